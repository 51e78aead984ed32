"""Whom a complaint is about is told neither the name nor the contacts of its author; the complaint is worked on (Art. 10)."""

import frappe
import pytest

from appeals_app.appeal_matching.one_person import contacts_of_person, merge_applicants
from appeals_app.appeal_registry.intake_checks import COMPLAINED_OF, COMPLAINT
from appeals_app.appeal_replies.drafting import blank_letter, dispatch_address
from appeals_app.domain.redaction import NAME_NOT_DISCLOSED
from appeals_app.permissions import roles
from appeals_app.personal_data.link_titles import title_of_link
from appeals_app.personal_data.masking import mask_for
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as, make_person
from tests.site.looking import ADDRESS, EMAIL, PHONE, forget_rules_of_request, person_of
from tests.site.refusals import refusal

pytestmark = pytest.mark.usefixtures("guarded")

SURNAME, CONTENT = "Скаржниченко", "Прошу перевірити дії посадової особи на прийомі."


@pytest.fixture
def author(staff: Staff) -> str:
	return person_of(staff, last_name=SURNAME)


def complaint(staff: Staff, author: str, **about: object) -> Journey:
	return Journey(staff, applicant=author, kind=COMPLAINT, content=CONTENT, **about)


def seen_by(person: Person, author: str, way: Journey) -> str:
	"""What the person is told of the author by forms, lists, titles and letters."""
	with acting_as(person):
		forget_rules_of_request()
		form, card = frappe.get_doc("Applicant", author), way.card()
		for document in (form, card):
			document.check_permission("read")
			document.apply_fieldlevel_read_permissions()
		asked = {"filters": {"name": author}, "fields": ["full_name", "phone", "email", "address"]}
		listed = frappe.get_list("Applicant", **asked)
		titles = frappe.get_list(
			"Appeal", filters={"name": way.appeal}, fields=["name", "applicant.full_name as who"]
		)
		letters = frappe.get_list(
			"Appeal Reply",
			filters={"appeal": way.appeal},
			fields=["addressee", "salutation", "dispatch_address"],
		)
		assert card.content == CONTENT
		return str([form.as_dict(), listed, titles, letters, title_of_link("Applicant", author)])


def test_officer_complained_of_is_told_neither_name_nor_contacts(staff: Staff, author: str) -> None:
	for role in (roles.REGISTRAR, roles.HEAD):
		way = complaint(staff, author, complained_officer=staff[role].officer)

		told = seen_by(staff[role], author, way)

		assert NAME_NOT_DISCLOSED in told
		assert not [value for value in (SURNAME, PHONE, EMAIL, ADDRESS) if value in told]


def test_others_are_told_as_before(staff: Staff, author: str) -> None:
	way = complaint(staff, author, complained_officer=staff[roles.CONTROLLER].officer)

	told = seen_by(staff[roles.REGISTRAR], author, way)

	assert all(value in told for value in (SURNAME, PHONE, EMAIL, ADDRESS))


def test_head_of_the_unit_complained_of_is_not_told_and_its_people_are(staff: Staff, author: str) -> None:
	lead = make_person(roles.REGISTRAR, authority=staff.authority, unit=staff.unit, is_unit_head=1)
	clerk = make_person(roles.REGISTRAR, authority=staff.authority, unit=staff.unit)
	way = complaint(staff, author, complained_unit=staff.unit)

	assert SURNAME not in seen_by(lead, author, way)
	assert SURNAME in seen_by(clerk, author, way)


def test_card_that_is_no_complaint_hides_nobody(staff: Staff, author: str) -> None:
	way = complaint(staff, author, complained_officer=staff[roles.REGISTRAR].officer)
	no_complaint = {"kind": "kind.application", **dict.fromkeys(COMPLAINED_OF)}
	frappe.db.set_value("Appeal", way.appeal, no_complaint)

	assert SURNAME in seen_by(staff[roles.REGISTRAR], author, way)


def test_another_kind_alone_tells_the_author_to_nobody_who_is_named(staff: Staff, author: str) -> None:
	"""As it lets nobody judge the own cause."""
	way = complaint(staff, author, complained_officer=staff[roles.REGISTRAR].officer)
	frappe.db.set_value("Appeal", way.appeal, "kind", "kind.application")

	assert SURNAME not in seen_by(staff[roles.REGISTRAR], author, way)


