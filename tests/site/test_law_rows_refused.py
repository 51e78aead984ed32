"""Wrong rows of the law: each is refused in Ukrainian, with what to do, whoever sends them."""

import frappe
import pytest

from appeals_app.permissions import roles
from appeals_app.testing.factories import PASSWORD
from appeals_app.testing.staff import Staff
from tests.serving import Served
from tests.site.answers import assert_refused_in_ukrainian, assert_says_what_to_do
from tests.site.law_rows import (
	calendar_values,
	counting_values,
	insert,
	regime_values,
	rule_values,
	shipped_calendar,
	shipped_counting,
)
from tests.site.refusals import refusal

HOLIDAY = {"falls_on": "2026-08-24", "holiday_name": "День Незалежності"}
MOVED = {"falls_on": "2026-08-24", "day_kind": "Day Off", "reason": "розпорядження"}
NEVER_OFF = {"is_saturday_off": 0, "is_sunday_off": 0}
ALWAYS_OFF = {f"is_{day}_off": 1 for day in ("monday", "tuesday", "wednesday", "thursday", "friday")}

RULES = {
	"no article": (
		{"article": None},
		"Правило строку «skarga-20» не має посилання на норму. Зазначте статтю, на якій воно ґрунтується.",
	),
	"ends before it begins": (
		{"valid_to": "2025-12-31"},
		"Період закінчується 31.12.2025, раніше, ніж починається 01.01.2026. Виправте одну з дат.",
	),
	"on an act no longer in force": (
		{"article": "cmu-898.order"},
		"Правило строку «skarga-20» ґрунтується на нормі «порядок роботи урядової «гарячої лінії», затверджений"
		" постановою КМУ № 898 (нечинний)», яка на початок дії правила вже не чинна. Зазначте норму, чинну на той час.",
	),
	"length left out": (
		{"amount": None},
		"Поле «Тривалість строку» порожнє. Заповніть його: без нього запис не зберігається.",
	),
	"unit left out": (
		{"unit": ""},
		"Поле «Одиниця строку» порожнє. Заповніть його: без нього запис не зберігається.",
	),
	"first day left out": (
		{"valid_from": None},
		"Поле «Діє з» порожнє. Заповніть його: без нього запис не зберігається.",
	),
	"no length": (
		{"amount": 0},
		"Тривалість за правилом строку «skarga-20» — 0. Вкажіть ціле число від 1 до 3660.",
	),
	"ten years and more": (
		{"amount": 3661},
		"Тривалість за правилом строку «skarga-20» — 3661. Вкажіть ціле число від 1 до 3660.",
	),
	"limit shorter than the term": (
		{"limit_days": 19},
		"Строк за правилом «skarga-20» можна продовжити до 19 днів, що менше за сам строк. Виправте граничний строк.",
	),
	"as another rule": (
		{"appeal_kind": None, "channel": None},
		"Правила строку «skarga-20» і «month» однаково підходять до звернення. Якщо змінився закон, старе правило має"
		" закінчитися напередодні нового: відкрийте його й натисніть «Розпочати нову версію». Інакше надайте одному"
		" з них вищий пріоритет.",
	),
	"kind of another group": (
		{"appeal_kind": "sign_of_receipt.repeated"},
		"Правило строку «skarga-20» вимагає «Повторне», а це позиція іншої групи класифікатора. Виберіть позицію"
		" тієї групи, для якої призначено поле.",
	),
	"conditions of a rule nobody asks": (
		{"purpose": "Forwarding"},
		"За умовами добирають лише правила розгляду. Приберіть умови з «скарга поштою» або змініть його призначення.",
	),
}

CALENDARS = {
	"no day off in a week": (
		NEVER_OFF,
		"У робочому календарі «shifted» немає жодного вихідного дня тижня. Позначте вихідні, зазвичай це субота й"
		" неділя.",
	),
	"no working day in a week": (
		ALWAYS_OFF,
		"У календарі «shifted» має бути хоча б один робочий день на тиждень. Виправте перелік вихідних.",
	),
	"day moved twice": (
		{"exceptions": [MOVED, {**MOVED, "day_kind": "Working Day"}]},
		"День 24.08.2026 перенесено в календарі двічі. Залиште один запис.",
	),
	"moved day without a day": (
		{"exceptions": [{**MOVED, "falls_on": None}]},
		"Поле «День» порожнє. Заповніть його: без нього запис не зберігається.",
	),
	"holiday twice": (
		{"holidays": [HOLIDAY, HOLIDAY]},
		"День 24.08.2026 записано серед свят двічі. Залиште один рядок.",
	),
	"moved day outside the version": (
		{"exceptions": [{**MOVED, "falls_on": "2025-12-31"}]},
		"Перенесений день 31.12.2025 лежить поза версією календаря. Внесіть його до версії, чинної того дня.",
	),
	"ends before it begins": (
		{"valid_to": "2025-12-31"},
		"Період закінчується 31.12.2025, раніше, ніж починається 01.01.2026. Виправте одну з дат.",
	),
	"overlaps another version": (
		{"calendar_code": "weekends"},
		"«weekends»: період з 01.01.2026 починається до закінчення періоду з 01.01.2000. Закінчіть попередній період"
		" днем раніше.",
	),
}

