"""An ordinary letter entered at one go, and what is remembered for the next one."""

import json

import frappe
import pytest
from frappe.utils import add_days, getdate

from appeals_app import clock
from appeals_app.appeal_registry.api import register_letter
from appeals_app.appeal_registry.entry_defaults import KEY, entry_defaults, remember_entry
from appeals_app.legal_reference.doctype.appeal_classifier_item.appeal_classifier_item import search_items
from appeals_app.permissions import roles
from appeals_app.personal_data import list_guard
from appeals_app.personal_data.link_titles import title_of_link
from appeals_app.refusal import AppealRuleError
from appeals_app.testing.factories import THEME, make_applicant
from appeals_app.testing.staff import Staff, acting_as
from tests.site.refusals import refusal

ZAPORIZHZHIA = "UA23060070010069526"
LETTER = {
	"new_person": "Савченко Марія Іванівна",
	"settlement": ZAPORIZHZHIA,
	"address": "вул. Тестова, 1",
	"brief": "Ремонт ліфта",
	"theme": THEME,
	"content": "Прошу полагодити ліфт.",
	"channel": "post",
}


def letter(staff: Staff, **changes: object) -> dict:
	return {**LETTER, "authority": staff.authority, **changes}


def test_letter_of_a_new_person_is_registered_at_one_go(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		done = register_letter(letter(staff))

	card = frappe.get_doc("Appeal", done.name)
	person = frappe.get_doc("Applicant", card.applicant)
	assert done.registration_index == card.registration_index
	assert (card.phase, card.kind, card.questions[0].question) == (
		"REGISTERED",
		"kind.application",
		"Ремонт ліфта",
	)
	assert (person.full_name, person.locality) == ("Савченко Марія Іванівна", "м. Запоріжжя")
	assert person.authority == staff.authority


def test_new_person_agrees_to_be_told_by_e_mail(staff: Staff) -> None:
	agreed = {"email": "savchenko@author.example", "notices_by_email": 1}
	with acting_as(staff[roles.REGISTRAR]):
		done = register_letter(letter(staff, **agreed))
		said = refusal(lambda: register_letter(letter(staff, notices_by_email=1)))

	author = frappe.db.get_value("Appeal", done.name, "applicant")
	assert frappe.db.get_value("Applicant", author, list(agreed), as_dict=True) == agreed
	assert "Немає електронної адреси" in said


def test_initials_of_a_new_person_are_two_names(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		done = register_letter(letter(staff, new_person="Пилипенко М.І."))

	person = frappe.get_doc("Applicant", frappe.db.get_value("Appeal", done.name, "applicant"))
	assert (person.first_name, person.middle_name) == ("М.", "І.")
	assert person.full_name == "Пилипенко М. І."


def test_new_person_typed_in_small_letters_is_written_with_capitals(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		done = register_letter(letter(staff, new_person="пилипенко-гай марія"))

	author = frappe.db.get_value("Appeal", done["name"], "applicant")
	assert frappe.db.get_value("Applicant", author, "full_name") == "Пилипенко-Гай Марія"


def test_known_person_is_not_made_anew(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		known = make_applicant(authority=staff.authority).name
		people = frappe.db.count("Applicant")
		done = register_letter(json.dumps(letter(staff, applicant=known)))

	assert frappe.db.get_value("Appeal", done.name, "applicant") == known
	assert frappe.db.count("Applicant") == people


def test_person_of_a_kept_letter_is_told_to_who_may_know_the_name(staff: Staff) -> None:
	"""What the dialog asks of a chosen person, and again after a reload: the title of the link and the row of the list."""
	with acting_as(staff[roles.REGISTRAR]):
		known = make_applicant(authority=staff.authority, last_name="Таємниченко", is_confidential=1).name
	list_guard.install()

	told = {}
	for role in (roles.REGISTRAR, roles.CONTROLLER):
		with acting_as(staff[role]):
			row = frappe.get_list("Applicant", {"name": known}, ["full_name", "locality", "address", "phone"])
			told[role] = f"{title_of_link('Applicant', known)} {row}"

	assert told[roles.REGISTRAR].count("Таємниченко") == 2
	assert "Таємниченко" not in told[roles.CONTROLLER]


def test_letter_of_an_earlier_post_has_the_day_it_came(staff: Staff) -> None:
	came = add_days(clock.today(), -3)

	with acting_as(staff[roles.REGISTRAR]):
		earlier = register_letter(letter(staff, received_at=str(came)))
		of_today = register_letter(letter(staff))

	assert getdate(frappe.db.get_value("Appeal", earlier.name, "received_at")) == came
	assert earlier.control_date < of_today.control_date


def test_letter_of_tomorrow_is_refused(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]), pytest.raises(AppealRuleError, match="ще не настала"):
		register_letter(letter(staff, received_at=str(add_days(clock.today(), 1))))


@pytest.mark.parametrize(
	("changes", "said"),
	[
		({"new_person": "Савченко"}, "прізвище й ім’я"),
		({"new_person": ""}, "Автора не зазначено"),
		({"theme": ""}, "Питання 1"),
		({"brief": " "}, "Короткий зміст"),
		({"settlement": "UA00000000000000000"}, "Населений пункт"),
		({"written_on": "0001-01-01"}, "не може бути 01.01.0001. Вкажіть день від 01.01.1900"),
		({"written_on": "1000-01-01"}, "не може бути 01.01.1000. Вкажіть день від 01.01.1900"),
	],
)
def test_letter_that_lacks_something_leaves_nothing_and_says_what(
	staff: Staff, changes: dict, said: str
) -> None:
	with acting_as(staff[roles.REGISTRAR]), pytest.raises(frappe.ValidationError) as refused:
		register_letter(letter(staff, **changes))

	assert said.casefold()[:6] in str(refused.value).casefold()


@pytest.mark.parametrize("role", [roles.EXECUTOR, roles.ANALYST, roles.ARCHIVIST])
def test_roles_that_enter_nothing_are_refused(staff: Staff, role: str) -> None:
	with acting_as(staff[role]), pytest.raises(frappe.PermissionError):
		register_letter(letter(staff))


def test_letter_is_not_entered_into_another_register(staff: Staff, neighbours: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]), pytest.raises((frappe.PermissionError, AppealRuleError)):
		register_letter(letter(neighbours))


@pytest.fixture
def at_the_desk() -> None:
	"""A clerk enters by a request; jobs and programs of the server have none."""
	frappe.local.request = frappe._dict(method="POST", path="/api/method/x")


def test_last_choices_are_remembered_for_the_clerk_alone(
	staff: Staff, neighbours: Staff, at_the_desk: None
) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		remember_entry(frappe._dict(channel="email", kind="kind.complaint", appeal_type="type.letter"))
		mine = entry_defaults()
	with acting_as(neighbours[roles.REGISTRAR]):
		others = entry_defaults()

	assert (mine["channel"], mine["kind"]) == ("email", "kind.complaint")
	assert not others


def test_choice_that_may_not_be_made_any_more_is_forgotten(staff: Staff, at_the_desk: None) -> None:
	frappe.db.set_value("Appeal Channel", "email", "is_disabled", 1)
	frappe.db.set_value("Appeal Classifier Item", "kind.complaint", "valid_to", "2020-01-01")

	with acting_as(staff[roles.REGISTRAR]):
		remember_entry(frappe._dict(channel="email", kind="kind.complaint", appeal_type="type.letter"))
		offered = entry_defaults()

	assert offered == {"appeal_type": "type.letter"}


def test_programs_and_jobs_leave_no_choices_behind(staff: Staff) -> None:
	kept = {"parent": staff[roles.REGISTRAR].user, "defkey": KEY}
	frappe.db.delete("DefaultValue", kept)  # what the clerk has chosen at the Desk
	with acting_as(staff[roles.REGISTRAR]):
		register_letter(letter(staff, channel="phone"))

	assert not frappe.db.exists("DefaultValue", kept)


@pytest.mark.parametrize("typed", ["3.3", "скар"])
def test_classifier_is_searched_by_code_and_by_words(typed: str) -> None:
	rows = search_items(txt=typed, filters={"item_group": "kind"})

	assert rows[0][0] == "kind.complaint"
