"""The law, sentence by sentence: each docstring is the sentence, each test shows that it holds.

February and March 2026 under martial law: Saturdays and Sundays are off, nothing else is.
"""

from datetime import date, datetime

import pytest

from appeals_app.domain.calendar_ukraine import ukraine_calendar, weekends_calendar
from appeals_app.domain.deadlines import (
	DecisionMaker,
	Extension,
	Shortening,
	Switches,
	compute_deadline,
	is_answer_late,
	latest_extension,
)
from appeals_app.domain.errors import (
	ExtensionBeyondLimitError,
	ExtensionNotEntitledError,
	ExtensionTooLateError,
	ExtensionWithoutNoticeError,
	ShorteningWithoutDemandError,
)
from appeals_app.domain.term_limitation import LimitationGround, filing_limit

MONDAY = datetime(2026, 2, 2, 10, 0)


def due(received_at: datetime, term: str, **parameters) -> date:
	return compute_deadline(received_at=received_at, term=term, **parameters).due_date


def extended(decided_on=date(2026, 2, 27), by=DecisionMaker.HEAD, notice=date(2026, 2, 27), new_due=None):
	extension = Extension(decided_on, by, notice, new_due)
	return compute_deadline(received_at=MONDAY, term="month", extension=extension)


# --- Law 393/96-ВР, Art. 20 ---------------------------------------------------------------------------


def test_an_appeal_is_considered_within_one_month_from_the_day_of_receipt():
	"""«у термін не більше одного місяця від дня їх надходження» (ч. 1 ст. 20)"""
	assert due(MONDAY, "month") == date(2026, 3, 2)


def test_an_appeal_without_further_study_is_considered_within_fifteen_days():
	"""«невідкладно, але не пізніше п’ятнадцяти днів від дня їх отримання» (ч. 1 ст. 20)"""
	assert due(MONDAY, "15d") == date(2026, 2, 17)


@pytest.mark.parametrize("decision_maker", [DecisionMaker.HEAD, DecisionMaker.DEPUTY])
def test_the_head_or_the_deputy_sets_the_necessary_term(decision_maker):
	"""«керівник … або його заступник встановлюють необхідний термін для його розгляду» (ч. 1 ст. 20)"""
	assert extended(by=decision_maker, new_due=date(2026, 3, 10)).due_date == date(2026, 3, 10)


def test_nobody_else_sets_the_necessary_term():
	"""«керівник … або його заступник» (ч. 1 ст. 20)"""
	with pytest.raises(ExtensionNotEntitledError):
		extended(by=DecisionMaker.OTHER)


def test_the_author_is_told_of_the_extension():
	"""«про що повідомляється особі, яка подала звернення» (ч. 1 ст. 20)"""
	with pytest.raises(ExtensionWithoutNoticeError):
		extended(notice=None)


def test_the_whole_term_may_be_forty_five_days():
	"""«загальний термін … не може перевищувати сорока п’яти днів» (ч. 1 ст. 20)"""
	assert extended(new_due=date(2026, 3, 19)).due_date == date(2026, 3, 19)
	assert latest_extension(received_at=MONDAY, term="month") == date(2026, 3, 19)


def test_the_whole_term_may_not_be_forty_six_days():
	"""«загальний термін … не може перевищувати сорока п’яти днів» (ч. 1 ст. 20)"""
	with pytest.raises(ExtensionBeyondLimitError):
		extended(new_due=date(2026, 3, 20))


def test_only_a_running_month_is_extended():
	"""«Якщо в місячний термін вирішити порушені у зверненні питання неможливо» (ч. 1 ст. 20)"""
	with pytest.raises(ExtensionTooLateError):
		extended(decided_on=date(2026, 3, 3), notice=date(2026, 3, 3))


def test_a_reasoned_written_demand_shortens_the_term():
	"""«На обґрунтовану письмову вимогу громадянина термін розгляду може бути скорочено» (ч. 2 ст. 20)"""
	shortening = Shortening(date(2026, 2, 4), date(2026, 2, 10), date(2026, 2, 3), True, "операція 12.02")
	assert due(MONDAY, "month", shortening=shortening) == date(2026, 2, 10)


@pytest.mark.parametrize(("is_written", "reason"), [(False, "операція 12.02"), (True, "  ")])
def test_an_oral_or_unreasoned_demand_does_not_shorten_the_term(is_written, reason):
	"""«На обґрунтовану письмову вимогу» (ч. 2 ст. 20)"""
	shortening = Shortening(date(2026, 2, 4), date(2026, 2, 10), date(2026, 2, 3), is_written, reason)
	with pytest.raises(ShorteningWithoutDemandError):
		due(MONDAY, "month", shortening=shortening)


def test_what_counts_is_the_day_the_answer_was_sent():
	"""Consideration ends with giving the answer, not with the inner decision (ст. 20 as courts read it)."""
	deadline = compute_deadline(received_at=MONDAY, term="15d")
	assert not is_answer_late(deadline, datetime(2026, 2, 17, 23, 59))
	assert is_answer_late(deadline, datetime(2026, 2, 18, 0, 0))


# --- Law 393/96-ВР, Art. 5, 7, 17, 23-1; Law 2939-VI, Art. 20 ------------------------------------------


def test_an_appeal_of_another_body_is_forwarded_within_five_days():
	"""«в термін не більше п’яти днів пересилаються ними за належністю» (ч. 3 ст. 7)"""
	assert due(MONDAY, "5d") == date(2026, 2, 7)


def test_an_appeal_not_in_due_form_is_returned_within_ten_days():
	"""«повертається заявнику з відповідними роз’ясненнями не пізніш як через десять днів» (ст. 5)"""
	assert due(MONDAY, "10d") == date(2026, 2, 12)


