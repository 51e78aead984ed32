"""The command line of the event chains: an export is verified without the system and without Frappe."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from appeals_app.domain.event_export import Findings, read_anchor, verify_export

PROGRAM = "python -m appeals_app.domain.event_chain"


def told(findings: Findings) -> Iterator[str]:
	"""Findings in lines for a person."""
	yield f"Подій: {findings.events}, ланцюгів: {findings.chains}, порушень: {findings.faults}"
	yield from findings.problems
	if findings.faults > len(findings.problems):
		yield f"… і ще {findings.faults - len(findings.problems)}"
	for day, digest in sorted(findings.digests.items()):
		yield f"Якір {day}:{digest}"


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
