"""What of a card can no longer be changed once the law or a letter has fixed it."""

import frappe
import pytest

from appeals_app.permissions import roles
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.refusals import refusal


def change(way: Journey, staff: Staff, **values: object) -> None:
	card = way.card()
	card.update(values)
	with acting_as(staff[roles.REGISTRAR]):
		card.save()


def test_registrar_mends_the_brief_while_the_appeal_is_in_work(staff: Staff) -> None:
	way = Journey(staff).to("in_work")

	change(way, staff, brief="Уточнено під час розгляду")

	assert way.card().brief == "Уточнено під час розгляду"


@pytest.mark.parametrize(
	("stage", "field", "advice"),
	[
		("registered", "content", "додайте"),
		("answered", "brief", "відновіть розгляд"),
		("answered", "applicant", "відновіть розгляд"),
		("closed", "brief", "знято з контролю"),
	],
)
def test_what_is_fixed_stays_and_the_refusal_says_what_to_do(
	staff: Staff, stage: str, field: str, advice: str
) -> None:
	way = Journey(staff).to(stage)
	before = way.card().get(field)
	other = (
		frappe.copy_doc(frappe.get_doc("Applicant", before)).insert().name if field == "applicant" else "Інше"
	)

	assert advice in refusal(lambda: change(way, staff, **{field: other}))
	assert way.card().get(field) == before


def test_registered_appeal_of_a_named_author_does_not_become_anonymous(staff: Staff) -> None:
	"""The rule writes «БП» for unsigned appeals; the index of this one begins with the letter of its author."""
	way = Journey(staff).to("registered")
	index = way.card().registration_index

	said = refusal(lambda: change(way, staff, subject="subject.anonymous", applicant=None))

	assert f"Індекс {index} надано зверненню названого автора" in said
	assert "позначте" in said


def test_unsigned_appeal_gets_no_author_after_its_registration(staff: Staff) -> None:
	author = Journey(staff).card().applicant
	way = Journey(staff, subject="subject.anonymous", applicant=None).to("registered")

	said = refusal(lambda: change(way, staff, subject="subject.individual", applicant=author))

	assert f"Індекс {way.card().registration_index} надано зверненню без підпису" in said


def test_card_not_registered_yet_becomes_anonymous(staff: Staff) -> None:
	way = Journey(staff)

	change(way, staff, subject="subject.anonymous", applicant=None)

	assert way.to("registered").card().registration_index.startswith("БП-")
