"""Appeals of the demo that stop without an answer have a ground to stop (Art. 5, 7, 8, 17)."""

from datetime import datetime, timedelta

import pytest

from appeals_app.domain.stop_checks import is_among
from appeals_app.setup.demo.appeal_plans import AppealPlan, plan_appeals
from appeals_app.setup.demo.courses import Deed, Stop

YEAR_AND_MORE = timedelta(days=367)


@pytest.fixture(scope="module")
def plans() -> list[AppealPlan]:
	return plan_appeals(300, now=datetime(2026, 11, 23, 14, 20))


def stopped_at(plans: list[AppealPlan], stop: Stop) -> list[AppealPlan]:
	return [plan for plan in plans if plan.stop is stop]


def test_returned_appeal_is_marked_with_what_it_does_not_hold(plans: list[AppealPlan]) -> None:
	marks = [
		{field for field in plan.card if field.startswith("lacks_")}
		for plan in stopped_at(plans, Stop.RETURNED)
	]

	assert {"lacks_signature", "lacks_matter"} == set().union(*marks)
	assert all(marks)


def test_appeal_not_considered_is_anonymous_or_repeated_or_late(plans: list[AppealPlan]) -> None:
	found = {"anonymous": 0, "repeated": 0, "late": 0}
	for plan in stopped_at(plans, Stop.NOT_CONSIDERED):
		decided_on = plan.card.get("complained_decision_on")
		is_late = bool(decided_on) and plan.timing.received_at.date() - decided_on > YEAR_AND_MORE
		grounds = {
			"anonymous": plan.card["subject"] == "subject.anonymous",
			"repeated": bool(plan.previous),
			"late": is_late and plan.card["kind"] == "kind.complaint",
		}
		assert sum(grounds.values()) == 1
		found[next(name for name, holds in grounds.items() if holds)] += 1

	assert all(found.values())


def test_forwarded_complaint_does_not_go_to_the_one_complained_of(plans: list[AppealPlan]) -> None:
	forwarded = stopped_at(plans, Stop.FORWARDED)
	for plan in forwarded:
		[addressee] = [step.text for step in plan.steps if step.deed is Deed.DRAFT_LETTER]
		assert addressee
		assert not is_among(addressee, frozenset({str(plan.card.get("complained_note") or "")}))

	assert forwarded
