"""Every sentence a proof can have, word for word: a clerk and a court will read it."""

from datetime import date, datetime

import pytest

from appeals_app.domain import proof_text
from appeals_app.domain.calendar import DayException, WorkingCalendar
from appeals_app.domain.calendar_ukraine import ukraine_calendar
from appeals_app.domain.deadline_proof import ProofKind, ProofReason, ProofStep
from appeals_app.domain.deadlines import (
	DecisionMaker,
	Extension,
	Shortening,
	Switches,
	compute_deadline,
)
from appeals_app.domain.proof_text import counted, long_date, render_proof, render_step, short_date

LAW_393_20 = "ч. 1 ст. 20 Закону України «Про звернення громадян»"


def sentences(received_at: datetime, term: str, calendar=None, registered_at=None, changes=None, **answers):
	return render_proof(
		compute_deadline(
			received_at=received_at,
			registered_at=registered_at,
			term=term,
			calendar=calendar,
			switches=Switches.from_dict(answers),
			**(changes or {}),
		)
	)


def test_the_proof_of_a_month_that_ends_on_a_saturday():
	assert sentences(datetime(2026, 1, 31, 11, 0), "month") == [
		"Звернення надійшло 31.01.2026 (субота); перебіг строку починається з 01.02.2026 (ст. 253 ЦК України).",
		f"Строк — 1 місяць: загальний строк розгляду ({LAW_393_20}).",
		"В останньому місяці строку немає відповідного числа, тому строк спливає в останній день цього місяця"
		" — 28.02.2026, субота (ч. 3 ст. 254 ЦК України).",
		"Останній день строку неробочий, тому контрольна дата — останній робочий день перед ним,"
		" 27.02.2026 (п’ятниця).",
		"Останній день строку неробочий, тому строк закінчується першого за ним робочого дня — 02.03.2026,"
		" понеділок (ч. 5 ст. 254 ЦК України); порушенням є лише пізніша відповідь.",
	]


def test_the_proof_of_fifteen_days_that_end_on_a_working_day():
	assert sentences(datetime(2026, 2, 2), "15d")[1:] == [
		f"Строк — 15 днів: звернення, які не потребують додаткового вивчення ({LAW_393_20}).",
		"Дні строку календарні; останній день строку — 17.02.2026 (вівторок).",
		"Контрольна дата — 17.02.2026 (вівторок): останній день строку робочий.",
		"Порушенням строку є відповідь, надіслана після 17.02.2026 (вівторок).",
	]


