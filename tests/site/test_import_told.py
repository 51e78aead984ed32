"""What is told of a register before it is brought over: open and overdue rows, words that are not known."""

import frappe
import pytest

from appeals_app import ordered_work
from appeals_app.appeal_exchange.api import check_import, load_import
from appeals_app.appeal_exchange.import_report import report_of
from appeals_app.testing.staff import Person, acting_as
from tests.site.importing import a_row, checked, csv_of, loaded, new_import, new_mapping, reason_of
from tests.site.refusals import refusal
from tests.site.test_numbers import authority_of, registrar

pytestmark = pytest.mark.usefixtures("in_one_transaction")


@pytest.fixture
def person() -> Person:
	return registrar()


def with_results(person: Person) -> str:
	"""A mapping that reads the column «Вид» as the result."""
	mapping = frappe.get_doc("Appeal Import Mapping", new_mapping(person, authority_of(person)))
	for column in mapping.columns:
		if column.card_field == "Kind":
			column.card_field = "Result"
	with acting_as(person):
		mapping.save()
	return mapping.name


def test_check_tells_how_many_rows_would_be_open_and_overdue(person: Person) -> None:
	today = frappe.utils.getdate()
	new = f"{today:%d.%m.%Y}"
	rows = [
		a_row(1, registered="02.03.2020", kind="Дано роз`яснення"),
		a_row(2, registered="02.03.2020", answered="20.03.2020", kind="ДАНО РОЗ'ЯСНЕННЯ"),
		a_row(3, registered=new, kind=""),
	]
	name = new_import(person, authority_of(person), csv_of(rows), mapping=with_results(person))

	document = checked(person, name)
	told = (document.ready_count, document.open_count, document.overdue_count, document.lacking_day_count)

	assert told == (3, 2, 1, 1)
	document = loaded(person, name)
	kept = frappe.get_all("Appeal", {"authority": authority_of(person)}, ["phase", "is_overdue"])
	assert sum(row.phase == "REGISTERED" for row in kept) == document.open_count == 2
	assert sum(row.is_overdue and row.phase == "REGISTERED" for row in kept) == document.overdue_count == 1


def test_unknown_words_are_counted_and_the_report_names_the_row_by_its_index(person: Person) -> None:
	rows = [a_row(number, kind="Надано роз’яснення") for number in (1, 2)]
	rows.append(a_row(3, kind="0501234567"))
	name = new_import(person, authority_of(person), csv_of(rows), mapping=with_results(person))

	document = checked(person, name)

	[word] = frappe.parse_json(document.unknown_words)
	assert word == {"card_field": "Result", "written": "Надано роз’яснення", "count": 2}
	with acting_as(person):
		report = report_of(name).decode("utf-8-sig").splitlines()
	assert report[1].startswith("2;С-1/2026;") and "«Надано роз’яснення»" in report[1]
	assert "0501234567" not in report[3]


def test_meaning_that_is_no_choice_is_refused_with_the_choices(person: Person) -> None:
	said = refusal(lambda: new_mapping(person, authority_of(person), **{"скарж.": "Хтозна"}))

	assert "«Скарга»" in said


def test_check_without_a_ready_row_tells_the_commonest_reason(person: Person) -> None:
	rows = [a_row(1, registered="колись"), a_row(2, author=""), a_row(3, author="")]
	name = new_import(person, authority_of(person), csv_of(rows))

	document = checked(person, name)
	document.run_method("onload")

	said = document.get_onload("commonest_refusal")
	assert (said["reason"], said["count"]) == (reason_of(name, 3), 2)
	assert "автора" in said["reason"]


def test_check_with_a_ready_row_tells_no_reason(person: Person) -> None:
	name = new_import(person, authority_of(person), csv_of([a_row(1), a_row(2, author="")]))

	document = checked(person, name)
	document.run_method("onload")

	assert "commonest_refusal" not in (document.get("__onload") or {})


def test_kind_is_known_by_the_beginning_of_its_title(person: Person) -> None:
	name = new_import(person, authority_of(person), csv_of([a_row(1, kind="Заява")]))

	assert checked(person, name).ready_count == 1


def test_mapping_without_a_channel_is_refused_when_it_is_saved(person: Person) -> None:
	mapping = frappe.get_doc("Appeal Import Mapping", new_mapping(person, authority_of(person)))
	for column in mapping.columns:
		if column.card_field == "Channel":
			column.default_value = ""

	with acting_as(person):
		assert "як надійшло звернення" in refusal(mapping.save)


def test_row_with_a_zero_byte_is_told_and_the_others_stay_ready(person: Person) -> None:
	"""Far down in the file: nearer to its beginning the file is no text for whoever takes it."""
	good, damaged = [a_row(number) for number in range(1, 801)], a_row(801, author="Пет\0ренко Іван")

	name = new_import(person, authority_of(person), csv_of([*good, damaged]))

	document = checked(person, name)
	assert (document.ready_count, document.refused_count) == (len(good), 1)
	assert "нульовий байт" in reason_of(name, 802)


def test_index_far_ahead_is_named_with_its_row_and_moves_the_counter_only_when_confirmed(
	person: Person,
) -> None:
	rows = [a_row(1), a_row(2), a_row(3, index="С-72059100/2026")]
	name = new_import(person, authority_of(person), csv_of(rows))

	document = checked(person, name)
	with acting_as(person):
		said = refusal(lambda: load_import(name))

	assert "індекс С-72059100/2026 у рядку 4 перенесе його з 0 на 72059100" in document.jump_note
	assert "С-72059100/2026" in said and "підтвердьте" in said
	with acting_as(person):
		load_import(name, jumps_accepted=1)
	assert frappe.db.get_value("Appeal Import", name, "status") == "Load Queued"


def test_register_with_gaps_of_its_own_asks_nothing(person: Person) -> None:
	name = new_import(person, authority_of(person), csv_of([a_row(1), a_row(7), a_row(90)]))

	assert not checked(person, name).jump_note


def test_check_that_waits_tells_how_long_and_whether_anybody_takes_it(
	person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
	name = new_import(person, authority_of(person), csv_of([a_row(1)]))
	monkeypatch.setattr(ordered_work, "get_workers", lambda queue: [])
	with acting_as(person):
		check_import(name)
	frappe.db.set_value(
		"Appeal Import", name, "ordered_at", frappe.utils.add_to_date(None, minutes=-12, seconds=-5)
	)

	document = frappe.get_doc("Appeal Import", name)
	document.run_method("onload")

	waiting = document.get_onload("waiting")
	assert (document.status, waiting["minutes"], waiting["workers"]) == ("Check Queued", 12, 0)
	assert waiting["orders"] >= 0


def test_import_that_waits_for_nothing_tells_of_no_queue(person: Person) -> None:
	document = checked(person, new_import(person, authority_of(person), csv_of([a_row(1)])))
	document.run_method("onload")

	assert "waiting" not in (document.get("__onload") or {})
