"""Registration indexes on the real database: unique, gapless, by the rule of the authority."""

import os
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import frappe
import pytest

from appeals_app import clock
from appeals_app.appeal_registry.numbers import counter_name, make_counters_ahead
from appeals_app.appeal_registry.tasks import make_counters_for_next_year
from appeals_app.testing import journey
from appeals_app.testing.factories import make_appeal, make_applicant, make_authority
from appeals_app.testing.journey import press
from appeals_app.testing.staff import Person, acting_as
from tests.site.at_once import processes_at_once
from tests.site.refusals import refusal
from tests.site.registering import Shift, authority_of, committed_registrar, registrar, work

PROCESSES = 8
REGISTRATIONS = int(os.environ.get("REGISTRATIONS", "20"))
"""Of each process; `make test-long` asks for five hundred."""

LAST_MINUTE = datetime(2026, 12, 31, 23, 59)


def register(person: Person, *, surname: str = "Савченко", at: datetime | None = None, **card: object) -> str:
	"""Enter and register a card at the moment; returns its index."""
	with clock.set_to(at or frappe.utils.now_datetime()), acting_as(person):
		if "applicant" not in card:
			card["applicant"] = make_applicant(last_name=surname).name
		appeal = make_appeal(received_at=clock.now().replace(microsecond=0), **card)
		return press(appeal.name, journey.REGISTER).registration_index


def make_rule(authority: str, **values: object) -> None:
	rule = {"doctype": "Appeal Index Rule", "authority": authority, "valid_from_year": 2020, **values}
	frappe.get_doc(rule).insert()


# one after another -------------------------------------------------------------------------------------------


def test_numbers_run_on_from_one_whatever_the_letter(year: int) -> None:
	person = registrar()

	indexes = [register(person, surname=surname) for surname in ("Савченко", "Ґалаґан", "їжакевич", "Щур")]

	assert indexes == [f"С-1/{year}", f"Ґ-2/{year}", f"Ї-3/{year}", f"Щ-4/{year}"]


def test_collective_and_unsigned_appeals_carry_their_marks(year: int) -> None:
	person = registrar()

	collective = register(person, subject="subject.collective", citizens_count=12)
	unsigned = register(person, subject="subject.anonymous", applicant=None)

	assert (collective, unsigned) == (f"КО-1/{year}", f"БП-2/{year}")


def test_index_tells_no_letter_of_an_author_who_asked_not_to_be_named(year: int) -> None:
	person = registrar()
	with acting_as(person):
		told_before, asked_on_the_card, signed = (make_applicant(is_confidential=told) for told in (1, 0, 0))

	indexes = [
		register(person, applicant=told_before.name),
		register(
			person,
			applicant=asked_on_the_card.name,
			keep_author_secret=1,
			co_applicants=[{"applicant": signed.name}],
		),
		register(person, applicant=asked_on_the_card.name),
		register(person, applicant=signed.name),
		register(person),
	]

	assert indexes == [*(f"ІН-{number}/{year}" for number in range(1, 5)), f"С-5/{year}"]


def test_author_made_secret_after_the_registration_keeps_the_index(year: int) -> None:
	person = registrar()
	with acting_as(person):
		applicant = make_applicant()
	index = register(person, applicant=applicant.name)

	with acting_as(person):
		applicant.update({"is_confidential": 1}).save()

	assert frappe.db.get_value("Appeal", {"applicant": applicant.name}, "registration_index") == index
	assert index == f"С-1/{year}"


def test_authorities_count_apart(year: int) -> None:
	first, second = registrar(), registrar()

	assert register(first) == register(second) == f"С-1/{year}"


def test_numbers_start_anew_at_midnight_of_the_new_year() -> None:
	person = registrar()
	after_midnight = LAST_MINUTE + timedelta(minutes=2)

	indexes = [
		register(person, at=moment) for moment in (LAST_MINUTE, LAST_MINUTE, after_midnight, after_midnight)
	]

	assert indexes == ["С-1/2026", "С-2/2026", "С-1/2027", "С-2/2027"]


def test_rule_of_the_authority_goes_before_the_common_one(year: int) -> None:
	person = registrar()
	frappe.db.set_value("Authority", authority_of(person), "index_prefix", "02-11")
	make_rule(
		authority_of(person),
		series="One Per Mark",
		seq_width=4,
		pattern="{prefix}/{letter}-{seq}/{year}",
		collective_pattern="{prefix}/КО-{seq}/{year}",
		unsigned_pattern="{prefix}/БП-{seq}/{year}",
	)

	indexes = [
		register(person),
		register(person, subject="subject.collective", citizens_count=2),
		register(person, surname="Коваль"),
		register(person, subject="subject.anonymous", applicant=None),
	]

	assert indexes == [
		f"02-11/С-0001/{year}",
		f"02-11/КО-0001/{year}",
		f"02-11/К-0002/{year}",
		f"02-11/БП-0001/{year}",
	]


def test_rule_of_a_later_year_does_not_work_yet(year: int) -> None:
	person = registrar()
	make_rule(authority_of(person), valid_from_year=year + 1, pattern="НОВЕ-{seq}/{year}")

	assert register(person) == f"С-1/{year}"


