"""Invented appeals: who writes what to whom, and what the office does with it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from appeals_app.setup.demo import cards, contents
from appeals_app.setup.demo.contents import Content
from appeals_app.setup.demo.courses import Step, Stop, Words, write_steps
from appeals_app.setup.demo.office_time import OfficeTime
from appeals_app.setup.demo.office_words import Case, content_of_stop, ground_facts, words_of
from appeals_app.setup.demo.organisation import OBLAST_LEVEL, Organisation, Team, read_organisation
from appeals_app.setup.demo.people import Person, draw_person
from appeals_app.setup.demo.phrases import read_data
from appeals_app.setup.demo.slots import FINISHED, PAST_YEARS, Slot, slots_for
from appeals_app.setup.demo.timing import NET_CHANNELS, Timing, day_of_receipt, time_slot

SEED = 391
"""Number of the order that began the system; another number makes other people and other appeals."""

AUTHORITY_WEIGHTS = {
	"oblast": 62,
	"zaporizkyi": 7,
	"polohivskyi": 5,
	"zaporizhzhia": 13,
	"vilniansk": 7,
	"komyshuvakha": 6,
}
LEAST_AGE_OF_MAIN = timedelta(days=11)
"""A duplicate of it has come, been registered and merged since."""


@dataclass(frozen=True, slots=True)
class AppealPlan:
	"""An appeal to be made: its card, the steps taken with it, and what it has to do with other appeals.

	`same_author_as`, `previous` and `main` are keys of plans made earlier.
	"""

	key: str
	team: Team
	stop: Stop
	author: Person | None
	card: Mapping[str, object]
	timing: Timing
	steps: tuple[Step, ...]
	content: Content | None = None
	same_author_as: str = ""
	previous: str = ""
	main: str = ""
	complained_officer: str = ""

	@property
	def finished_at(self) -> datetime:
		"""When the last step was taken."""
		return self.steps[-1].at


def plan_appeals(count: int, *, now: datetime, seed: int = SEED) -> list[AppealPlan]:
	"""That many invented appeals as of now, in the order of their registration; the same for the same seed."""
	planner = Planner(OfficeTime.of_ukraine(now), read_organisation(), seed)
	for slot in slots_for(count):
		planner.add(slot)
	return sorted(planner.plans, key=lambda plan: plan.timing.order)


class Planner:
	"""Invents appeals one by one; later ones may refer to earlier ones."""

	def __init__(self, office: OfficeTime, organisation: Organisation, seed: int) -> None:
		self.office = office
		self.organisation = organisation
		self.seed = seed
		self.plans: list[AppealPlan] = []
		self.referred: set[str] = set()
		"""Keys of appeals another one refers to already."""

	def add(self, slot: Slot) -> None:
		"""Invent the appeal of the slot."""
		rng = Random(f"{self.seed}/{slot.rank}")
		invent = self._duplicate if slot.stop is Stop.MERGED else self._original
		self.plans.append(invent(slot, rng))

	def _original(self, slot: Slot, rng: Random) -> AppealPlan:
		team = self._team(slot, rng)
		day = day_of_receipt(slot, self.office, rng)
		is_day_off = bool(day) and not self.office.calendar.is_working(day)
		channel = cards.draw_channel(rng, team, slot, is_day_off=is_day_off)
		timing = time_slot(slot, channel=channel, office=self.office, rng=rng, day=day)
		if slot.is_anonymous:
			return _anonymous(slot, team, timing, rng)
		if channel not in NET_CHANNELS and (previous := self._previous(slot, timing, rng)):
			return self._repeated(slot, previous, channel, timing, rng)
		return _fresh(slot, team, channel, timing, rng)

	def _team(self, slot: Slot, rng: Random) -> Team:
		"""Only the oblast has an archive of past years and more than one executor."""
		tag = rng.choices(list(AUTHORITY_WEIGHTS), list(AUTHORITY_WEIGHTS.values()))[0]
		needs_oblast = slot.stop in PAST_YEARS or slot.is_sent_back
		return self.organisation.team(OBLAST_LEVEL if needs_oblast else tag)

	def _repeated(
		self, slot: Slot, previous: AppealPlan, channel: str, timing: Timing, rng: Random
	) -> AppealPlan:
		received_on = previous.timing.received_at.date()
		content = contents.repeat_content(rng, previous.content, received_on=received_on)
		case = Case(slot, previous.team, channel, content, timing, is_repeated=True)
		plan = _plan(case, rng, sign="sign_of_receipt.repeated")
		self.referred.add(previous.key)
		return replace(plan, same_author_as=previous.key, previous=previous.key)

	def _previous(self, slot: Slot, timing: Timing, rng: Random) -> AppealPlan | None:
		"""The appeal whose author is not content with the answer and writes again."""
		if not slot.is_repeated:
			return None
		answered = [plan for plan in self.plans if self._may_be_repeated(plan, slot, timing)]
		return rng.choice(answered) if answered else None

	def _may_be_repeated(self, plan: AppealPlan, slot: Slot, timing: Timing) -> bool:
		"""It was answered before the new one came, and nothing else refers to it."""
		answered = plan.stop in FINISHED and plan.finished_at + timedelta(days=1) < timing.received_at
		collective = answered and plan.content.matter.get("collective")
		fits = not slot.is_sent_back or plan.team.level == OBLAST_LEVEL
		return answered and fits and not collective and self._is_alone(plan)

	def _is_alone(self, plan: AppealPlan) -> bool:
		return plan.key not in self.referred and not plan.same_author_as

	def _duplicate(self, slot: Slot, rng: Random) -> AppealPlan:
		"""The letter of an author once more, through a higher body."""
		main = rng.choice([plan for plan in self.plans if self._may_have_duplicate(plan)])
		day = main.timing.order.date() + timedelta(days=rng.randint(1, 4))
		day = self.office.calendar.next_working_day(day)
		timing = time_slot(slot, channel="authority", office=self.office, rng=rng, day=day)
		case = Case(slot, main.team, "authority", main.content, timing)
		plan = _plan(case, rng, sign="sign_of_receipt.duplicate")
		self.referred.add(main.key)
		return replace(plan, same_author_as=main.key, previous=main.key, main=main.key)

	def _may_have_duplicate(self, plan: AppealPlan) -> bool:
		is_old = self.office.now - plan.timing.order > LEAST_AGE_OF_MAIN
		is_written = plan.author is not None and plan.stop in FINISHED | {Stop.IN_WORK}
		return is_old and is_written and self._is_alone(plan)


def _fresh(slot: Slot, team: Team, channel: str, timing: Timing, rng: Random) -> AppealPlan:
	kind = "kind.complaint" if slot.stop is Stop.NOT_CONSIDERED else None
	matter = contents.draw_matter(rng, team, is_collective=slot.is_collective, kind=kind)
	home = contents.draw_home_for(rng, team, matter)
	author = cards.with_contact_for(channel, draw_person(rng, home), rng)
	content = contents.write_content(rng, matter, author=author, home=home, channel=channel)
	return _plan(Case(slot, team, channel, content_of_stop(content, slot), timing), rng)


def _plan(case: Case, rng: Random, *, sign: str = "sign_of_receipt.primary") -> AppealPlan:
	words = words_of(case, rng)
	received_at = case.timing.received_at
	card = cards.card_of(case.content, team=case.team, channel=case.channel, received_at=received_at, rng=rng)
	return AppealPlan(
		key=case.slot.key,
		team=case.team,
		stop=case.slot.stop,
		author=case.content.author,
		card={**card, "receipt_sign": sign, **ground_facts(case)},
		timing=case.timing,
		steps=write_steps(case.timing.course, case.timing.moments, team=case.team, words=words),
		content=case.content,
		complained_officer=case.content.matter.get("about_officer", ""),
	)


def _anonymous(slot: Slot, team: Team, timing: Timing, rng: Random) -> AppealPlan:
	phrases = read_data("office_phrases")
	row = phrases["anonymous"][slot.index // 3 % len(phrases["anonymous"])]
	words = Words(reason=phrases["anonymous_reason"], by_first_head=True)
	return AppealPlan(
		key=slot.key,
		team=team,
		stop=slot.stop,
		author=None,
		card=cards.anonymous_card(row, team=team, received_at=timing.received_at, rng=rng),
		timing=timing,
		steps=write_steps(timing.course, timing.moments, team=team, words=words),
	)
