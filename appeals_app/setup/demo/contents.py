"""What an invented appeal says, and what the office answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from random import Random
from typing import Any

from appeals_app.domain.lifecycle import LetterKind
from appeals_app.setup.demo.courses import Letter
from appeals_app.setup.demo.organisation import OBLAST_LEVEL, Team
from appeals_app.setup.demo.people import Home, Person, draw_home
from appeals_app.setup.demo.phrases import agree, dotted, fill, read_data
from appeals_app.setup.demo.places import Settlement, read_oblast

KIND_WEIGHTS = {"kind.application": 78, "kind.complaint": 16, "kind.proposal": 6}
RESULT_WEIGHTS = {"result.granted": 36, "result.explained": 50, "result.refused": 14}
ORAL_CHANNELS = frozenset({"phone", "ukc", "reception"})
CITY_OF_THE_OBLAST = "UA23060070000082704"
DISTRICT_OF_THE_OBLAST = "UA23060000000070350"

Matter = Mapping[str, Any]
"""A row of data/matters.json."""


@dataclass(frozen=True, slots=True)
class Question:
	"""A question of an appeal with the result its answer brings."""

	question: str
	theme: str
	result: str
	answer: str


@dataclass(frozen=True, slots=True)
class Content:
	"""An appeal before it comes to the office."""

	matter: Matter
	brief: str
	text: str
	questions: tuple[Question, ...]
	author: Person
	council: str = ""
	"""The council of the author's hromada, which many of the matters belong to."""

	@property
	def concerning(self) -> str:
		"""What the appeal is about, as it stands after «щодо»."""
		return self.matter["concerning"]


@cache
def matters(
	level: str, kind: str, *, is_collective: bool, has_city: bool, has_village: bool
) -> tuple[Matter, ...]:
	"""Matters that people bring to an authority of that level and territory."""
	places = {None, *(["city"] if has_city else []), *(["village"] if has_village else [])}
	return tuple(
		row
		for row in read_data("matters")
		if row["kind"] == kind
		and bool(row.get("collective")) is is_collective
		and level in row.get("levels", (level,))
		and row.get("place") in places
	)


@cache
def settlements_served(level: str, authority: str) -> tuple[Settlement, ...]:
	"""Settlements from which people write to the authority."""
	oblast = read_oblast()
	if level == OBLAST_LEVEL:
		return oblast.settlements_of(DISTRICT_OF_THE_OBLAST)
	own = oblast.settlements_of(authority)
	return own if level == "council" else tuple(place for place in own if place.hromada != CITY_OF_THE_OBLAST)


def draw_matter(rng: Random, team: Team, *, is_collective: bool = False, kind: str | None = None) -> Matter:
	"""A matter for the authority; the kinds come as often as in an oblast."""
	kind = kind or rng.choices(list(KIND_WEIGHTS), list(KIND_WEIGHTS.values()))[0]
	places = settlements_served(team.level, team.authority)
	return rng.choice(
		matters(
			team.level,
			"kind.application" if is_collective else kind,
			is_collective=is_collective,
			has_city=any(place.is_city for place in places),
			has_village=not all(place.is_city for place in places),
		)
	)


def draw_home_for(rng: Random, team: Team, matter: Matter) -> Home:
	"""Where the author of such a matter lives; in the oblast every second one lives in its city."""
	places = settlements_served(team.level, team.authority)
	cities = [place for place in places if place.is_city]
	others = [place for place in places if not place.is_city]
	wanted = {"city": cities, "village": others}.get(matter.get("place"))
	chosen = wanted or (cities if cities and (not others or rng.random() < 0.5) else others)
	place = rng.choice(chosen)
	council = next(body.name for body in read_oblast().bodies if body.code == place.hromada)
	home = draw_home(rng, locality=place.title, is_city=place.is_city)
	return replace(home, council=council, settlement=place.code)


