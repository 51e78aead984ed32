"""A changed rule moves no card by itself: a person counts, looks, and applies; each card gets an event."""

import frappe
import pytest
from frappe.utils import add_days

from appeals_app.appeal_registry import recalculation, recalculation_apply, tasks
from appeals_app.appeal_registry.recalculation_orders import order_application, order_count
from appeals_app.domain.event_chain import HASHED_FIELDS, find_faults
from appeals_app.legal_reference.config import forget_law
from appeals_app.permissions import roles
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.refusals import refusal

REASON = "Зміни до статті 20 (вигадані для перевірки)"


@pytest.fixture
def in_one_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
	"""The jobs commit after each batch; a test must leave nothing behind."""
	monkeypatch.setattr(frappe.db, "commit", lambda: None)


def new_recalculation(staff: Staff, **values: object) -> frappe._dict:
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		return frappe.get_doc(
			{
				"doctype": "Term Recalculation",
				"reason": REASON,
				"authority": staff.authority,
				**values,
			}
		).insert()


def counted(staff: Staff, **values: object) -> frappe._dict:
	name = new_recalculation(staff, **values).name
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		tasks.count_recalculation(name)
	return frappe.get_doc("Term Recalculation", name)


def applied(staff: Staff, name: str) -> frappe._dict:
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		tasks.apply_recalculation(name)
	return frappe.get_doc("Term Recalculation", name)


def row_of(name: str, appeal: str) -> frappe._dict | None:
	rows = frappe.get_all("Term Recalculation Row", {"recalculation": name, "appeal": appeal}, ["*"])
	return rows[0] if rows else None


def two_months() -> None:
	frappe.get_doc("Term Rule", "month").update({"amount": 2, "limit_days": 90}).save()
	forget_law()


def events_of(appeal: str) -> list[frappe._dict]:
	fields = [*HASHED_FIELDS, "previous_hash", "event_hash"]
	return frappe.get_all("Appeal Event", {"appeal": appeal}, fields, order_by="sequence")


def test_counting_shows_what_would_move_and_moves_nothing(staff: Staff, in_one_transaction: None) -> None:
	way = Journey(staff).to("registered")
	before = way.card()
	two_months()

	order = counted(staff)
	row = row_of(order.name, way.appeal)

	assert order.status == "Counted"
	assert order.moved_count == frappe.db.count("Term Recalculation Row", {"recalculation": order.name})
	assert order.later_count >= 1
	assert (row.old_due_date, row.new_rule) == (before.due_date, "month")
	assert row.shift_days == (row.new_due_date - before.due_date).days > 25
	assert "змінилося" in row.explanation
	assert way.card().due_date == before.due_date
	assert way.card().modified == before.modified


def test_unchanged_law_moves_nothing(staff: Staff, in_one_transaction: None) -> None:
	way = Journey(staff).to("registered")

	order = counted(staff)

	assert row_of(order.name, way.appeal) is None
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		refusal(lambda: order_application(order.name))


def test_applying_moves_the_cards_and_writes_an_unbroken_chain(
	staff: Staff, in_one_transaction: None
) -> None:
	way = Journey(staff).to("registered")
	two_months()
	order = counted(staff)
	row = row_of(order.name, way.appeal)

	order = applied(staff, order.name)
	card, events = way.card(), events_of(way.appeal)

	assert order.status == "Applied"
	assert order.applied_count == order.moved_count
	assert (card.control_date, card.due_date, card.breach_after) == (
		row.new_control_date,
		row.new_due_date,
		row.new_breach_after,
	)
	assert '"amount": 2' in card.term_basis
	assert f"{row.new_due_date:%Y-%m-%d}" in card.term_proof
	assert (events[-1].act, events[-1].ground, events[-1].reference_name) == (
		"term_recalculated",
		REASON,
		order.name,
	)
	assert find_faults(events) == []
	assert row_of(counted(staff).name, way.appeal) is None


def test_a_card_changed_after_the_count_is_left_alone(staff: Staff, in_one_transaction: None) -> None:
	way = Journey(staff).to("registered")
	two_months()
	order = counted(staff)
	with acting_as(staff[roles.REGISTRAR]):
		way.card().update({"study": "Not Needed"}).save()
	before = way.card()

	order = applied(staff, order.name)

	assert order.skipped_count == 1
	assert row_of(order.name, way.appeal).outcome == "Left Alone"
	assert way.card().due_date == before.due_date


