"""A changed rule moves no card by itself: a person counts, looks, and applies; each card gets an event."""

import frappe
import pytest
from frappe.utils import add_days, add_to_date

from appeals_app import clock
from appeals_app.appeal_registry import recalculation, recalculation_apply, tasks
from appeals_app.appeal_registry.recalculation_orders import order_application, order_count
from appeals_app.domain.event_chain import HASHED_FIELDS, find_faults
from appeals_app.legal_reference.config import forget_law
from appeals_app.permissions import roles
from appeals_app.testing.factories import PASSWORD
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.serving import Served
from tests.site.recounting import REASON, applied, counted, new_recalculation, row_of, two_months
from tests.site.refusals import refusal


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
	assert row.explanation == (
		"Правило змінено: 1 місяць → 2 місяці, з продовженням до 45 календарних днів → з продовженням до 90"
		" календарних днів; «загальний строк розгляду», чинне з 01.01.2000, ч. 1 ст. 20 Закону України «Про"
		" звернення громадян»."
	)
	assert way.card().due_date == before.due_date
	assert way.card().modified == before.modified


def test_unchanged_law_moves_nothing(staff: Staff, in_one_transaction: None) -> None:
	way = Journey(staff).to("registered")

	assert row_of(counted(staff).name, way.appeal) is None


def test_where_nothing_moves_there_is_nothing_to_apply(staff: Staff, in_one_transaction: None) -> None:
	order = counted(staff, received_from=add_days(None, 1))

	assert (order.checked_count, order.moved_count) == (0, 0)
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		refusal(lambda: order_application(order.name))


def test_applying_moves_the_cards_and_writes_an_unbroken_chain(
	staff: Staff, in_one_transaction: None
) -> None:
	way = Journey(staff).to("registered")
	before = way.card()
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
	days = (card.control_date - clock.today()).days
	assert frappe.db.get_value("Appeal", way.appeal, "days_left") == days
	assert '"amount": 2' in card.term_basis
	assert f"{row.new_due_date:%Y-%m-%d}" in card.term_proof
	assert (events[-1].act, events[-1].ground, events[-1].reference_name) == (
		"term_recalculated",
		f"{row.moves} · {REASON}",
		order.name,
	)
	assert f"{before.due_date:%d.%m.%Y} → {row.new_due_date:%d.%m.%Y}" in row.moves
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


def test_an_appeal_no_rule_fits_any_more_keeps_its_dates_and_asks_for_a_person(
	staff: Staff, in_one_transaction: None
) -> None:
	way = Journey(staff).to("registered")
	before = way.card()
	frappe.get_doc("Term Rule", "month").update({"is_enabled": 0}).save()
	forget_law()

	order = counted(staff)
	applied(staff, order.name)

	assert order.needs_person_count >= 1
	card = way.card()
	assert card.term_needs_person
	assert "правил" in card.term_problem.lower()
	assert (card.due_date, card.term_rule, card.term_basis) == (
		before.due_date,
		before.term_rule,
		before.term_basis,
	)
	assert row_of(counted(staff).name, way.appeal) is None, "told once"


def test_a_rule_that_fits_again_takes_the_mark_off(staff: Staff, in_one_transaction: None) -> None:
	way = Journey(staff).to("registered")
	rule = frappe.get_doc("Term Rule", "month")
	rule.update({"is_enabled": 0}).save()
	applied(staff, counted(staff).name)
	rule.update({"is_enabled": 1}).save()

	applied(staff, counted(staff).name)

	assert not way.card().term_needs_person
	assert not way.card().term_problem


def test_tasks_move_with_the_term(staff: Staff, in_one_transaction: None) -> None:
	way = Journey(staff).to("in_work")
	task = {"appeal": way.appeal, "status": "Accepted"}
	frappe.get_doc("Term Rule", "month").update({"amount": 20, "unit": "Days", "limit_days": 40}).save()

	order = applied(staff, counted(staff).name)

	assert order.applied_count >= 1
	assert frappe.db.get_value("Appeal Assignment", task, "due_on") <= way.card().due_date


def test_what_a_job_writes_is_in_the_language_of_the_site(staff: Staff, in_one_transaction: None) -> None:
	way = Journey(staff).to("registered")
	frappe.get_doc("Term Rule", "month").update({"is_enabled": 0}).save()
	frappe.local.lang = "en"  # as in a worker

	order = counted(staff)
	applied(staff, order.name)

	assert frappe.local.lang == "en"
	assert "правил" in row_of(order.name, way.appeal).explanation.lower()
	assert "правил" in way.card().term_problem.lower()


def test_a_job_that_fell_silent_is_started_again(staff: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
	order = new_recalculation(staff)
	started = []
	monkeypatch.setattr(frappe, "enqueue", lambda method, **given: started.append((method, given)))
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		order_count(order.name)
	started.clear()

	tasks.resume_recalculations()
	assert order.name not in [given["recalculation"] for _, given in started], "it has just been ordered"
	long_ago = add_to_date(None, minutes=-5)
	frappe.db.set_value("Term Recalculation", order.name, "modified", long_ago, update_modified=False)
	tasks.resume_recalculations()

	((method, _),) = [start for start in started if start[1]["recalculation"] == order.name]
	assert frappe.get_attr(method) is tasks.count_recalculation


def test_a_part_applied_before_the_law_changed_leads_to_a_new_recalculation(
	staff: Staff, in_one_transaction: None
) -> None:
	Journey(staff).to("registered")
	two_months()
	order = counted(staff)
	frappe.db.set_value("Term Recalculation", order.name, {"status": "Failed", "applied_count": 1})
	frappe.get_doc("Term Rule", "month").update({"amount": 3, "limit_days": 95}).save()

	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		assert "новий" in refusal(lambda: order_application(order.name))


def test_a_batch_sees_events_written_since_the_job_began(http_server: Served, staff: Staff) -> None:
	way = Journey(staff).to("registered")
	two_months()
	order = counted(staff)
	frappe.db.commit()  # the web server sees what is committed
	try:
		assert events_of(way.appeal), "the snapshot of this transaction is taken"
		registrar = http_server.client().login(staff[roles.REGISTRAR].user, PASSWORD)
		path = f"/api/resource/Appeal/{way.appeal}"
		assert registrar.request("PUT", path, json={"brief": "Уточнено"}).status_code == 200

		assert applied(staff, order.name).status == "Applied"

		assert [event.act for event in events_of(way.appeal)][-2:] == ["card_changed", "term_recalculated"]
		assert find_faults(events_of(way.appeal)) == []
	finally:
		frappe.get_doc("Term Rule", "month").update({"amount": 1, "limit_days": 45, "is_verified": 1}).save()
		frappe.db.commit()
		forget_law()


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


@pytest.mark.parametrize("of_one_authority", [True, False])
def test_next_batch_is_read_in_order_and_not_sorted_out_of_all_that_is_left(
	staff: Staff, of_one_authority: bool
) -> None:
	asked = frappe._dict(authority=staff.authority if of_one_authority else None)

	query = recalculation._batch_query(asked, after="5")

	[plan] = frappe.db.sql(f"explain {query.get_sql(quote_char='`')}", as_dict=True)
	assert plan.key == ("authority_name_index" if of_one_authority else "PRIMARY")
	assert "filesort" not in (plan.Extra or "")