def test_numbers_that_never_start_anew_run_over_the_new_year() -> None:
	person = registrar()
	patterns = {"pattern": "{letter}-{seq}", "collective_pattern": "КО-{seq}", "unsigned_pattern": "БП-{seq}"}
	make_rule(authority_of(person), restarts_yearly=0, **patterns)

	indexes = [register(person, at=moment) for moment in (LAST_MINUTE, LAST_MINUTE + timedelta(hours=1))]

	assert indexes == ["С-1", "С-2"]


@pytest.mark.parametrize(
	"wrong",
	[
		{"pattern": "{letter}/{year}"},
		{"pattern": "{letter}-{seq}"},
		{"pattern": "{letter.__class__}-{seq}/{year}"},
		{"pattern": "{letter}-{seq}/{year"},
		{"unsigned_pattern": "{letter}-{seq}/{year}"},
		{"series": "One Per Mark", "collective_pattern": "{letter}-{seq}/{year}"},
		{"seq_width": 40},
	],
)
def test_rule_that_could_repeat_an_index_is_not_kept(wrong: dict) -> None:
	authority = make_authority().name

	said = refusal(lambda: make_rule(authority, **wrong))

	assert re.search("[а-яіїє]", said)
	assert not frappe.db.exists("Appeal Index Rule", {"authority": authority})


def test_registration_rolled_back_leaves_no_gap(year: int) -> None:
	person = registrar()
	register(person)

	for _ in range(3):
		frappe.db.savepoint("before_registration")
		assert register(person) == f"С-2/{year}"
		frappe.db.rollback(save_point="before_registration")

	assert register(person) == f"С-2/{year}"


def test_surname_without_letters_takes_no_number(year: int) -> None:
	person = registrar()

	refusal(lambda: register(person, surname="123"))

	assert register(person) == f"С-1/{year}"


def test_same_index_is_never_given_twice_even_if_the_counter_is_turned_back(year: int) -> None:
	person = registrar()
	for _ in range(3):
		register(person)
	counter = counter_name(authority=authority_of(person), year=year, series="authority")
	frappe.db.set_value("Appeal Index Counter", counter, "last_number", 0)

	indexes = [register(person), register(person)]

	assert indexes == [f"С-4/{year}", f"С-5/{year}"]


def test_letters_that_differ_by_a_mark_count_apart(year: int) -> None:
	person = registrar()
	make_rule(authority_of(person), series="One Per Letter")
	surnames = ("Гай", "Ґудзь", "Іваненко", "Їжак", "Ильїн", "Йосипенко", "Енеєв", "Єфименко")

	indexes = [register(person, surname=surname) for surname in surnames]

	assert indexes == [f"{letter}-1/{year}" for letter in "ГҐІЇИЙЕЄ"]


def test_counters_are_made_ahead_and_do_not_disturb_those_that_count(year: int) -> None:
	person = registrar()
	register(person)

	make_counters_for_next_year()
	again = make_counters_ahead(year=year + 1)

	of_authority = {"authority": authority_of(person)}
	counters = frappe.get_all(
		"Appeal Index Counter", filters=of_authority, fields=["index_year", "last_number"]
	)
	assert again == 0
	assert sorted((row.index_year, row.last_number) for row in counters) == [(year, 1), (year + 1, 0)]
	assert register(person) == f"С-2/{year}"


@pytest.fixture
def year() -> int:
	return frappe.utils.getdate().year


# all at once ---------------------------------------------------------------------------------------------------


@pytest.fixture
def busy_registrar() -> Iterator[Person]:
	with committed_registrar() as person:
		yield person


@pytest.mark.timeout(1800 + 10 * REGISTRATIONS)  # a busy machine registers one or two a second
def test_eight_processes_register_at_once_over_the_new_year_without_a_gap_a_double_or_an_error(
	busy_registrar: Person, site: str, sites_path: Path
) -> None:
	with acting_as(busy_registrar):
		applicant = make_applicant().name
	frappe.db.commit()  # the processes see only what is committed
	shifts = [
		Shift(site, str(sites_path), busy_registrar.user, applicant, REGISTRATIONS, seed, LAST_MINUTE)
		for seed in range(PROCESSES)
	]

	with processes_at_once(PROCESSES) as processes:
		outcomes = list(processes.map(work, shifts))

	frappe.db.rollback()
	given = [index for outcome in outcomes for index in outcome.indexes]
	undone = sum(outcome.undone for outcome in outcomes)
	assert [error for outcome in outcomes for error in outcome.errors] == []
	assert len(given) + undone == PROCESSES * REGISTRATIONS
	assert undone > 0
	kept = frappe.get_all(
		"Appeal", filters={"authority": authority_of(busy_registrar)}, pluck="registration_index"
	)
	assert sorted(kept) == sorted(given)
	for year in (LAST_MINUTE.year, LAST_MINUTE.year + 1):
		of_year = [index for index in given if index.endswith(f"/{year}")]
		counter = counter_name(authority=authority_of(busy_registrar), year=year, series="authority")
		assert sorted(numbers_in(of_year)) == list(range(1, len(of_year) + 1))
		assert frappe.db.get_value("Appeal Index Counter", counter, "last_number") == len(of_year) > 0


def numbers_in(indexes: list[str]) -> list[int]:
	return [int(re.search(r"-(\d+)/", index)[1]) for index in indexes]
