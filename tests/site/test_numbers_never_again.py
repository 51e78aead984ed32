"""A number of a counter is given once, by hand or by the counter, whatever index it is written in."""

from collections.abc import Iterator
from concurrent.futures import TimeoutError as NotYet
from datetime import timedelta
from pathlib import Path

import frappe
import pytest

from appeals_app import clock
from appeals_app.patches.v0_3 import keys_of_numbers
from appeals_app.testing.factories import make_appeal, make_applicant
from appeals_app.testing.staff import Person, acting_as
from tests.site.at_once import processes_at_once
from tests.site.importing import a_row, csv_of, loaded, new_import
from tests.site.refusals import refusal
from tests.site.registering import ByHand, authority_of, committed_registrar, register_apart, registrar
from tests.site.test_numbers import make_rule, numbers_in, register
from tests.site.test_numbers_by_hand import CAME, LATER, ON_PAPER, by_hand, card_of

NEXT_YEAR = LATER + timedelta(days=365)
PROCESSES, CARDS = 4, 8


def hand(person: Person, index: str, **card: object) -> str:
	"""Register a new card by hand with the number of the paper journal; its index."""
	with clock.set_to(LATER), acting_as(person):
		appeal = make_appeal(received_at=CAME, **card).name if card else card_of(person)
	return by_hand(person, appeal, index=index).registration_index


@pytest.fixture
def person() -> Person:
	return registrar()


# one after another -------------------------------------------------------------------------------------------


def test_number_by_hand_is_passed_over_under_every_letter(person: Person) -> None:
	hand(person, "А-1/2026")
	hand(person, "Ґ-3/2026")

	indexes = [register(person, surname=surname, at=LATER) for surname in ("Бойко", "Савченко", "Ґудзь")]

	assert indexes == ["Б-2/2026", "С-4/2026", "Ґ-5/2026"]


def test_number_that_is_given_under_another_letter_is_refused_by_hand(person: Person) -> None:
	hand(person, "А-7/2026")
	given = register(person, at=LATER)

	by_counter, by_another_hand = (
		refusal(lambda index=index: hand(person, index)) for index in ("Б-1/2026", "Б-7/2026")
	)

	assert f"«Б-1/2026» вже надано: «{given}»" in by_counter
	assert "«Б-7/2026» вже надано: «А-7/2026»" in by_another_hand


@pytest.mark.parametrize(
	("index", "said"),
	[
		("С-0057/2026", "«С-57/2026»"),
		("КО-5/2026", "Позначка в «КО-5/2026»"),
		("БП-5/2026", "Позначка в «БП-5/2026»"),
	],
)
def test_index_the_rule_would_not_write_of_this_appeal_is_refused(
	person: Person, index: str, said: str
) -> None:
	assert said in refusal(lambda: hand(person, index))


def test_mark_of_the_appeal_itself_is_kept_and_its_number_passed_over(person: Person) -> None:
	unsigned = {"subject": "subject.anonymous", "applicant": None}

	assert "Позначка в «А-1/2026»" in refusal(lambda: hand(person, "А-1/2026", **unsigned))
	assert hand(person, "БП-1/2026", **unsigned) == "БП-1/2026"
	assert register(person, at=LATER) == "С-2/2026"


def test_zeros_of_the_rule_are_asked_for(person: Person) -> None:
	make_rule(authority_of(person), seq_width=4)

	assert "«С-0007/2026»" in refusal(lambda: hand(person, "С-7/2026"))
	assert hand(person, "А-0001/2026") == "А-0001/2026"
	assert register(person, at=LATER) == "С-0002/2026"


def test_letters_that_count_apart_do_not_keep_numbers_from_each_other(person: Person) -> None:
	make_rule(authority_of(person), series="One Per Letter")
	hand(person, "А-1/2026")
	hand(person, "С-1/2026")

	indexes = [register(person, surname=surname, at=LATER) for surname in ("Бойко", "Савченко", "Антонюк")]

	assert indexes == ["Б-1/2026", "С-2/2026", "А-2/2026"]


def test_prefix_of_the_authority_hides_no_number(person: Person) -> None:
	frappe.db.set_value("Authority", authority_of(person), "index_prefix", "02-11")
	patterns = {"pattern": "{prefix}/{letter}-{seq}/{year}", "collective_pattern": "{prefix}/КО-{seq}/{year}"}
	make_rule(authority_of(person), unsigned_pattern="{prefix}/БП-{seq}/{year}", **patterns)
	hand(person, "02-11/А-1/2026")

	assert register(person, at=LATER) == "02-11/С-2/2026"


def test_kinds_that_count_together_share_the_numbers_by_hand(person: Person) -> None:
	patterns = {"pattern": "СК-{letter}-{seq}/{year}", "collective_pattern": "СК-КО-{seq}/{year}"}
	own = {"kind": "kind.complaint", "unsigned_pattern": "СК-БП-{seq}/{year}"}
	make_rule(authority_of(person), **own, **patterns)
	with acting_as(person):
		author = make_applicant(last_name="Савченко").name
	hand(person, "СК-А-1/2026", kind="kind.complaint", applicant=author)

	assert register(person, kind="kind.application", at=LATER) == "С-2/2026"


def test_new_year_begins_with_one_again(person: Person) -> None:
	hand(person, "А-1/2026")

	assert register(person, at=NEXT_YEAR) == "С-1/2027"