def test_a_complaint_is_filed_within_one_year_of_the_decision():
	"""«протягом одного року з моменту його прийняття» (ст. 17)"""
	limit = filing_limit(
		is_complaint=True,
		decided_on=date(2025, 3, 4),
		learnt_on=date(2026, 2, 20),
		calendar=ukraine_calendar(),
	)
	assert (limit.last_day, limit.ground) == (date(2026, 3, 4), LimitationGround.YEAR_FROM_DECISION)


def test_a_complaint_is_filed_not_later_than_one_month_from_learning():
	"""«але не пізніше одного місяця з часу ознайомлення громадянина з прийнятим рішенням» (ст. 17)"""
	limit = filing_limit(
		is_complaint=True,
		decided_on=date(2025, 3, 4),
		learnt_on=date(2025, 3, 11),
		calendar=ukraine_calendar(),
	)
	assert (limit.last_day, limit.ground) == (date(2025, 4, 11), LimitationGround.MONTH_FROM_LEARNING)


def test_a_petition_is_checked_within_two_working_days():
	"""«протягом двох робочих днів з дня надсилання її автором» (ст. 23-1)"""
	assert due(datetime(2026, 2, 6), "petition-check-2wd") == date(2026, 2, 10)


def test_a_supported_petition_is_considered_within_ten_working_days():
	"""«невідкладно, але не пізніше десяти робочих днів з дня оприлюднення інформації» (ст. 23-1)"""
	assert due(MONDAY, "petition-consider-10wd") == date(2026, 2, 16)


def test_signatures_are_gathered_within_three_months():
	"""«протягом не більше трьох місяців з дня оприлюднення петиції» (ст. 23-1)"""
	assert due(datetime(2025, 11, 30), "petition-collect-3m") == date(2026, 2, 28)


def test_a_request_for_information_is_answered_within_five_working_days():
	"""«не пізніше п’яти робочих днів з дня отримання запиту» (ч. 1 ст. 20 Закону № 2939-VI)"""
	assert due(MONDAY, "info-5wd") == date(2026, 2, 9)


def test_a_request_about_life_and_safety_is_answered_within_48_hours():
	"""«не пізніше 48 годин з дня отримання запиту» (ч. 2 ст. 20 Закону № 2939-VI)"""
	deadline = compute_deadline(received_at=datetime(2026, 2, 6, 20, 30), term="info-48h")
	assert deadline.due_at == datetime.fromisoformat("2026-02-08T20:30+02:00")
	assert deadline.breach_after == date(2026, 2, 8)  # hours run through the Sunday


def test_a_large_request_for_information_is_answered_within_twenty_working_days():
	"""«до 20 робочих днів з обґрунтуванням такого продовження» (ч. 4 ст. 20 Закону № 2939-VI)"""
	assert due(MONDAY, "info-20wd") == date(2026, 3, 2)


# --- Civil Code, Art. 253, 254 --------------------------------------------------------------------------


def test_a_term_begins_on_the_next_day():
	"""«Перебіг строку починається з наступного дня після … настання події» (ст. 253 ЦК)"""
	assert due(MONDAY, "5d") == date(2026, 2, 7)
	assert due(MONDAY, "5d", switches=Switches.from_dict({"first_day": "same"})) == date(2026, 2, 6)


def test_a_term_in_months_ends_on_the_same_number():
	"""«Строк, що визначений місяцями, спливає у відповідне число останнього місяця строку» (ч. 3 ст. 254 ЦК)"""
	assert due(datetime(2025, 12, 15), "month") == date(2026, 1, 15)


@pytest.mark.parametrize(
	("received_at", "last_day"),
	[
		(datetime(2026, 1, 31), date(2026, 2, 28)),
		(datetime(2028, 1, 30), date(2028, 2, 29)),
		(datetime(2026, 3, 31), date(2026, 4, 30)),
	],
)
def test_a_month_without_that_number_ends_the_term_on_its_last_day(received_at, last_day):
	"""«у якому немає відповідного числа, строк спливає в останній день цього місяця» (ч. 3 ст. 254 ЦК)"""
	assert due(received_at, "month") == last_day


def test_a_last_day_off_moves_the_end_to_the_next_working_day():
	"""«днем закінчення строку є перший за ним робочий день» (ч. 5 ст. 254 ЦК)"""
	deadline = compute_deadline(received_at=datetime(2026, 1, 31, 11, 0), term="month")
	assert deadline.control_date == date(2026, 2, 27)
	assert deadline.due_date == date(2026, 2, 28)
	assert deadline.breach_after == date(2026, 3, 2)


# --- Law 2136-IX, Art. 6(6) --------------------------------------------------------------------------------


@pytest.mark.parametrize("holiday", [date(2026, 8, 24), date(2026, 1, 1), date(2026, 12, 25)])
def test_holidays_are_ordinary_working_days_while_martial_law_lasts(holiday):
	"""Під час дії воєнного стану не застосовуються статті 71–73 КЗпП (ч. 6 ст. 6 Закону № 2136-IX)"""
	assert ukraine_calendar().is_working(holiday)
	assert not ukraine_calendar(martial_law_until=date(2025, 12, 31)).is_working(holiday)


def test_saturday_and_sunday_stay_off_under_martial_law():
	"""Вихідні дні воєнний стан не скасовує (ч. 6 ст. 6 Закону № 2136-IX)"""
	for calendar in (ukraine_calendar(), weekends_calendar()):
		assert [calendar.is_working(date(2026, 8, day)) for day in range(21, 25)] == [
			True,
			False,
			False,
			True,
		]
