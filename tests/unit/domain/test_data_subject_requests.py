"""Steps of a data subject's request and what must hold before each."""

from datetime import date, timedelta

import pytest

from appeals_app.domain.data_subject_corrections import CorrectionError, CorrectionFacts
from appeals_app.domain.data_subject_requests import (
	IdentityCheck,
	RequestFacts,
	RequestKind,
	RequestPhase,
	RequestStepError,
	SecondPerson,
	check_step,
	may_hand_out,
)

P = RequestPhase

ANSWERED = RequestFacts(
	identity=IdentityCheck.DOCUMENT,
	outcome="Granted",
	answer="Надаємо дані.",
	answered_on=date(2026, 3, 2),
	received_on=date(2026, 2, 20),
)


def changed(**changes: object) -> RequestFacts:
	fields = {name: getattr(ANSWERED, name) for name in RequestFacts.__dataclass_fields__}
	return RequestFacts(**{**fields, **changes})


@pytest.mark.parametrize(
	("before", "after"), [(P.RECEIVED, P.IN_WORK), (P.IN_WORK, P.APPROVED), (P.APPROVED, P.ANSWERED)]
)
def test_request_goes_on_with_what_is_needed(before: RequestPhase, after: RequestPhase) -> None:
	assert check_step(before, after, ANSWERED) is None


def test_step_that_jumps_over_is_refused() -> None:
	with pytest.raises(RequestStepError, match="does not pass"):
		check_step(P.RECEIVED, P.CLOSED, ANSWERED)


@pytest.mark.parametrize("identity", [IdentityCheck.NOT_CHECKED, IdentityCheck.NOT_ESTABLISHED])
def test_data_are_not_given_to_a_stranger(identity: IdentityCheck) -> None:
	for before, after in ((P.IN_WORK, P.APPROVED), (P.IN_WORK, P.ANSWERED)):
		with pytest.raises(RequestStepError, match="who asks"):
			check_step(before, after, changed(identity=identity))


@pytest.mark.parametrize("missing", [{"answer": " "}, {"outcome": ""}, {"answered_on": None}])
def test_request_is_not_closed_without_an_answer(missing: dict) -> None:
	with pytest.raises(RequestStepError, match="without an answer"):
		check_step(P.ANSWERED, P.CLOSED, changed(**missing))


def test_answer_before_the_request_is_refused() -> None:
	with pytest.raises(RequestStepError, match="before the request"):
		check_step(P.IN_WORK, P.ANSWERED, changed(answered_on=date(2026, 2, 19)))


def test_answer_is_not_dated_by_a_day_to_come() -> None:
	today = ANSWERED.answered_on

	assert check_step(P.IN_WORK, P.ANSWERED, changed(today=today)) is None
	with pytest.raises(RequestStepError, match="day to come"):
		check_step(P.IN_WORK, P.ANSWERED, changed(today=today - timedelta(days=1)))


def test_refusal_needs_its_ground_and_no_identity() -> None:
	refused = {"outcome": "Refused", "identity": IdentityCheck.NOT_ESTABLISHED}
	with pytest.raises(RequestStepError, match="needs its ground"):
		check_step(P.IN_WORK, P.ANSWERED, changed(**refused))

	assert (
		check_step(P.IN_WORK, P.ANSWERED, changed(**refused, refusal_ground="Особу не встановлено.")) is None
	)


def row(**values: object) -> CorrectionFacts:
	return CorrectionFacts(**{"what": "Phone", "decision": "Correct", "is_made": True, **values})


@pytest.mark.parametrize(
	("rows", "said"),
	[
		((), "not entered what"),
		((row(decision=""),), "not decided"),
		((row(decision="Refuse"),), "needs its ground"),
		((row(what="Something Else"),), "where"),
		((row(is_made=False),), "not corrected yet"),
	],
)
def test_correction_is_decided_and_made_before_the_answer(rows: tuple, said: str) -> None:
	asked = {"kind": RequestKind.CORRECTION}

	with pytest.raises(CorrectionError, match=said):
		check_step(P.APPROVED, P.ANSWERED, changed(**asked, corrections=rows))
	made = (row(), row(decision="Refuse", ground="Чужий номер."))
	assert check_step(P.APPROVED, P.ANSWERED, changed(**asked, corrections=made)) is None
	refused = {"outcome": "Refused", "refusal_ground": "Не встановлено."}
	assert check_step(P.APPROVED, P.ANSWERED, changed(**asked, **refused, corrections=rows)) is None


def test_who_asks_for_a_correction_is_confirmed_once_it_is_entered_what_to_correct() -> None:
	asked = {"kind": RequestKind.CORRECTION}

	with pytest.raises(CorrectionError, match="Add a line"):
		check_step(P.IN_WORK, P.APPROVED, changed(**asked))
	assert check_step(P.IN_WORK, P.APPROVED, changed(**asked, corrections=(row(decision=""),))) is None


@pytest.mark.parametrize("kind", list(RequestKind))
def test_end_of_a_change_waits_for_those_who_were_given_the_data(kind: RequestKind) -> None:
	asked = {"kind": kind, "corrections": (row(),)}

	if kind in (RequestKind.CORRECTION, RequestKind.DELETION):
		with pytest.raises(RequestStepError, match="told of the change"):
			check_step(P.ANSWERED, P.CLOSED, changed(**asked))
		asked["third_persons"] = "Told"
	assert check_step(P.ANSWERED, P.CLOSED, changed(**asked)) is None


@pytest.mark.parametrize(
	("rule", "is_confirmed", "reason", "may"),
	[
		(SecondPerson.OR_REASON, False, " ", False),
		(SecondPerson.OR_REASON, False, "Немає кому.", True),
		(SecondPerson.OR_REASON, True, "", True),
		(SecondPerson.ALWAYS, False, "Немає кому.", False),
		(SecondPerson.ALWAYS, True, "", True),
	],
)
def test_data_are_handed_out_by_two_or_for_a_reason(
	rule: SecondPerson, is_confirmed: bool, reason: str, may: bool
) -> None:
	assert may_hand_out(rule=rule, is_confirmed=is_confirmed, alone_reason=reason) is may


def test_saving_without_a_step_asks_for_nothing() -> None:
	assert check_step(P.ANSWERED, P.ANSWERED, RequestFacts()) is None
