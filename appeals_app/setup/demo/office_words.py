"""What the people of the office write on an invented appeal: resolutions, reasons, letters."""

import json
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from random import Random

import appeals_app
from appeals_app.domain.lifecycle import LetterKind
from appeals_app.setup.demo import cards, contents
from appeals_app.setup.demo.contents import Content
from appeals_app.setup.demo.courses import Deed, Letter, Stop, Words
from appeals_app.setup.demo.organisation import OBLAST_LEVEL, Team
from appeals_app.setup.demo.people import Person
from appeals_app.setup.demo.phrases import dotted, fill, read_data
from appeals_app.setup.demo.slots import Slot
from appeals_app.setup.demo.timing import Timing

CLASSIFIER = Path(appeals_app.__file__).parent / "fixtures" / "defaults" / "10_appeal_classifier_item.json"

SINCE_OLD_DECISION = timedelta(days=800)
"""«Понад два роки тому», as the late complaints of the demo say."""

LEGAL_UNIT = "04"
SHARE_OF_FIRST_HEAD = 0.25

LETTERS = {
	Stop.FORWARDED: LetterKind.FORWARDING_NOTICE,
	Stop.RETURNED: LetterKind.RETURN_NOTICE,
	Stop.NOT_CONSIDERED: LetterKind.REFUSAL_TO_CONSIDER,
	Stop.TERMINATED: LetterKind.TERMINATION_NOTICE,
}


@dataclass(frozen=True, slots=True)
class Case:
	"""An appeal with everything the office knows when it writes."""

	slot: Slot
	team: Team
	channel: str
	content: Content
	timing: Timing
	is_repeated: bool = False

	@property
	def dispatch(self) -> str:
		"""How its letters go."""
		return cards.dispatch_for(self.channel)


@lru_cache(maxsize=1)
def categories_of_first_head() -> frozenset[str]:
	"""Categories of authors whose appeals the first head considers in person (Art. 15)."""
	rows = json.loads(CLASSIFIER.read_text(encoding="utf-8"))
	return frozenset(row["name"] for row in rows if row.get("needs_first_head"))


def needs_first_head(author: Person) -> bool:
	"""The first head considers this author's appeals in person."""
	return not categories_of_first_head().isdisjoint(author.categories)


def content_of_stop(content: Content, slot: Slot) -> Content:
	"""The content made such that the office has a ground to stop there."""
	phrases = read_data("office_phrases")
	if slot.stop is Stop.RETURNED:
		row = phrases["returned"][slot.index % len(phrases["returned"])]
		return replace(content, brief=row.get("brief", content.brief), text=row.get("text", content.text))
	if slot.stop is Stop.NOT_CONSIDERED:
		return replace(content, text=fill(phrases["late_complaint"], text=content.text))
	return content


def words_of(case: Case, rng: Random) -> Words:
	"""Everything that is written on the way of the case."""
	phrases = read_data("office_phrases")
	executor = _executor(case)
	return Words(
		resolution=_resolution(case, rng),
		reason=phrases["merge_reason"] if case.slot.stop is Stop.MERGED else phrases["reopen_reason"],
		back_reason=rng.choice(phrases["back_reasons"]),
		rework_reason=rng.choice(phrases["rework_reasons"]),
		follow_up_note=rng.choice(phrases["follow_up_notes"]),
		answer=_answer(case, is_first=False),
		first_answer=_answer(case, is_first=True) if case.slot.is_reopened else None,
		letter=_letter(case),
		forwarded_to=_competent_body(case, rng),
		executors=(executor,),
		first_executor=_another_executor(case, executor, rng) if case.slot.is_sent_back else "",
		by_first_head=needs_first_head(case.content.author) or rng.random() < SHARE_OF_FIRST_HEAD,
		entered_by=cards.entered_by(case.channel, case.team),
	)


def _executor(case: Case) -> str:
	"""Complaints about a unit or a person of the office itself go to its lawyers (Art. 7)."""
	matter = case.content.matter
	is_about_own = "about_unit" in matter or "about_officer" in matter
	return case.team.executor_of(LEGAL_UNIT if is_about_own else matter["unit"])


def _another_executor(case: Case, executor: str, rng: Random) -> str:
	matter = case.content.matter
	return rng.choice(
		[
			login
			for unit, login in case.team.executors.items()
			if login not in (executor, matter.get("about_officer")) and unit != matter.get("about_unit")
		]
	)


def _resolution(case: Case, rng: Random) -> str:
	phrases = read_data("office_phrases")
	if case.is_repeated:
		return phrases["repeated_resolution"]
	if case.content.matter.get("thanks"):
		return phrases["thanks_resolution"]
	if case.content.matter["kind"] == "kind.complaint":
		return phrases["complaint_resolution"]
	return rng.choice(phrases["resolutions"])


def _answer(case: Case, *, is_first: bool) -> Letter:
	received_on = case.timing.received_at.date()
	return contents.answer_letter(
		case.content, received_on=received_on, dispatch=case.dispatch, is_first=is_first
	)


def _competent_body(case: Case, rng: Random) -> str:
	"""To whom the appeal is forwarded; empty where it is not."""
	if case.slot.stop is not Stop.FORWARDED:
		return ""
	matter, phrases = case.content.matter, read_data("office_phrases")
	if case.team.level == OBLAST_LEVEL and "forward_to" not in matter:
		return case.content.council
	return matter.get("forward_to") or rng.choice(phrases["forward_targets"])


def _letter(case: Case) -> Letter | None:
	kind = LETTERS.get(case.slot.stop)
	if not kind:
		return None
	values = {"received_on": dotted(case.timing.received_at.date())}
	values["withdrawn_on"] = dotted(case.timing.moment_of(Deed.DRAFT_LETTER).date())
	return contents.other_letter(kind, case.content, dispatch=case.dispatch, **values)


def ground_facts(case: Case) -> cards.Card:
	"""What the registrar enters on the card so that the office has a ground to stop there."""
	if case.slot.stop is Stop.RETURNED:
		rows = read_data("office_phrases")["returned"]
		return dict.fromkeys(rows[case.slot.index % len(rows)]["marks"], 1)
	if case.slot.stop is Stop.NOT_CONSIDERED and not case.is_repeated:
		return {"complained_decision_on": case.timing.received_at.date() - SINCE_OLD_DECISION}
	return {}
