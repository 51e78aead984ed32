"""What hangs on a card and can hold words of the matter asks for the purpose of its card; a new DocType joins or breaks this."""

from collections.abc import Iterable

from appeals_app import hooks
from appeals_app.domain.papers import CARD, OWNERS_OF_ROWS, WORDS_OF_PAPERS, columns_of_cards
from appeals_app.domain.personal_inventory import INVENTORY
from appeals_app.domain.redaction import PERSONAL_FIELDS
from tests.config.doctypes import DocTypeFile, doctypes

ASKS_FOR_PURPOSE = "appeals_app.personal_data.purposes.has_permission"
NO_PAPERS = {
	CARD: "the card itself",
	"Appeal Import Row": "of the import, for who imports: why a row was refused",
}
"""DocTypes with words and a link to a card that are none of its papers."""


def leading_to_cards(found: Iterable[DocTypeFile]) -> set[str]:
	"""DocTypes with words and a link to a card, or with rows on one."""
	return {
		doctype.name
		for doctype in found
		if any(
			field.get("options") == CARD and field["fieldtype"] == "Link" for field in doctype.fields.values()
		)
		and any(
			field["fieldtype"] in ("Small Text", "Long Text", "Text Editor")
			for field in doctype.fields.values()
		)
	}


def test_every_record_with_words_that_leads_to_a_card_is_a_paper() -> None:
	assert (
		leading_to_cards(doctypes().values())
		== (WORDS_OF_PAPERS.keys() - OWNERS_OF_ROWS.keys()) | NO_PAPERS.keys()
	)


def test_paper_that_nobody_declared_is_noticed() -> None:
	new = doctypes()["Appeal Commitment"]
	named = DocTypeFile(new.path, {**new.data, "name": "Appeal Memo"})

	assert leading_to_cards([named]) - WORDS_OF_PAPERS.keys() - NO_PAPERS.keys() == {"Appeal Memo"}


def test_every_table_of_a_card_or_a_paper_with_words_is_a_paper() -> None:
	owners = {CARD, *WORDS_OF_PAPERS}
	tables = {
		field["options"]
		for name in owners
		for field in doctypes()[name].fields.values()
		if field["fieldtype"] == "Table"
	}

	assert {name for name in tables if name in INVENTORY} == OWNERS_OF_ROWS.keys()


def test_every_paper_asks_for_the_purpose() -> None:
	asked = {doctype for doctype, path in hooks.has_permission.items() if path == ASKS_FOR_PURPOSE}

	assert asked == {CARD, "Applicant", *WORDS_OF_PAPERS}


def test_words_of_papers_are_fields_and_masked_by_roles_or_by_the_purpose() -> None:
	for doctype, words in WORDS_OF_PAPERS.items():
		assert words <= doctypes()[doctype].fields.keys()
		assert not words & PERSONAL_FIELDS.get(doctype, {}).keys()
		if doctype not in OWNERS_OF_ROWS:
			assert set(columns_of_cards(doctype)) <= doctypes()[doctype].fields.keys()