COUNTINGS = {
	"overlaps another version": (
		{"counting_code": "general"},
		"«Порядок гарячої лінії»: період з 01.01.2026 починається до закінчення періоду з 01.01.2000. Закінчіть"
		" попередній період днем раніше.",
	),
	"ends with nothing after it": (
		{"valid_to": "2026-12-31"},
		"«Порядок гарячої лінії» закінчився б 31.12.2026, і далі нічого не діяло б. Залиште «Діє до» порожнім,"
		" а коли закон зміниться, розпочніть нову версію.",
	),
	"calendar that does not exist": (
		{"holiday_calendar": "moon"},
		"Робочий календар «moon» не охоплює всього періоду порядку обчислення строків, що діє з 01.01.2026. Залиште"
		" його останню версію відкритою або замість закриття розпочніть нову версію.",
	),
	"answer left out": (
		{"roll": ""},
		"Поле «Останній день неробочий» порожнє. Заповніть його: без нього запис не зберігається.",
	),
	"end of the working day in words": (
		{"office_closes": "увечері"},
		"Поле «Кінець робочого дня» — не час доби. Вкажіть години й хвилини від 00:00 до 23:59.",
	),
}


@pytest.mark.parametrize(("change", "words"), RULES.values(), ids=RULES)
def test_wrong_rule_is_refused(site: str, change: dict, words: str) -> None:
	assert refusal(lambda: insert(rule_values(**change))) == words


@pytest.mark.parametrize(("change", "words"), CALENDARS.values(), ids=CALENDARS)
def test_wrong_calendar_is_refused(site: str, change: dict, words: str) -> None:
	assert refusal(lambda: insert(calendar_values(**change))) == words


@pytest.mark.parametrize(("change", "words"), COUNTINGS.values(), ids=COUNTINGS)
def test_wrong_counting_is_refused(site: str, change: dict, words: str) -> None:
	assert refusal(lambda: insert(counting_values(**change))) == words


def test_calendar_with_a_gap_between_versions_is_refused(site: str) -> None:
	insert(calendar_values(valid_to="2026-06-30"))

	assert refusal(lambda: insert(calendar_values(valid_from="2026-07-02"))) == (
		"Календар «shifted» не має версії з 01.07.2026 по 01.07.2026. Заповніть прогалину."
	)


def test_counting_with_a_gap_between_versions_is_refused(site: str) -> None:
	later = insert(counting_values(valid_from="2026-07-01"))
	earlier = counting_values(valid_from="2026-01-01", valid_to="2026-06-29")

	assert refusal(lambda: insert(earlier)) == (
		"«Порядок гарячої лінії» нічого не встановлює з 30.06.2026 по 30.06.2026. Заповніть прогалину."
	)
	assert later.name == "hot-line-2026-07-01"


def test_overlapping_periods_of_one_regime_are_refused(site: str) -> None:
	insert(regime_values(valid_to="2090-06-30"))

	assert refusal(lambda: insert(regime_values(valid_from="2090-06-30"))) == (
		"«карантин»: період з 30.06.2090 починається до закінчення періоду з 01.01.2090. Закінчіть попередній період"
		" днем раніше."
	)
	assert insert(regime_values(valid_from="2090-07-01")).name
	assert insert(regime_values(regime_code="another")).name


@pytest.mark.parametrize("doctype", ["Legal Act", "Legal Article"])
def test_act_and_article_that_end_before_they_begin_are_refused(site: str, doctype: str) -> None:
	row = frappe.get_doc(doctype, {"Legal Act": "law-393", "Legal Article": "law-393.5"}[doctype])
	row.update({"valid_from": "2026-01-01", "valid_to": "2025-12-31"})

	assert refusal(row.save) == (
		"Період закінчується 31.12.2025, раніше, ніж починається 01.01.2026. Виправте одну з дат."
	)