def write_content(rng: Random, matter: Matter, *, author: Person, home: Home, channel: str) -> Content:
	"""The appeal of this author about the matter, as its channel brings it."""
	has_second = "also" in matter and rng.random() < 0.5
	body = fill(
		agree(matter["text"], author.sex),
		street=home.street,
		street_on=home.street_on,
		house=home.house,
		settlement=home.locality,
	)
	paragraphs = [body, agree(matter["also"], author.sex)] if has_second else [body]
	text = _framed(rng, paragraphs, channel=channel, matter=matter)
	questions = _questions(rng, matter, has_second=has_second)
	return Content(matter, matter["brief"], text, questions, author, home.council)


def _framed(rng: Random, paragraphs: Sequence[str], *, channel: str, matter: Matter) -> str:
	phrases = read_data("office_phrases")
	if channel in ORAL_CHANNELS:
		return "\n\n".join([phrases["oral_opening"], *paragraphs])
	opening = rng.choice(phrases["group_openings" if matter.get("collective") else "openings"])
	ending = rng.choice(phrases[_endings_for(matter)])
	return "\n\n".join(filter(None, [opening, *paragraphs, ending]))


def _endings_for(matter: Matter) -> str:
	if matter.get("collective"):
		return "group_endings"
	return "thanks_endings" if matter.get("thanks") else "endings"


def _questions(rng: Random, matter: Matter, *, has_second: bool) -> tuple[Question, ...]:
	results = [result for result in RESULT_WEIGHTS if result in matter["answers"]]
	result = rng.choices(results, [RESULT_WEIGHTS[result] for result in results])[0]
	first = Question(matter["question"], matter["theme"], result, matter["answers"][result])
	if not has_second:
		return (first,)
	second = (matter[f"also_{field}"] for field in ("question", "theme", "result", "answer"))
	return first, Question(*second)


def repeat_content(rng: Random, content: Content, *, received_on: date) -> Content:
	"""The same author on the same matter once more, after an answer."""
	phrases, matter = read_data("office_phrases"), content.matter
	text = fill(
		agree(phrases["repeated"], content.author.sex),
		concerning=content.concerning,
		previous_on=dotted(received_on),
		text=rng.choice(phrases["endings"]),
	)
	brief = fill(phrases["repeated_brief"], brief=content.brief)
	return replace(content, brief=brief, text=text, questions=_questions(rng, matter, has_second=False))


def answer_letter(content: Content, *, received_on: date, dispatch: str, is_first: bool = False) -> Letter:
	"""The answer to every question; `is_first` is the one that promises and settles nothing."""
	phrases = read_data("office_phrases")
	results = ["result.explained" if is_first else question.result for question in content.questions]
	answers = [phrases["first_answer"]] if is_first else [question.answer for question in content.questions]
	body = fill(
		phrases["answer"],
		received_on=dotted(received_on),
		concerning=content.concerning,
		answers="\n\n".join(answers),
		closing=phrases["closings"][_closing_for(content.matter, results)],
	)
	return Letter(LetterKind.ANSWER, body, salutation_of(content), dispatch=dispatch, results=tuple(results))


def _closing_for(matter: Matter, results: Sequence[str]) -> str:
	"""A refusal says how it may be appealed against, as the law wants (Art. 15)."""
	if matter.get("thanks"):
		return "thanks"
	return "refused" if "result.refused" in results else "usual"


def other_letter(kind: LetterKind, content: Content, *, dispatch: str, **values: object) -> Letter:
	"""A letter that ends the consideration without an answer."""
	phrases = read_data("office_phrases")
	body = fill(phrases["letters"][kind.value], concerning=content.concerning, **values)
	ground = fill(phrases["grounds"].get(kind.value, ""), **values)
	return Letter(kind, body, salutation_of(content), dispatch=dispatch, ground=ground)


def salutation_of(content: Content) -> str:
	"""How the letter addresses the author; a group is not addressed by one name."""
	return "Шановні заявники!" if content.matter.get("collective") else content.author.salutation
