"""Comments, letters and versions of a sensitive card and of its papers are met once its purpose is stated, as its form is."""

import frappe
import pytest

from appeals_app.permissions import roles
from appeals_app.personal_data.purposes import state_purpose
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as
from tests.site.looking import forget_rules_of_request, person_of

pytestmark = pytest.mark.usefixtures("guarded")

WORDS = "Автор після поранення, передзвонити 7731."
ROWS = {
	"Comment": ("reference_doctype", "reference_name", {"comment_type": "Comment", "content": WORDS}),
	"Communication": ("reference_doctype", "reference_name", {"subject": "x", "content": WORDS}),
	"Version": ("ref_doctype", "docname", {"data": '{"changed": [["brief", "", "7731"]]}'}),
}


@pytest.fixture
def way(staff: Staff) -> Journey:
	return Journey(staff, applicant=person_of(staff), keep_author_secret=1).to("draft")


def told_of(way: Journey) -> list[tuple[str, str]]:
	"""A row of each kind about the card and about its letter, written past the rules of such rows."""
	letter = frappe.db.get_value("Appeal Reply", {"appeal": way.appeal})
	made = []
	for doctype, (kind, name, words) in ROWS.items():
		for record in (("Appeal", way.appeal), ("Appeal Reply", letter)):
			row = frappe.get_doc({"doctype": doctype, kind: record[0], name: record[1], **words})
			row.insert(ignore_permissions=True)
			frappe.db.set_value(doctype, row.name, "owner", way.executor.user)
			made.append((doctype, row.name))
	return made


def met(person: Person, rows: list[tuple[str, str]]) -> set[tuple[str, str, str]]:
	"""What of the rows is listed and opened."""
	found = set()
	with acting_as(person):
		forget_rules_of_request()
		for doctype, name in rows:
			hooks = (
				frappe.get_hooks(hook)[doctype] for hook in ("permission_query_conditions", "has_permission")
			)
			conditions_of, may = (
				frappe.get_attr(paths[-1]) for paths in hooks
			)  # the framework's own stand first
			conditions = conditions_of(person.user)
			if frappe.db.sql(
				f"select name from `tab{doctype}` where name = %s and {conditions or '1'}", name
			):
				found.add((doctype, name, "listed"))
			if may(frappe.get_doc(doctype, name), "read", person.user) is not False:
				found.add((doctype, name, "opened"))
	return found


def test_rows_are_met_once_the_purpose_is_stated(staff: Staff, way: Journey) -> None:
	rows, controller = told_of(way), staff[roles.CONTROLLER]
	every = {(*row, how) for row in rows for how in ("listed", "opened")}

	assert not met(controller, rows)
	for person in (staff[roles.REGISTRAR], way.executor):
		assert met(person, rows) == every, person.role

	with acting_as(controller):
		state_purpose(doctype="Appeal", name=way.appeal, purpose="Контроль строку відповіді")
	assert met(controller, rows) == every


def test_rows_about_ordinary_cards_and_nothing_are_met_as_before(staff: Staff) -> None:
	ordinary = Journey(staff, applicant=person_of(staff)).to("draft")
	rows = told_of(ordinary)

	assert len(met(staff[roles.CONTROLLER], rows)) == 2 * len(rows)


def test_own_comment_is_met_by_who_wrote_it(staff: Staff, way: Journey) -> None:
	rows = told_of(way)[:1]
	frappe.db.set_value("Comment", rows[0][1], "owner", staff[roles.CONTROLLER].user)

	assert len(met(staff[roles.CONTROLLER], rows)) == 2
