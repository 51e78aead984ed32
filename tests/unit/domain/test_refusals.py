"""Every refusal of the calendar and the terms, raised for real and read in Ukrainian to the last word."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from appeals_app.domain.calendar import CalendarVersions, DayException, Regime, WorkingCalendar
from appeals_app.domain.calendar_ukraine import built_in_calendar, ukraine_calendar
from appeals_app.domain.deadlines import (
	Deadline,
	DecisionMaker,
	Extension,
	Shortening,
	Switches,
	compute_deadline,
)
from appeals_app.domain.error_text import ukrainian_text
from appeals_app.domain.errors import DomainError
from appeals_app.domain.kyiv_time import kyiv_local
from appeals_app.domain.term_demand import Demand, check_demand
from appeals_app.domain.term_limitation import check_posting, filing_limit
from appeals_app.domain.term_matching import DatedTermRule, match_term_rule
from appeals_app.domain.term_rules import TermRule, TermUnit, limit_rule, term_rule

DAY = date(2026, 2, 2)


def calendar(first=DAY, last=None, **parameters) -> WorkingCalendar:
	return WorkingCalendar("обласний", first, last, **parameters)


def month(term="month", registered_at=None, answers=None, **changes) -> Deadline:
	return compute_deadline(
		received_at=datetime(2026, 2, 2, 10, 0),
		registered_at=registered_at,
		term=term,
		switches=Switches.from_dict(answers or {}),
		**changes,
	)


def extended(decided_on=DAY, by=DecisionMaker.HEAD, notice_on=DAY, new_due=None, term="month") -> Deadline:
	return month(term, extension=Extension(decided_on, by, notice_on, new_due))


def shortened(decided_on=DAY, new_due=date(2026, 2, 9), is_written=True, term="month") -> Deadline:
	return month(term, shortening=Shortening(decided_on, new_due, DAY, is_written, "причина"))


def rule(article="ст. 1", amount=5) -> TermRule:
	return TermRule("x", amount, TermUnit.DAYS, article, "строк")


def dated(conditions=None, valid_to=None, **parameters) -> DatedTermRule:
	return DatedTermRule(rule(), date(2026, 1, 1), valid_to, conditions or {}, **parameters)


REFUSALS: list[tuple[Callable[[], object], str]] = [
	(
		lambda: Regime("x", date(2026, 2, 3), DAY),
		"Період закінчується 02.02.2026, раніше, ніж починається 03.02.2026. Виправте одну з дат.",
	),
	(
		lambda: calendar(weekend=frozenset(range(7))),
		"У календарі «обласний» має бути хоча б один робочий день на тиждень. Виправте перелік вихідних.",
	),
	(
		lambda: calendar(exceptions=[DayException(DAY, True, "а"), DayException(DAY, False, "б")]),
		"День 02.02.2026 перенесено в календарі двічі. Залиште один запис.",
	),
	(
		lambda: calendar(regimes=[Regime("режим", DAY), Regime("режим", date(2027, 1, 1))]),
		"«режим»: період з 01.01.2027 починається до закінчення періоду з 02.02.2026."
		" Закінчіть попередній період днем раніше.",
	),
	(
		lambda: CalendarVersions([calendar(), calendar(date(2027, 1, 1))]),
		"«обласний»: період з 01.01.2027 починається до закінчення періоду з 02.02.2026."
		" Закінчіть попередній період днем раніше.",
	),
	(
		lambda: calendar().why(date(2026, 2, 1)),
		"Календар «обласний» не охоплює 01.02.2026. Заповніть свята того року або розпочніть версію на нього.",
	),
	(
		lambda: CalendarVersions([calendar()]).why(date(2026, 2, 1)),
		"Календар «обласний» не охоплює 01.02.2026. Заповніть свята того року або розпочніть версію на нього.",
	),
	(lambda: CalendarVersions([]), "Календар не має жодної версії. Додайте її."),
	(
		lambda: CalendarVersions([calendar(DAY, DAY), calendar(date(2026, 2, 5))]),
		"Календар «обласний» не має версії з 03.02.2026 по 04.02.2026. Заповніть прогалину.",
	),
	(
		lambda: built_in_calendar("x"),
		"Вбудованого календаря «x» немає. Вбудовані календарі: ukraine, weekends.",
	),
	(lambda: kyiv_local(datetime(9999, 1, 1)), "Рік 9999 не може бути правильним. Виправте дату."),
	(
		lambda: rule(article=""),
		"Правило строку «x» не має посилання на норму. Зазначте статтю, на якій воно ґрунтується.",
	),
	(lambda: rule(amount=0), "Тривалість за правилом строку «x» — 0. Вкажіть ціле число від 1 до 3660."),
	(
		lambda: limit_rule(rule()),
		"Правило строку «x» не має граничного строку. Вкажіть його або не продовжуйте строк.",
	),
	(
		lambda: term_rule("x"),
		"Строку «x» немає. Можливі строки: 15d, month, 45d, 5d, 10d, petition-check-2wd, petition-collect-3m,"
		" petition-consider-10wd, info-5wd, info-48h, info-20wd, personal-data-30d,"
		" personal-data-demand-10d, hotline-5d, hotline-15d, hotline-30d.",
	),
	(
		lambda: dated({"колір": frozenset()}),
		"Правило строку «x» перевіряє ознаку «колір», якої звернення не мають. Можливі ознаки: author_category,"
		" channel, kind, sign, study.",
	),
	(
		lambda: match_term_rule([], {}, DAY),
		"Жодне правило строку, чинне на 02.02.2026, не підходить до звернення."
		" Оберіть правило вручну на картці (вкладка «Розгляд») і попросіть адміністратора додати правило для таких"
		" звернень.",
	),
	(
		lambda: match_term_rule([dated(), dated()], {}, DAY),
		"Правила строку «x» і «x» однаково підходять до звернення. Надайте одному з них вищий пріоритет.",
	),
	(
		lambda: month(registered_at=datetime(2026, 2, 1)),
		"Звернення зареєстровано 01.02.2026, раніше, ніж воно надійшло 02.02.2026. Виправте одну з дат.",
	),
	(
		lambda: month(answers={"clock_start": "registration"}),
		"Строк обчислюється від реєстрації, а звернення не зареєстровано. Спершу зареєструйте його.",
	),
	(
		lambda: filing_limit(
			is_complaint=True, decided_on=DAY, learnt_on=date(2026, 2, 1), calendar=ukraine_calendar()
		),
		"Громадянин дізнався про рішення 01.02.2026, раніше, ніж його було прийнято 02.02.2026."
		" Виправте одну з дат.",
	),
	(
		lambda: check_posting(DAY, written_on=date(2026, 2, 3), decided_on=None, learnt_on=None),
		"Лист датовано 03.02.2026, тож його не могли здати на пошту 02.02.2026, раніше, ніж написано. Подивіться"
		" на поштовий штемпель і виправте одну з дат.",
	),
	(
		lambda: check_posting(DAY, written_on=None, decided_on=date(2026, 2, 3), learnt_on=None),
		"Про оскаржуване рішення автор міг знати лише з 03.02.2026, тож скаргу не могли здати на пошту 02.02.2026,"
		" раніше за цей день. Виправте одну з дат.",
	),
	(
		lambda: month(answers={"колір": "x"}),
		"Параметра обчислення «колір» немає. Параметри: days, first_day, clock_start, off_hours, month_mode,"
		" roll, short_terms, holiday_calendar, office_closes.",
	),
	(
		lambda: month(answers={"days": "x"}),
		"Значення «x» не підходить для параметра «days». Можливі значення: calendar, working.",
	),
	(lambda: Deadline.from_dict({}), "Збережений строк не вдалося прочитати. Перерахуйте строк звернення."),
	(
		lambda: extended(term="15d"),
		"Строк «звернення, які не потребують додаткового вивчення» не продовжується. Продовжити можна лише"
		" місячний строк: якщо звернення потребує додаткового вивчення, встановіть його.",
	),
	(
		lambda: extended(by=DecisionMaker.OTHER),
		"Продовжити строк може лише керівник або його заступник. Зверніться до них за рішенням.",
	),
	(
		lambda: extended(decided_on=date(2026, 3, 3), notice_on=date(2026, 3, 3)),
		"Рішення про продовження від 03.03.2026 не вкладається у строк з 02.02.2026 по 02.03.2026."
		" Строк, що сплив, продовжити не можна: дайте відповідь якнайшвидше.",
	),
	(
		lambda: extended(notice_on=None),
		"Автора не повідомлено про продовження строку. Надішліть повідомлення і вкажіть його дату.",
	),
	(
		lambda: extended(decided_on=date(2026, 2, 3)),
		"Повідомлення автору датоване 02.02.2026, раніше за рішення від 03.02.2026. Виправте одну з дат.",
	),
	(
		lambda: extended(new_due=date(2026, 3, 20)),
		"Строк не можна продовжити до 20.03.2026. Найпізніша дата, яку дозволяє закон, — 19.03.2026.",
	),
	(
		lambda: extended(new_due=date(2026, 3, 1)),
		"Строк і так спливає 02.03.2026. Вкажіть пізнішу дату, не пізніше 19.03.2026.",
	),
	(
		lambda: extended(notice_on=date(2026, 3, 3)),
		"Строк сплив 02.03.2026, а про продовження автора повідомлено лише 03.03.2026, тому строк залишається без"
		" змін. Скасуйте рішення й дайте відповідь на звернення.",
	),
	(
		lambda: check_demand(
			Demand(DAY, "В-1", "причина"), received_on=date(2026, 2, 3), today=date(2026, 2, 4)
		),
		"Вимогу датовано 02.02.2026, а надійти вона могла з 03.02.2026, дня надходження звернення, по 04.02.2026. Виправте дату.",
	),
	(
		lambda: shortened(term="5d"),
		"Строк «пересилання за належністю або повернення автору» не скорочується: скоротити можна лише строки,"
		" встановлені ст. 20. Залиште його без змін.",
	),
	(
		lambda: shortened(is_written=False),
		"Строк скорочують лише на обґрунтовану письмову вимогу громадянина. Внесіть вимогу та її обґрунтування.",
	),
	(
		lambda: shortened(decided_on=date(2026, 3, 4), new_due=date(2026, 3, 4)),
		"Останній день строку — 02.03.2026, і на день рішення, 04.03.2026, ранішого дня вже немає. Дайте відповідь,"
		" не скорочуючи строку.",
	),
	(lambda: shortened(new_due=date(2026, 3, 2)), "Строк спливає 02.03.2026. Вкажіть ранішу дату."),
	(
		lambda: shortened(decided_on=date(2026, 2, 1)),
		"Вимога від 02.02.2026, рішення від 01.02.2026 і новий останній день 09.02.2026 мають іти одне за одним"
		" і не раніше надходження 02.02.2026. Виправте дати.",
	),
]


@pytest.mark.parametrize(("act", "sentence"), REFUSALS)
def test_a_refusal_says_in_ukrainian_what_happened_and_what_to_do(act, sentence):
	with pytest.raises(DomainError) as refusal:
		act()
	assert ukrainian_text(refusal.value) == sentence
