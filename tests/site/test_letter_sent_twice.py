"""A letter whose answer was lost is sent again: it stays one letter with one number."""

from collections.abc import Iterator
from pathlib import Path

import frappe
import pytest

from appeals_app.appeal_registry.api import register_letter
from appeals_app.permissions import roles
from appeals_app.refusal import AppealRuleError
from appeals_app.testing.factories import THEME, make_authority
from appeals_app.testing.staff import Person, Staff, acting_as, make_person
from tests.site.at_once import processes_at_once
from tests.site.registering import Sending, authority_of, send, take_away

KEY = "3f9c1d2e4b5a60718293a4b5c6d7e8f9"
PARALLEL, PROCESSES = 20, 5


def letter(authority: str) -> dict:
	return {
		"authority": authority,
		"new_person": "Савченко Марія Іванівна",
		"brief": "Ремонт ліфта",
		"theme": THEME,
		"content": "Прошу полагодити ліфт.",
		"channel": "post",
	}


def test_letter_sent_again_by_its_key_is_the_card_registered_first(staff: Staff) -> None:
	cards, people = frappe.db.count("Appeal"), frappe.db.count("Applicant")

	with acting_as(staff[roles.REGISTRAR]):
		first = register_letter(letter(staff.authority), KEY)
		again = register_letter(letter(staff.authority), KEY)

	assert again == first
	assert (frappe.db.count("Appeal"), frappe.db.count("Applicant")) == (cards + 1, people + 1)


def test_letter_corrected_before_it_is_sent_again_is_told_what_the_card_holds(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		register_letter(letter(staff.authority), KEY)
		frappe.clear_messages()
		again = register_letter({**letter(staff.authority), "brief": "Ремонт даху"}, KEY)

	assert frappe.db.get_value("Appeal", again.name, "brief") == "Ремонт ліфта"
	[told] = frappe.get_message_log()
	assert again.registration_index in str(told) and "уже зареєстровано" in str(told)


def test_letters_without_a_key_or_with_another_one_are_other_letters(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		names = {
			register_letter(letter(staff.authority), key).name for key in ("", "", KEY, KEY.replace("3", "4"))
		}

	assert len(names) == 4


def test_key_of_one_user_finds_no_card_of_another(staff: Staff, neighbours: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		mine = register_letter(letter(staff.authority), KEY)
	with acting_as(neighbours[roles.REGISTRAR]):
		theirs = register_letter(letter(neighbours.authority), KEY)

	assert mine.name != theirs.name
	assert KEY not in frappe.db.get_value("Appeal", mine.name, "entry_key")


@pytest.mark.parametrize("key", ["1", "ключ-ключ-ключ-ключ", "a" * 65, "a" * 20 + "\n"])
def test_key_no_dialog_makes_is_refused(staff: Staff, key: str) -> None:
	with acting_as(staff[roles.REGISTRAR]), pytest.raises(AppealRuleError, match="Оновіть сторінку"):
		register_letter(letter(staff.authority), key)


def test_key_sent_with_a_card_is_not_kept(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		done = register_letter({**letter(staff.authority), "entry_key": KEY})

	assert not frappe.db.get_value("Appeal", done.name, "entry_key")


@pytest.fixture
def busy_registrar() -> Iterator[Person]:
	"""A committed registrar of a new authority; everything of it is taken away afterwards."""
	person = make_person(roles.REGISTRAR, authority=make_authority().name)
	frappe.db.commit()  # the processes see only what is committed
	yield person
	frappe.db.rollback()
	take_away(person)


@pytest.mark.timeout(600)
def test_twenty_sends_of_one_letter_at_once_register_it_once(
	busy_registrar: Person, site: str, sites_path: Path
) -> None:
	authority = authority_of(busy_registrar)
	sending = Sending(site, str(sites_path), busy_registrar.user, letter(authority), KEY)

	with processes_at_once(PROCESSES) as processes:
		told = list(processes.map(send, [sending] * PARALLEL))

	frappe.db.rollback()
	kept = frappe.get_all("Appeal", filters={"authority": authority}, pluck="registration_index")
	assert len(kept) == 1
	assert set(told) == set(kept)
	assert frappe.db.count("Applicant", {"authority": authority}) == 1
