"""What is hidden from a reader is not told by the history, by a check, by a refused guess or by who gets a notice."""

import json

import frappe
import pytest

from appeals_app.appeal_replies.reply_checks import told_findings
from appeals_app.permissions import roles
from appeals_app.permissions.scoped_doors import next_in_list
from appeals_app.personal_data.answer_guard import mask_answer
from appeals_app.personal_data.api import state_purpose
from appeals_app.testing.factories import make_user
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as
from tests.site.looking import EMAIL, PHONE, forget_rules_of_request, person_of
from tests.site.refusals import refusal

SURNAME = "Потайна"
HIDDEN = "приховано"


@pytest.fixture(autouse=True)
def nothing_sent(guarded: None, monkeypatch: pytest.MonkeyPatch) -> None:
	"""A request that gives no field anything, until a test says what it gives."""
	monkeypatch.setattr(frappe.local, "form_dict", frappe._dict())


@pytest.fixture
def secret(staff: Staff) -> str:
	"""Somebody who asked not to disclose the name."""
	return person_of(staff, last_name=SURNAME, is_confidential=1)


@pytest.fixture
def letter(staff: Staff, secret: str) -> str:
	"""The draft of an answer to that person."""
	way = Journey(staff, applicant=secret).to("in_work")
	return way.draft(body=f"Відповідь для {SURNAME} М. І., тел. 067 123 45 12, {EMAIL}.").name


def history_shown(person: Person, name: str) -> str:
	with acting_as(person):
		forget_rules_of_request()
		versions = frappe.get_all("Version", {"docname": name}, ["name", "data"])
		answer = frappe.utils.response.Response(
			json.dumps(
				{"docinfo": {"doctype": "Applicant", "name": name, "versions": versions}}, default=str
			),
			mimetype="application/json",
		)
		mask_answer(answer)
		return " ".join(str(json.loads(row["data"])) for row in answer.get_json()["docinfo"]["versions"])


def test_history_tells_neither_a_secret_name_nor_what_stood_in_a_field_now_empty(
	staff: Staff, secret: str
) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		card = frappe.get_doc("Applicant", secret)
		card.update({"last_name": "Інша", "middle_name": ""}).save()

	assert SURNAME in history_shown(staff[roles.REGISTRAR], secret)
	shown = history_shown(staff[roles.UNIT_LEAD], secret)

	assert "last_name" in shown
	assert not any(told in shown for told in (SURNAME, "Інша", "Іванівна", "potaina"))


def test_check_of_a_letter_knows_no_more_of_the_author_than_its_reader(staff: Staff, letter: str) -> None:
	found = {}
	for role in (roles.REGISTRAR, roles.UNIT_LEAD):
		with acting_as(staff[role]):
			forget_rules_of_request()
			found[role] = " ".join(
				row["text"] for row in told_findings(frappe.get_doc("Appeal Reply", letter))
			)

	for told in (SURNAME, "067 123 45 12", EMAIL):
		assert (told in found[roles.REGISTRAR], told in found[roles.UNIT_LEAD]) == (False, True), told


def test_right_guess_of_a_hidden_value_is_refused_like_a_wrong_one(staff: Staff, letter: str) -> None:
	stored = frappe.get_doc("Appeal Reply", letter)
	said = set()
	for guess in (stored.addressee, "Іваненку Івану Івановичу"):
		with acting_as(staff[roles.UNIT_LEAD]):
			forget_rules_of_request()
			sent = {**stored.as_dict(), "addressee": guess}
			frappe.local.form_dict = frappe._dict(doc=frappe.as_json(sent))
			said.add(refusal(frappe.get_doc(json.loads(frappe.as_json(sent))).save, frappe.PermissionError))

	assert len(said) == 1 and HIDDEN in said.pop()
	assert frappe.db.get_value("Appeal Reply", letter, "addressee") == stored.addressee


@pytest.mark.parametrize("form", [{"addressee": "?"}, {"data": '{"addressee": "?"}'}])
def test_guess_in_changes_alone_is_refused_too(staff: Staff, letter: str, form: dict) -> None:
	addressee = frappe.db.get_value("Appeal Reply", letter, "addressee")
	with acting_as(staff[roles.UNIT_LEAD]):
		forget_rules_of_request()
		frappe.local.form_dict = frappe._dict(
			{name: text.replace("?", addressee) for name, text in form.items()}
		)
		sent = frappe.get_doc("Appeal Reply", letter)
		sent.body = "Інше"
		assert HIDDEN in refusal(sent.save, frappe.PermissionError)


