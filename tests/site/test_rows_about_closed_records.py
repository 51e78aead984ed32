"""Comments, versions and what is deleted tell nobody of a record he may not read, be it an appeal or not."""

import frappe
import pytest

from appeals_app.permissions import roles
from appeals_app.permissions.referring_rows import has_permission
from appeals_app.testing.factories import make_user, unique
from appeals_app.testing.staff import Staff, acting_as
from tests.site.importing import a_row, csv_of, new_import


@pytest.fixture
def administrator(site: str) -> str:
	"""An administrator of the oblast as the README has it: the framework's rows are open to the role."""
	return make_user(roles.OBLAST_ADMIN, "System Manager").name


@pytest.fixture
def note(staff: Staff) -> str:
	"""A private note of a registrar, deleted by whoever may."""
	with acting_as(staff[roles.REGISTRAR]):
		values = {"doctype": "Note", "title": unique("Н"), "public": 0, "content": "тел. 0670000000"}
		name = frappe.get_doc(values).insert().name
	frappe.delete_doc("Note", name, ignore_permissions=True)
	return frappe.db.get_value("Deleted Document", {"deleted_doctype": "Note", "deleted_name": name})


def test_administrator_does_not_read_the_deleted_notes_of_others(administrator: str, note: str) -> None:
	with acting_as(administrator):
		assert not frappe.get_list("Deleted Document", {"name": note})
		with pytest.raises(frappe.PermissionError):
			frappe.get_doc("Deleted Document", note).check_permission("read")


def test_administrator_reads_what_was_deleted_of_the_settings(administrator: str) -> None:
	row = frappe.get_doc({"doctype": "Workflow State", "workflow_state_name": unique("С")}).insert()
	row.delete()
	deleted = frappe.db.get_value("Deleted Document", {"deleted_name": row.name})

	with acting_as(administrator):
		assert frappe.get_list("Deleted Document", {"name": deleted})
		frappe.get_doc("Deleted Document", deleted).check_permission("read")


@pytest.fixture
def comment(staff: Staff) -> str:
	"""A comment on an import, whose file is named in it."""
	kept = new_import(staff[roles.REGISTRAR], staff.authority, csv_of([a_row(1)]))
	with acting_as(staff[roles.REGISTRAR]):
		return frappe.get_doc("Appeal Import", kept).add_comment("Comment", "Журнал Іваненка").name


def test_comment_on_a_record_is_read_by_those_who_read_the_record(
	staff: Staff, neighbours: Staff, administrator: str, comment: str
) -> None:
	row = frappe.get_doc("Comment", comment)

	with acting_as(administrator):
		assert not frappe.get_list("Comment", {"name": comment})
		with pytest.raises(frappe.PermissionError):
			row.check_permission("read")
	strangers = (neighbours[roles.REGISTRAR].user, staff[roles.ANALYST].user)
	assert not [user for user in strangers if has_permission(row, "read", user) is not False]
	assert has_permission(row, "read", staff[roles.REGISTRAR].user) is not False


def test_rows_that_name_each_other_end_no_request(staff: Staff, administrator: str) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		own = {"doctype": "ToDo", "allocated_to": staff[roles.REGISTRAR].user}
		first = frappe.get_doc({**own, "description": "а"}).insert()
		second = frappe.get_doc({**own, "description": "б", **about(first)}).insert()
	first.db_set(about(second))

	with acting_as(administrator), pytest.raises(frappe.PermissionError):
		first.check_permission("read")
	with acting_as(staff[roles.REGISTRAR]):
		first.check_permission("read")


def about(row: object) -> dict:
	return {"reference_type": row.doctype, "reference_name": row.name}


def test_letter_the_system_sent_another_is_read_by_no_administrator(administrator: str) -> None:
	letter = {"doctype": "Email Queue", "sender": "a@b.example", "message": "https://x.example/?key=1"}
	sent = frappe.get_doc(letter).insert(ignore_permissions=True)

	with acting_as(administrator):
		assert not frappe.get_list("Email Queue", {"name": sent.name})
		assert not frappe.get_doc("Email Queue", sent.name).has_permission("read")


def test_own_letter_is_read_by_its_sender(administrator: str) -> None:
	letter = {"doctype": "Email Queue", "sender": "a@b.example", "message": "Проба пошти"}
	with acting_as(administrator):
		sent = frappe.get_doc(letter).insert(ignore_permissions=True)

		assert frappe.get_list("Email Queue", {"name": sent.name})
		assert sent.has_permission("read")
