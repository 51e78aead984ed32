"""Reports and notifications that leave by e-mail: for those who read the register, masked as they see it, recorded."""

import json

import frappe
import pytest

from appeals_app.permissions import roles
from appeals_app.personal_data import list_guard
from appeals_app.testing.factories import make_authority_officer, make_user, unique
from appeals_app.testing.staff import Staff, acting_as, make_person
from tests.serving import Client, Served
from tests.site.looking import PHONE, events_of, forget_rules_of_request, person_of
from tests.site.refusals import refusal

MASKED_PHONE = "+380 67 *** ** 12"


@pytest.fixture(autouse=True)
def guarded_lists(site: str) -> None:
	list_guard.install()


@pytest.fixture
def person(staff: Staff) -> str:
	return person_of(staff)


def report_of(doctype: str, *columns: str) -> str:
	built = {"fields": [[column, doctype] for column in columns]}
	values = {"ref_doctype": doctype, "report_type": "Report Builder", "json": json.dumps(built)}
	return frappe.get_doc({"doctype": "Report", "report_name": unique("Звіт "), **values}).insert().name


def emailed(user: str, record: str, report: str | None = None, **given: object) -> frappe._dict:
	return frappe.get_doc(
		{
			"doctype": "Auto Email Report",
			"report": report or report_of("Applicant", "name", "phone", "full_name"),
			"report_type": "Report Builder",
			"user": user,
			"email_to": user,
			"format": "CSV",
			"frequency": "Daily",
			"no_of_rows": 100,
			"filters": json.dumps({"name": record}),
			**given,
		}
	)


@pytest.mark.parametrize("file_format", ["CSV", "HTML"])
def test_report_is_made_as_its_user_sees_it_and_recorded(staff: Staff, person: str, file_format: str) -> None:
	forget_rules_of_request()
	controller = make_person(roles.CONTROLLER, authority=staff.authority).user  # nobody else's looks count

	content = emailed(controller, person, format=file_format).insert().get_report_content()

	assert MASKED_PHONE.split(" ***")[0] in content
	assert PHONE not in content
	[event] = events_of(controller, listed_doctype="Applicant")
	assert (event.act, event.rows_count) == ("Exported", 1)
	assert frappe.get_all("Personal Data Access Subject", {"event": event.name}, pluck="applicant") == [
		person
	]
	assert frappe.session.user == "Administrator"


def test_report_holds_no_person_outside_the_scope_of_its_user(neighbours: Staff, person: str) -> None:
	forget_rules_of_request()

	content = emailed(neighbours[roles.REGISTRAR].user, person, send_if_data=0).insert().get_report_content()

	assert person not in content
	assert PHONE not in content


def test_report_of_the_register_goes_to_its_own_user_alone(staff: Staff, person: str) -> None:
	controller = staff[roles.CONTROLLER].user

	for address in ("x@example.org", f"{controller}\nx@example.org", staff[roles.HEAD].user):
		assert "саме йому" in refusal(emailed(controller, person, email_to=address).insert)


@pytest.mark.parametrize("user", ["Administrator", "analyst"])
def test_report_is_made_for_nobody_who_does_not_read(staff: Staff, person: str, user: str) -> None:
	name = staff[roles.ANALYST].user if user == "analyst" else user
	address = frappe.db.get_value("User", name, "email")

	assert "не читає" in refusal(emailed(name, person, email_to=address).insert)


def test_report_stored_before_the_rule_is_not_made(staff: Staff, person: str) -> None:
	report = emailed(staff[roles.CONTROLLER].user, person).insert()
	report.db_set("email_to", "x@example.org")

	assert "саме йому" in refusal(report.get_report_content)


def notification(about: str, **given: object) -> frappe._dict:
	rows = given.pop("recipients", [{"receiver_by_role": roles.CONTROLLER}])
	return frappe.get_doc(
		{
			"doctype": "Notification",
			"name": unique("Повідомлення "),
			"subject": "Запис {{ doc.name }}",
			"document_type": about,
			"event": "New",
			"channel": "Email",
			"message": "Новий запис",
			"recipients": rows,
			**given,
		}
	)


@pytest.mark.parametrize(
	"given",
	[
		{"recipients": [{"receiver_by_role": roles.CONTROLLER, "cc": "x@example.org"}]},
		{"recipients": [{"receiver_by_document_field": "email"}]},
		{"message": "Телефон {{ doc.phone }}"},
		{"message": "{{ doc.as_json() }}"},
		{"attach_print": 1},
		{"channel": "SMS"},
	],
	ids=lambda given: next(iter(given)),
)
def test_notification_that_carries_people_out_is_not_saved(given: dict) -> None:
	assert "Сповіщення про" in refusal(notification("Applicant", **given).insert)


def test_text_of_a_letter_goes_out_in_no_notification() -> None:
	assert "Сповіщення про" in refusal(notification("Appeal Reply", message="{{ doc.body }}").insert)
	assert notification("Appeal Reply", message="{{ doc.appeal_brief }}").insert().name


def test_notification_to_readers_without_personal_data_is_saved(staff: Staff) -> None:
	reader = {"cc": staff[roles.CONTROLLER].user, "receiver_by_document_field": "owner"}

	assert notification("Applicant", recipients=[reader]).insert().name
	assert notification("Note", recipients=[{"cc": "x@example.org"}]).insert().name


@pytest.mark.parametrize("kind", ["Auto Email Report", "Notification"])
def test_whoever_makes_letters_about_the_register_is_seen(staff: Staff, person: str, kind: str) -> None:
	frappe.flags.pop("appeals_access_changes", None)
	oblast = frappe.db.get_value("Authority", {"authority_kind": "Oblast Administration"})
	watcher = make_person(roles.DATA_PROTECTION_OFFICER, authority=oblast or staff.authority).user
	actor = make_user("System Manager", roles.OBLAST_ADMIN).name
	make_authority_officer(user=actor, authority=staff.authority)
	made = (
		notification("Applicant") if kind == "Notification" else emailed(staff[roles.CONTROLLER].user, person)
	)

	with acting_as(actor):
		made.insert()

	assert frappe.db.exists("Authority Event", {"user": actor, "reference_doctype": kind})
	said = ("like", f"%{frappe._(kind)}%")
	assert frappe.db.exists("Notification Log", {"for_user": watcher, "subject": said})


def test_downloaded_report_is_escaped_once(
	http_server: Served, administrator_password: str, staff: Staff
) -> None:
	note = frappe.get_doc({"doctype": "ToDo", "description": "+380 text", "priority": "Low"}).insert()
	frappe.db.set_value("ToDo", note.name, "description", "+380 text")
	address = frappe.db.get_value("User", "Administrator", "email")
	notes = report_of("ToDo", "name", "description")
	report = emailed("Administrator", note.name, report=notes, email_to=address).insert()
	frappe.db.commit()  # the server reads only what is committed
	client: Client = http_server.client().login("Administrator", administrator_password)
	client.open_desk()

	answer = client.get(
		"/api/method/frappe.email.doctype.auto_email_report.auto_email_report.download",
		{"name": report.name},
	)

	frappe.delete_doc("Auto Email Report", report.name)
	frappe.delete_doc("Report", notes)
	frappe.delete_doc("ToDo", note.name)
	frappe.db.commit()
	assert answer.status_code == 200, answer.text
	assert "'+380 text" in answer.text
	assert "''+380" not in answer.text