def test_who_sees_an_address_sees_no_email_in_its_place(staff: Staff, letter: str) -> None:
	frappe.db.set_value("Appeal Reply", letter, "dispatch_address", EMAIL)

	with acting_as(staff[roles.UNIT_LEAD]):
		forget_rules_of_request()
		listed = frappe.get_list("Appeal Reply", {"name": letter}, ["dispatch_address"])
		asked = refusal(
			lambda: frappe.get_list("Appeal Reply", {"dispatch_address": EMAIL}), frappe.PermissionError
		)
	frappe.db.set_value("Appeal Reply", letter, "dispatch_address", "вул. Тестова, 1")
	with acting_as(staff[roles.UNIT_LEAD]):
		forget_rules_of_request()
		of_street = frappe.get_list("Appeal Reply", {"name": letter}, ["dispatch_address"])

	assert [row.dispatch_address for row in (*listed, *of_street)] == ["m***@…", "вул. Тестова, 1"]
	assert HIDDEN in asked


@pytest.mark.parametrize("at", ["notification", "recipient"])
@pytest.mark.parametrize(
	("about", "condition"),
	[
		("Applicant", f'doc.last_name == "{SURNAME}"'),
		("Applicant", f'doc.get("phone") == "{PHONE}"'),
		("Appeal Reply", f'"{SURNAME}" in (doc.addressee or "")'),
		("Appeal", '"гепатит" in (doc.content or "")'),
		("Appeal", '[row for row in (doc.questions or []) if "гепатит" in row.question]'),
		("Appeal", '"гепатит" in doc.values()'),
	],
)
def test_notice_is_not_sent_by_what_a_hidden_field_holds(
	staff: Staff, about: str, condition: str, at: str
) -> None:
	recipient = {"receiver_by_role": roles.UNIT_LEAD, "condition": condition if at == "recipient" else ""}
	row = {
		"doctype": "Notification",
		"name": "Здогад",
		"subject": "Здогад",
		"document_type": about,
		"event": "Save",
		"channel": "System Notification",
		"condition": condition if at == "notification" else "",
		"message": "x",
		"recipients": [recipient],
	}

	with acting_as(make_user("System Manager", roles.OBLAST_ADMIN).name):
		said = refusal(frappe.get_doc(row).insert)

	assert "неперсональні поля" in said


@pytest.mark.parametrize(
	("field", "number"),
	[
		("fold_minutes", 1441),
		("purpose_hours", 2147483647),
		("grant_minutes", 52560000),
		("grant_minutes", 0),
	],
)
def test_watching_is_set_within_bounds(site: str, field: str, number: int) -> None:
	settings = frappe.get_single("Personal Data Access Settings")
	settings.set(field, number)

	assert "число від" in refusal(settings.save)


def test_login_by_password_stays_while_there_is_no_other(site: str) -> None:
	with acting_as(make_user("System Manager", roles.OBLAST_ADMIN).name):
		settings = frappe.get_single("System Settings")
		settings.update({"login_with_email_link": 1, "disable_user_pass_login": 1})

		assert "ніхто не зміг би увійти" in refusal(settings.save, frappe.ValidationError)


@pytest.mark.parametrize(
	"field", ["last_name", "full_name", "phone", "email", "address", "applicant.last_name", "x"]
)
def test_neighbours_of_a_record_do_not_tell_a_value_that_is_hidden(staff: Staff, field: str) -> None:
	values = {"last_name": SURNAME, "phone": PHONE, "email": EMAIL, "address": "вул. Тиха, 5"}
	people = [
		person_of(staff, is_confidential=1, **{key: f"{mark}{value}" for key, value in values.items()})
		for mark in ("0", "9")
	]
	asker = staff[roles.CONTROLLER]

	def neighbours(name: str) -> list[str | None]:
		with acting_as(asker):
			forget_rules_of_request()
			state_purpose(doctype="Applicant", name=name, purpose="Звірка картотеки за дорученням")
			return [
				next_in_list(
					{
						"doctype": "Applicant",
						"value": name,
						"prev": 0,
						"sort_order": order,
						"sort_field": field,
					}
				)
				for order in ("asc", "desc")
			]

	before = neighbours(people[0])
	frappe.db.set_value(
		"Applicant", people[0], {key: f"я{value}" for key, value in values.items()}, update_modified=False
	)

	assert neighbours(people[0]) == before
