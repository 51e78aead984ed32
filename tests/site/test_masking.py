"""What each role sees of a person in documents, lists, search, print and titles, and what cannot be asked."""

import json

import frappe
import pytest

from appeals_app.appeal_replies.drafting import blank_letter, dispatch_address
from appeals_app.domain.redaction import NAME_NOT_DISCLOSED
from appeals_app.permissions import roles
from appeals_app.personal_data.link_titles import title_of_link
from appeals_app.personal_data.purposes import state_purpose
from appeals_app.testing.factories import make_appeal
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as
from tests.site.looking import ADDRESS, EMAIL, PHONE, forget_rules_of_request, person_of
from tests.site.refusals import refusal

pytestmark = pytest.mark.usefixtures("guarded")

MASKED_PHONE = "+380 67 *** ** 12"


@pytest.fixture
def person(staff: Staff) -> str:
	return person_of(staff)


def shown_to(person: Person, name: str, doctype: str = "Applicant") -> frappe._dict:
	"""The document as a door of the framework gives it."""
	with acting_as(person):
		forget_rules_of_request()
		document = frappe.get_doc(doctype, name)
		document.check_permission("read")
		document.apply_fieldlevel_read_permissions()
		return frappe._dict(document.as_dict())


def listed_to(person: Person, **asked: object) -> list:
	with acting_as(person):
		forget_rules_of_request()
		return frappe.get_list("Applicant", **asked)


EXPECTED = {
	roles.REGISTRAR: (PHONE, EMAIL, ADDRESS),
	roles.HEAD: (PHONE, EMAIL, ADDRESS),
	roles.RECEPTION_CLERK: (PHONE, EMAIL, ADDRESS),
	roles.CONTROLLER: (MASKED_PHONE, "m***@…", "…"),
	roles.ARCHIVIST: (None, None, "…"),
	roles.INTEGRATION: (MASKED_PHONE, "m***@…", "…"),
}


@pytest.mark.parametrize("role", EXPECTED)
def test_form_and_list_show_what_the_rules_of_the_role_say(staff: Staff, person: str, role: str) -> None:
	form = shown_to(staff[role], person)
	[row] = listed_to(
		staff[role], filters={"name": person}, fields=["phone", "email as mail", "`tabApplicant`.`address`"]
	)

	assert (form.phone, form.email, form.address) == EXPECTED[role]
	assert (row.phone, row.mail, row.address) == EXPECTED[role]
	assert set(row) == {"phone", "mail", "address"}


def test_executor_sees_contacts_and_not_the_note(staff: Staff) -> None:
	name = person_of(staff, note="Прийшов з палицею")
	way = Journey(staff, applicant=name).to("execution")

	form = shown_to(way.executor, name)

	assert (form.phone, form.address) == (PHONE, ADDRESS)
	assert form.note is None


def test_rule_of_an_administrator_counts_at_once(staff: Staff, person: str) -> None:
	rule = frappe.get_doc("Personal Data Role Rule", roles.CONTROLLER)
	next(row for row in rule.fields_shown if row.item == "Phone").showing = "Hidden"
	rule.save()

	assert shown_to(staff[roles.CONTROLLER], person).phone is None


def test_role_without_a_rule_is_shown_nothing(staff: Staff, person: str) -> None:
	frappe.delete_doc("Personal Data Role Rule", roles.CONTROLLER)

	form = shown_to(staff[roles.CONTROLLER], person)

	assert not any((form.full_name, form.last_name, form.phone, form.email, form.address, form.locality))


