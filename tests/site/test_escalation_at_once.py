"""Reminders between processes: two sweeps at once, and one without Redis."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import frappe
import pytest

from appeals_app import clock
from appeals_app.permissions import roles
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff
from tests.serving import free_port
from tests.site.at_once import processes_at_once
from tests.site.mailing import Work, forget_appeal, sweep

APPEALS, PROCESSES = 6, 2

pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def due(staff: Staff) -> Iterator[list[str]]:
	"""Committed appeals that reach the first step today; everything of them is taken away afterwards."""
	appeals = [Journey(staff).to("in_work").appeal for _ in range(APPEALS)]
	day = clock.today() + timedelta(days=3)
	frappe.db.set_value("Appeal", {"name": ("in", appeals)}, "control_date", day)
	frappe.db.commit()  # the processes see only what is committed
	yield appeals
	frappe.db.rollback()
	frappe.db.delete("Appeal Escalation")
	frappe.db.delete("Notification Log", {"for_user": ("like", "%@%.example")})
	for appeal in appeals:
		forget_appeal(appeal)
	frappe.db.commit()  # what was committed is taken away for good


def run_sweeps(orders: list[Work]) -> None:
	with processes_at_once(len(orders)) as pool:
		list(pool.map(sweep, orders))
	frappe.db.rollback()


def reminders(appeals: list[str]) -> list[str]:
	return sorted(frappe.get_all("Appeal Escalation", {"appeal": ("in", appeals)}, pluck="appeal"))


def test_two_sweeps_at_once_remind_of_each_appeal_once(due: list[str], site: str, sites_path: Path) -> None:
	run_sweeps([Work(site, str(sites_path))] * PROCESSES)

	assert reminders(due) == sorted(due)


def test_without_redis_each_reminder_is_told_on_the_desk_once(
	due: list[str], staff: Staff, site: str, sites_path: Path
) -> None:
	alone = Work(site, str(sites_path), redis=f"redis://127.0.0.1:{free_port()}")

	run_sweeps([alone])
	run_sweeps([alone])

	told = {"document_type": "Appeal Escalation", "for_user": staff[roles.EXECUTOR].user}
	assert reminders(due) == sorted(due)
	assert frappe.db.count("Notification Log", told) == APPEALS


def test_appeal_that_fails_holds_up_no_other_and_is_not_hushed_up(
	due: list[str], site: str, sites_path: Path
) -> None:
	broken, *others = sorted(due)
	frappe.db.set_value("Appeal", broken, "authority", "немає такого")
	frappe.db.commit()  # the process sees only what is committed

	with pytest.raises(frappe.LinkValidationError):
		run_sweeps([Work(site, str(sites_path))])

	frappe.db.rollback()
	assert reminders(due) == others
