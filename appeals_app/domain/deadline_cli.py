"""The command line of the term engine: dates and their proof, for people and for machines."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NoReturn

from appeals_app.domain.calendar import WorkingDays
from appeals_app.domain.calendar_ukraine import UKRAINE, ukraine_calendar
from appeals_app.domain.deadline_proof import Deadline
from appeals_app.domain.deadlines import compute_deadline
from appeals_app.domain.error_text import ukrainian_text
from appeals_app.domain.errors import DomainError, InvalidInputError
from appeals_app.domain.proof_text import long_date, render_proof, render_step
from appeals_app.domain.term_changes import DecisionMaker, Extension, Shortening
from appeals_app.domain.term_rules import TERM_RULES
from appeals_app.domain.term_switches import SWITCH_TYPES, Switches, allowed_answers

EXIT_BAD_INPUT = 2
PROGRAM = "python -m appeals_app.domain.deadlines"

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?", re.ASCII)

_SWITCH_HELP = {
	"days": "дні строків ст. 20: календарні чи робочі",
	"first_day": "перший день строку: наступний після події чи сам день події",
	"clock_start": "від чого йде строк: від надходження чи від реєстрації",
	"off_hours": "надходження в неробочий час: залишити чи рахувати наступним робочим днем",
	"month_mode": "місяць: календарний чи 30 днів",
	"roll": "останній день неробочий: вперед, назад чи без перенесення",
	"short_terms": "короткі строки (5 днів, ст. 7): календарні чи робочі дні",
	"holiday_calendar": "календар: ukraine (святкові дні та воєнний стан) або weekends (лише субота й неділя)",
	"office_closes": "кінець робочого часу, ГГ:ХХ",
}


class UkrainianFormatter(argparse.HelpFormatter):
	"""Help without the one English word argparse adds."""

	def add_usage(
		self,
		usage: str | None,
		actions: Iterable[argparse.Action],
		groups: Iterable[argparse._MutuallyExclusiveGroup],
		prefix: str | None = None,
	) -> None:
		"""The same with a Ukrainian prefix."""
		super().add_usage(usage, actions, groups, prefix or "Використання: ")


class UkrainianParser(argparse.ArgumentParser):
	"""A parser whose refusals a Ukrainian clerk understands."""

	def error(self, message: str) -> NoReturn:
		"""Leaves with exit code 2 and a sentence that names the option."""
		options = ", ".join(re.findall(r"--[\w-]+", message)) or message.partition(": ")[2]
		self.exit(
			EXIT_BAD_INPUT,
			f"Параметр командного рядка невідомий або не має значення: {options}. Довідка: {PROGRAM} --help\n",
		)


def main(arguments: Sequence[str] | None = None) -> int:
	"""Prints the dates; 0 when they were found, 2 and a Ukrainian sentence on stderr when they were not."""
	options = _parser().parse_args(arguments)
	try:
		deadline = _deadline_of(options)
	except DomainError as error:
		sys.stderr.write(ukrainian_text(error) + "\n")
		return EXIT_BAD_INPUT
	sys.stdout.write((_as_json(deadline) if options.json else _as_text(deadline)) + "\n")
	return 0


def _parser() -> argparse.ArgumentParser:
	parser = UkrainianParser(
		prog=PROGRAM,
		usage="%(prog)s --received МОМЕНТ --term СТРОК [параметри]",
		formatter_class=UkrainianFormatter,
		description="Строк розгляду звернення: контрольна дата, останній день, межа порушення та обґрунтування.",
		allow_abbrev=False,
		add_help=False,
	)
	main_group = parser.add_argument_group("Параметри")
	main_group.add_argument("--help", action="help", help="показати цю довідку")
	main_group.add_argument(
		"--received", metavar="МОМЕНТ", help="коли надійшло: РРРР-ММ-ДД або РРРР-ММ-ДДTГГ:ХХ (час Києва)"
	)
	main_group.add_argument("--registered", metavar="МОМЕНТ", help="коли зареєстровано")
	main_group.add_argument("--term", metavar="СТРОК", help="строк: " + ", ".join(TERM_RULES))
	main_group.add_argument(
		"--martial-law-until", metavar="ДАТА", help="останній день воєнного стану; без параметра — триває"
	)
	main_group.add_argument("--json", action="store_true", help="надрукувати JSON")
	_add_switches(parser.add_argument_group("Правила обчислення"))
	_add_changes(parser.add_argument_group("Продовження і скорочення"))
	return parser


def _add_switches(group: argparse._ArgumentGroup) -> None:
	for name in SWITCH_TYPES:
		answers = "|".join(allowed_answers(name))
		group.add_argument(_flag(name), metavar=answers or "ЗНАЧЕННЯ", help=_SWITCH_HELP[name])


def _add_changes(group: argparse._ArgumentGroup) -> None:
	group.add_argument("--extend-decided", metavar="ДАТА", help="дата рішення про продовження")
	group.add_argument(
		"--extend-by", metavar="head|deputy", help="хто вирішив: head (керівник) або deputy (заступник)"
	)
	group.add_argument("--extend-notice", metavar="ДАТА", help="дата повідомлення автору")
	group.add_argument(
		"--extend-to", metavar="ДАТА", help="новий останній день; без параметра — найдовший можливий"
	)
	group.add_argument("--shorten-decided", metavar="ДАТА", help="дата рішення про скорочення")
	group.add_argument("--shorten-demanded", metavar="ДАТА", help="дата надходження письмової вимоги")
	group.add_argument("--shorten-reason", metavar="ТЕКСТ", help="обґрунтування вимоги")
	group.add_argument("--shorten-to", metavar="ДАТА", help="новий останній день")


def _flag(name: str) -> str:
	return "--" + name.replace("_", "-")


def _deadline_of(options: argparse.Namespace) -> Deadline:
	answers = {name: getattr(options, name) for name in SWITCH_TYPES if getattr(options, name) is not None}
	switches = Switches.from_dict(answers)
	return compute_deadline(
		received_at=_moment("--received", _required("--received", options.received)),
		registered_at=_moment("--registered", options.registered) if options.registered else None,
		term=_required("--term", options.term),
		switches=switches,
		calendar=_calendar_of(options, switches),
		extension=_extension_of(options),
		shortening=_shortening_of(options),
	)


def _calendar_of(options: argparse.Namespace, switches: Switches) -> WorkingDays | None:
	"""The calendar with another end of martial law; None leaves the choice to the switch."""
	if not options.martial_law_until or switches.holiday_calendar != UKRAINE:
		return None
	return ukraine_calendar(_day("--martial-law-until", options.martial_law_until))


def _extension_of(options: argparse.Namespace) -> Extension | None:
	if not _any_given(options, "extend_decided", "extend_by", "extend_notice", "extend_to"):
		return None
	return Extension(
		decided_on=_day("--extend-decided", _required("--extend-decided", options.extend_decided)),
		decided_by=_decision_maker(_required("--extend-by", options.extend_by)),
		notice_sent_on=_day("--extend-notice", options.extend_notice) if options.extend_notice else None,
		new_due=_day("--extend-to", options.extend_to) if options.extend_to else None,
	)


def _shortening_of(options: argparse.Namespace) -> Shortening | None:
	if not _any_given(options, "shorten_decided", "shorten_demanded", "shorten_reason", "shorten_to"):
		return None
	return Shortening(
		decided_on=_day("--shorten-decided", _required("--shorten-decided", options.shorten_decided)),
		new_due=_day("--shorten-to", _required("--shorten-to", options.shorten_to)),
		demanded_on=_day("--shorten-demanded", _required("--shorten-demanded", options.shorten_demanded)),
		is_demand_written=True,
		demand_reason=options.shorten_reason or "",
	)


def _any_given(options: argparse.Namespace, *names: str) -> bool:
	return any(getattr(options, name) is not None for name in names)


def _required(flag: str, value: str | None) -> str:
	if value is None:
		raise InvalidInputError("The option {0} is missing. Add it.", flag)
	return value


def _day(flag: str, text: str) -> date:
	try:
		return date.fromisoformat(_matching(_DAY, text))
	except ValueError:
		raise InvalidInputError(
			"{0}: “{1}” is not a date. Write it as YYYY-MM-DD, e.g. 2026-01-31.", flag, text
		) from None


def _moment(flag: str, text: str) -> datetime:
	try:
		return datetime.fromisoformat(_matching(_MOMENT, text).replace("Z", "+00:00"))
	except ValueError:
		raise InvalidInputError(
			"{0}: “{1}” is not a date and time. Write it as YYYY-MM-DDTHH:MM, e.g. 2026-01-31T11:00.",
			flag,
			text,
		) from None


def _matching(pattern: re.Pattern[str], text: str) -> str:
	"""The text if it has this form: what Python itself accepts differs between its versions."""
	if not pattern.fullmatch(text):
		raise ValueError(text)
	return text


def _decision_maker(text: str) -> DecisionMaker:
	try:
		return DecisionMaker(text)
	except ValueError:
		raise InvalidInputError("“{0}” is nobody who decides. Write head, deputy or other.", text) from None


def _as_json(deadline: Deadline) -> str:
	values = deadline.to_dict()
	for step, step_values in zip(deadline.proof, values["proof"], strict=True):
		step_values["text"] = render_step(step)
	return json.dumps(values, ensure_ascii=False, indent=2)


def _as_text(deadline: Deadline) -> str:
	lines = [
		f"Контрольна дата: {long_date(deadline.control_date)}",
		f"Останній день строку: {long_date(deadline.due_date)}",
		f"Порушення після: {long_date(deadline.breach_after)}",
		"",
		"Обґрунтування:",
	]
	lines += [f"{number}. {sentence}" for number, sentence in enumerate(render_proof(deadline), start=1)]
	return "\n".join(lines)
