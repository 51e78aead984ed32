"""Invented appeals: the same for the same seed, all phases, dates that could be, texts without gaps."""

import re
from collections import Counter
from datetime import datetime, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from appeals_app.domain.deadlines import compute_deadline
from appeals_app.setup.demo.appeal_plans import AppealPlan, plan_appeals
from appeals_app.setup.demo.courses import Deed, Stop
from appeals_app.setup.demo.office_time import OfficeTime
from appeals_app.setup.demo.office_words import needs_first_head
from appeals_app.setup.demo.slots import FINISHED, PAST_YEARS, QUOTAS, WITH_EXECUTOR, slots_for

NOW = datetime(2026, 11, 23, 14, 20)
GAP = re.compile(r"\{(?!index\})[^{}]*\}")


@pytest.fixture(scope="module")
def plans() -> list[AppealPlan]:
	return plan_appeals(300, now=NOW)


@pytest.fixture(scope="module")
def by_key(plans: list[AppealPlan]) -> dict[str, AppealPlan]:
	return {plan.key: plan for plan in plans}


def steps_of(plan: AppealPlan, deed: Deed) -> list:
	return [step for step in plan.steps if step.deed is deed]


def test_same_seed_gives_the_same_appeals(plans: list[AppealPlan]) -> None:
	assert plan_appeals(300, now=NOW) == plans


def test_another_seed_gives_other_appeals() -> None:
	texts = [{plan.card["content"] for plan in plan_appeals(40, now=NOW, seed=seed)} for seed in (1, 2)]

	assert len(texts[0] & texts[1]) < 5


@given(count=st.integers(len(QUOTAS), 500))
def test_every_stop_gets_an_appeal_whatever_their_number(count: int) -> None:
	stops = Counter(slot.stop for slot in slots_for(count))

	assert set(stops) == set(Stop)
	assert sum(stops.values()) == count


def test_fewer_appeals_than_states_are_refused() -> None:
	with pytest.raises(ValueError, match="20 appeals or more"):
		slots_for(19)


@pytest.mark.parametrize(
	"now",
	[
		NOW,
		datetime(2026, 11, 22, 23, 30),
		datetime(2027, 1, 1, 0, 5),
		datetime(2027, 3, 31, 9, 0),
		datetime(2028, 2, 29, 12, 0),
		datetime(2027, 8, 24, 8, 30),
	],
	ids=lambda moment: f"{moment:%d.%m.%Y %H:%M}",
)
def test_every_step_is_in_the_past_in_order_and_in_working_time(now: datetime) -> None:
	office = OfficeTime.of_ukraine(now)

	for plan in plan_appeals(60, now=now):
		moments = [plan.timing.received_at, *(step.at for step in plan.steps)]
		assert moments == sorted(moments)
		assert moments[-1] <= now
		assert all(office.is_open_at(step.at) for step in plan.steps)


def test_appeals_came_lately_but_for_those_of_the_archive(plans: list[AppealPlan]) -> None:
	for plan in plans:
		if plan.stop in PAST_YEARS:
			assert plan.timing.received_at.year < NOW.year
		else:
			assert NOW - plan.timing.received_at < timedelta(days=78)


def test_case_is_destroyed_five_years_after_the_year_of_its_end(plans: list[AppealPlan]) -> None:
	for plan in plans:
		if plan.stop is Stop.DESTROYED:
			filed, destroyed = (steps_of(plan, deed)[0].at.year for deed in (Deed.FILE, Deed.DESTROY))
			assert destroyed - filed == 6


def test_each_destroyed_case_is_alone_due_when_it_goes_and_four_wait_now(plans: list[AppealPlan]) -> None:
	ended = [steps_of(plan, Deed.FILE)[0].at.year for plan in plans if plan.stop in PAST_YEARS]
	destroyed = [steps_of(plan, Deed.DESTROY)[0].at.year for plan in plans if plan.stop is Stop.DESTROYED]

	assert len(destroyed) == len(set(destroyed)) == 2
	for year in destroyed:
		assert [end for end in ended if end <= year - 6 and end + 6 not in destroyed] == []
	assert sum(end <= NOW.year - 6 for end in ended) - len(destroyed) == 4


def test_appeals_are_planned_in_the_order_of_registration(plans: list[AppealPlan]) -> None:
	registered = [step.at for plan in plans for step in steps_of(plan, Deed.REGISTER)]

	assert registered == sorted(registered)


def test_some_are_overdue_and_some_are_due_at_once(plans: list[AppealPlan]) -> None:
	in_work = [plan for plan in plans if plan.stop in WITH_EXECUTOR]
	deadlines = [compute_deadline(received_at=plan.timing.received_at, term="month") for plan in in_work]

	assert sum(deadline.breach_after < NOW.date() for deadline in deadlines) >= 5
	assert sum(deadline.control_date == NOW.date() for deadline in deadlines) >= 5
	assert sum(0 < (deadline.control_date - NOW.date()).days <= 4 for deadline in deadlines) >= 5


@pytest.mark.parametrize("days", range(5))
def test_on_every_working_day_some_are_due_that_very_day(days: int) -> None:
	now = datetime(2026, 11, 23, 11, 0) + timedelta(days=days)
	in_work = [plan for plan in plan_appeals(100, now=now) if plan.stop in WITH_EXECUTOR]

	due_today = [
		plan
		for plan in in_work
		if compute_deadline(received_at=plan.timing.received_at, term="month").control_date == now.date()
	]

	assert len(due_today) >= 3


