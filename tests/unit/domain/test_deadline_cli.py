import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from appeals_app.domain.deadline_cli import main
from appeals_app.domain.deadlines import Deadline

ROOT = Path(__file__).parents[3]
RECEIVED = ("--received", "2026-01-31T11:00")
MONTH = (*RECEIVED, "--term", "month")


@pytest.fixture
def run(capsys):
	"""Runs the command; gives its exit code, what it printed and what it complained of."""

	def command(*arguments: str) -> tuple[int, str, str]:
		try:
			code = main(arguments)
		except SystemExit as leave:
			code = leave.code
		printed = capsys.readouterr()
		return code, printed.out, printed.err

	return command


@pytest.fixture
def dates(run):
	"""The three dates of a run, as day and month."""

	def of(*arguments: str) -> list[str]:
		code, printed, complaint = run(*arguments, "--json")
		assert (code, complaint) == (0, "")
		values = json.loads(printed)
		return [values[name][5:] for name in ("control_date", "due_date", "breach_after")]

	return of


def test_the_module_runs_without_frappe_and_prints_json():
	command = [sys.executable, "-m", "appeals_app.domain.deadlines", *MONTH, "--json"]
	done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=30)
	assert (done.returncode, done.stderr) == (0, "")
	values = json.loads(done.stdout)
	assert list(values) == ["control_date", "due_date", "breach_after", "proof"]
	assert (values["control_date"], values["due_date"], values["breach_after"]) == (
		"2026-02-27",
		"2026-02-28",
		"2026-03-02",
	)


def test_each_step_of_the_json_proof_has_its_sentence_and_is_still_readable_as_a_card(run):
	_code, printed, _complaint = run(*MONTH, "--json")
	values = json.loads(printed)
	assert values["proof"][0]["text"].startswith("Звернення надійшло 31.01.2026 (субота);")
	assert all(step["text"] for step in values["proof"])
	assert Deadline.from_dict(values).breach_after == date(2026, 3, 2)


def test_without_json_a_clerk_reads_ukrainian(run):
	code, printed, complaint = run(*MONTH)
	assert (code, complaint) == (0, "")
	assert printed.splitlines()[:6] == [
		"Контрольна дата: 27.02.2026 (п’ятниця)",
		"Останній день строку: 28.02.2026 (субота)",
		"Порушення після: 02.03.2026 (понеділок)",
		"",
		"Обґрунтування:",
		"1. Звернення надійшло 31.01.2026 (субота); перебіг строку починається з 01.02.2026 (ст. 253 ЦК України).",
	]
	assert printed.splitlines()[-1].startswith("5. ")


@pytest.mark.parametrize(
	("arguments", "expected"),
	[
		((), ["02-13", "02-15", "02-16"]),
		(("--days", "working"), ["02-20", "02-20", "02-20"]),
		(("--first-day", "same"), ["02-13", "02-14", "02-16"]),
		(("--registered", "2026-02-03", "--clock-start", "registration"), ["02-18", "02-18", "02-18"]),
		(("--off-hours", "next_working_day"), ["02-17", "02-17", "02-17"]),
		(("--roll", "back"), ["02-13", "02-15", "02-15"]),
		(("--roll", "none"), ["02-15", "02-15", "02-15"]),
	],
)
def test_each_switch_has_its_flag(dates, arguments, expected):
	assert dates(*RECEIVED, "--term", "15d", *arguments) == expected


def test_flags_that_show_on_other_terms(dates):
	assert dates(*MONTH, "--month-mode", "30_days")[1] == "03-02"
	assert dates(*RECEIVED, "--term", "5d", "--short-terms", "working")[1] == "02-06"
	peace = ("--received", "2026-08-21", "--term", "info-5wd", "--martial-law-until", "2026-08-01")
	assert dates(*peace)[1] == "08-31"
	assert dates(*peace, "--holiday-calendar", "weekends")[1] == "08-28"
	late = ("--received", "2026-02-02T17:30", "--term", "15d", "--off-hours", "next_working_day")
	assert dates(*late)[1] == "02-17"
	assert dates(*late, "--office-closes", "17:00")[1] == "02-18"


