"""Executors of a resolution: the responsible one first, the others ready before that one's date."""

from datetime import timedelta

import frappe
import pytest
from frappe.model.document import Document
from frappe.utils import add_days

from appeals_app import clock
from appeals_app.appeal_registry.card_print import appeal_card_resolutions
from appeals_app.appeal_routing.resolution_dates import co_executors_date
from appeals_app.permissions import roles
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.refusals import refusal


@pytest.fixture
def way(staff: Staff) -> Journey:
	settings = frappe.get_doc("Appeal Resolution Settings")
	settings.update({"days_before": 2, "counted_in": "Calendar Days"}).save()
	return Journey(staff).to("resolution")


def named(way: Journey, **given: object) -> list[dict]:
	"""The colleague and, marked as responsible after him, the executor."""
	marked = {"officer": way.executor.officer, "is_responsible": 1}
	return [{"officer": way.staff.colleague.officer, **given}, marked]


def resolve(way: Journey, executors: list[dict], **given: object) -> Document:
	values = {"resolved_on": str(clock.today()), "resolution_text": "Розглянути.", **given}
	with acting_as(way.staff[roles.HEAD]):
		return frappe.get_doc(
			{"doctype": "Appeal Resolution", "appeal": way.appeal, "executors": executors, **values}
		).insert()


def test_responsible_executor_is_named_first_and_the_others_are_ready_before(way: Journey) -> None:
	resolution = resolve(way, named(way))

	first, second = resolution.executors
	tasks = dict(
		frappe.get_all("Appeal Assignment", {"appeal": way.appeal}, ["officer", "due_on"], as_list=True)
	)
	assert (first.officer, first.is_responsible, first.idx) == (way.executor.officer, 1, 1)
	assert tasks[first.officer] == first.due_on == resolution.due_on
	assert tasks[second.officer] == second.due_on == resolution.due_on - timedelta(days=2)


def test_date_the_head_names_stands(way: Journey) -> None:
	day = add_days(clock.today(), 5)

	resolution = resolve(way, named(way), co_executors_due_on=day)

	assert resolution.executors[1].due_on == day


def test_co_executor_is_not_given_longer_than_the_responsible_one(way: Journey) -> None:
	early = add_days(clock.today(), 5)
	executors = [{"officer": way.executor.officer, "is_responsible": 1, "due_on": early}]

	said = refusal(
		lambda: resolve(
			way, [*executors, {"officer": way.staff.colleague.officer, "due_on": add_days(early, 1)}]
		)
	)

	assert "пізніша за дату відповідального виконавця" in said


def test_date_is_counted_for_who_may_write_a_resolution_alone(way: Journey) -> None:
	asked = {"due_on": "2026-03-12", "resolved_on": "2026-03-01"}
	with acting_as(way.staff[roles.HEAD]):
		assert str(co_executors_date(**asked)) == "2026-03-10"
	with acting_as(way.staff[roles.ANALYST]):
		refusal(lambda: co_executors_date(**asked), frappe.PermissionError)


def test_print_names_the_responsible_executor_first_and_bears_the_mark_of_control(way: Journey) -> None:
	resolution = resolve(way, named(way))

	with acting_as(way.staff[roles.HEAD]):
		sheet = frappe.get_print(resolution.doctype, resolution.name, "Appeal Resolution Sheet")
	[row] = appeal_card_resolutions(way.card())
	names = [
		frappe.db.get_value("Authority Officer", each.officer, "officer_name")
		for each in resolution.executors
	]
	assert '<div class="control">К</div>' in sheet
	assert sheet.index(f"{names[0]} (відповідальний), до ") < sheet.index(f"{names[1]}, до ")
	assert row.executors == f"{names[0]} (відповідальний), {names[1]}" and row.puts_on_control
