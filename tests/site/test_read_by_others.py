"""What is made in somebody's name, of the newest record, or by a notice, tells and stops nobody else."""

import json

import frappe
import pytest

from appeals_app.permissions import roles
from appeals_app.personal_data.register_notification import install
from appeals_app.testing.factories import PASSWORD, make_applicant
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.serving import Client, Served

METHOD = "/api/method/"


@pytest.fixture
def administrating(http_server: Served, administrator: str) -> Client:
	frappe.db.commit()  # nosemgrep: the server reads only what is committed
	client = http_server.client().login(administrator, PASSWORD)
	client.open_desk()
	return client


def test_report_of_the_register_is_downloaded_by_its_reader_alone(
	http_server: Served, staff: Staff, administrating: Client
) -> None:
	reader = staff[roles.REGISTRAR].user
	filters = {"authority": staff.authority, "from_date": "2026-01-01", "to_date": "2026-12-31", "year": 2026}
	report = frappe.get_doc(
		{
			"doctype": "Auto Email Report",
			"report": "Registration Journal",
			"report_type": "Script Report",
			"user": reader,
			"email_to": reader,
			"format": "CSV",
			"frequency": "Daily",
			"filters": json.dumps(filters),
			"no_of_rows": 10,
		}
	).insert()
	frappe.db.commit()  # nosemgrep: the server reads only what is committed
	looks = frappe.db.count("Personal Data Access Event", {"user": reader})
	door = f"{METHOD}frappe.email.doctype.auto_email_report.auto_email_report.download"

	answer = administrating.get(f"{door}?name={report.name}")

	assert answer.status_code == 403
	frappe.db.rollback()
	assert frappe.db.count("Personal Data Access Event", {"user": reader}) == looks
	report.delete()
	frappe.db.commit()  # nosemgrep: it would go out by the clock


def test_series_are_not_previewed_by_the_newest_record(administrating: Client) -> None:
	form = {
		"doctype": "Document Naming Settings",
		"name": "Document Naming Settings",
		"transaction_type": "Applicant",
		"try_naming_series": "{full_name}.-.####",
	}

	answer = administrating.post(
		f"{METHOD}run_doc_method", {"docs": json.dumps(form), "method": "preview_series"}
	)

	assert answer.status_code == 403


def test_refused_rename_tells_no_name(staff: Staff, administrator: str) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		person = make_applicant(authority=staff.authority)

	with acting_as(administrator), pytest.raises(frappe.ValidationError) as refused:
		person.before_rename(person.name, "zz")

	assert person.full_name not in str(refused.value)
	assert person.name in str(refused.value)


@pytest.mark.parametrize(
	"condition",
	["1/0 if doc.registration_index else 1", "doc.closed_by.lower() if doc.registration_index else 1"],
)
def test_notice_that_fails_stops_no_save(staff: Staff, condition: str) -> None:
	frappe.get_doc(
		{
			"doctype": "Notification",
			"name": "Зламане",
			"subject": "Зламане",
			"document_type": "Appeal",
			"event": "Save",
			"channel": "System Notification",
			"condition": condition,
			"message": "x",
			"recipients": [{"receiver_by_role": roles.HEAD}],
			"enabled": 1,
		}
	).insert()
	frappe.cache.hdel("notifications", "Appeal")
	install()
	way = Journey(staff).to("registered")
	card = way.card()

	with acting_as(staff[roles.REGISTRAR]):
		card.brief = "Інше коротко"
		card.save()

	assert frappe.db.get_value("Appeal", way.appeal, "brief") == "Інше коротко"
	frappe.cache.hdel("notifications", "Appeal")


def test_private_note_of_another_is_not_marked(http_server: Served, staff: Staff) -> None:
	head, stranger = staff[roles.HEAD].user, staff[roles.EXECUTOR].user
	note = frappe.get_doc({"doctype": "Note", "title": frappe.generate_hash(length=8), "public": 0}).insert()
	note.db_set("owner", head)
	frappe.db.commit()  # nosemgrep: the server reads only what is committed
	client = http_server.client().login(stranger, PASSWORD)
	client.open_desk()

	answer = client.post(f"{METHOD}frappe.desk.doctype.note.note.mark_as_seen", {"note": note.name})

	assert answer.status_code == 403
	frappe.db.rollback()
	assert not frappe.db.exists("Note Seen By", {"parent": note.name})


@pytest.mark.parametrize("condition", ["1/0 if (doc.content or '') else 1", "(doc.content or '') != 'x'"])
def test_check_of_a_workflow_asks_no_stored_record(staff: Staff, administrator: str, condition: str) -> None:
	Journey(staff).to("registered")
	workflow = frappe.get_doc("Workflow", {"document_type": "Appeal", "is_active": 1})
	workflow.transitions[0].condition = condition

	with acting_as(administrator):
		workflow.save()

	assert workflow.transitions[0].condition == condition
