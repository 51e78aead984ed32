"""Joined people confirm no contact that is hidden from the reader, and are joined by who is told who they are."""

import frappe
import pytest

from appeals_app.appeal_matching.api import contacts, merge_people, part_people
from appeals_app.appeal_registry.intake_checks import COMPLAINT
from appeals_app.permissions import roles
from appeals_app.personal_data.masking import mask_for
from appeals_app.personal_data.purposes import state_purpose
from appeals_app.personal_data.sensitivity import is_sensitive_person
from appeals_app.testing.factories import make_applicant
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as, make_person
from tests.site.looking import ADDRESS, EMAIL, PHONE, forget_rules_of_request, person_of
from tests.site.refusals import refusal

REASON = "Особа сама підтвердила обидві адреси"
PURPOSE = "Виправлення помилкового об’єднання записів"
RIGHT = {"phone": PHONE, "email": EMAIL, "address": ADDRESS}


@pytest.fixture
def named(staff: Staff) -> Person:
	return staff[roles.REGISTRAR]


@pytest.fixture
def author(staff: Staff, named: Person) -> str:
	"""Who complains of the registrar, from whom name and contacts are hidden therefore."""
	found = person_of(staff)
	Journey(staff, applicant=found, kind=COMPLAINT, complained_officer=named.officer)
	return found


@pytest.fixture
def guessed(named: Person) -> str:
	"""A record of the registrar's own with contacts that are those of the author."""
	with acting_as(named):
		return make_applicant(**RIGHT).name


def joined_by_another(staff: Staff, kept: str, merged: str) -> None:
	with acting_as(make_person(roles.REGISTRAR, authority=staff.authority, unit=staff.unit)):
		forget_rules_of_request()
		merge_people(kept, merged, REASON)
	forget_rules_of_request()


def test_hidden_contact_is_put_together_with_none_that_is_told(
	staff: Staff, named: Person, author: str, guessed: str
) -> None:
	joined_by_another(staff, guessed, author)

	with acting_as(named):
		right = contacts(guessed)["contacts"]
		frappe.db.set_value(
			"Applicant", guessed, {"phone": "0500000000", "address": "інша", "email": "x@example.com"}
		)
		wrong = contacts(guessed)["contacts"]

	assert [row["field"] for row in right] == [row["field"] for row in wrong]
	assert len([row for row in right if row["field"] == "email"]) == 2
	assert not set(RIGHT.values()) & {row["value"] for row in right}


def test_contact_told_of_both_is_put_together(staff: Staff, guessed: str, author: str) -> None:
	joined_by_another(staff, guessed, author)

	with acting_as(staff[roles.HEAD]):
		forget_rules_of_request()
		told = [row["value"] for row in contacts(guessed)["contacts"]]

	assert [told.count(value) for value in RIGHT.values()] == [1, 1, 1]
	assert len(told) == len(set(told))


@pytest.mark.parametrize("is_kept", [True, False])
def test_hidden_person_is_joined_by_nobody_from_whom_it_is_hidden(
	named: Person, author: str, guessed: str, is_kept: bool
) -> None:
	kept, merged = (author, guessed) if is_kept else (guessed, author)

	with acting_as(named):
		forget_rules_of_request()
		said = refusal(lambda: merge_people(kept, merged, REASON), frappe.PermissionError)

	assert "від вас приховано" in said
	assert not frappe.db.get_value("Applicant", merged, "merged_into")


@pytest.mark.parametrize("is_kept", [True, False])
def test_hidden_person_is_parted_by_nobody_from_whom_it_is_hidden(
	staff: Staff, named: Person, author: str, guessed: str, is_kept: bool
) -> None:
	kept, merged = (author, guessed) if is_kept else (guessed, author)
	joined_by_another(staff, kept, merged)

	with acting_as(named):
		refusal(lambda: part_people(merged, REASON), frappe.PermissionError)

	assert frappe.db.get_value("Applicant", merged, "merged_into") == kept


@pytest.mark.parametrize("health_of", [0, 1, 2], ids=["record in use", "joined", "joined to the same"])
def test_purpose_is_asked_of_every_record_of_a_person_whose_card_reveals_health(
	staff: Staff, health_of: int
) -> None:
	records = [person_of(staff) for _number in range(3)]
	stranger, user = person_of(staff), staff[roles.CONTROLLER].user
	for merged in records[1:]:
		joined_by_another(staff, records[0], merged)
	category = [{"category": "author_category.disability_1"}]
	Journey(staff, applicant=records[0], author_categories=category)
	of_card = records[health_of]
	frappe.db.set_value("Appeal", {"applicant": records[0]}, "applicant", of_card)

	asked = mask_for(user, [*records, stranger]).unasked

	assert asked == frozenset(records)
	assert [is_sensitive_person(name) for name in (*records, stranger)] == [True, True, True, False]


def test_who_may_state_a_purpose_is_told_to_and_parts_then(staff: Staff) -> None:
	kept, merged = person_of(staff), person_of(staff)
	Journey(staff, applicant=kept, author_categories=[{"category": "author_category.disability_1"}])
	joined_by_another(staff, kept, merged)

	with acting_as(staff[roles.RECEPTION_CLERK]):
		# as the form of the record asks before it is shown
		state_purpose(doctype="Applicant", name=merged, purpose=PURPOSE)
		forget_rules_of_request()
		said = refusal(lambda: part_people(merged, REASON), frappe.PermissionError)
		state_purpose(doctype="Applicant", name=kept, purpose=PURPOSE)
		forget_rules_of_request()
		part_people(merged, REASON)

	assert "для якої роботи" in said and "реєстратора" not in said
	assert not frappe.db.get_value("Applicant", merged, "merged_into")
