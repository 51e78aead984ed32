"""Jobs of a recalculation: one at a time, for the person who ordered it, by the rules that were looked at."""

from datetime import timedelta

import frappe
import pytest

from appeals_app import clock
from appeals_app.appeal_registry import tasks
from appeals_app.appeal_registry.recalculation_orders import order_application, order_count
from appeals_app.legal_reference.config import forget_law
from appeals_app.permissions import roles
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.recounting import applied, counted, new_recalculation, row_of, two_months
from tests.site.refusals import refusal

pytestmark = pytest.mark.usefixtures("in_one_transaction")


def last_event(appeal: str) -> frappe._dict:
	return frappe.get_all(
		"Appeal Event", {"appeal": appeal}, ["act", "user"], order_by="sequence desc", limit=1
	)[0]


def test_job_in_whose_place_another_was_started_leaves_everything_alone(staff: Staff) -> None:
	Journey(staff).to("registered")
	two_months()
	order = new_recalculation(staff)
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		order_count(order.name)

	tasks.count_recalculation(order.name, work_key="of a job that came late")

	order.reload()
	assert (order.status, order.checked_count) == ("Count Queued", 0)
	assert not frappe.db.exists("Term Recalculation Row", {"recalculation": order.name})


def test_late_count_does_not_replace_rows_that_are_being_applied(staff: Staff) -> None:
	way = Journey(staff).to("registered")
	two_months()
	order = counted(staff)
	shown = row_of(order.name, way.appeal)
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		order_application(order.name)

	tasks.count_recalculation(order.name, work_key="of a job that came late")

	order.reload()
	assert order.status == "Application Queued"
	assert row_of(order.name, way.appeal).name == shown.name


def test_dates_nobody_has_looked_at_are_not_applied(staff: Staff) -> None:
	"""The rule changes between the click and the job."""
	way = Journey(staff).to("registered")
	before = way.card().due_date
	two_months()
	order = counted(staff)
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		order_application(order.name)
	frappe.get_doc("Term Rule", "month").update({"amount": 3}).save()
	forget_law()

	order = applied(staff, order.name)

	assert (order.status, order.applied_count) == ("Counted", 0)
	assert "підрахуйте знову" in order.failure.lower()
	assert way.card().due_date == before


def test_events_name_who_ordered_whoever_has_started_the_job_again(staff: Staff) -> None:
	way = Journey(staff).to("registered")
	two_months()
	order = counted(staff)
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		order_application(order.name)
	order.reload()

	tasks.apply_recalculation(order.name, work_key=order.work_key)

	assert frappe.session.user == "Administrator"
	assert last_event(way.appeal) == {"act": "term_recalculated", "user": staff[roles.AUTHORITY_ADMIN].user}


def test_breach_that_would_disappear_is_shown_before_it_does(staff: Staff) -> None:
	way = Journey(staff).to("registered")
	two_months()

	with clock.set_to(clock.now() + (way.card().breach_after - clock.today()) + timedelta(days=3)):
		order = counted(staff)

	assert row_of(order.name, way.appeal).stops_being_overdue
	assert order.no_longer_overdue_count >= 1


def test_recalculation_at_work_is_not_deleted(staff: Staff) -> None:
	order = new_recalculation(staff)

	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		order_count(order.name)
		assert "зачекайте" in refusal(lambda: frappe.delete_doc("Term Recalculation", order.name)).lower()

	assert frappe.db.exists("Term Recalculation", order.name)
