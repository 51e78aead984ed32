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
from appeals_app.testing.staff import Person, acting_as
from tests.site.importing import a_row, checked, csv_of, fates, new_import
from tests.site.test_numbers import _take_away, authority_of, registrar

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
	_take_away(person)


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
