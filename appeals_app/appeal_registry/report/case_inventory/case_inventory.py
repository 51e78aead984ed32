"""The inventory of a case: the papers filed in it, or in a volume of it, with the sheets each takes.

What stands in it is read as any list is: inside the reader's scope, and with people as the reader may see them.
"""

import frappe
from frappe import _
from frappe.utils import cint, escape_html, formatdate

from appeals_app.appeal_registry.case_volumes import volumes_in_words
from appeals_app.appeal_registry.listed_appeals import asked_authority, people_of
from appeals_app.refusal import AppealRuleError

MOST_ROWS = 5_000
"""A case of more papers is several volumes."""

FIELDS = (
	*("name", "registration_index", "registered_at", "applicant", "brief"),
	*("case_volume", "case_sheets"),
)


def execute(filters: dict | None = None) -> tuple[list[dict], list[dict], str]:
	"""Columns, rows, and in words how many papers and sheets they are, or what to enter to see them."""
	asked = _asked_case(frappe._dict(filters or {}))
	if not asked:
		return get_columns(), [], _("Choose the authority and enter the case to see what is filed in it.")
	rows = get_data(asked)
	sheets = sum(row["case_sheets"] for row in rows)
	told = [_("Appeals in the case: {0}, sheets: {1}.").format(len(rows), sheets)]
	told += volumes_in_words(rows, asked)
	return get_columns(), rows, "<br>".join(map(escape_html, told))


def get_columns() -> list[dict]:
	"""Columns of the inventory."""
	columns = [
		("number", _("Number In Order"), "Int", 70),
		("registration_index", _("Registration Index"), "Data", 180),
		("registered_on", _("Registered On"), "Data", 140),
		("author", _("Applicant"), "Data", 180),
		("brief", _("Brief"), "Data", 255),
		("case_volume", _("Volume"), "Data", 65),
		("case_sheets", _("Sheets"), "Int", 155),
		("numbers", _("Numbers Of Sheets"), "Data", 140),
	]
	return [
		{"fieldname": fieldname, "label": label, "fieldtype": fieldtype, "width": width}
		for fieldname, label, fieldtype, width in columns
	]


def get_data(asked: dict[str, str]) -> list[dict]:
	"""Appeals of the case by volumes, in the order of their registration; sheets are numbered anew in each volume."""
	cards = frappe.get_list(
		"Appeal",
		filters=asked,
		fields=list(FIELDS),
		order_by="registered_at asc, creation asc",
		limit_page_length=MOST_ROWS + 1,
	)
	if len(cards) > MOST_ROWS:
		frappe.throw(_("The case has too many papers for one list. Choose a volume of it."), AppealRuleError)
	cards.sort(key=_volume)
	people, ends, rows = people_of(cards), {}, []
	for number, card in enumerate(cards, start=1):
		first = ends.get(card.case_volume, 0) + 1
		ends[card.case_volume] = last = first + cint(card.case_sheets) - 1
		rows.append(
			_row(number, card, people) | {"numbers": f"{first}–{last}" if last > first else f"{last}"}
		)
	return rows


def _volume(card: frappe._dict) -> tuple[int, str]:
	"""Volumes in their order: the tenth stands behind the second."""
	volume = card.case_volume or ""
	return len(volume), volume


def _asked_case(filters: frappe._dict) -> dict[str, str]:
	"""The case and the volume of it that are asked for; nothing where it is not said whose case it is and which."""
	asked = {"authority": asked_authority(filters.authority), "case_number": filters.case_number}
	if not all(value and isinstance(value, str) for value in asked.values()):
		return {}
	if filters.case_volume and isinstance(filters.case_volume, str):
		asked["case_volume"] = filters.case_volume
	return asked


def _row(number: int, card: frappe._dict, people: dict[str, frappe._dict]) -> dict:
	person = people.get(card.applicant) or frappe._dict()
	return {
		**card,
		"number": number,
		"registered_on": formatdate(card.registered_at),
		"author": person.full_name or "",
		"case_sheets": cint(card.case_sheets),
	}