def test_numbers_that_never_start_anew_are_kept_over_the_years(person: Person) -> None:
	patterns = {"pattern": "{letter}-{seq}", "collective_pattern": "КО-{seq}", "unsigned_pattern": "БП-{seq}"}
	make_rule(authority_of(person), restarts_yearly=0, **patterns)
	hand(person, "А-1")
	hand(person, "А-3")

	indexes = [register(person, at=NEXT_YEAR) for _ in range(2)]

	assert indexes == ["С-2", "С-4"]
	assert "«Б-2» вже надано: «С-2»" in refusal(lambda: hand(person, "Б-2"))


# an earlier register -----------------------------------------------------------------------------------------


def test_imported_number_is_given_neither_by_hand_nor_by_the_counter(person: Person) -> None:
	rows = [a_row(1, index="Б-0057/2026"), a_row(2, index="А-57/2026"), a_row(3, index="В-4/2026")]

	document = loaded(person, new_import(person, authority_of(person), csv_of(rows)))

	assert document.imported_count == 3
	assert "вже надано" in refusal(lambda: hand(person, "Г-57/2026"))
	assert "«Г-4/2026» вже надано: «В-4/2026»" in refusal(lambda: hand(person, "Г-4/2026"))
	assert hand(person, "Г-5/2026") == "Г-5/2026"
	assert register(person, at=LATER) == "С-58/2026"


def test_import_behind_a_number_by_hand_leaves_it_the_number(person: Person) -> None:
	hand(person, "А-2/2026")

	loaded(person, new_import(person, authority_of(person), csv_of([a_row(2), a_row(1)])))

	[holder] = frappe.get_all(
		"Appeal",
		{"authority": authority_of(person), "number_key": ("like", "%|2")},
		pluck="registration_index",
	)
	assert holder == "А-2/2026"
	assert register(person, at=LATER) == "С-3/2026"


# what an older version has left ------------------------------------------------------------------------------


def test_patch_gives_registered_appeals_the_keys_of_their_numbers(person: Person) -> None:
	hand(person, "А-3/2026")
	register(person, at=LATER)
	own = {"authority": authority_of(person)}
	today = frappe.get_all("Appeal", own, ["name", "number_key"], order_by="name")
	for appeal in today:
		frappe.db.set_value("Appeal", appeal.name, "number_key", None)

	keys_of_numbers.execute()
	keys_of_numbers.execute()

	assert all(appeal.number_key for appeal in today)
	assert frappe.get_all("Appeal", own, ["name", "number_key"], order_by="name") == today
	assert [register(person, surname="Бойко", at=LATER) for _ in range(2)] == ["Б-2/2026", "Б-4/2026"]


def test_patch_leaves_a_number_given_twice_to_one_appeal(person: Person) -> None:
	hand(person, "А-1/2026")
	register(person, at=LATER)
	own = {"authority": authority_of(person)}
	twice = frappe.db.get_value("Appeal", {**own, "registration_index": "С-2/2026"})
	key = f"{authority_of(person)}|2026|С-1/2026|old"
	frappe.db.set_value("Appeal", own, "number_key", None)
	frappe.db.set_value("Appeal", twice, {"registration_index": "С-1/2026", "registration_key": key})

	keys_of_numbers.execute()

	keys = frappe.get_all("Appeal", own, pluck="number_key")
	assert sorted(map(bool, keys)) == [False, True]


# at once -----------------------------------------------------------------------------------------------------


@pytest.fixture
def busy() -> Iterator[Person]:
	with committed_registrar() as person:
		yield person


@pytest.mark.parametrize(
	("here", "there", "told"),
	[
		("А-1/2026", "", "С-2/2026"),
		("", "Б-1/2026", "надано"),
		("А-1/2026", "Б-1/2026", "надано"),
	],
	ids=["counter waits for the hand", "hand waits for the counter", "hand waits for the hand"],
)
def test_who_is_second_waits_and_gets_another_number(
	busy: Person, site: str, sites_path: Path, here: str, there: str, told: str
) -> None:
	first, second = card_of(busy), card_of(busy)
	frappe.db.commit()  # the process sees only what is committed
	by_hand(busy, first, index=here)

	def order(appeal: str) -> ByHand:
		return ByHand(site, str(sites_path), busy.user, appeal, there, ON_PAPER)

	with processes_at_once(1) as pool:
		pool.submit(register_apart, order("none")).result()  # the process has begun
		waiting = pool.submit(register_apart, order(second))
		with pytest.raises(NotYet):
			waiting.result(timeout=12)
		frappe.db.commit()  # the first request ends

		assert told in waiting.result(timeout=60)


def test_hands_and_the_counter_at_once_give_each_number_once(
	busy: Person, site: str, sites_path: Path
) -> None:
	orders = [
		ByHand(site, str(sites_path), busy.user, card_of(busy), index, ON_PAPER)
		for number in range(1, CARDS + 1)
		for index in ("", f"А-{number}/2026", f"Б-{number}/2026")
	]
	frappe.db.commit()  # the processes see only what is committed

	with processes_at_once(PROCESSES) as pool:
		told = list(pool.map(register_apart, orders))

	frappe.db.rollback()
	given = [said for said in told if ":" not in said]
	assert all(":" not in said for order, said in zip(orders, told, strict=True) if not order.index)
	assert all("надано" in said for said in told if ":" in said)
	numbers = numbers_in(given)
	assert len(set(numbers)) == len(numbers)
	assert set(range(1, CARDS + 1)) <= set(numbers)