@pytest.mark.parametrize(
	("received", "due"),
	[
		("2026-02-02", "02-17"),
		("2026-02-02 23:59", "02-17"),
		("2026-02-02T23:59:59", "02-17"),
		("2026-02-02T22:00:00Z", "02-18"),
		("2026-02-02T23:59+02:00", "02-17"),
	],
)
def test_the_forms_of_a_moment(dates, received, due):
	assert dates("--received", received, "--term", "15d")[1] == due


EXTEND = ("--extend-decided", "2026-02-27", "--extend-by", "deputy", "--extend-notice", "2026-02-27")
SHORTEN = (
	*("--shorten-decided", "2026-02-04", "--shorten-demanded", "2026-02-03"),
	*("--shorten-to", "2026-02-10"),
)


def test_an_extension_on_the_command_line(dates):
	month = ("--received", "2026-02-02", "--term", "month")
	assert dates(*month, *EXTEND) == ["03-19"] * 3
	assert dates(*month, *EXTEND, "--extend-to", "2026-03-10") == ["03-10"] * 3


def test_a_shortening_on_the_command_line(dates):
	month = ("--received", "2026-02-02", "--term", "month")
	assert dates(*month, *SHORTEN, "--shorten-reason", "операція") == ["02-10"] * 3


@pytest.mark.parametrize(
	("arguments", "complaint"),
	[
		((), "Не вказано параметр --received. Додайте його."),
		(RECEIVED, "Не вказано параметр --term. Додайте його."),
		(
			("--received", "31.01.2026", "--term", "month"),
			"--received: «31.01.2026» не є датою й часом. Запишіть їх як РРРР-ММ-ДДTГГ:ХХ,"
			" наприклад 2026-01-31T11:00.",
		),
		(
			("--received", "2026-02-30", "--term", "month"),
			"--received: «2026-02-30» не є датою й часом. Запишіть їх як РРРР-ММ-ДДTГГ:ХХ,"
			" наприклад 2026-01-31T11:00.",
		),
		(
			("--received", "٢٠٢٦-01-31", "--term", "month"),
			"--received: «٢٠٢٦-01-31» не є датою й часом. Запишіть їх як РРРР-ММ-ДДTГГ:ХХ,"
			" наприклад 2026-01-31T11:00.",
		),
		(
			(*MONTH, "--registered", "вчора"),
			"--registered: «вчора» не є датою й часом. Запишіть їх як РРРР-ММ-ДДTГГ:ХХ,"
			" наприклад 2026-01-31T11:00.",
		),
		(
			(*MONTH, "--martial-law-until", "2026-02-01T10:00"),
			"--martial-law-until: «2026-02-01T10:00» не є датою. Запишіть її як РРРР-ММ-ДД, наприклад 2026-01-31.",
		),
		(
			(*MONTH, "--martial-law-until", "2022-02-23"),
			"Період закінчується 23.02.2022, раніше, ніж починається 24.02.2022. Виправте одну з дат.",
		),
		(
			(*MONTH, "--roll", "sideways"),
			"Значення «sideways» не підходить для параметра «roll». Можливі значення: forward, back, none.",
		),
		(
			(*MONTH, "--holiday-calendar", "mars"),
			"Вбудованого календаря «mars» немає. Вбудовані календарі: ukraine, weekends.",
		),
		(
			("--received", "9999-12-31", "--term", "month"),
			"Рік 9999 не може бути правильним. Виправте дату.",
		),
		(
			("--received", "2150-12-31", "--term", "month"),
			"Календар «ukraine» не охоплює 31.12.2150. Заповніть свята того року або розпочніть версію на нього.",
		),
		(
			(*MONTH, "--extend-by", "head"),
			"Не вказано параметр --extend-decided. Додайте його.",
		),
		((*MONTH, "--extend-notice", "2026-02-01"), "Не вказано параметр --extend-decided. Додайте його."),
		((*MONTH, "--extend-to", "2026-03-10"), "Не вказано параметр --extend-decided. Додайте його."),
		((*MONTH, "--extend-decided", "2026-02-01"), "Не вказано параметр --extend-by. Додайте його."),
		(
			(*MONTH, "--extend-decided", "2026-02-01", "--extend-by", "head"),
			"Автора не повідомлено про продовження строку. Надішліть повідомлення і вкажіть його дату.",
		),
		(
			(*MONTH, *EXTEND[:3], "other", *EXTEND[4:]),
			"Продовжити строк може лише керівник або його заступник. Зверніться до них за рішенням.",
		),
		(
			(*MONTH, *EXTEND[:3], "начальник"),
			"«начальник»: невідомо, хто прийняв рішення. Вкажіть head (керівник), deputy (заступник) або other.",
		),
		((*MONTH, "--shorten-reason", "x"), "Не вказано параметр --shorten-decided. Додайте його."),
		((*MONTH, "--shorten-to", "2026-02-10"), "Не вказано параметр --shorten-decided. Додайте його."),
		(
			(*MONTH, "--shorten-demanded", "2026-02-10"),
			"Не вказано параметр --shorten-decided. Додайте його.",
		),
		(
			(*MONTH, *SHORTEN, "--shorten-reason", "\u200b"),
			"Строк скорочують лише на обґрунтовану письмову вимогу громадянина. Внесіть вимогу та її обґрунтування.",
		),
		((*MONTH, *SHORTEN[:4]), "Не вказано параметр --shorten-to. Додайте його."),
		((*MONTH, *SHORTEN[:2], *SHORTEN[4:]), "Не вказано параметр --shorten-demanded. Додайте його."),
		(
			(*MONTH, *SHORTEN),
			"Строк скорочують лише на обґрунтовану письмову вимогу громадянина. Внесіть вимогу та її"
			" обґрунтування.",
		),
		(
			(*MONTH, "--colour", "red"),
			"Параметр командного рядка невідомий або не має значення: --colour. Довідка:"
			" python -m appeals_app.domain.deadlines --help",
		),
		(
			(*MONTH, "--roll"),
			"Параметр командного рядка невідомий або не має значення: --roll. Довідка:"
			" python -m appeals_app.domain.deadlines --help",
		),
		(
			(*MONTH, "зайве"),
			"Параметр командного рядка невідомий або не має значення: зайве. Довідка:"
			" python -m appeals_app.domain.deadlines --help",
		),
		(
			(*MONTH, "--recei", "2026-01-01"),
			"Параметр командного рядка невідомий або не має значення: --recei. Довідка:"
			" python -m appeals_app.domain.deadlines --help",
		),
	],
)
def test_bad_input_leaves_with_2_and_a_ukrainian_sentence(run, arguments, complaint):
	assert run(*arguments) == (2, "", complaint + "\n")


def test_an_unknown_term_names_the_known_ones(run):
	code, printed, complaint = run(*RECEIVED, "--term", "7d")
	assert (code, printed) == (2, "")
	assert complaint.startswith(
		"Строку «7d» немає. Можливі строки: 15d, month, 45d, 5d, 10d, petition-check-2wd,"
	)


def test_help_is_ukrainian_and_names_every_flag(run):
	code, printed, complaint = run("--help")
	assert (code, complaint) == (0, "")
	assert printed.startswith("Використання: python -m appeals_app.domain.deadlines --received МОМЕНТ")
	for text in ("--days calendar|working", "--office-closes", "--martial-law-until ДАТА", "info-48h"):
		assert text in printed
	for english in ("usage", "options", "show this"):
		assert english not in printed
