"""The worked cases of `law_cases.json` that the term modules answer for; the others name their modules."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest

from appeals_app.domain.calendar_ukraine import ukraine_calendar
from appeals_app.domain.deadlines import (
	TERM_PROFILES,
	DecisionMaker,
	Extension,
	Switches,
	compute_deadline,
	latest_extension,
	term_rule,
)
from appeals_app.domain.errors import TermError
from appeals_app.domain.numbering import DEFAULT_INDEX_RULE, IndexMark, render_index
from appeals_app.domain.term_forwarding import judge_forwarding
from appeals_app.domain.term_limitation import filing_limit

CASES = {
	case["id"]: case
	for case in json.loads((Path(__file__).parent / "law_cases.json").read_text(encoding="utf-8"))["cases"]
}
DATE_KEYS = ("control_date", "due_date", "breach_after")
WITH_DATES = [
	case_id for case_id, case in CASES.items() if "term" in case["input"] and "due_date" in case["expected"]
]
REFUSED = [case_id for case_id, case in CASES.items() if "error" in case["expected"]]
FORWARDED = [case_id for case_id, case in CASES.items() if "violations" in case["expected"]]


def day(text: str | None) -> date | None:
	return date.fromisoformat(text) if text else None


def extension_of(values: dict | None) -> Extension | None:
	if not values:
		return None
	return Extension(
		day(values["decided_on"]),
		DecisionMaker(values["decided_by"]),
		day(values["notice_sent_on"]),
		day(values.get("new_due")),
	)


def deadline_of(case_input: dict, switches: dict | None = None, term=None, with_extension=True):
	return compute_deadline(
		received_at=datetime.fromisoformat(case_input["received"]),
		term=term or case_input["term"],
		switches=Switches.from_dict(switches or {}),
		extension=extension_of(case_input.get("extension")) if with_extension else None,
	)


def test_every_case_says_which_modules_cover_it():
	assert len(CASES) == 38
	for case in CASES.values():
		assert case["covered_by"], case["id"]
		assert case["law"] and case["kind"] in {"law", "default_rule", "memory", "silent"}


def test_the_lists_of_cases_are_the_expected_ones():
	assert WITH_DATES == ["TC01", "TC03", "TC04", "TC09", "TC11", "TC15", "TC33", "TC49"]
	assert REFUSED == ["TC05", "TC06", "TC07"]
	assert FORWARDED == ["TC09", "TC11"]


@pytest.mark.parametrize("case_id", WITH_DATES)
def test_dates_of_the_case(case_id):
	case = CASES[case_id]
	computed = deadline_of(case["input"]).to_dict()
	expected = {key: case["expected"][key] for key in DATE_KEYS if key in case["expected"]}
	assert {key: computed[key] for key in expected} == expected


@pytest.mark.parametrize(
	("case_id", "alternative"),
	[
		(case_id, alternative)
		for case_id in WITH_DATES
		for alternative in CASES[case_id].get("alternatives", [])
		if "switches" in alternative
	],
)
def test_dates_of_the_case_under_other_switches(case_id, alternative):
	computed = deadline_of(CASES[case_id]["input"], alternative["switches"])
	assert computed.due_date.isoformat() == alternative["expected"]["due_date"]


@pytest.mark.parametrize("case_id", REFUSED)
def test_the_extension_of_the_case_is_refused_and_the_term_stays(case_id):
	case = CASES[case_id]
	with pytest.raises(TermError) as refusal:
		deadline_of(case["input"])
	assert refusal.value.code == case["expected"]["error"]
	unchanged = deadline_of(case["input"], with_extension=False)
	assert unchanged.due_date.isoformat() == case["expected"]["due_date_stays"]


def test_the_refusal_of_day_46_names_the_latest_day():
	case = CASES["TC07"]
	latest = latest_extension(received_at=datetime.fromisoformat(case["input"]["received"]), term="month")
	assert latest.isoformat() == case["expected"]["latest_extension"]
	with pytest.raises(TermError, match=r"19.03.2026"):
		deadline_of(case["input"])


@pytest.mark.parametrize("case_id", FORWARDED)
def test_forwarding_of_the_case(case_id):
	case = CASES[case_id]
	forwarded_on = day(case["input"]["forwarded_on"])
	verdict = judge_forwarding(
		deadline_of(case["input"]),
		forwarded_on=forwarded_on,
		author_told_on=day(case["input"]["author_told_on"]),
		today=forwarded_on,
	)
	assert [violation.value for violation in verdict.violations] == case["expected"]["violations"]
	assert verdict.is_in_time


def test_tc19_an_appeal_not_in_due_form_has_ten_days_to_be_returned():
	assert "return within 10 days" in CASES["TC19"]["expected"]["action"]
	assert term_rule("10d").amount == 10


def test_tc17_and_tc24_unsigned_and_collective_appeals_carry_their_marks():
	for case_id, mark in (("TC17", IndexMark.UNSIGNED), ("TC24", IndexMark.COLLECTIVE)):
		index = render_index(DEFAULT_INDEX_RULE, mark=mark, sequence=7, year=2026)
		assert index == CASES[case_id]["expected"]["index_mark"] + "-7/2026"


def test_tc25_a_complaint_after_both_periods_is_late():
	case = CASES["TC25"]
	limit = filing_limit(
		is_complaint=True,
		decided_on=day(case["input"]["decided_on"]),
		learnt_on=day(case["input"]["learnt_on"]),
		calendar=ukraine_calendar(),
	)
	assert limit.is_late(day(case["input"]["filed_on"])) is case["expected"]["is_late"]
	assert limit.last_day == day(case["expected"]["last_day"])
	assert limit.ground.value == case["expected"]["ground"]


def test_tc27_an_application_is_never_late():
	assert CASES["TC27"]["expected"]["late"] is False
	limit = filing_limit(
		is_complaint=False, decided_on=date(2019, 1, 1), learnt_on=None, calendar=ukraine_calendar()
	)
	assert limit is None


def test_tc28_priority_gives_no_shorter_term():
	assert CASES["TC28"]["expected"]["term"].startswith("month")
	assert TERM_PROFILES["law_393"].with_study is term_rule("month")


def test_tc33_the_receipt_day_is_working_only_under_martial_law():
	case = CASES["TC33"]
	received = day(case["input"]["received"])
	assert ukraine_calendar().is_working(received) is case["expected"]["is_receipt_day_working"]
	alternative = case["alternatives"][0]
	in_peace = ukraine_calendar(martial_law_until=day(alternative["martial_law_until"]))
	assert in_peace.is_working(received) is alternative["expected"]["is_receipt_day_working"]


def test_tc36_a_supported_petition_has_ten_working_days():
	assert CASES["TC36"]["expected"]["consider_within"].startswith("10 working days")
	announced = datetime(2026, 2, 2)
	assert compute_deadline(received_at=announced, term="petition-consider-10wd").due_date == date(
		2026, 2, 16
	)


def test_tc40_a_request_for_information_has_five_working_days():
	assert CASES["TC40"]["expected"]["term"] == "5 working days"
	assert compute_deadline(received_at=datetime(2026, 2, 2), term="info-5wd").due_date == date(2026, 2, 9)


def test_tc49_the_old_terms_of_the_hot_line_are_kept_as_an_unverified_profile():
	case = CASES["TC49"]
	alternative = case["alternatives"][0]
	profile = TERM_PROFILES[alternative["profile"]]
	for name, expected in alternative["expected"].items():
		rule = getattr(profile, name)
		assert deadline_of(case["input"], term=rule).due_date.isoformat() == expected
		assert rule.is_verified is False