QUESTIONS = {
	"filter": {"filters": {"phone": ["like", "%12"]}},
	"filter as a list": {"filters": [["phone", "=", PHONE]]},
	"filter of four": {"filters": [["Applicant", "phone", "=", PHONE]]},
	"order": {"order_by": "phone desc"},
	"order with table": {"order_by": "`tabApplicant`.`email` asc"},
	"group": {"fields": ["count(name) as total"], "group_by": "phone"},
	"total": {"fields": ["count(phone) as total"]},
	"pluck": {"pluck": "phone"},
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_closed_field_answers_no_question(staff: Staff, person: str, question: str) -> None:
	said = refusal(lambda: listed_to(staff[roles.CONTROLLER], **QUESTIONS[question]), frappe.PermissionError)

	assert said.startswith("Поле «")


@pytest.mark.parametrize("question", ["filter", "order", "pluck"])
def test_field_that_is_shown_answers(staff: Staff, person: str, question: str) -> None:
	assert listed_to(staff[roles.REGISTRAR], **QUESTIONS[question])


def test_personal_fields_are_not_asked_for_through_a_link(staff: Staff, person: str) -> None:
	with acting_as(staff[roles.CONTROLLER]):
		for asked in (
			{"fields": ["applicant.phone"]},
			{"fields": ["`tabApplicant`.`phone`"]},
			{"fields": ["name"], "filters": [["Applicant", "phone", "=", PHONE]]},
			{"fields": ["name"], "order_by": "`tabApplicant`.`phone`"},
		):
			assert refusal(lambda asked=asked: frappe.get_list("Appeal", **asked), frappe.PermissionError)


def searched_by(person: Person, text: str) -> list:
	"""As a search of the framework asks: any of several fields holds the text."""
	fields = ("name", "full_name", "locality", "phone")
	alternatives = [["Applicant", field, "like", f"%{text}%"] for field in fields]
	return listed_to(person, fields=list(fields), or_filters=alternatives, as_list=True)


def test_search_does_not_find_by_a_closed_field_and_masks_what_it_shows(staff: Staff, person: str) -> None:
	assert searched_by(staff[roles.REGISTRAR], PHONE)

	assert not searched_by(staff[roles.CONTROLLER], PHONE)
	found = [row for row in searched_by(staff[roles.CONTROLLER], "Савченко") if row[0] == person]
	assert found
	assert PHONE not in str(found)
	assert MASKED_PHONE in str(found)


@pytest.fixture
def secret(staff: Staff) -> str:
	"""Somebody who asked not to disclose the name."""
	return person_of(staff, last_name="Потайна", is_confidential=1)


def test_name_not_disclosed_is_shown_to_registrar_head_and_responsible_executor(
	staff: Staff, secret: str
) -> None:
	way = Journey(staff, applicant=secret).to("execution")

	for seer in (staff[roles.REGISTRAR], staff[roles.HEAD], way.executor):
		assert shown_to(seer, secret).last_name == "Потайна"
	clerk = shown_to(staff[roles.UNIT_LEAD], secret)
	assert clerk.full_name == clerk.last_name == NAME_NOT_DISCLOSED
	assert clerk.first_name is None


def test_secrecy_asked_in_the_appeal_hides_the_name_too(staff: Staff, person: str) -> None:
	Journey(staff, applicant=person, keep_author_secret=1).to("execution")

	assert shown_to(staff[roles.UNIT_LEAD], person).full_name == NAME_NOT_DISCLOSED


def test_letter_to_a_secret_co_author_names_him_to_nobody_who_may_not_know(
	staff: Staff, person: str, secret: str
) -> None:
	way = Journey(staff, applicant=person).to("draft")
	joined = {"doctype": "Appeal Co-Applicant", "applicant": secret, "is_addressee": 1}
	place = {"parent": way.appeal, "parenttype": "Appeal", "parentfield": "co_applicants"}
	frappe.get_doc({**joined, **place}).db_insert()
	letter = frappe.db.get_value("Appeal Reply", {"appeal": way.appeal})
	frappe.db.set_value("Appeal Reply", letter, "addressee", "Потайна Марія Іванівна")

	assert "Потайна" in shown_to(staff[roles.REGISTRAR], letter, "Appeal Reply").addressee
	for role in (roles.CONTROLLER, roles.ARCHIVIST):
		with acting_as(staff[role]):
			state_purpose(doctype="Appeal Reply", name=letter, purpose="Контроль строку відповіді")
		assert shown_to(staff[role], letter, "Appeal Reply").addressee == NAME_NOT_DISCLOSED
		with acting_as(staff[role]):
			forget_rules_of_request()
			[row] = frappe.get_list("Appeal Reply", {"name": letter}, ["addressee"])
		assert row.addressee == NAME_NOT_DISCLOSED


def test_beginning_of_a_letter_is_for_those_who_may_write_it(staff: Staff, secret: str) -> None:
	way = Journey(staff, applicant=secret).to("execution")
	asked = {"appeal": way.appeal, "letter_kind": "Interim Answer"}

	for role in (roles.CONTROLLER, roles.ARCHIVIST):
		with acting_as(staff[role]):
			forget_rules_of_request()
			for purpose in ("", "Перевіряю строки розгляду звернення"):
				if purpose:
					state_purpose(doctype="Appeal", name=way.appeal, purpose=purpose)
				for begin in (
					lambda: blank_letter(**asked),
					lambda: dispatch_address(appeal=way.appeal, dispatch_method="Post"),
				):
					with pytest.raises(frappe.PermissionError):
						begin()
	with acting_as(way.executor):
		forget_rules_of_request()
		assert blank_letter(**asked)["addressee"] == "Потайній Марії Іванівні"


def test_hidden_name_is_found_by_no_list_and_no_search(staff: Staff, secret: str) -> None:
	clerk, question = staff[roles.RECEPTION_CLERK], {"last_name": ["like", "Потай%"]}

	assert listed_to(staff[roles.REGISTRAR], filters=question)
	assert not listed_to(clerk, filters=question)
	assert secret not in str(listed_to(clerk, order_by="last_name", limit_page_length=0))
	assert secret not in str(searched_by(clerk, "Потайна"))
	[row] = listed_to(clerk, filters={"name": secret}, fields=["full_name", "phone"])
	assert row.full_name == NAME_NOT_DISCLOSED
	assert row.phone == MASKED_PHONE


def test_title_of_a_link_is_masked_and_told_to_nobody_outside(
	staff: Staff, neighbours: Staff, secret: str
) -> None:
	told = {}
	for who in (staff[roles.REGISTRAR], staff[roles.RECEPTION_CLERK], neighbours[roles.REGISTRAR]):
		with acting_as(who):
			forget_rules_of_request()
			told[who.user] = title_of_link("Applicant", secret)

	assert list(told.values()) == ["Потайна Марія Іванівна", NAME_NOT_DISCLOSED, secret]


def test_masked_value_that_comes_back_overwrites_nothing(staff: Staff, secret: str) -> None:
	clerk = staff[roles.RECEPTION_CLERK]
	with acting_as(clerk):
		state_purpose(doctype="Applicant", name=secret, purpose="Уточнення усного звернення на прийомі")
	form = masked_form(clerk, secret)
	with acting_as(clerk):
		forget_rules_of_request()
		sent = frappe.get_doc({**form, "locality": "м. Мелітополь"})
		sent.save()

	stored = frappe.get_doc("Applicant", secret)
	assert (stored.last_name, stored.first_name, stored.phone) == ("Потайна", "Марія", PHONE)
	assert stored.full_name == "Потайна Марія Іванівна"
	assert stored.locality == "м. Мелітополь"


def masked_form(person: Person, name: str) -> dict:
	"""What the Desk would send back: the form as it was shown."""
	with acting_as(person):
		forget_rules_of_request()
		document = frappe.get_doc("Applicant", name)
		document.apply_fieldlevel_read_permissions()
		return json.loads(frappe.as_json(document.as_dict()))


def test_hidden_value_is_not_changed_blindly(staff: Staff, secret: str) -> None:
	with acting_as(staff[roles.RECEPTION_CLERK]):
		forget_rules_of_request()
		state_purpose(doctype="Applicant", name=secret, purpose="Запис на особистий прийом до керівника")
		sent = frappe.get_doc("Applicant", secret)
		sent.last_name = "Інша"
		said = refusal(sent.save, frappe.PermissionError)

	assert "приховано" in said
	assert frappe.db.get_value("Applicant", secret, "last_name") == "Потайна"


@pytest.mark.usefixtures("in_one_transaction")  # the framework commits its log of prints
def test_print_shows_what_the_form_shows(staff: Staff, person: str) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		appeal = make_appeal(applicant=person, authority=staff.authority).name
	printed = {}
	for role in (roles.REGISTRAR, roles.CONTROLLER):
		with acting_as(staff[role]):
			forget_rules_of_request()
			printed[role] = frappe.get_print("Appeal", appeal, "Appeal Registration Card")

	assert PHONE in printed[roles.REGISTRAR]
	assert PHONE not in printed[roles.CONTROLLER]
	assert MASKED_PHONE in printed[roles.CONTROLLER]