@pytest.mark.parametrize(
	("received_at", "registered_at", "term", "answers", "number", "sentence"),
	[
		(
			datetime(2026, 1, 31),
			datetime(2026, 2, 2),
			"15d",
			{},
			0,
			"Зареєстровано 02.02.2026 (понеділок); строк від цього не змінюється, бо обчислюється від дня"
			f" надходження ({LAW_393_20}).",
		),
		(
			datetime(2026, 1, 31),
			datetime(2026, 2, 2),
			"15d",
			{"clock_start": "registration"},
			0,
			"Звернення надійшло 31.01.2026 (субота), зареєстровано 02.02.2026 (понеділок); строк обчислюється"
			" від реєстрації; перебіг строку починається з 03.02.2026 (ст. 253 ЦК України).",
		),
		(
			datetime(2026, 1, 31, 11, 0),
			None,
			"15d",
			{"off_hours": "next_working_day"},
			0,
			"Звернення надійшло 31.01.2026 (субота) об 11:00, у неробочий день, тому днем надходження"
			" вважається наступний робочий день — 02.02.2026 (понеділок).",
		),
		(
			datetime(2026, 2, 2, 19, 5),
			None,
			"15d",
			{"off_hours": "next_working_day"},
			0,
			"Звернення надійшло 02.02.2026 (понеділок) о 19:05, після закінчення робочого часу, тому днем"
			" надходження вважається наступний робочий день — 03.02.2026 (вівторок).",
		),
		(
			datetime(2026, 2, 2, 19, 5),
			None,
			"15d",
			{"off_hours": "next_working_day"},
			1,
			"Днем надходження вважається 03.02.2026 (вівторок); перебіг строку починається з 04.02.2026"
			" (ст. 253 ЦК України).",
		),
		(
			datetime(2026, 2, 2),
			None,
			"15d",
			{"first_day": "same"},
			0,
			"Звернення надійшло 02.02.2026 (понеділок); цей день зараховано до строку, перебіг строку"
			" починається з 02.02.2026.",
		),
		(
			datetime(2026, 2, 6, 20, 0),
			None,
			"info-48h",
			{},
			0,
			"Звернення надійшло 06.02.2026 (п’ятниця) о 20:00; строк у годинах обчислюється від цього моменту.",
		),
		(datetime(2026, 2, 6, 11, 0), None, "info-48h", {}, 2, "Строк спливає 08.02.2026 (неділя) об 11:00."),
		(
			datetime(2026, 2, 6, 11, 0),
			None,
			"info-48h",
			{},
			4,
			"Порушенням строку є відповідь, надіслана після 08.02.2026 (неділя): останній день строку не"
			" переноситься.",
		),
		(
			datetime(2026, 2, 2),
			None,
			"15d",
			{"days": "working"},
			2,
			"Дні строку робочі; останній день строку — 23.02.2026 (понеділок).",
		),
		(
			datetime(2026, 2, 2),
			None,
			"month",
			{},
			2,
			"Строк у місяцях спливає у відповідне число останнього місяця — 02.03.2026, понеділок"
			" (ч. 3 ст. 254 ЦК України).",
		),
		(
			datetime(2026, 2, 2),
			None,
			"month",
			{"first_day": "same"},
			2,
			"Перший день зараховано, тому строк у місяцях спливає напередодні відповідного числа останнього"
			" місяця — 01.03.2026 (неділя).",
		),
		(
			datetime(2026, 2, 2),
			None,
			"month",
			{"month_mode": "30_days"},
			2,
			"Місяць прийнято за 30 календарних днів; останній день строку — 04.03.2026 (середа).",
		),
		(
			datetime(2026, 1, 31),
			None,
			"month",
			{"roll": "none"},
			3,
			"Контрольна дата — 28.02.2026 (субота): останній день строку не переноситься.",
		),
		(
			datetime(2026, 2, 2),
			None,
			"hotline-5d",
			{},
			1,
			"Строк — 5 календарних днів: без додаткового вивчення (порядок роботи урядової «гарячої лінії»,"
			" затверджений постановою КМУ № 898 (нечинний)). Увага: це правило не звірено з чинним актом.",
		),
	],
)
def test_sentences_of_other_answers(received_at, registered_at, term, answers, number, sentence):
	assert sentences(received_at, term, registered_at=registered_at, **answers)[number] == sentence


@pytest.mark.parametrize(("by", "decided_by"), [("head", "керівника"), ("deputy", "заступника керівника")])
def test_the_sentence_of_an_extension(by, decided_by):
	extension = Extension(date(2026, 2, 27), DecisionMaker(by), date(2026, 2, 28))
	assert sentences(datetime(2026, 2, 2), "month", changes={"extension": extension})[3] == (
		f"Строк продовжено до 19.03.2026 (четвер) рішенням {decided_by} від 27.02.2026; автора повідомлено"
		f" 28.02.2026; загальний строк — 45 днів, найпізніша можлива дата — 19.03.2026 ({LAW_393_20})."
	)


def test_the_sentence_of_a_shortening():
	shortening = Shortening(date(2026, 2, 4), date(2026, 2, 10), date(2026, 2, 3), True, "операція")
	assert sentences(datetime(2026, 2, 2), "month", changes={"shortening": shortening})[3] == (
		"Строк скорочено до 10.02.2026 (вівторок) рішенням від 04.02.2026 на обґрунтовану письмову вимогу"
		" громадянина, що надійшла 03.02.2026 (ч. 2 ст. 20 Закону України «Про звернення громадян»)."
	)


