"""No question tells what a forbidden row holds: answers are the same whatever its values are.

Each role asks by every field of Appeal and Applicant, of the tables of an appeal and through links, while the values
of a foreign appeal and its author are first those asked for and then others. `ORACLE_SHARE` says which share of the
questions is asked; `make test-long` asks all of them.
"""

import os
import random
import sys
from collections.abc import Callable, Iterator

import frappe
import pytest
from frappe.desk import reportview
from frappe.model import display_fieldtypes, no_value_fields, table_fields

from appeals_app.permissions import roles
from appeals_app.permissions.dotted_fields import refuse_fields_behind_links
from appeals_app.personal_data import list_guard
from appeals_app.testing.factories import make_user
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.permission_matrix import GUEST, NO_ROLE, SYSTEM_MANAGER

ASKED_FOR = {
	"Date": "2031-01-01",
	"Datetime": "2031-01-01 10:00:00",
	"Int": 71,
	"Check": 1,
	"JSON": '{"a": 1}',
}
OTHER = {"Date": "2012-01-01", "Datetime": "2012-01-01 10:00:00", "Int": 3, "Check": 0, "JSON": '{"b": 2}'}
TEXT_ASKED_FOR, OTHER_TEXT = "оракул-так", "яоракул-ні"
KEPT = ("authority",)
"""What decides whose the row is."""

SEED = 20261128
SHARE = float(os.environ.get("ORACLE_SHARE", "0.1"))

DOCTYPES = ("Appeal", "Applicant")
LINKS = ("applicant", "previous_appeal", "main_appeal")


def fields_of(doctype: str) -> list[tuple[str, str]]:
	"""Names and types of the columns of a table."""
	skipped = {*display_fieldtypes, *no_value_fields, *table_fields}
	return [
		(field.fieldname, field.fieldtype)
		for field in frappe.get_meta(doctype).fields
		if field.fieldtype not in skipped and not field.get("is_virtual")
	]


def questions(doctype: str) -> Iterator[tuple[str, dict]]:
	"""Every question by a field of the DocType, of its tables and of what it links to; equal rows stand by their names."""
	by_name = f"`tab{doctype}`.`name` asc"
	for name, fieldtype in fields_of(doctype):
		value = ASKED_FOR.get(fieldtype, TEXT_ASKED_FOR)
		yield f"filters {name}", {"filters": [[doctype, name, "=", value]]}
		yield f"or_filters {name}", {"or_filters": [[doctype, name, "=", value], [doctype, "name", "=", "-"]]}
		yield f"order_by {name}", {"order_by": f"`tab{doctype}`.`{name}` asc, {by_name}"}
		yield f"group_by {name}", {"group_by": f"`tab{doctype}`.`{name}`", "fields": ["count(*) as total"]}
	for table in frappe.get_meta(doctype).get_table_fields():
		for name, _fieldtype in fields_of(table.options):
			yield f"filters {table.options}.{name}", {"filters": [[table.options, name, "=", TEXT_ASKED_FOR]]}
			ordered = f"`tab{table.options}`.`{name}` asc, {by_name}"
			yield f"order_by {table.options}.{name}", {"order_by": ordered}
	for link in frappe.get_meta(doctype).get_link_fields():
		if link.fieldname in LINKS:
			for name, _fieldtype in fields_of(link.options):
				yield (
					f"fields {link.fieldname}.{name}",
					{"fields": ["name", f"{link.fieldname}.{name} as told"]},
				)
				yield (
					f"order_by {link.fieldname}.{name}",
					{"order_by": f"{link.fieldname}.{name} asc, {by_name}"},
				)


def chosen_questions() -> list[tuple[str, str, dict]]:
	"""The share of all questions, the same at every run."""
	every = [(doctype, what, asked) for doctype in DOCTYPES for what, asked in questions(doctype)]
	return random.Random(SEED).sample(every, round(len(every) * SHARE))


def guard_as_a_request_is(doctype: str) -> None:
	"""What stands before every request that reads a list."""
	list_guard.install()
	refuse_fields_behind_links(doctype, frappe.local.form_dict)