def test_some_answers_were_late(plans: list[AppealPlan]) -> None:
	late = 0
	for plan in plans:
		if plan.stop in FINISHED:
			deadline = compute_deadline(received_at=plan.timing.received_at, term="month")
			late += steps_of(plan, Deed.SEND)[-1].at.date() > deadline.breach_after

	assert 3 <= late <= 20


def test_kinds_signs_and_subjects_come_as_often_as_in_an_oblast(plans: list[AppealPlan]) -> None:
	kinds, signs, subjects = (
		Counter(plan.card.get(field) for plan in plans) for field in ("kind", "receipt_sign", "subject")
	)

	assert 0.72 < kinds["kind.application"] / 300 < 0.84
	assert 0.11 < kinds["kind.complaint"] / 300 < 0.20
	assert 0.03 < kinds["kind.proposal"] / 300 < 0.10
	assert 0.05 < signs["sign_of_receipt.repeated"] / 300 < 0.09
	assert 3 <= subjects["subject.collective"] <= 6
	assert 2 <= subjects["subject.anonymous"] <= 5


def test_texts_have_no_gap_and_no_choice_left(plans: list[AppealPlan]) -> None:
	for plan in plans:
		letters = [step.letter for step in plan.steps if step.letter]
		texts = [plan.card["brief"], plan.card["content"], *(letter.body for letter in letters)]
		texts += [step.text for step in plan.steps]
		for text in texts:
			assert not GAP.search(text), text
			assert "|" not in text and "None" not in text


def test_brief_holds_no_name_of_the_author(plans: list[AppealPlan]) -> None:
	for plan in plans:
		if plan.author:
			assert plan.author.last_name not in plan.card["brief"]


def test_answer_gives_a_result_to_every_question(plans: list[AppealPlan]) -> None:
	for plan in plans:
		for step in steps_of(plan, Deed.DRAFT):
			assert len(step.letter.results) == len(plan.card["questions"])


def test_repeated_appeal_comes_after_the_answer_to_the_first(
	plans: list[AppealPlan], by_key: dict[str, AppealPlan]
) -> None:
	repeated = [plan for plan in plans if plan.card.get("receipt_sign") == "sign_of_receipt.repeated"]

	assert repeated
	for plan in repeated:
		first = by_key[plan.previous]
		assert steps_of(first, Deed.SEND)[0].at < plan.timing.received_at
		assert first.author.full_name == plan.author.full_name
		assert first.team == plan.team
		assert plan.same_author_as == first.key


def test_duplicate_comes_after_its_main_appeal_and_is_not_merged_twice(
	plans: list[AppealPlan], by_key: dict[str, AppealPlan]
) -> None:
	merged = [plan for plan in plans if plan.stop is Stop.MERGED]

	assert len({plan.main for plan in merged}) == len(merged) == 7
	for plan in merged:
		assert by_key[plan.main].timing.order < plan.timing.order
		assert by_key[plan.main].card["content"] == plan.card["content"]


@given(now=st.datetimes(min_value=datetime(2026, 11, 23), max_value=datetime(2029, 12, 31)))
@example(now=datetime(2026, 12, 11, 6, 28))
@settings(max_examples=8, derandomize=True)
def test_appeal_refers_only_to_earlier_ones_whatever_the_day(now: datetime) -> None:
	seen: set[str] = {""}

	for plan in plan_appeals(90, now=now):
		assert {plan.previous, plan.main, plan.same_author_as} <= seen
		assert plan.finished_at <= now
		seen.add(plan.key)


def test_complaint_goes_to_nobody_of_the_unit_complained_of(plans: list[AppealPlan]) -> None:
	about_own = [plan for plan in plans if plan.card.get("complained_unit") or plan.complained_officer]

	assert about_own
	for plan in about_own:
		units = {login: f"{plan.team.authority}-{unit}" for unit, login in plan.team.executors.items()}
		for step in steps_of(plan, Deed.RESOLVE):
			assert plan.complained_officer not in step.executors
			assert plan.card.get("complained_unit") not in [units[login] for login in step.executors]


def test_first_head_considers_in_person_whom_the_law_names(plans: list[AppealPlan]) -> None:
	in_person = [plan for plan in plans if plan.author and needs_first_head(plan.author)]

	assert in_person
	for plan in in_person:
		for deed in (Deed.RESOLVE, Deed.SIGN, Deed.SIGN_LETTER):
			assert {step.by for step in steps_of(plan, deed)} <= {plan.team.first_head}


def test_detours_of_office_life_are_there(plans: list[AppealPlan]) -> None:
	deeds = Counter(step.deed for plan in plans for step in plan.steps)

	for deed in (Deed.SEND_BACK, Deed.REWORK, Deed.REOPEN, Deed.KEEP_PROMISE, Deed.REFUSE):
		assert deeds[deed] >= 2


def test_answer_by_mail_goes_only_to_an_author_who_has_an_address(plans: list[AppealPlan]) -> None:
	for plan in plans:
		for step in plan.steps:
			if step.letter and step.letter.dispatch == "E-mail":
				assert plan.author.email
