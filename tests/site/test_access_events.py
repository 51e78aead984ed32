"""The record of looks: written, folded, chained, never bent, kept for its term, read by whom it concerns."""

from datetime import timedelta

import frappe
import pytest

from appeals_app import clock
from appeals_app.permissions import roles
from appeals_app.personal_data.access_log import record_access
from appeals_app.personal_data.event_check import verify_personal_data_events
from appeals_app.personal_data.tasks import remove_old_events
from appeals_app.testing.factories import make_appeal
from appeals_app.testing.staff import Staff, acting_as
from tests.site.looking import EVENT, events_of, person_of
from tests.site.refusals import refusal


@pytest.fixture
def appeal(staff: Staff) -> str:
	person = person_of(staff)
	with acting_as(staff[roles.REGISTRAR]):
		return make_appeal(applicant=person, authority=staff.authority).name


def look(user: object, **given: object) -> str | None:
	with acting_as(user):
		return record_access(**{"act": "Opened", **given})


def test_look_tells_who_when_by_what_post_at_what_and_why(staff: Staff, appeal: str) -> None:
	head = staff[roles.HEAD]

	look(head, appeal=appeal, purpose="Перевірка скарги на затримку")

	event = events_of(head.user)[-1]
	assert (event.user, event.officer, event.appeal) == (head.user, head.officer, appeal)
	assert (event.act, event.authority) == ("Opened", staff.authority)
	assert event.purpose == "Перевірка скарги на затримку"
	assert abs(event.happened_at - clock.now()) < timedelta(minutes=1)


def test_repeated_opening_is_folded_for_the_minutes_an_administrator_sets(staff: Staff, appeal: str) -> None:
	head, begun = staff[roles.HEAD], clock.now()
	frappe.db.set_single_value("Personal Data Access Settings", "fold_minutes", 15)
	frappe.clear_document_cache("Personal Data Access Settings", "Personal Data Access Settings")

	written = []
	for minute in (0, 5, 14, 16):
		with clock.set_to(begun + timedelta(minutes=minute)):
			written.append(bool(look(head, appeal=appeal)))

	assert written == [True, False, False, True]
	assert look(staff[roles.REGISTRAR], appeal=appeal)


def test_prints_exports_and_purposes_are_never_folded(staff: Staff, appeal: str) -> None:
	for act in ("Printed", "Exported", "Purpose Stated", "File Downloaded"):
		assert look(staff[roles.HEAD], act=act, appeal=appeal)
		assert look(staff[roles.HEAD], act=act, appeal=appeal)


def test_export_is_one_event_that_leads_to_its_persons(staff: Staff) -> None:
	persons = [person_of(staff) for _ in range(3)]

	event = look(
		staff[roles.REGISTRAR], act="Exported", listed_doctype="Applicant", subjects=persons, rows_count=3
	)

	found = frappe.get_all("Personal Data Access Subject", filters={"event": event}, pluck="applicant")
	assert sorted(found) == sorted(persons)
	assert frappe.db.get_value(EVENT, event, "rows_count") == 3


def test_change_of_a_person_is_recorded_with_the_change(staff: Staff) -> None:
	person, registrar = person_of(staff), staff[roles.REGISTRAR]
	with acting_as(registrar):
		frappe.get_doc("Applicant", person).update({"locality": "м. Токмак"}).save()

	[event] = events_of(registrar.user, applicant=person)
	assert event.act == "Changed"


def test_chain_of_looks_shows_what_was_changed_in_it(staff: Staff, appeal: str) -> None:
	head = staff[roles.HEAD]
	for act in ("Printed", "Exported", "Printed"):
		look(head, act=act, appeal=appeal)
	before = verify_personal_data_events()[EVENT].problems
	assert not any(head.user in problem for problem in before)

	events = events_of(head.user)
	frappe.db.set_value(EVENT, events[-2].name, "act", "Listed", update_modified=False)

	found = set(verify_personal_data_events()[EVENT].problems) - set(before)
	assert found == {f"{EVENT} {head.user} #{events[-2].sequence}: content was changed"}


def test_events_are_written_changed_and_removed_by_nobody(staff: Staff, appeal: str) -> None:
	name = look(staff[roles.HEAD], appeal=appeal)
	event = frappe.get_doc(EVENT, name)

	assert "вручну" in refusal(event.save)
	assert "вилучити" in refusal(event.delete)
	assert "вручну" in refusal(lambda: frappe.get_doc({"doctype": EVENT, "act": "Opened"}).insert())
	assert refusal(lambda: frappe.rename_doc(EVENT, name, "x", force=True), frappe.ValidationError)
	with acting_as(staff[roles.DATA_PROTECTION_OFFICER]):
		assert not frappe.has_permission(EVENT, "write", name)
		assert not frappe.has_permission(EVENT, "delete", name)
		assert not frappe.has_permission(EVENT, "create")


def test_events_are_read_by_the_protection_officer_of_the_authority_alone(
	staff: Staff, neighbours: Staff, appeal: str
) -> None:
	name = look(staff[roles.HEAD], appeal=appeal)

	for person in (*staff.everyone(), *neighbours.everyone()):
		reads = person == staff[roles.DATA_PROTECTION_OFFICER]
		with acting_as(person):
			assert bool(frappe.has_permission(EVENT, "read", name)) is reads, person
			if frappe.has_permission(EVENT, "read"):
				assert bool(frappe.get_list(EVENT, filters={"name": name})) is reads, person


def test_protection_officer_of_the_oblast_reads_events_of_all(staff: Staff, appeal: str) -> None:
	name = look(staff[roles.HEAD], appeal=appeal)
	officer = staff[roles.DATA_PROTECTION_OFFICER]
	frappe.db.set_value("Authority", staff.authority, "authority_kind", "Oblast Administration")
	other = frappe.db.get_value("Authority", {"name": ("!=", staff.authority)})
	frappe.db.set_value(EVENT, name, "authority", other)

	with acting_as(officer):
		assert frappe.get_list(EVENT, filters={"name": name})
		assert not frappe.has_permission("Appeal", "read")


def test_least_term_of_events_is_a_year() -> None:
	settings = frappe.get_doc("Personal Data Access Settings")
	settings.keep_days = 364

	assert "365" in refusal(settings.save)


def test_events_end_by_their_term_and_not_before(staff: Staff) -> None:
	written = []
	for days in (1096, 1094):
		with clock.set_to(clock.now() - timedelta(days=days)):
			written.append(look(staff[roles.HEAD], act="Printed"))

	remove_old_events()

	left = frappe.get_all(EVENT, filters={"name": ("in", written)}, pluck="name")
	frappe.db.delete(EVENT, {"name": written[1]})
	frappe.db.commit()  # the batch has committed what it left
	assert left == [written[1]]
