"""Grounds of Art. 5, 7, 8, 12 and 17 on the real site: which step they open, what the event and the letter say."""

from datetime import date, datetime, timedelta

import frappe
import pytest

from appeals_app import clock
from appeals_app.domain.lifecycle import LetterKind, Phase
from appeals_app.domain.stop_grounds import LAW_OF_GROUND, StopGround
from appeals_app.permissions import roles
from appeals_app.testing import journey
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.refusals import refusal
from tests.site.stopping import FACTS, LETTERS, OLD_DECISION, G, draft, send, sign


def last_event(way: Journey) -> frappe._dict:
	return frappe.get_all(
		"Appeal Event", filters={"appeal": way.appeal}, fields=["*"], order_by="sequence desc", limit=1
	)[0]


def repeated(staff: Staff, *, stage: str = "closed", **card: object) -> tuple[Journey, Journey]:
	"""An appeal brought to the stage, and the same author's repeated appeal on the same question."""
	first = Journey(staff, received_at=clock.now() - timedelta(days=3)).to(stage)
	values = {
		"applicant": first.card().applicant,
		"receipt_sign": "sign_of_receipt.repeated",
		"previous_appeal": first.appeal,
		**card,
	}
	return first, Journey(staff, **values).to("registered")


# each ground opens its step, and only its step --------------------------------------------------------


@pytest.mark.parametrize("ground", list(FACTS))
def test_ground_drafts_the_letter_opens_the_step_and_is_kept(staff: Staff, ground: StopGround) -> None:
	law = LAW_OF_GROUND[ground]
	way = Journey(staff, **FACTS[ground]).to("registered")

	letter = draft(way, LETTERS[law.phase])
	sign(way, letter)
	send(way, letter)

	card, event = way.card(), last_event(way)
	assert (card.phase, card.stop_ground) == (law.phase.value, ground.value)
	assert (event.act, event.article) == ("step", law.article)
	assert frappe.db.get_value("Appeal Reply", letter, "ground").endswith(f"Підстава: {law.article}.")


@pytest.mark.parametrize(
	("phase", "words"),
	[
		(Phase.NOT_CONSIDERED, "немає жодної з підстав статей 8 і 17"),
		(Phase.RETURNED, "Підстав для повернення звернення немає"),
		(Phase.FORWARDED, "Заповніть «Кому переслано»"),
	],
)
def test_letter_without_a_ground_is_not_drafted(staff: Staff, phase: Phase, words: str) -> None:
	way = Journey(staff).to("registered")

	said = refusal(lambda: draft(way, LETTERS[phase]))

	assert words in said
	assert not frappe.db.exists("Appeal Reply", {"appeal": way.appeal})


@pytest.mark.parametrize("ground", [G.DATA_LACKING, G.OUTSIDE_POWERS])
def test_ground_of_one_step_does_not_open_another(staff: Staff, ground: StopGround) -> None:
	way = Journey(staff, **FACTS[ground]).to("registered")

	refusal(lambda: draft(way, LetterKind.REFUSAL_TO_CONSIDER))

	assert way.card().phase == Phase.REGISTERED.value


def test_step_without_a_ground_is_refused_though_the_letter_was_sent(staff: Staff) -> None:
	"""The facts may change between the letter and the step."""
	way = Journey(staff, **OLD_DECISION).to("registered")
	letter = draft(way, LetterKind.REFUSAL_TO_CONSIDER)
	sign(way, letter)
	way.enter(kind="kind.application", kind_change_reason="Автор нічого не оскаржує")

	said = refusal(lambda: send(way, letter))

	assert "немає жодної з підстав" in said
	assert frappe.db.get_value("Appeal Reply", letter, "status") == "Signed"


# anonymous -----------------------------------------------------------------------------------------------


def test_anonymous_appeal_is_left_by_the_head_with_the_article_of_its_ground(staff: Staff) -> None:
	way = Journey(staff, subject="subject.anonymous", applicant=None).to("registered")

	card = way.press(roles.HEAD, journey.NOT_CONSIDER, reason="Анонімне звернення")

	assert (card.phase, card.stop_ground) == (Phase.NOT_CONSIDERED.value, G.ANONYMOUS.value)
	assert last_event(way).article == LAW_OF_GROUND[G.ANONYMOUS].article


def test_electronic_appeal_without_a_signature_is_considered(staff: Staff) -> None:
	way = Journey(staff, appeal_type="type.electronic", lacks_signature=1).to("registered")

	refusal(lambda: draft(way, LetterKind.REFUSAL_TO_CONSIDER))

	assert way.card().phase == Phase.REGISTERED.value