def test_applying_twice_writes_one_event(staff: Staff, in_one_transaction: None) -> None:
	way = Journey(staff).to("registered")
	two_months()
	order = counted(staff)

	applied(staff, order.name)
	applied(staff, order.name)

	assert [event.act for event in events_of(way.appeal)].count("term_recalculated") == 1


def test_a_law_changed_after_the_count_is_counted_again_first(staff: Staff, in_one_transaction: None) -> None:
	Journey(staff).to("registered")
	two_months()
	order = counted(staff)
	frappe.get_doc("Term Rule", "month").update({"amount": 3, "limit_days": 95}).save()

	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		assert "знову" in refusal(lambda: order_application(order.name))


def test_an_appeal_no_rule_fits_any_more_loses_its_dates_and_asks_for_a_person(
	staff: Staff, in_one_transaction: None
) -> None:
	way = Journey(staff).to("registered")
	frappe.get_doc("Term Rule", "month").update({"is_enabled": 0}).save()
	forget_law()

	order = counted(staff)
	applied(staff, order.name)

	assert order.needs_person_count >= 1
	assert way.card().due_date is None
	assert way.card().term_needs_person


def test_batches_cover_every_appeal_once(
	staff: Staff, in_one_transaction: None, monkeypatch: pytest.MonkeyPatch
) -> None:
	ways = [Journey(staff).to("registered") for _ in range(5)]
	two_months()
	for module in (recalculation, recalculation_apply):
		monkeypatch.setattr(module, "BATCH", 2)

	order = counted(staff)
	rows = frappe.get_all("Term Recalculation Row", {"recalculation": order.name}, pluck="appeal")
	order = applied(staff, order.name)

	assert {way.appeal for way in ways} <= set(rows)
	assert len(rows) == len(set(rows)) == order.moved_count == order.applied_count


def test_only_the_selected_authority_and_period_are_counted(
	staff: Staff, neighbours: Staff, in_one_transaction: None
) -> None:
	foreign = Journey(neighbours).to("registered")
	own = Journey(staff).to("registered")
	two_months()
	day = own.card().received_at.date()

	assert row_of(counted(staff).name, foreign.appeal) is None
	assert row_of(counted(staff, received_from=add_days(day, 1)).name, own.appeal) is None
	assert row_of(counted(staff, received_from=day, received_to=day).name, own.appeal)


def test_answered_appeals_keep_the_term_they_were_answered_in(staff: Staff, in_one_transaction: None) -> None:
	way = Journey(staff).to("answered")
	two_months()

	assert row_of(counted(staff).name, way.appeal) is None


@pytest.mark.parametrize("role", [roles.REGISTRAR, roles.HEAD, roles.EXECUTOR, roles.CONTROLLER])
def test_other_roles_neither_order_nor_apply(staff: Staff, role: str) -> None:
	order = new_recalculation(staff)

	with acting_as(staff[role]):
		refusal(lambda: order_count(order.name), frappe.PermissionError)
		refusal(lambda: order_application(order.name), frappe.PermissionError)


def test_administrator_of_one_authority_recounts_that_one_only(staff: Staff, neighbours: Staff) -> None:
	for authority in (None, neighbours.authority):
		refusal(
			lambda authority=authority: new_recalculation(staff, authority=authority), frappe.PermissionError
		)


def test_rows_are_listed_to_those_who_serve_there(
	staff: Staff, neighbours: Staff, in_one_transaction: None
) -> None:
	way = Journey(staff).to("registered")
	two_months()
	order = counted(staff)
	row = row_of(order.name, way.appeal).name

	for people, seen in ((staff, [row]), (neighbours, [])):
		with acting_as(people[roles.AUTHORITY_ADMIN]):
			assert frappe.get_list("Term Recalculation Row", {"name": row}, pluck="name") == seen
			assert frappe.has_permission("Term Recalculation Row", "read", row) is bool(seen)


def test_two_orders_at_once_start_one_job(staff: Staff) -> None:
	order = new_recalculation(staff)
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		order_count(order.name)
		assert "зачекайте" in refusal(lambda: order_count(order.name)).lower()
