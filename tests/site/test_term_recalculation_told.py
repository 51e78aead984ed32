"""A recalculation says what moves, why, and whose decision it waits for; the card says it was recounted."""

from datetime import date

import frappe
import pytest

from appeals_app import clock
from appeals_app.appeal_registry import tasks
from appeals_app.appeal_registry.recalculation_orders import order_application, order_count
from appeals_app.appeal_registry.terms import term_sentences
from appeals_app.appeal_registry.timeline import appeal_timeline
from appeals_app.legal_reference.config import forget_law
from appeals_app.legal_reference.versions import begin_version
from appeals_app.permissions import roles
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.deciding import dates, decide, extend, way_of
from tests.site.law_rows import WHY, by_hand
from tests.site.recounting import REASON, applied, counted, new_recalculation, row_of, two_months


def counters(order: frappe._dict) -> dict[str, int]:
	names = ("first", "earlier", "later", "both_ways", "same_dates", "needs_person")
	return {name: order.get(f"{name}_count") for name in names if order.get(f"{name}_count")}


def test_counters_of_a_count_add_up(staff: Staff, in_one_transaction: None) -> None:
	month = frappe.get_doc("Term Rule", "month")
	month.update({"is_enabled": 0}).save()
	forget_law()
	without_term = Journey(staff).to("registered")
	month.update({"is_enabled": 1, "amount": 20, "unit": "Days", "limit_days": 40}).save()
	forget_law()
	way = Journey(staff).to("registered")
	month.update({"amount": 15}).save()
	forget_law()

	order = counted(staff)

	found = counters(order)
	assert row_of(order.name, without_term.appeal).old_due_date is None
	assert row_of(order.name, way.appeal).shift_days < 0
	assert {"first", "earlier"} <= set(found)
	assert sum(found.values()) == order.moved_count
	assert order.to_check_count == order.checked_count


def test_new_version_of_a_rule_is_told_with_lengths_and_its_first_day(
	staff: Staff, in_one_transaction: None
) -> None:
	way = Journey(staff).to("registered")
	day = way.card().received_at.date()
	name = begin_version(doctype="Term Rule", name="month", valid_from=day)
	frappe.get_doc("Term Rule", name).update({"amount": 20, "unit": "Calendar Days"}).save()
	forget_law()

	row = row_of(counted(staff).name, way.appeal)

	assert row.explanation == (
		"Інша версія правила: 1 місяць → 20 календарних днів; «загальний строк розгляду», чинне з"
		f" {day:%d.%m.%Y}, ч. 1 ст. 20 Закону України «Про звернення громадян»."
	)


def test_decision_that_does_not_fit_the_new_term_is_told_and_leaves_the_dates(
	staff: Staff, in_one_transaction: None
) -> None:
	way = way_of(staff)
	decide(way, date(2026, 2, 10), kind="Shortening", new_due_on="2026-02-20")
	before = dates(way)
	frappe.get_doc("Term Rule", "month").update({"amount": 10, "unit": "Days", "limit_days": 45}).save()
	forget_law()

	order = counted(staff, received_from="2026-02-02", received_to="2026-02-02")
	applied(staff, order.name)

	said = row_of(order.name, way.appeal).explanation
	assert said.startswith(
		"За теперішніми правилами строк спливає 12.02.2026, а скорочення до 20.02.2026 за рішенням від 10.02.2026"
	)
	assert "Керівник або його заступник має вирішити" in said
	assert (way.card().term_problem, dates(way)) == (said, before)
	assert counters(order)["needs_person"] >= 1


def test_proof_tells_of_the_recalculation_as_long_as_the_card_keeps_its_law(
	staff: Staff, in_one_transaction: None
) -> None:
	way = Journey(staff).to("in_work")
	before = way.card()
	two_months()
	applied(staff, counted(staff).name)

	told = f"за розпорядженням «{REASON}»; застосування: "
	proof = " ".join(term_sentences(way.card()))
	assert told in proof
	assert f"останній день до перерахунку — {before.due_date:%d.%m.%Y}" in proof
	assert "версія правила, чинна в довіднику з 01.01.2000" in proof

	extend(way, decided=clock.today())
	assert told in " ".join(term_sentences(way.card()))
	with acting_as(staff[roles.REGISTRAR]):
		way.card().update({"brief": "Уточнено"}).save()
	assert told in " ".join(term_sentences(way.card()))


def test_recalculation_keeps_the_choice_by_hand_in_the_proof(staff: Staff, in_one_transaction: None) -> None:
	way = Journey(staff, **by_hand("month")).to("registered")
	two_months()

	applied(staff, counted(staff).name)

	assert f"Причина: {WHY}." in " ".join(term_sentences(way.card()))


def test_timeline_names_the_order_by_its_reason(staff: Staff, in_one_transaction: None) -> None:
	way = Journey(staff).to("registered")
	two_months()
	order = counted(staff)
	applied(staff, order.name)

	content = appeal_timeline("Appeal", way.appeal)[-1]["content"]

	assert content.startswith(f"Строк перераховано за розпорядженням «{REASON}»; застосування: ")
	assert content.endswith(" · " + row_of(order.name, way.appeal).moves)


def test_status_tells_what_waits_from_what_is_at_work(
	staff: Staff, monkeypatch: pytest.MonkeyPatch, in_one_transaction: None
) -> None:
	Journey(staff).to("registered")
	two_months()
	order = new_recalculation(staff)
	seen = []
	status = lambda: frappe.db.get_value("Term Recalculation", order.name, "status")  # noqa: E731
	for name, batch in (("count_batch", tasks.count_batch), ("apply_batch", tasks.apply_batch)):
		monkeypatch.setattr(
			tasks, name, lambda *given, batch=batch, **more: seen.append(status()) or batch(*given, **more)
		)

	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		order_count(order.name)
		seen.append(status())
		tasks.count_recalculation(order.name)
		order_application(order.name)
		seen.append(status())
		tasks.apply_recalculation(order.name)

	assert list(dict.fromkeys(seen)) == ["Count Queued", "Counting", "Application Queued", "Applying"]
