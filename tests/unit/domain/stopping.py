"""Facts of appeals for the tests of grounds: by hand, and by chance."""

from datetime import date, datetime, timedelta

from hypothesis import strategies as st

from appeals_app.domain.calendar_ukraine import ukraine_calendar
from appeals_app.domain.stop_facts import (
	AppealFacts,
	Complaint,
	Form,
	PreviousAppeal,
	Requisite,
	complaint_filed,
)

CALENDAR = ukraine_calendar()
RECEIVED_AT = datetime(2026, 3, 2, 10, 0)
RESOLVED = PreviousAppeal(
	is_same_author=True,
	is_same_authority=True,
	is_same_question=True,
	answered_on=date(2026, 2, 2),
	index="Л-7/2026",
)


def facts_of(**known: object) -> AppealFacts:
	"""A signed paper letter of a known author that asks for nothing special, but for what is given."""
	return AppealFacts(received_at=RECEIVED_AT, **known)


def complaint(*, filed: str, decided: str | None = None, learnt: str | None = None, restored: bool = False):
	"""A complaint by days written as in law_cases.json."""
	return complaint_filed(
		filed_on=date.fromisoformat(filed),
		decided_on=decided and date.fromisoformat(decided),
		learnt_on=learnt and date.fromisoformat(learnt),
		calendar=CALENDAR,
		is_limit_restored=restored,
	)


DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))


@st.composite
def complaints(draw: st.DrawFn) -> Complaint:
	"""A complaint with dates in the order in which they can follow each other."""
	decided_on = draw(st.none() | DAYS)
	learnt_on = None
	if decided_on:
		learnt_on = draw(st.none() | st.integers(0, 500).map(lambda days: decided_on + timedelta(days)))
	return complaint_filed(
		filed_on=draw(DAYS),
		decided_on=decided_on,
		learnt_on=learnt_on,
		calendar=CALENDAR,
		is_limit_restored=draw(st.booleans()),
	)


PREVIOUS_APPEALS = st.builds(
	PreviousAppeal,
	is_same_author=st.booleans(),
	is_same_authority=st.booleans(),
	is_same_question=st.booleans(),
	answered_on=st.none() | DAYS,
	unresolved_questions=st.integers(0, 2),
	has_open_promise=st.booleans(),
)

TEXTS = st.sampled_from(["", "  ", "Копія рішення"])

ANY_FACTS = st.builds(
	AppealFacts,
	received_at=st.just(RECEIVED_AT),
	form=st.sampled_from(Form),
	missing=st.frozensets(st.sampled_from(Requisite), max_size=3),
	not_entered=st.frozensets(st.sampled_from([Requisite.PLACE, Requisite.CONTACT])),
	is_authorship_unknown=st.booleans(),
	is_author_reachable=st.booleans(),
	is_in_other_language=st.booleans(),
	complaint=st.none() | complaints(),
	previous=st.none() | PREVIOUS_APPEALS,
	is_author_incapable=st.booleans(),
	court_decision=TEXTS,
	lacking_data=TEXTS,
	other_procedure=TEXTS,
	addressee=st.sampled_from(["", "Вільнянська міська рада", "Пенсійний фонд"]),
	complained_of=st.sampled_from([frozenset(), frozenset({"Вільнянська міська рада"})]),
)
