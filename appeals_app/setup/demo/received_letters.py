"""The twelve letters as a registrar gets them, with what becomes of them (data/letters.json)."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from appeals_app.domain.lifecycle import LetterKind
from appeals_app.setup.demo import cards
from appeals_app.setup.demo.appeal_plans import AppealPlan
from appeals_app.setup.demo.courses import (
	Course,
	Deed,
	Letter,
	Stop,
	Turn,
	Words,
	deeds_to,
	draw_course,
	write_steps,
)
from appeals_app.setup.demo.office_time import OfficeTime
from appeals_app.setup.demo.office_words import needs_first_head
from appeals_app.setup.demo.organisation import Organisation, Team, read_organisation
from appeals_app.setup.demo.people import Person
from appeals_app.setup.demo.phrases import day_and_month, dotted, fill, in_words, read_data
from appeals_app.setup.demo.timing import Timing, time_course

Row = Mapping[str, Any]
"""A letter of the data file."""


def plan_letters(*, now: datetime) -> list[AppealPlan]:
	"""The twelve letters as of now, in the order of their registration; the distances between them are kept."""
	rows = {row["id"]: row for row in read_data("letters")["letters"]}
	office, organisation = OfficeTime.of_ukraine(now), read_organisation()
	plans = [_plan(row, rows, office=office, organisation=organisation) for row in rows.values()]
	return sorted(plans, key=lambda plan: plan.timing.order)


def _plan(row: Row, rows: Mapping[str, Row], *, office: OfficeTime, organisation: Organisation) -> AppealPlan:
	team = organisation.team(row["to"])
	author = _author(rows[row.get("same_author_as", row["id"])])
	timing = _timing(row, office)
	places = _places(row, rows, timing, office)
	words = _words(row, author, team=team, places=places)
	return AppealPlan(
		key=row["id"],
		team=team,
		stop=Stop(row["course"]["stop"]),
		author=author,
		card=_card(
			row, author, team=team, received_at=timing.received_at, places=places, organisation=organisation
		),
		timing=timing,
		steps=write_steps(timing.course, timing.moments, team=team, words=words),
		same_author_as=row.get("same_author_as", ""),
		previous=row["course"].get("previous") or row["course"].get("main", ""),
		main=row["course"].get("main", ""),
		complained_officer=row.get("complained", {}).get("officer", ""),
	)


def _author(row: Row) -> Person | None:
	if not row["author"]:
		return None
	given = {"middle_name": "", **row["author"]}
	return Person(**{**given, "categories": tuple(given.get("categories", ()))})


def _timing(row: Row, office: OfficeTime) -> Timing:
	day = office.calendar.previous_working_day(office.now.date() - timedelta(days=row["days_before"]))
	return time_course(_course(row), day, channel=row["card"]["channel"], office=office, seed=row["id"])


def _course(row: Row) -> Course:
	deeds = deeds_to(Stop(row["course"]["stop"]))
	if row["card"].get("subject") == "subject.anonymous":
		deeds = (*deeds_to(Stop.RESOLUTION), Deed.REFUSE)
	if "interim" in row["course"]:
		deeds = (*deeds[:-1], Deed.DRAFT_LETTER, Deed.SIGN_LETTER, Deed.SEND_LETTER, deeds[-1])
	drawn = draw_course(Random(row["id"]), deeds)
	course = Course(tuple(Turn(turn.deed, min(turn.lag, 1)) for turn in drawn.turns))
	for deed, lag in row["course"].get("lags", {}).items():
		course = course.with_lag(Deed(deed), lag)
	return course


def _places(row: Row, rows: Mapping[str, Row], timing: Timing, office: OfficeTime) -> dict[str, str]:
	"""Dates the texts of the letter leave open."""
	first = rows[row.get("same_author_as", row["id"])]
	return {
		"received_on": dotted(timing.received_at.date()),
		"written_on": in_words(_written_on(row, timing.received_at.date())),
		"first_written_on": day_and_month(_written_on(first, _day_before(office, first["days_before"]))),
		"refused_on": dotted(_day_before(office, row.get("days_refused_before", 0))),
		"last_year": str(timing.received_at.year - 1),
		"yy": f"{timing.received_at:%y}",
	}


def _day_before(office: OfficeTime, days: int) -> date:
	return office.calendar.previous_working_day(office.now.date() - timedelta(days=days))


def _written_on(row: Row, received_on: date) -> date:
	return received_on - timedelta(days=row.get("days_written_before", 0))


def _words(row: Row, author: Person | None, *, team: Team, places: Mapping[str, str]) -> Words:
	course = row["course"]
	return Words(
		resolution=course.get("resolution", ""),
		reason=course.get("reason", ""),
		answer=_answer(row, author, places),
		letter=_other_letter(row, author, places),
		executors=tuple(course.get("executors", ())),
		by_first_head=author is None or needs_first_head(author),
		entered_by=cards.entered_by(row["card"]["channel"], team),
	)


def _answer(row: Row, author: Person | None, places: Mapping[str, str]) -> Letter | None:
	course = row["course"]
	if "answer" not in course:
		return None
	return Letter(
		LetterKind.ANSWER,
		fill(course["answer"], **places),
		salutation=author.salutation,
		dispatch=course.get("dispatch") or cards.dispatch_for(row["card"]["channel"]),
		results=tuple(question["result"] for question in row["questions"]),
		notes=tuple(question.get("note", "") for question in row["questions"]),
	)


def _other_letter(row: Row, author: Person | None, places: Mapping[str, str]) -> Letter | None:
	course = row["course"]
	if interim := course.get("interim"):
		body = fill(interim["body"], **places)
		return Letter(
			LetterKind.INTERIM_ANSWER, body, addressee=interim["addressee"], address=interim["address"]
		)
	if "letter" not in course:
		return None
	dispatch = cards.dispatch_for(row["card"]["channel"])
	return Letter(
		LetterKind.RETURN_NOTICE, fill(course["letter"], **places), author.salutation, dispatch=dispatch
	)


def _card(
	row: Row,
	author: Person | None,
	*,
	team: Team,
	received_at: datetime,
	places: Mapping[str, str],
	organisation: Organisation,
) -> cards.Card:
	filled = {
		field: fill(value, **places) if isinstance(value, str) else value
		for field, value in row["card"].items()
	}
	return {
		"authority": team.authority,
		"received_at": received_at,
		"appeal_type": cards.TYPES.get(filled["channel"], "type.letter"),
		"written_on": _written_on(row, received_at.date()) if "days_written_before" in row else None,
		"author_categories": [{"category": category} for category in (author.categories if author else ())],
		"content": fill(row["text"], **places),
		"questions": [{"question": one["question"], "theme": one["theme"]} for one in row["questions"]],
		**_complained(row, organisation),
		**filled,
	}


def _complained(row: Row, organisation: Organisation) -> cards.Card:
	if "complained" not in row:
		return {}
	officer = organisation.officer(row["complained"]["officer"])
	return {
		"complained_authority": officer.authority,
		"complained_unit": f"{officer.authority}-{officer.unit}",
	}
