"""Contacts of a person, each once and with its days."""

from datetime import datetime

import pytest

from appeals_app.domain.contact_history import (
	Change,
	Contact,
	contacts_of_record,
	each_once,
	is_same_contact,
)

ENTERED, SECOND, THIRD = datetime(2026, 1, 1), datetime(2026, 2, 1), datetime(2026, 3, 1)


def test_every_value_has_the_day_it_came_and_the_day_it_went() -> None:
	changes = [Change("phone", "061 000 11 11", SECOND), Change("phone", "", THIRD)]

	found = list(contacts_of_record("a", {"phone": "061 000 22 22", "email": None}, changes, ENTERED))

	assert found == [
		Contact("a", "phone", "061 000 22 22", THIRD),
		Contact("a", "phone", "061 000 11 11", ENTERED, SECOND),
	]


def test_one_phone_in_two_spellings_is_one_line_of_both_times() -> None:
	now = Contact("a", "phone", "067 123-45-67", SECOND)
	before = Contact("b", "phone", "+380671234567", ENTERED, SECOND)
	other = Contact("b", "phone", "050 000 00 01", ENTERED, SECOND)

	assert each_once([now, before, other]) == [
		Contact("a", "phone", "067 123-45-67", ENTERED),
		other,
	]


def test_line_of_what_is_no_more_ends_with_the_last_spelling() -> None:
	first = Contact("a", "email", "A@example.org", ENTERED, SECOND)
	last = Contact("a", "email", "a@example.org", SECOND, THIRD)

	assert each_once([last, first]) == [Contact("a", "email", "a@example.org", ENTERED, THIRD)]


@pytest.mark.parametrize(
	("field", "one", "other", "is_same"),
	[
		("phone", "067 123-45-67", "+380671234567", True),
		("phone", "067 123-45-67", "067 123-45-68", False),
		("phone", "немає", "нема", False),
		("phone", "", "", False),
		("email", "A@example.org", "a@example.org", True),
		("address", "вул. Гоголя, 7", "вулиця Гоголя, буд. 7", True),
		("address", "вул. Гоголя, 7", "вул. Гоголя, 8", False),
		("full_name", "Мороз", "мороз", False),
		("full_name", "Мороз", "Мороз", True),
	],
)
def test_contacts_are_compared_by_what_they_are(field: str, one: str, other: str, is_same: bool) -> None:
	assert is_same_contact(field, one, other) is is_same
