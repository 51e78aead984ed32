"""Grounds in Ukrainian: for the panel of the card and for the letter to the author."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from appeals_app.domain.consideration import Decision, StopTerm, advise
from appeals_app.domain.consideration_text import (
	NOT_VERIFIED,
	WAY_TO_APPEAL,
	advice_sentences,
	ground_text,
	letter_body,
)
from appeals_app.domain.lifecycle import LetterKind
from appeals_app.domain.stop_facts import Form, Requisite
from appeals_app.domain.stop_grounds import LAW_OF_GROUND, StopGround, grounds_that_hold
from appeals_app.domain.term_rules import term_rule
from tests.unit.domain.stopping import ANY_FACTS, RESOLVED, complaint, facts_of

G = StopGround
TERMS = {Decision.RETURN_10: StopTerm(term_rule("10d")), Decision.FORWARD_5: StopTerm(term_rule("5d"))}

TOLD = {
	G.ANONYMOUS: (
		{"missing": frozenset({Requisite.PLACE, Requisite.SIGNATURE, Requisite.DATE})},
		"Звернення є анонімним: не зазначено місце проживання автора, немає підпису автора.",
	),
	G.RESOLVED_REPEAT: (
		{"previous": RESOLVED},
		"Звернення повторне: той самий автор порушує те саме питання перед тим самим органом, а перше звернення"
		" (№ Л-7/2026) вирішено по суті, відповідь надіслано 02.02.2026.",
	),
	G.LATE_COMPLAINT: (
		{"complaint": complaint(filed="2026-02-20", decided="2025-01-10", learnt="2025-01-12")},
		"Скаргу подано 20.02.2026, після закінчення строку: останній день був 12.02.2025 (один місяць від дня,"
		" коли про рішення стало відомо). Строк, пропущений з поважної причини, може поновити орган, що розглядає"
		" скаргу.",
	),
	G.INCAPABLE_AUTHOR: (
		{"is_author_incapable": True, "court_decision": " Вільнянський районний суд, № 1/26 "},
		"Автора звернення визнано недієздатним за рішенням суду (Вільнянський районний суд, № 1/26).",
	),
	G.NOT_IN_DUE_FORM: (
		{"missing": frozenset({Requisite.DATE, Requisite.MATTER})},
		"Звернення оформлено без дотримання вимог закону: не викладено суть порушеного питання, не зазначено"
		" дату. Після усунення цих недоліків його можна подати знову.",
	),
	G.DATA_LACKING: (
		{"lacking_data": " Номер рішення."},
		"Звернення не містить даних, потрібних для прийняття обґрунтованого рішення: Номер рішення. Після"
		" доповнення його можна подати знову.",
	),
	G.ANOTHER_PROCEDURE: (
		{"other_procedure": " Закон № 2939-VI."},
		"Порушене питання розглядається в порядку, встановленому іншим законом: Закон № 2939-VI.",
	),
	G.OUTSIDE_POWERS: (
		{"addressee": " Пенсійний фонд."},
		"Порушені питання не належать до повноважень органу, що одержав звернення, тому його надіслано за"
		" належністю: Пенсійний фонд.",
	),
}


@pytest.mark.parametrize("ground", list(StopGround))
def test_letter_tells_the_facts_of_the_ground_and_its_article(ground: StopGround) -> None:
	known, words = TOLD[ground]

	text = ground_text(ground, facts_of(**known))

	assert text == f"{words} Підстава: {LAW_OF_GROUND[ground].article}."


def test_year_from_the_decision_is_named_where_it_ended_first() -> None:
	late = complaint(filed="2026-02-20", decided="2024-01-10")

	text = ground_text(G.LATE_COMPLAINT, facts_of(complaint=late))

	assert "10.01.2025 (один рік від дня прийняття рішення)" in text


def test_unknown_author_of_a_letter_without_a_signature_is_told_both() -> None:
	known = {"is_authorship_unknown": True, "missing": frozenset({Requisite.SIGNATURE})}

	text = ground_text(G.ANONYMOUS, facts_of(**known))

	assert text.startswith("Звернення є анонімним: немає підпису автора, встановити авторство неможливо. ")


def test_unknown_author_of_an_oral_appeal_is_told_so() -> None:
	known = {"is_authorship_unknown": True, "missing": frozenset({Requisite.PLACE})}

	text = ground_text(G.ANONYMOUS, facts_of(form=Form.ORAL, **known))

	assert text.startswith("Звернення є анонімним: встановити авторство неможливо.")


def test_previous_appeal_without_an_index_is_still_told_of() -> None:
	text = ground_text(G.RESOLVED_REPEAT, facts_of(previous=replace(RESOLVED, index="")))

	assert "(попереднє звернення)" in text


@pytest.mark.parametrize(
	("kind", "words"),
	[
		(LetterKind.REFUSAL_TO_CONSIDER, "не підлягає розгляду"),
		(LetterKind.RETURN_NOTICE, "повертаємо"),
		(LetterKind.FORWARDING_NOTICE, "надіслано за належністю"),
	],
)
def test_letter_begins_with_the_appeal_and_the_decision(kind: LetterKind, words: str) -> None:
	body = letter_body(kind, index="Л-8/2026", received_on=date(2026, 3, 2))

	assert body == f"Ваше звернення від 02.03.2026 № Л-8/2026 {words}."


def test_other_letters_are_begun_by_their_author() -> None:
	assert letter_body(LetterKind.ANSWER, index="Л-8/2026", received_on=date(2026, 3, 2)) == ""


def sentences(today: date = date(2026, 3, 3), **known: object) -> list[tuple[str, ...]]:
	facts = facts_of(**known)
	return [advice_sentences(advice, facts) for advice in advise(facts, TERMS, today=today)]


def test_panel_says_the_last_day_and_that_it_has_passed() -> None:
	known = {"addressee": "Пенсійний фонд"}

	saturday = "Зробити це треба не пізніше 07.03.2026. Це неробочий день: зробіть до 06.03.2026, останнього робочого дня перед ним."
	assert saturday in sentences(**known)[0]
	assert (
		"Зробити це треба не пізніше 07.03.2026: цей строк уже минув."
		in sentences(date(2026, 3, 10), **known)[0]
	)


def test_panel_marks_what_was_not_compared_with_the_act() -> None:
	[said] = sentences(previous=RESOLVED)

	assert said[1] == f"Звернення не підлягає розгляду. Рішення приймає керівник ({NOT_VERIFIED})."
	assert said[-1] == (
		"Лист авторові має містити: посилання на закон, підстави рішення, порядок оскарження"
		f" ({NOT_VERIFIED})."
	)


def test_panel_says_that_an_appeal_without_grounds_is_considered() -> None:
	assert sentences() == [
		("Підстав не розглядати, повернути чи переслати звернення немає: його треба розглянути.",)
	]


def test_panel_asks_no_letter_for_an_unknown_author() -> None:
	assert "Лист не надсилається: автор невідомий." in sentences(is_authorship_unknown=True)[0]


def test_way_to_appeal_is_that_of_article_16() -> None:
	assert "до суду" in WAY_TO_APPEAL
	assert "ст. 16 Закону" in WAY_TO_APPEAL


@given(facts=ANY_FACTS)
def test_every_ground_that_holds_is_told_in_whole_ukrainian_sentences(facts) -> None:
	for ground in grounds_that_hold(facts):
		text = ground_text(ground, facts)
		assert text[0].isupper() and text.endswith(".")
		assert not re.search(r"[A-Za-z]|None|: \.|\(\)| {2}", text), text
