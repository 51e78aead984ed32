"""A worker killed in the middle of an import: nothing is doubled, nothing is lost."""

import multiprocessing
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import frappe
import pytest

from appeals_app.appeal_exchange import import_load, import_reading, tasks
from appeals_app.appeal_registry.event_check import verify_events
from appeals_app.appeal_registry.event_rows import Chosen
from appeals_app.ordered_work import report_failure
from appeals_app.testing.staff import Person, acting_as
from tests.site.importing import a_row, changed_xlsx, checked, csv_of, fates, loaded, new_import
from tests.site.registering import authority_of, take_away
from tests.site.test_numbers import registrar

ROWS, BATCH = 47, 10


@pytest.fixture
def person() -> Iterator[Person]:
	"""A committed registrar; everything of the authority is taken away afterwards."""
	person = registrar()
	frappe.db.commit()  # the process sees only what is committed
	yield person
	frappe.db.rollback()
	authority = {"authority": authority_of(person)}
	for name in frappe.get_all("Appeal Import", authority, pluck="name"):
		frappe.db.delete("File", {"attached_to_name": name})
	for doctype in ("Appeal Import Row", "Appeal Import", "Appeal Import Mapping"):
		frappe.db.delete(doctype, authority)
	take_away(person)


def load_and_die(site: str, sites_path: str, user: str, name: str, dies_at: int) -> None:
	"""Load as a worker does, and be killed while the batch of that number is being written."""
	frappe.init(site=site, sites_path=sites_path)
	frappe.connect()
	frappe.set_user(user)
	import_reading.BATCH = BATCH
	write, batches = import_load.record_events, []

	def write_or_die(events: list[dict]) -> None:
		batches.append(len(events))
		if len(batches) == dies_at:
			os.kill(os.getpid(), signal.SIGKILL)
		write(events)

	import_load.record_events = write_or_die
	tasks.load_import(name)


@pytest.mark.parametrize("dies_at", [1, 3])
def test_killed_loading_goes_on_and_brings_each_row_once(
	person: Person, site: str, sites_path: Path, dies_at: int
) -> None:
	name = new_import(person, authority_of(person), csv_of([a_row(number) for number in range(1, ROWS + 1)]))
	checked(person, name)
	frappe.db.commit()  # the process sees only what is committed
	worker = multiprocessing.get_context("spawn").Process(
		target=load_and_die, args=(site, str(sites_path), person.user, name, dies_at)
	)

	worker.start()
	worker.join(120)
	frappe.db.rollback()
	left = frappe.db.count("Appeal", {"authority": authority_of(person)})
	with acting_as(person):
		tasks.load_import(name)

	assert worker.exitcode == -signal.SIGKILL
	assert left == (dies_at - 1) * BATCH
	assert {fate for _row, fate in fates(name)} == {"Imported"}
	given = frappe.get_all("Appeal", {"authority": authority_of(person)}, pluck="registration_index")
	assert sorted(given) == sorted(f"С-{number}/2026" for number in range(1, ROWS + 1))
	assert not verify_events(Chosen(authority=authority_of(person))).faults


def _committed(name: str) -> str:
	frappe.db.commit()  # a job that fails gives up what is not
	return name


def failure_of(person: Person, content: bytes, name: str) -> str:
	document = checked(person, _committed(new_import(person, authority_of(person), content, name=name)))
	assert document.status == "Failed"
	return document.failure


def test_mapping_changed_after_the_check_is_not_loaded_by(person: Person) -> None:
	name = new_import(person, authority_of(person), csv_of([a_row(1)]))
	mapping = frappe.get_doc("Appeal Import Mapping", checked(person, name).mapping)
	next(row for row in mapping.columns if row.card_field == "Brief").heading = "Телефон"
	mapping.save(ignore_permissions=True)
	_committed(name)

	with acting_as(person):
		tasks.load_import(name)

	document = frappe.get_doc("Appeal Import", name)
	assert (document.status, document.imported_count) == ("Failed", 0)
	assert "Перевірте" in document.failure
	assert loaded(person, name).imported_count == 1


@pytest.mark.parametrize(
	("pattern", "replacement", "said"),
	[
		(r'<row r="4"', '<row r="4294967"', "4294967"),
		(r'ref="A1:H1"', 'ref="ZZZZ1:ZZZZ2"', "пошкоджено"),
		(r"</sheetData>.*", "", "пошкоджено"),
	],
)
def test_damaged_xlsx_is_refused_in_words(person: Person, pattern: str, replacement: str, said: str) -> None:
	said_at_last = failure_of(person, changed_xlsx(pattern, replacement), "register.xlsx")

	assert said in said_at_last and "виберіть" in said_at_last


@pytest.mark.parametrize(
	"content",
	[
		b"\xef\xbb\xbf" + csv_of([a_row(number) for number in range(1, 99)]) + b"\xff\xfe;",
		csv_of([a_row(1)], encoding="utf-16")[:-1],
	],
)
def test_text_that_breaks_off_is_refused_in_words(person: Person, content: bytes) -> None:
	assert "Збережіть" in failure_of(person, content, "register.csv")


def test_what_stops_a_job_is_told_in_the_language_of_the_site(person: Person) -> None:
	document = frappe.get_doc("Appeal Import", new_import(person, authority_of(person), csv_of([a_row(1)])))
	frappe.db.commit()

	report_failure(document)

	assert "перервано" in frappe.db.get_value("Appeal Import", document.name, "failure")
