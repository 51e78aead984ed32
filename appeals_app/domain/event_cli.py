"""The command line of the event chains: an export is verified without the system and without Frappe."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from appeals_app.domain.event_export import Findings, read_anchor, verify_export

IN_UKRAINIAN = (
	(re.compile(r"expected event (\d+)"), r"тут мала стояти подія \1"),
	(re.compile(r"(\d+) events are there, none were kept in mind"), r"подій \1, а збережено: жодної"),
	(re.compile(r"(\d+) events are there, (\d+) were kept in mind"), r"подій \1, а збережено: \2"),
	(re.compile("does not follow the event before it"), "не продовжує попередню подію"),
	(re.compile("content was changed"), "вміст змінено"),
	(re.compile("all its events are missing"), "вилучено всі події"),
	(re.compile("its events are missing"), "бракує подій"),
	(re.compile("its end is missing"), "бракує кінця ланцюга"),
	(re.compile("stands twice"), "стоїть двічі"),
	(re.compile("cannot be read"), "не читається"),
	(re.compile("differs from the one kept outside"), "відрізняється від збереженого поза системою"),
	(re.compile("the file was changed after it was made"), "файл змінено після вивантаження"),
	(re.compile("the file is cut off"), "файл обірвано"),
	(
		re.compile("the chains were not such when this day ended"),
		"ланцюги не були такими наприкінці цього дня",
	),
	(re.compile("the ground was removed"), "вилучено підставу"),
	(re.compile(r"^Appeal (?=\S)"), "Звернення "),
	(re.compile(r"^Authority (?=\S)"), "Орган "),
	(re.compile(r"^Personal Data Access Event (?=\S)"), "Перегляди користувача "),
	(re.compile(r"^Personal Data Event (?=\S)"), "Запит, порушення або акт "),
	(re.compile(r"^anchor "), "Якір "),
	(re.compile(r"^line "), "Рядок "),
	(re.compile(r"^end:"), "Кінець файлу:"),
)
"""The faults, named in English for programs, as they are told to a person."""

PROGRAM = "python -m appeals_app.domain.event_chain"


def told(findings: Findings) -> Iterator[str]:
	"""Findings in lines for a person."""
	yield f"Подій: {findings.events}, ланцюгів: {findings.chains}, порушень: {findings.faults}"
	yield from map(_in_ukrainian, findings.problems)
	if findings.faults > len(findings.problems):
		yield f"… і ще {findings.faults - len(findings.problems)}"
	for day, digest in sorted(findings.digests.items()):
		yield f"Якір {day}:{digest}"


def _in_ukrainian(problem: str) -> str:
	for words, said in IN_UKRAINIAN:
		problem = words.sub(said, problem)
	return problem


def main(arguments: Sequence[str] | None = None) -> int:
	"""Command line: 0 when everything holds, 1 when something does not, 2 when the file cannot be read."""
	parser = argparse.ArgumentParser(
		prog=PROGRAM, description="Перевіряє вивантажені ланцюги подій без системи."
	)
	parser.add_argument("file", help="файл, зроблений командою export-appeal-events")
	parser.add_argument(
		"--anchor", action="append", default=[], help="якір, збережений поза системою: ДЕНЬ:ХЕШ"
	)
	options = parser.parse_args(arguments)
	try:
		anchors = dict(read_anchor(text) for text in options.anchor)
		with Path(options.file).open(encoding="utf-8", newline="\n") as lines:
			findings = verify_export(lines, anchors)
	except (OSError, ValueError) as error:
		print(f"{options.file}: {error}", file=sys.stderr)
		return 2
	for line in told(findings):
		print(line)
	return 1 if findings.faults else 0
