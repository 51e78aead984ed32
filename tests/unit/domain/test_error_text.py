"""Every refusal of the modules below has a Ukrainian sentence with the same places for values."""

import ast
import csv
import re
from collections.abc import Iterator
from pathlib import Path

import appeals_app.domain
from appeals_app.domain import errors
from appeals_app.domain.error_text import UKRAINIAN, ukrainian_text
from appeals_app.domain.errors import DomainError, TrackingCodeError

DOMAIN = Path(appeals_app.domain.__file__).parent
MODULES = ("calendar*", "deadline*", "kyiv_time", "numbering", "surname_letter", "term_*", "tracking")
PLACE = re.compile(r"\{\d\}")
ERRORS = {
	name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, DomainError)
}


def raised_templates() -> Iterator[str]:
	paths = [path for pattern in MODULES for path in DOMAIN.glob(f"{pattern}.py")]
	for path in paths:
		for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
			if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ERRORS:
				yield ast.literal_eval(node.args[0])


TEMPLATES = sorted(set(raised_templates()))


def test_the_templates_raised_are_those_with_a_ukrainian_sentence():
	assert sorted(UKRAINIAN) == TEMPLATES
	assert len(TEMPLATES) > 40


def test_each_ukrainian_sentence_has_the_same_places_as_the_english_one():
	for template, ukrainian in UKRAINIAN.items():
		assert set(PLACE.findall(ukrainian)) == set(PLACE.findall(template)), template
		assert template.endswith(".") and ukrainian.endswith("."), template
		assert re.search("[а-яіїєґ]", ukrainian), template


def test_the_desk_says_the_same_sentences():
	path = DOMAIN.parent / "translations" / "uk.csv"
	with path.open(encoding="utf-8", newline="") as rows:
		desk = {row[0]: row[1] for row in csv.reader(rows)}
	assert {template: desk.get(template) for template in UKRAINIAN} == dict(UKRAINIAN)


def test_an_error_is_told_in_ukrainian_with_its_values():
	error = DomainError("The term ends on {0}. Set an earlier day.", "02.03.2026")
	assert ukrainian_text(error) == "Строк спливає 02.03.2026. Вкажіть ранішу дату."


def test_an_error_of_other_rules_is_told_in_english():
	assert ukrainian_text(TrackingCodeError("Nothing known of {0}.", 7)) == "Nothing known of 7."