def test_registrar_does_not_leave_an_anonymous_appeal_without_the_head(staff: Staff) -> None:
	way = Journey(staff, subject="subject.anonymous", applicant=None).to("registered")

	refusal(lambda: way.press(roles.REGISTRAR, journey.NOT_CONSIDER, reason="Анонімне звернення"))

	assert way.card().phase == Phase.REGISTERED.value


# resolved repeat -----------------------------------------------------------------------------------------


def test_repeat_of_an_appeal_resolved_on_the_merits_is_not_considered(staff: Staff) -> None:
	first, way = repeated(staff)

	letter = draft(way, LetterKind.REFUSAL_TO_CONSIDER)
	sign(way, letter)
	send(way, letter)

	assert way.card().stop_ground == G.RESOLVED_REPEAT.value
	assert first.card().registration_index in frappe.db.get_value("Appeal Reply", letter, "ground")


def test_repeat_of_an_appeal_still_in_work_is_considered(staff: Staff) -> None:
	_first, way = repeated(staff, stage="in_work")

	said = refusal(lambda: draft(way, LetterKind.REFUSAL_TO_CONSIDER))

	assert said == frappe._(
		"The previous appeal has not been answered yet. Consider this one together with it (Art. 8)."
	)
	assert way.card().phase == Phase.REGISTERED.value


@pytest.mark.parametrize(
	"card",
	[
		{"questions": [{"question": "Дорога", "theme": "theme.transport_comm"}]},
		{"receipt_sign": "sign_of_receipt.duplicate"},
		{"subject": "subject.collective", "citizens_count": 3},
	],
	ids=["another question", "a duplicate", "of other citizens as well"],
)
def test_appeal_that_repeats_nothing_is_considered(staff: Staff, card: dict) -> None:
	_first, way = repeated(staff, **card)

	refusal(lambda: draft(way, LetterKind.REFUSAL_TO_CONSIDER))

	assert way.card().phase == Phase.REGISTERED.value


def test_repeat_of_an_appeal_of_another_author_is_considered(staff: Staff) -> None:
	first = Journey(staff, received_at=clock.now() - timedelta(days=3)).to("closed")
	way = Journey(staff, receipt_sign="sign_of_receipt.repeated", previous_appeal=first.appeal).to(
		"registered"
	)

	said = refusal(lambda: draft(way, LetterKind.REFUSAL_TO_CONSIDER))

	assert said == frappe._(
		"The previous appeal was written by another author, so this one is not a repeated appeal. Consider it."
	)


# several grounds -----------------------------------------------------------------------------------------


def test_of_several_grounds_the_registrar_or_the_head_chooses(staff: Staff) -> None:
	way = Journey(staff, **OLD_DECISION, lacks_signature=1).to("registered")
	said = refusal(lambda: draft(way, LetterKind.REFUSAL_TO_CONSIDER))

	card = way.card()
	card.stop_ground = G.LATE_COMPLAINT.value
	with acting_as(staff[roles.HEAD]):
		card.save()
	letter = draft(way, LetterKind.REFUSAL_TO_CONSIDER)

	assert "«Підстава рішення»" in said
	assert LAW_OF_GROUND[G.LATE_COMPLAINT].article in frappe.db.get_value("Appeal Reply", letter, "ground")


def test_chosen_ground_that_does_not_hold_is_refused_by_its_own_sentence(staff: Staff) -> None:
	way = Journey(staff, **OLD_DECISION).to("registered")
	way.enter(stop_ground=G.INCAPABLE_AUTHOR.value)

	said = refusal(lambda: draft(way, LetterKind.REFUSAL_TO_CONSIDER))

	assert "недієздатн" in said


# forwarding ----------------------------------------------------------------------------------------------


def test_complaint_is_not_forwarded_to_the_authority_complained_of(staff: Staff, neighbours: Staff) -> None:
	name = frappe.db.get_value("Authority", neighbours.authority, "authority_name")
	complaint = {"kind": "kind.complaint", "complained_authority": neighbours.authority}
	way = Journey(staff, **complaint, forwarded_to=f"Шановні пані та панове, {name}").to("registered")

	said = refusal(lambda: draft(way, LetterKind.FORWARDING_NOTICE))
	way.enter(forwarded_to="Обласна рада")
	letter = draft(way, LetterKind.FORWARDING_NOTICE)

	assert "пересилати її туди не можна" in said
	assert "Обласна рада" in frappe.db.get_value("Appeal Reply", letter, "ground")


def test_complaint_about_a_unit_may_be_forwarded_to_its_authority(staff: Staff, neighbours: Staff) -> None:
	name = frappe.db.get_value("Authority", neighbours.authority, "authority_name")
	complaint = {
		"kind": "kind.complaint",
		"complained_authority": neighbours.authority,
		"complained_unit": neighbours.unit,
	}
	way = Journey(staff, **complaint, forwarded_to=name).to("registered")

	assert draft(way, LetterKind.FORWARDING_NOTICE)


