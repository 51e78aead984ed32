"""Volumes of a case: each takes sheets up to the limit of its authority, or until it is closed by hand; then the next is opened."""

import frappe
from frappe import _
from frappe.query_builder import DocType
from frappe.query_builder.functions import Sum
from frappe.utils import cint, get_fullname

from appeals_app import clock
from appeals_app.domain.case_file import CaseFile, Volume, check_volume, open_volume, volume_after
from appeals_app.permissions import roles
from appeals_app.permissions.scope import get_scope
from appeals_app.refusal import AppealRuleError

CLOSING = "Appeal Case Volume"


def limit_of(authority: str) -> int:
	"""Sheets a volume of the authority takes at most; 0 where it sets no limit."""
	return cint(frappe.db.get_value("Authority", authority, "case_volume_sheets"))


def volumes_of(
	authority: str, case_number: str, *, without: str = "", is_locked: bool = False
) -> list[Volume]:
	"""Volumes of the case with the sheets they hold, but for the papers of one appeal; those closed are among them.

	A locking read counts what others have filed and closed just now, whenever this transaction has begun.
	"""
	closings = closings_of(authority, case_number, is_locked=is_locked)
	closed = {row.case_volume or "": row.closed_on for row in closings}
	appeal = DocType("Appeal")
	query = frappe.qb.from_(appeal).select(appeal.case_volume, Sum(appeal.case_sheets))
	query = query.where((appeal.authority == authority) & (appeal.case_number == case_number))
	query = query.where(appeal.name != without).groupby(appeal.case_volume)
	rows = (query.for_update() if is_locked else query).run()
	sheets = {volume or "": int(count or 0) for volume, count in rows}
	return [Volume(name, sheets.get(name, 0), closed.get(name)) for name in sorted({*sheets, *closed})]


def closings_of(authority: str, case_number: str, *, is_locked: bool = False) -> list[frappe._dict]:
	"""Volumes of the case that are closed by hand now: when and by whom."""
	closing = DocType(CLOSING)
	query = (
		frappe.qb.from_(closing)
		.select(closing.name, closing.case_volume, closing.closed_on, closing.closed_by)
		.where((closing.authority == authority) & (closing.case_number == case_number))
		.where(closing.reopened_on.isnull())
		.orderby(closing.creation)
	)
	return (query.for_update() if is_locked else query).run(as_dict=True)


def take_turn(authority: str | None) -> None:
	"""Whoever files or closes in the authority meanwhile waits; to be taken before anything else is locked."""
	if authority:
		frappe.db.get_value("Authority", authority, "name", for_update=True)


def volume_taking(case: CaseFile, *, appeal: str, authority: str) -> str:
	"""The volume these papers go into: the one that is named, or the open one; refuses one that takes no more."""
	limit = limit_of(authority)
	volumes = volumes_of(authority, case.case, without=appeal, is_locked=True)
	if not case.volume:
		return open_volume(volumes, limit, case.sheets)
	named = next((one for one in volumes if one.name == case.volume), Volume(case.volume))
	following = volume_after(volumes, case.volume, limit)
	check_volume(named, sheets=case.sheets, limit=limit, following=following)
	return case.volume


def next_place(*, authority: str, case_number: str) -> dict:
	"""The open volume of a case, and how many sheets it holds of how many."""
	_check_keeps(authority)
	volumes, limit = volumes_of(authority, case_number), limit_of(authority)
	name = open_volume(volumes, limit)
	return {"volume": name, "sheets": sum(one.sheets for one in volumes if one.name == name), "limit": limit}


def close_volume(*, authority: str, case_number: str, case_volume: str) -> None:
	"""Close a volume that holds papers, as a registrar or archivist of its authority."""
	_check_keeps(authority)
	take_turn(authority)
	volumes = volumes_of(authority, case_number, is_locked=True)
	named = [one for one in volumes if one.name == case_volume]
	if not named or not named[0].sheets:
		frappe.throw(
			_("The case has no papers in this volume. Enter the case and the volume that is to be closed."),
			AppealRuleError,
		)
	if named[0].closed_on:
		frappe.throw(_("The volume {0} is closed already.").format(case_volume), AppealRuleError)
	place = {"authority": authority, "case_number": case_number, "case_volume": case_volume}
	closing = {"doctype": CLOSING, **place, "closed_on": clock.today(), "closed_by": frappe.session.user}
	frappe.get_doc(closing).insert(ignore_permissions=True)  # nobody writes these rows but this button


def reopen_volume(*, authority: str, case_number: str, case_volume: str) -> None:
	"""Undo a closing by hand; that the volume was closed stays written."""
	_check_keeps(authority)
	take_turn(authority)
	closings = closings_of(authority, case_number, is_locked=True)
	names = [row.name for row in closings if (row.case_volume or "") == case_volume]
	if not names:
		frappe.throw(_("The volume {0} is not closed by hand.").format(case_volume), AppealRuleError)
	undone = {"reopened_on": clock.today(), "reopened_by": frappe.session.user}
	frappe.db.set_value(CLOSING, {"name": ("in", names)}, undone)


def volumes_in_words(papers: list[dict], asked: dict[str, str]) -> list[str]:
	"""What each volume among the papers of an inventory holds and whether it takes more, a sentence for each."""
	authority, case_number = asked["authority"], asked["case_number"]
	limit = limit_of(authority)
	closed = {row.case_volume: row for row in closings_of(authority, case_number)}
	sheets: dict[str, int] = {}
	for paper in papers:
		volume = paper["case_volume"] or ""
		sheets[volume] = sheets.get(volume, 0) + paper["case_sheets"]
	nothing = frappe._dict()
	return [
		_told(
			Volume(name, count, closed.get(name, nothing).closed_on),
			limit,
			closed.get(name, nothing).closed_by,
		)
		for name, count in sheets.items()
		if name
	]


def _told(volume: Volume, limit: int, closed_by: str | None) -> str:
	if volume.closed_on:
		words = _("Volume {0}: sheets {1}, closed on {2} by {3}.")
		return words.format(
			volume.name, volume.sheets, f"{volume.closed_on:%d.%m.%Y}", get_fullname(closed_by)
		)
	if not volume.is_open(limit):
		return _("Volume {0}: sheets {1}, full; the next papers go into the next volume.").format(
			volume.name, volume.sheets
		)
	if limit:
		return _("Volume {0}: sheets {1} of at most {2}.").format(volume.name, volume.sheets, limit)
	return _("Volume {0}: sheets {1}.").format(volume.name, volume.sheets)


def check_files_papers() -> None:
	"""Refuse whoever is neither a registrar nor an archivist, in words that say whom to ask."""
	if not {roles.REGISTRAR, roles.ARCHIVIST} & set(frappe.get_roles()):
		frappe.throw(
			_("Papers are filed in cases by the registrar and the archivist. Ask one of them."),
			frappe.PermissionError,
		)


def _check_keeps(authority: str) -> None:
	check_files_papers()
	if not get_scope(frappe.session.user).holds_authority(authority):
		frappe.throw(
			_("You do not serve in the authority that is chosen. Choose your own authority."),
			frappe.PermissionError,
		)
