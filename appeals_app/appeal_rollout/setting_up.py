"""Authorities are set up whole: the authority, its units, accounts and posts, its rule of indexes and counters.

What is there already is left as it is, so the same rows may be given again.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app import clock
from appeals_app.appeal_registry.tasks import make_counters_for_next_year
from appeals_app.appeal_rollout.directory_known import known_directory
from appeals_app.authority_directory.event_log import record_authority_event
from appeals_app.domain.authority_plan import AuthorityRow, OfficerRow, Row, State, Step, UnitRow, plan
from appeals_app.permissions.scope import forget_scopes
from appeals_app.refusal import sentence_of

MADE = "Made"
WAITS = "Waits"
"""A row beside one that is refused: its authority is set up whole or not at all."""

ACT = "authority_set_up"


def planned(rows: Iterable[Row]) -> list[dict]:
	"""What would be made, as rows of the table «steps»; nothing is written."""
	steps = plan(rows, known_directory())
	held = {step.row.authority for step in steps if step.state is State.REFUSED}
	return [_told(step, waits=step.row.authority in held) for step in steps]


def set_up(rows: Iterable[Row], *, sends_letters: bool) -> list[dict]:
	"""Make what is lacking, by the rights of the user; an authority with a refused row is left alone as a whole."""
	told = []
	steps = _uppermost_first(plan(rows, known_directory()))
	for authority, own in groupby(steps, key=lambda step: step.row.authority):
		told.extend(_set_up_one(authority, list(own), sends_letters=sends_letters))
	make_counters_for_next_year()
	forget_scopes()
	return told


def _uppermost_first(steps: list[Step]) -> list[Step]:
	"""Steps of one authority beside each other, a parent before those under it."""
	above = {step.row.code: step.row.parent for step in steps if isinstance(step.row, AuthorityRow)}

	def way(step: Step) -> tuple[int, str]:
		depth, code = 0, step.row.authority
		while above.get(code) and depth <= len(above):
			depth, code = depth + 1, above[code]
		return depth, step.row.authority

	return sorted(steps, key=way)


def _set_up_one(authority: str, steps: list[Step], *, sends_letters: bool) -> list[dict]:
	refused = any(step.state is State.REFUSED for step in steps)
	lacking = [step for step in steps if step.state is State.NEW]
	if refused or not lacking:
		return [_told(step, waits=refused) for step in steps]
	frappe.db.savepoint("before_authority")
	try:
		for step in lacking:
			_MAKERS[step.doctype](step.row, sends_letters)
		_record(authority, lacking)
	except frappe.ValidationError as fault:
		frappe.db.rollback(save_point="before_authority")
		frappe.clear_messages()
		return [{**_told(step), "state": State.REFUSED.value, "reason": str(fault)} for step in steps]
	return [{**_told(step), **({"state": MADE} if step in lacking else {})} for step in steps]


def _told(step: Step, *, waits: bool = False) -> dict:
	state = WAITS if waits and step.state is State.NEW else step.state.value
	return {
		"place": step.row.place,
		"what": _(step.doctype),
		"step_title": step.title[:140],
		"state": state,
		"reason": sentence_of(step.fault) if step.fault else "",
	}


def _record(authority: str, made: list[Step]) -> None:
	counted = {doctype: sum(step.doctype == doctype for step in made) for doctype in _MAKERS}
	words = ", ".join(f"{_(doctype)}: {count}" for doctype, count in counted.items() if count)
	record_authority_event(authority=authority, act=ACT, ground=_("Made: {0}").format(words))


def _make_authority(row: AuthorityRow, _sends_letters: bool) -> None:
	if row.parent:
		_open_for_subordinates(row.parent)
	fields = ("postal_address", "phone", "email", "edrpou", "katottg_code", "index_prefix", "short_name")
	_insert(
		"Authority",
		authority_code=row.code,
		authority_name=row.name,
		authority_kind=row.kind,
		parent_authority=row.parent,
		**{field: getattr(row, field) for field in fields},
	)


def _open_for_subordinates(authority: str) -> None:
	parent = frappe.get_doc("Authority", authority)
	if not parent.is_group:
		parent.is_group = 1
		parent.save()


def _make_unit(row: UnitRow, _sends_letters: bool) -> None:
	parent = row.parent and frappe.db.get_value(
		"Authority Unit", {"authority": row.authority, "unit_code": row.parent}
	)
	_insert(
		"Authority Unit", authority=row.authority, unit_code=row.code, unit_name=row.name, parent_unit=parent
	)


def _make_account(row: OfficerRow, sends_letters: bool) -> None:
	if frappe.db.exists("User", row.email):
		frappe.get_doc("User", row.email).add_roles(*row.roles)
		return
	account = frappe.new_doc("User")  # with the framework's defaults, which an import would not set
	account.update(
		{
			"email": row.email,
			"username": row.email,  # else the framework makes one of the first name, and tells that it is taken
			"first_name": row.first_name,
			"middle_name": row.middle_name,
			"last_name": row.last_name,
			"language": "uk",
			"send_welcome_email": int(sends_letters),
			"roles": [{"role": role} for role in row.roles],
		}
	)
	with _entered_by_administrator():
		account.insert()


@contextmanager
def _entered_by_administrator() -> Iterator[None]:
	"""The framework lets in sixty new users an hour, and asks a site outside for a picture of each: not for an import."""
	before = frappe.flags.in_import
	frappe.flags.in_import = True
	try:
		yield
	finally:
		frappe.flags.in_import = before


def _make_post(row: OfficerRow, _sends_letters: bool) -> None:
	unit = row.unit and frappe.db.get_value(
		"Authority Unit", {"authority": row.authority, "unit_code": row.unit}
	)
	_insert(
		"Authority Officer",
		user=row.email,
		authority=row.authority,
		unit=unit,
		position=row.position,
		phone=row.phone,
		valid_from=clock.today(),
		**dict.fromkeys(row.powers, 1),
	)


def _make_index_rule(row: AuthorityRow, _sends_letters: bool) -> None:
	_insert("Appeal Index Rule", authority=row.code, valid_from_year=clock.today().year, **row.patterns())


def _insert(doctype: str, **values: object) -> Document:
	return frappe.get_doc({"doctype": doctype, **values}).insert()


_MAKERS = {
	"Authority": _make_authority,
	"Appeal Index Rule": _make_index_rule,
	"Authority Unit": _make_unit,
	"User": _make_account,
	"Authority Officer": _make_post,
}
