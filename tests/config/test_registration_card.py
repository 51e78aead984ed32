"""Every field of the registration-control card has its place: none is missing, and each place exists."""

import json
import re
from pathlib import Path

import pytest

from tests.config.doctypes import ROOT, doctypes

SAMPLES = json.loads((Path(__file__).parent / "registration_card_fields.json").read_text())["fields"]
ROW = re.compile(r"^\| `(\w+)` \| [^|]+ \| \w+ \| ([✔⚠]) \| (.+) \|$", re.MULTILINE)
VOLUNTARY = ("author_category", "social_state")
FOLDED = (
	*("document_kind", "previous_answer", "contact_centre_number", "content_language"),
	*("sender_name", "co_applicants", "case_number", "archive_fond"),
)


def rows() -> dict[str, tuple[str, list[str]]]:
	"""Key of a field of the card -> mark of its source, places that hold it."""
	text = (ROOT / "docs" / "registration-card.md").read_text()
	return {key: (mark, re.findall(r"`([^`]+)`", places)) for key, mark, places in ROW.findall(text)}


def section_of(fieldname: str) -> dict:
	"""The section of the card's form in which the field stands."""
	fields = doctypes()["Appeal"].data["fields"]
	at = next(place for place, field in enumerate(fields) if field["fieldname"] == fieldname)
	return next(field for field in reversed(fields[:at]) if field["fieldtype"] == "Section Break")


def test_each_of_the_47_fields_has_a_row_and_there_is_no_other() -> None:
	assert len(SAMPLES) == 47
	assert list(rows()) == [field["key"] for field in SAMPLES]


@pytest.mark.parametrize("key", [field["key"] for field in SAMPLES])
def test_place_of_the_field_exists(key: str) -> None:
	_mark, places = rows()[key]

	assert places
	for place in places:
		doctype, _dot, fieldname = place.partition(".")
		assert fieldname in doctypes()[doctype].fields, place


@pytest.mark.parametrize("field", SAMPLES, ids=lambda field: field["key"])
def test_field_nobody_saw_in_a_sample_is_marked(field: dict) -> None:
	assert rows()[field["key"]][0] == ("✔" if field["verified"] else "⚠")


@pytest.mark.parametrize("key", VOLUNTARY)
def test_category_and_social_state_are_voluntary(key: str) -> None:
	[place] = rows()[key][1]
	doctype, _dot, fieldname = place.partition(".")
	field = doctypes()[doctype].fields[fieldname]

	assert not field.get("reqd")
	assert not field.get("mandatory_depends_on")


@pytest.mark.parametrize("fieldname", FOLDED)
def test_rare_field_is_folded_away(fieldname: str) -> None:
	assert section_of(fieldname).get("collapsible")