def by_get_list(doctype: str, asked: dict) -> object:
	"""As `/api/resource` asks."""
	frappe.local.form_dict = frappe._dict({key: frappe.as_json(value) for key, value in asked.items()})
	guard_as_a_request_is(doctype)
	return frappe.get_list(doctype, **{"fields": ["name"], "limit": 0, **asked})


def by_reportview(doctype: str, asked: dict) -> object:
	"""As the Desk's lists and reports ask."""
	sent = {"fields": ["name"], "page_length": 500, "start": 0, **asked}
	sent = {key: value if isinstance(value, str) else frappe.as_json(value) for key, value in sent.items()}
	frappe.local.form_dict = frappe._dict({"doctype": doctype, **sent})
	guard_as_a_request_is(doctype)
	return reportview.get()


def answer_to(door: Callable[[str, dict], object], doctype: str, asked: dict) -> str:
	"""The rows, or the kind of refusal; without an order asked for, the database gives equal rows as it likes."""
	try:
		answer = door(doctype, asked)
		rows = answer["values"] if isinstance(answer, dict) and "values" in answer else answer
		if "order_by" not in asked and isinstance(rows, list):
			rows.sort(key=frappe.as_json)
		return frappe.as_json(answer)
	except Exception as refused:  # whatever it is, it must be the same in both worlds
		return type(refused).__name__


def set_values(doctype: str, name: str, special: dict, text: str) -> None:
	values = {field: special.get(kind, text) for field, kind in fields_of(doctype) if field not in KEPT}
	for unique in ("tracking_code", "registration_key", "number_key"):
		values.pop(unique, None)
	frappe.db.set_value(doctype, name, values, update_modified=False)


@pytest.fixture
def foreign(staff: Staff, neighbours: Staff) -> dict[str, str]:
	"""An appeal next door with its author; appeals of every colleague here lead to it."""
	next_door = Journey(neighbours).to("registered")
	own = Journey(staff).to("execution")
	frappe.db.set_value(
		"Appeal", own.appeal, {"previous_appeal": next_door.appeal, "main_appeal": next_door.appeal}
	)
	question = frappe.db.get_value("Appeal Question", {"parent": next_door.appeal})
	return {"Appeal": next_door.appeal, "Applicant": next_door.card().applicant, "Appeal Question": question}


def answers(users: dict[str, str]) -> dict[tuple[str, ...], str]:
	found, chosen = {}, chosen_questions()
	for role, user in users.items():
		with acting_as(user):
			for doctype, what, asked in chosen:
				for door in (by_get_list, by_reportview):
					found[role, door.__name__, doctype, what] = answer_to(door, doctype, asked)
		frappe.clear_messages()
	return found


def test_answers_do_not_depend_on_values_of_forbidden_rows(
	staff: Staff, foreign: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
	users = {role: person.user for role, person in staff.people.items()}
	users |= {SYSTEM_MANAGER: make_user("System Manager").name, NO_ROLE: make_user().name, GUEST: "Guest"}

	for doctype, name in foreign.items():
		set_values(doctype, name, ASKED_FOR, TEXT_ASKED_FOR)
	before = answers(users)
	for doctype, name in foreign.items():
		set_values(doctype, name, OTHER, OTHER_TEXT)
	after = answers(users)

	told = [" ".join(asked) for asked, answer in before.items() if answer != after[asked]]
	with capsys.disabled():
		sys.stdout.write(f"\nValue oracle: {len(before)} answers twice, {len(told)} differences\n")
	assert len(before) > 10_000 * SHARE
	assert any('"name": ' in answer for answer in before.values())
	assert not told, "\n".join(told[:60])


def test_field_that_a_role_may_not_read_is_not_kept_from_it_by_its_level_alone() -> None:
	"""A level hides a value and still answers questions by it, so every reader of a card reads every level of it."""
	for doctype in DOCTYPES:
		meta = frappe.get_meta(doctype)
		levels = {field.permlevel for field in meta.fields if field.fieldtype not in display_fieldtypes}
		readers = {row.role for row in meta.permissions if row.read and not row.permlevel}
		for level in levels:
			may_read = {row.role for row in meta.permissions if row.read and row.permlevel == level}
			assert readers & set(roles.ALL_ROLES) <= may_read, (doctype, level)