def test_letter_of_the_complaint_names_nobody_to_who_is_complained_of(staff: Staff, author: str) -> None:
	way = complaint(staff, author, complained_officer=staff[roles.REGISTRAR].officer).to("registered")
	frappe.db.set_value("Appeal", way.appeal, "lacking_data", "дата рішення")

	with acting_as(staff[roles.REGISTRAR]):
		forget_rules_of_request()
		letter = blank_letter(appeal=way.appeal, letter_kind="Interim Answer")
		address = dispatch_address(appeal=way.appeal, dispatch_method="Post")

	assert not letter["addressee"]
	assert not letter["salutation"]
	assert ADDRESS not in f"{letter}{address}"


def test_author_is_neither_searched_for_nor_counted(staff: Staff, author: str) -> None:
	complaint(staff, author, complained_officer=staff[roles.REGISTRAR].officer)
	asked = {"filters": {"last_name": SURNAME}, "pluck": "name"}

	with acting_as(staff[roles.REGISTRAR]):
		forget_rules_of_request()
		assert not frappe.get_list("Applicant", **asked)
		assert not frappe.get_list("Applicant", filters={"phone": PHONE, "name": author}, pluck="name")
		assert author not in str(frappe.get_list("Applicant", fields=["name"], order_by="last_name", limit=0))
		assert author in frappe.get_list("Applicant", filters={"name": author}, pluck="name")
		refusal(
			lambda: frappe.get_list("Appeal Reply", filters={"addressee": ["like", "Скарж%"]}),
			frappe.PermissionError,
		)
		assert frappe.get_list("Appeal", filters={"content": ["like", "Прошу перевірити%"]}, limit=1)


def test_nothing_is_found_by_the_author_in_searches_and_proposals(staff: Staff, author: str) -> None:
	complaint(staff, author, complained_officer=staff[roles.REGISTRAR].officer)

	for role, is_untold in ((roles.HEAD, False), (roles.REGISTRAR, True)):
		forget_rules_of_request()
		assert (author in mask_for(staff[role].user, [author]).untold) is is_untold


def test_paper_tells_no_more_than_the_form(staff: Staff, author: str) -> None:
	way = complaint(staff, author, complained_officer=staff[roles.REGISTRAR].officer).to("registered")

	with acting_as(staff[roles.REGISTRAR]):
		forget_rules_of_request()
		paper = frappe.get_print("Appeal", way.appeal, as_pdf=False)

	assert SURNAME not in paper
	assert PHONE not in paper


def test_what_was_shown_hidden_is_not_written_over(staff: Staff, author: str) -> None:
	complaint(staff, author, complained_officer=staff[roles.REGISTRAR].officer)

	with acting_as(staff[roles.REGISTRAR]):
		forget_rules_of_request()
		person = frappe.get_doc("Applicant", author)
		person.apply_fieldlevel_read_permissions()
		person.notices_by_email = 1
		person.save()

	stored = frappe.db.get_value("Applicant", author, ["last_name", "phone", "notices_by_email"])
	assert stored == (SURNAME, PHONE, 1)


@pytest.mark.parametrize("names_used", [True, False], ids=["record in use", "joined record"])
def test_author_is_not_told_by_a_joined_record_either(staff: Staff, author: str, names_used: bool) -> None:
	same = person_of(staff, last_name=SURNAME)
	used, joined = (author, same) if names_used else (same, author)
	way = complaint(staff, author, complained_officer=staff[roles.REGISTRAR].officer)
	other = make_person(roles.REGISTRAR, authority=staff.authority, unit=staff.unit)
	with acting_as(other):
		forget_rules_of_request()
		merge_applicants(kept=used, merged=joined, reason="Той самий телефон і підпис.")

	told = seen_by(staff[roles.REGISTRAR], same, way)
	with acting_as(staff[roles.REGISTRAR]):
		forget_rules_of_request()
		told += str(contacts_of_person(same))

	assert not [value for value in (SURNAME, PHONE, EMAIL, ADDRESS) if value in told]