def test_rule_that_waits_for_a_closed_item_is_refused(site: str) -> None:
	frappe.db.set_value("Appeal Classifier Item", "kind.complaint", "valid_to", "2025-12-31")

	assert refusal(lambda: insert(rule_values())) == (
		"Правило строку «skarga-20» вимагає «Скарга», чого жодне звернення не може мати, поки правило діє."
		" Приберіть умову або виправте дати."
	)


def test_rule_that_waits_for_a_disabled_channel_is_refused(site: str) -> None:
	frappe.db.set_value("Appeal Channel", "post", "is_disabled", 1)

	assert refusal(lambda: insert(rule_values())) == (
		"Правило строку «skarga-20» вимагає «Поштою», чого жодне звернення не може мати, поки правило діє."
		" Приберіть умову або виправте дати."
	)


def test_rule_on_an_article_that_has_ended_is_refused(site: str) -> None:
	frappe.get_doc("Legal Act", "law-393").update({"valid_to": "2025-12-31"}).save()

	assert refusal(lambda: insert(rule_values())).endswith(
		"яка на початок дії правила вже не чинна. Зазначте норму, чинну на той час."
	)


def test_rule_that_another_always_comes_before_is_refused(site: str) -> None:
	insert(rule_values(appeal_kind=None, channel=None, study="", priority=5))

	assert refusal(lambda: insert(rule_values(rule_code="narrow"))) == (
		"Правило строку «narrow» ніколи не діяло б: для кожного звернення перед ним іде «skarga-20». Змініть"
		" пріоритет, умови або дати."
	)


def test_rule_kept_for_reference_may_be_as_another_one_until_it_is_applied(site: str) -> None:
	rule = insert(rule_values(appeal_kind=None, channel=None, is_enabled=0))

	assert refusal(lambda: rule.update({"is_enabled": 1}).save()).startswith(
		"Правила строку «skarga-20» і «month» однаково підходять"
	)


def test_calendar_a_counting_names_is_not_closed(site: str) -> None:
	calendar = shipped_calendar().update({"valid_to": "2026-12-31"})

	assert refusal(calendar.save) == (
		"Робочий календар «ukraine» не охоплює всього періоду порядку обчислення строків, що діє з 01.01.2000."
		" Залиште його останню версію відкритою або замість закриття розпочніть нову версію."
	)


def test_calendar_nobody_names_may_be_closed(site: str) -> None:
	calendar = insert(calendar_values()).update({"valid_to": "2026-12-31"}).save()

	assert str(calendar.valid_to) == "2026-12-31"


def test_general_counting_is_not_closed(site: str) -> None:
	counting = shipped_counting().update({"valid_to": "2026-12-31"})

	assert refusal(counting.save).startswith("«Загальний порядок за буквою закону» закінчився б 31.12.2026")


def test_wrong_rule_over_http_is_refused_in_ukrainian_and_not_kept(http_server: Served, staff: Staff) -> None:
	administrator = http_server.client().login(staff[roles.OBLAST_ADMIN].user, PASSWORD)

	answer = administrator.post("/api/resource/Term Rule", rule_values(article=""))

	messages = assert_refused_in_ukrainian(answer, given="skarga-20")
	assert_says_what_to_do(messages)
	assert "не має посилання на норму" in messages[0]
	frappe.db.rollback()  # what the server has committed
	assert not frappe.db.exists("Term Rule", "skarga-20")


@pytest.mark.parametrize(
	("values", "said"),
	[
		({"amount": 3660, "unit": "Months"}, "довшого за 24 у цих одиницях не буває"),
		({"amount": 20, "limit_days": 1000}, "довшого за 732 дн. не буває"),
		({"amount": 48, "unit": "Hours", "limit_days": 45}, "у годинах, а такий строк не продовжують"),
		({"rule_code": ""}, "«Код правила»"),
	],
)
def test_rule_of_a_length_nobody_means_or_without_a_code_is_refused(
	site: str, values: dict, said: str
) -> None:
	assert said in refusal(lambda: insert(rule_values(**values)))


def test_act_that_ended_before_it_was_adopted_is_refused(site: str) -> None:
	act = frappe.get_doc("Legal Act", "law-393")

	assert "раніше за цей день" in refusal(act.update({"valid_to": "1990-01-01"}).save)
