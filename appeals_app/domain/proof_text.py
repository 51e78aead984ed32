"""The proof of a term as Ukrainian sentences: what a clerk reads on the card and a lawyer in court."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from operator import itemgetter

from appeals_app.domain.deadline_proof import Deadline, ProofKind, ProofReason, ProofStep
from appeals_app.domain.term_rules import TermUnit

_WEEKDAYS = ("понеділок", "вівторок", "середа", "четвер", "п’ятниця", "субота", "неділя")
_DECISION_MAKERS = {"head": "керівника", "deputy": "заступника керівника"}

# One, two to four, five and more.
_UNIT_FORMS: Mapping[str, tuple[str, str, str]] = {
	TermUnit.DAYS.value: ("день", "дні", "днів"),
	TermUnit.SHORT_DAYS.value: ("день", "дні", "днів"),
	TermUnit.CALENDAR_DAYS.value: ("календарний день", "календарні дні", "календарних днів"),
	TermUnit.WORKING_DAYS.value: ("робочий день", "робочі дні", "робочих днів"),
	TermUnit.MONTHS.value: ("місяць", "місяці", "місяців"),
	TermUnit.HOURS.value: ("година", "години", "годин"),
}

_CLOCK_STARTS = {
	ProofReason.NEXT_DAY: "{event}; перебіг строку починається з {day}{article}.",
	ProofReason.SAME_DAY: "{event}; цей день зараховано до строку, перебіг строку починається з {day}.",
	ProofReason.AT_ONCE: "{event}; строк у годинах обчислюється від цього моменту.",
}
_MOVED_RECEIPTS = {
	ProofReason.DAY_OFF: "{event}, у неробочий день, тому днем надходження вважається наступний робочий"
	" день — {long_day}.",
	ProofReason.AFTER_HOURS: "{event}, після закінчення робочого часу, тому днем надходження вважається"
	" наступний робочий день — {long_day}.",
}
_DUE_DATES = {
	ProofReason.CALENDAR_DAYS: "Дні строку календарні; останній день строку — {long_day}.",
	ProofReason.WORKING_DAYS: "Дні строку робочі; останній день строку — {long_day}.",
	ProofReason.SAME_NUMBER: "Строк у місяцях спливає у відповідне число останнього місяця —"
	" {day}, {weekday}{article}.",
	ProofReason.DAY_BEFORE_SAME_NUMBER: "Перший день зараховано, тому строк у місяцях спливає напередодні"
	" відповідного числа останнього місяця — {long_day}.",
	ProofReason.LAST_DAY_OF_MONTH: "В останньому місяці строку немає відповідного числа, тому строк спливає"
	" в останній день цього місяця — {day}, {weekday}{article}.",
	ProofReason.THIRTY_DAYS: "Місяць прийнято за 30 календарних днів; останній день строку — {long_day}.",
	ProofReason.HOURS: "Строк спливає {long_day} {at_due_time}.",
}
_CONTROLS = {
	ProofReason.WORKING_DAY: "Контрольна дата — {long_day}: останній день строку робочий.",
	ProofReason.ROLLED: "Останній день строку неробочий, тому контрольна дата — останній робочий день перед"
	" ним, {long_day}.",
	ProofReason.LITERAL: "Контрольна дата — {long_day}: останній день строку не переноситься.",
	ProofReason.NO_WORKING_DAY: "У межах строку немає жодного робочого дня, тому контрольна дата — останній"
	" день строку, {long_day}.",
}
_BREACHES = {
	ProofReason.WORKING_DAY: "Порушенням строку є відповідь, надіслана після {long_day}.",
	ProofReason.ROLLED: "Останній день строку неробочий, тому строк закінчується першого за ним робочого дня —"
	" {day}, {weekday}{article}; порушенням є лише пізніша відповідь.",
	ProofReason.LITERAL: "Порушенням строку є відповідь, надіслана після {long_day}: останній день строку не"
	" переноситься.",
}
_SPECIAL_DAYS = {
	"holiday": "{long_day} — святковий або неробочий день: {name}.",
	"holiday_under_regime": "{long_day} — робочий день, хоча й святковий ({name}): діє {regime}{article}.",
	"moved_to_working": "{long_day} — робочий день: {name}.",
	"moved_to_day_off": "{long_day} — неробочий день: {name}.",
}
_REGISTERED = (
	"Зареєстровано {long_day}; строк від цього не змінюється, бо обчислюється від дня надходження{article}."
)
_RULE = "Строк — {amount}: {title}{article}{version}."
_VERSION = "; версія правила, чинна в довіднику з {since_on}"
_UNVERIFIED_RULE = _RULE + " Увага: це правило не звірено з чинним актом."
_EXTENDED = (
	"Строк продовжено до {long_day} рішенням {decided_by} від {decided_on}; автора повідомлено"
	" {notice_sent_on}; загальний строк — {days}, найпізніша можлива дата — {latest}{article}."
)
_BY_HAND = "Правило обрано вручну {chosen_on}: {chosen_by}. Причина: {why}."
_BY_HAND_UNTOLD = "Правило обрано вручну, а не знайдено за умовами правил; хто, коли й чому його обрав, у картці не записано."
_RECOUNTED = (
	"Строк перераховано {recounted_on} за розпорядженням «{why}»; застосування: {applied_by}; останній день"
	" до перерахунку — {due_before_on}."
)
_FIRST_COUNTED = (
	"Строк визначено {recounted_on} за розпорядженням про перерахунок «{why}»; застосування: {applied_by}; доти"
	" строку не було."
)
_SHORTENED = (
	"Строк скорочено до {long_day} рішенням від {decided_on} на обґрунтовану письмову вимогу громадянина,"
	" що надійшла {demanded_on}{article}."
)


def render_step(step: ProofStep) -> str:
	"""One step as one Ukrainian sentence (two when the rule is not verified)."""
	return _template_of(step).format(**_values_of(step))


def render_proof(deadline: Deadline) -> list[str]:
	"""The whole proof, sentence by sentence."""
	return [render_step(step) for step in deadline.proof]


def long_date(day: date) -> str:
	"""«31.01.2026 (субота)»."""
	return f"{short_date(day)} ({_WEEKDAYS[day.weekday()]})"


def short_date(day: date) -> str:
	"""«31.01.2026»."""
	return f"{day:%d.%m.}{day.year:04d}"


def counted(amount: int, unit: str) -> str:
	"""An amount with its unit in the right form: «1 місяць», «3 місяці», «15 днів»."""
	one, few, many = _UNIT_FORMS[unit]
	if amount % 100 in (11, 12, 13, 14):
		return f"{amount} {many}"
	return f"{amount} {({1: one, 2: few, 3: few, 4: few}).get(amount % 10, many)}"


def _template_of(step: ProofStep) -> str:
	template = _TEMPLATES[step.kind]
	if isinstance(template, str):
		return template
	return template[_CASES[step.kind](step.parameters) if step.kind in _CASES else step.reason]


# What of a step decides which of its sentences is said, where it is not the reason.
_CASES: Mapping[ProofKind, Callable[[Mapping], str | bool]] = {
	ProofKind.RULE: itemgetter("is_verified"),
	ProofKind.SPECIAL_DAY: itemgetter("day_kind"),
	ProofKind.BY_HAND: lambda parameters: bool(parameters["why"]),
	ProofKind.RECOUNTED: lambda parameters: "due_before_on" in parameters,
}


_TEMPLATES: Mapping[ProofKind, str | Mapping] = {
	ProofKind.RULE: {True: _RULE, False: _UNVERIFIED_RULE},
	ProofKind.BY_HAND: {True: _BY_HAND, False: _BY_HAND_UNTOLD},
	ProofKind.RECOUNTED: {True: _RECOUNTED, False: _FIRST_COUNTED},
	ProofKind.REGISTERED: _REGISTERED,
	ProofKind.RECEIPT_MOVED: _MOVED_RECEIPTS,
	ProofKind.CLOCK_START: _CLOCK_STARTS,
	ProofKind.DUE: _DUE_DATES,
	ProofKind.EXTENDED: _EXTENDED,
	ProofKind.SHORTENED: _SHORTENED,
	ProofKind.SPECIAL_DAY: _SPECIAL_DAYS,
	ProofKind.CONTROL: _CONTROLS,
	ProofKind.BREACH: _BREACHES,
}


def _values_of(step: ProofStep) -> dict[str, str]:
	values = {name: _shown(name, value) for name, value in step.parameters.items()}
	values["article"] = f" ({step.article})" if step.article else ""
	values["event"] = _event_of(step.parameters)
	if step.day:
		values |= {
			"day": short_date(step.day),
			"long_day": long_date(step.day),
			"weekday": _WEEKDAYS[step.day.weekday()],
		}
	if step.days is not None:
		values["days"] = counted(step.days, TermUnit.DAYS.value)
	if step.kind is ProofKind.RULE:
		values["amount"] = counted(int(step.parameters["amount"]), str(step.parameters["unit"]))
		values["version"] = _VERSION.format(**values) if "since_on" in values else ""
	if "due_time" in step.parameters:
		values["at_due_time"] = _at_time(str(step.parameters["due_time"]))
	return values


def _shown(name: str, value: object) -> str:
	if name == "decided_by":
		return _DECISION_MAKERS[str(value)]
	if name.endswith("_on") or name == "latest":
		return short_date(date.fromisoformat(str(value)))
	return str(value)


def _event_of(parameters: Mapping[str, object]) -> str:
	"""What happened before the clock started, as far as the step tells it."""
	if "counted_day" in parameters:
		return f"Днем надходження вважається {_long(parameters['counted_day'])}"
	if "received_day" not in parameters:
		return ""
	received = f"Звернення надійшло {_long(parameters['received_day'])}"
	if "received_time" in parameters:
		received = f"{received} {_at_time(str(parameters['received_time']))}"
	if "registered_day" in parameters:
		return f"{received}, зареєстровано {_long(parameters['registered_day'])}; строк обчислюється від реєстрації"
	return received


def _long(iso_day: object) -> str:
	return long_date(date.fromisoformat(str(iso_day)))


def _at_time(time_text: str) -> str:
	# «Об одинадцятій», but «о десятій»: only this hour begins with a vowel.
	return f"об {time_text}" if time_text.startswith("11") else f"о {time_text}"