# what stays and what begins anew -------------------------------------------------------------------------


def test_grounds_are_fixed_once_the_author_has_been_written_to(staff: Staff) -> None:
	way = Journey(staff).to("registered")
	way.send_notice(LetterKind.RETURN_NOTICE.value)

	refusal(lambda: way.enter(lacking_data="щось інше"))

	assert way.card().lacking_data == journey.GROUNDS["Return Notice"]["lacking_data"]


def test_reopened_consideration_has_no_ground_of_the_first(staff: Staff) -> None:
	way = Journey(staff).to("registered")
	way.send_notice(LetterKind.RETURN_NOTICE.value)

	before = way.card().stop_ground

	card = way.press(roles.HEAD, journey.REOPEN, reason="Автор доповнив звернення")

	assert (before, card.stop_ground) == (G.DATA_LACKING.value, None)


# dates ---------------------------------------------------------------------------------------------------


def test_card_keeps_until_when_it_may_be_forwarded_or_returned(staff: Staff) -> None:
	way = Journey(staff, received_at=datetime(2026, 3, 2, 10))

	card = way.card()

	assert card.forwarding_due_on == datetime(2026, 3, 7).date()
	assert card.formal_return_due_on == datetime(2026, 3, 12).date()


def test_changed_rule_moves_no_date_of_a_card_and_the_receipt_moves_it(staff: Staff) -> None:
	way = Journey(staff, received_at=datetime(2026, 3, 2, 10))
	rule = frappe.get_doc("Term Rule", {"purpose": "Forwarding"})
	rule.amount = 7
	rule.save()

	way.enter(pages_count=2)
	unmoved = way.card().forwarding_due_on
	way.enter(received_at=datetime(2026, 3, 3, 10))

	assert unmoved == datetime(2026, 3, 7).date()
	assert way.card().forwarding_due_on == datetime(2026, 3, 10).date()


def test_appeal_is_accepted_where_no_rule_gives_the_dates(staff: Staff) -> None:
	for name in frappe.get_all(
		"Term Rule", filters={"purpose": ("in", ["Forwarding", "Formal Return"])}, pluck="name"
	):
		frappe.get_doc("Term Rule", name).update({"is_enabled": 0}).save()

	card = Journey(staff).to("registered").card()

	assert (card.forwarding_due_on, card.formal_return_due_on) == (None, None)
	assert card.registration_index


@pytest.mark.parametrize(
	"dates",
	[
		{"complained_decision_on": 1},
		{"complained_decision_on": -5, "learnt_on": -6},
		{"learnt_on": -5},
		{"posted_on": 1},
		{"complained_decision_on": -5, "posted_on": -6},
		{"written_on": -5, "posted_on": -6},
	],
	ids=[
		"decided after the receipt",
		"learnt before the decision",
		"no decision",
		"posted after the receipt",
		"posted before the decision",
		"posted before it was written",
	],
)
def test_dates_that_cannot_be_are_refused(staff: Staff, dates: dict) -> None:
	days = {field: clock.today() + timedelta(days=shift) for field, shift in dates.items()}

	said = refusal(lambda: Journey(staff, kind="kind.complaint", **days))

	assert said.count(".") >= 2


def test_complaint_posted_in_time_is_in_time(staff: Staff) -> None:
	today = clock.today()
	late = {"complained_decision_on": today - timedelta(days=60), "learnt_on": today - timedelta(days=40)}
	way = Journey(staff, kind="kind.complaint", posted_on=today - timedelta(days=20), **late)

	refusal(lambda: draft(way.to("registered"), LetterKind.REFUSAL_TO_CONSIDER))


@pytest.mark.parametrize(
	"changed",
	[
		{"posted_on": 20},
		{"learnt_on": 25},
		{"learnt_on": None},
		{"complained_decision_on": None, "learnt_on": None},
	],
	ids=["posted in time", "learnt later", "learning emptied", "all emptied"],
)
def test_late_complaint_becomes_timely_by_the_head_alone(staff: Staff, changed: dict) -> None:
	def ago(days: int | None) -> date | None:
		return days and clock.today() - timedelta(days=days)

	way = Journey(staff, kind="kind.complaint", complained_decision_on=ago(60), learnt_on=ago(40))
	way.to("registered")

	said = refusal(lambda: way.enter(**{field: ago(days) for field, days in changed.items()}))

	assert "керівник" in said
	assert draft(way, LetterKind.REFUSAL_TO_CONSIDER)


def test_day_of_the_decision_that_becomes_known_later_is_said_once(staff: Staff) -> None:
	way = Journey(staff, kind="kind.complaint").to("registered")
	way.enter(**OLD_DECISION)

	assert "керівник" in refusal(lambda: way.enter(complained_decision_on=clock.today()))
