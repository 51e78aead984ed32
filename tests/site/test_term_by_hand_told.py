"""A rule chosen by hand stands in the proof of the term: who chose it, when, and why."""

from datetime import date

import frappe
import pytest

from appeals_app.appeal_registry.rules_by_hand import CHOICE_FIELDS
from appeals_app.appeal_registry.terms import term_sentences
from appeals_app.domain.position_text import in_sentence
from appeals_app.permissions import roles
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.deciding import dates, extend, on, way_of
from tests.site.law_rows import WHY, by_hand
from tests.site.refusals import refusal

RECEIVED, IN_TIME = date(2026, 2, 2), date(2026, 2, 10)


def change(way: Journey, day: date, **values: object) -> None:
	with on(day), acting_as(way.staff[roles.REGISTRAR]):
		way.card().update(values).save()


def proof_of(way: Journey) -> str:
	return "\n".join(term_sentences(way.card()))


def test_choice_stands_in_the_proof_with_who_when_and_why(staff: Staff) -> None:
	way = way_of(staff, "registered", **by_hand("hand-20wd"))
	post = frappe.get_doc("Authority Officer", staff[roles.REGISTRAR].officer)

	assert (
		f"Правило обрано вручну 02.02.2026: {in_sentence(post.position)} {post.officer_name}. Причина: {WHY}."
	) in proof_of(way)
	assert way.card().term_by_hand_on == RECEIVED


@pytest.mark.parametrize("reason", [None, "", "  \n "])
def test_choice_without_a_reason_is_refused(staff: Staff, reason: str | None) -> None:
	assert "Чому саме це правило" in refusal(
		lambda: way_of(staff, "entered", **by_hand("hand-20wd", reason=reason))
	)


def test_reason_once_given_is_not_taken_away(staff: Staff) -> None:
	way = way_of(staff, "registered", **by_hand("hand-20wd"))

	assert "Чому саме це правило" in refusal(lambda: change(way, IN_TIME, term_by_hand_reason=""))


def test_choice_made_before_reasons_were_asked_stays_and_is_told_as_such(staff: Staff) -> None:
	way = way_of(staff, "registered", **by_hand("hand-20wd"))
	frappe.db.set_value("Appeal", way.appeal, dict.fromkeys(CHOICE_FIELDS))
	before = dates(way)

	change(way, IN_TIME, brief="Уточнено", term_by_hand_reason="")
	assert way.card().term_by_hand_by is None
	change(way, IN_TIME, kind="kind.complaint")

	assert dates(way) == before
	assert "хто, коли й чому його обрав, у картці не записано" in proof_of(way)


def test_reason_is_corrected_until_registration_and_stands_afterwards(staff: Staff) -> None:
	way = way_of(staff, "entered", **by_hand("hand-20wd"))
	change(way, IN_TIME, term_by_hand_reason="Передано урядовою лінією")
	assert "Правило обрано вручну 10.02.2026" in proof_of(way)
	assert "Причина: Передано урядовою лінією." in proof_of(way)
	with on(IN_TIME):
		way.to("registered")

	assert "залиште" in refusal(lambda: change(way, IN_TIME, term_by_hand_reason="Інша")).lower()


def test_who_chose_is_stamped_by_the_system_and_forgotten_with_the_rule(staff: Staff) -> None:
	way = way_of(staff, "entered", **by_hand("hand-20wd"), term_by_hand_by="Хтось інший")
	assert way.card().term_by_hand_by != "Хтось інший"

	change(way, RECEIVED, **by_hand(None))

	card = way.card()
	assert [card.get(field) for field in CHOICE_FIELDS] == [None, None, None]
	assert "вручну" not in proof_of(way)


def test_extension_leaves_the_choice_in_the_proof(staff: Staff) -> None:
	way = way_of(staff, **by_hand("month"))

	extend(way, decided=IN_TIME)

	assert f"Причина: {WHY}." in proof_of(way)
	assert "Строк продовжено" in proof_of(way)