def test_the_sentence_of_a_term_without_a_working_day():
	days_off = [DayException(date(2026, 2, day), False, "евакуація") for day in range(9, 12)]
	closed = WorkingCalendar("ua", date(2026, 1, 1), exceptions=days_off)
	assert sentences(datetime(2026, 2, 6), "5d", closed)[3:7] == [
		"09.02.2026 (понеділок) — неробочий день: евакуація.",
		"10.02.2026 (вівторок) — неробочий день: евакуація.",
		"11.02.2026 (середа) — неробочий день: евакуація.",
		"У межах строку немає жодного робочого дня, тому контрольна дата — останній день строку,"
		" 11.02.2026 (середа).",
	]


def test_the_sentences_of_special_days():
	peace = ukraine_calendar(martial_law_until=date(2025, 12, 31))
	assert sentences(datetime(2026, 8, 9), "15d", peace)[3] == (
		"24.08.2026 (понеділок) — святковий або неробочий день: День Незалежності України."
	)
	assert sentences(datetime(2026, 8, 9), "15d")[3] == (
		"24.08.2026 (понеділок) — робочий день, хоча й святковий (День Незалежності України): діє воєнний стан"
		" (ч. 6 ст. 6 Закону України № 2136-IX)."
	)
	moved = WorkingCalendar(
		"ua", date(2026, 1, 1), exceptions=(DayException(date(2026, 2, 7), True, "відпрацювання за 09.02"),)
	)
	assert "07.02.2026 (субота) — робочий день: відпрацювання за 09.02." in sentences(
		datetime(2026, 2, 5), "info-5wd", moved
	)


def test_braces_in_a_name_do_no_harm():
	step = ProofStep(
		ProofKind.SPECIAL_DAY,
		day=date(2026, 2, 7),
		parameters={"day_kind": "moved_to_working", "name": "наказ {0} {day}", "regime": ""},
	)
	assert render_step(step) == "07.02.2026 (субота) — робочий день: наказ {0} {day}."


def test_every_reason_has_a_sentence():
	"""A reason of a kind that tells its reasons has a template there; none is left without a place."""
	tables = (
		proof_text._CLOCK_STARTS,
		proof_text._MOVED_RECEIPTS,
		proof_text._DUE_DATES,
		proof_text._CONTROLS,
		proof_text._BREACHES,
	)
	assert {reason for table in tables for reason in table} == set(ProofReason)
	assert set(proof_text._TEMPLATES) == set(ProofKind)


@pytest.mark.parametrize(
	("amount", "unit", "text"),
	[
		(1, "days", "1 день"),
		(2, "days", "2 дні"),
		(4, "short_days", "4 дні"),
		(5, "days", "5 днів"),
		(11, "days", "11 днів"),
		(12, "days", "12 днів"),
		(13, "days", "13 днів"),
		(14, "days", "14 днів"),
		(21, "days", "21 день"),
		(22, "calendar_days", "22 календарні дні"),
		(111, "days", "111 днів"),
		(1, "working_days", "1 робочий день"),
		(3, "months", "3 місяці"),
		(20, "working_days", "20 робочих днів"),
		(48, "hours", "48 годин"),
		(1, "hours", "1 година"),
	],
)
def test_amounts_take_the_right_form(amount, unit, text):
	assert counted(amount, unit) == text


def test_dates_are_written_the_ukrainian_way():
	assert short_date(date(2026, 1, 5)) == "05.01.2026"
	week = [long_date(date(2026, 2, day)) for day in range(2, 9)]
	assert week == [
		"02.02.2026 (понеділок)",
		"03.02.2026 (вівторок)",
		"04.02.2026 (середа)",
		"05.02.2026 (четвер)",
		"06.02.2026 (п’ятниця)",
		"07.02.2026 (субота)",
		"08.02.2026 (неділя)",
	]
