"""Nothing anybody writes runs in anybody's browser: every text field, every page and paper that shows it."""

from contextlib import suppress

import frappe
import pytest
from bs4 import BeautifulSoup
from frappe.model.document import Document

from appeals_app.appeal_registry.timeline import appeal_timeline
from appeals_app.permissions import roles
from appeals_app.permissions.uncleaned_words import show_uncleaned_tags
from appeals_app.refusal import AppealRuleError
from appeals_app.testing.journey import Journey
from appeals_app.testing.script_payloads import SIGN, payloads
from appeals_app.testing.staff import Staff, acting_as
from tests.config.doctypes import DocTypeFile, doctypes
from tests.site.hostile_rows import hostile_journey, letter_of
from tests.site.running_code import what_runs

TEXTS = frozenset(
	{"Data", "Small Text", "Text", "Long Text", "Text Editor", "HTML Editor", "Markdown Editor", "Code"}
)


def writable_texts(doctype: DocTypeFile) -> list[str]:
	"""Fields of a DocType that a client can fill with words of its own."""
	return [
		name
		for name, field in doctype.fields.items()
		if field["fieldtype"] in TEXTS and not field.get("read_only") and field.get("permlevel", 0) != 2
	]


def is_long(document: Document, field: str) -> bool:
	return document.meta.get_field(field).fieldtype != "Data"


WRITTEN = {name: fields for name, doctype in doctypes().items() if (fields := writable_texts(doctype)) and not doctype.is_made_by_system}  # fmt: skip


def test_corpus_is_large_and_each_of_it_would_run_somewhere() -> None:
	corpus = payloads()

	assert len(set(corpus)) == len(corpus) >= 300
	assert sum(bool(what_runs(text)) for text in corpus) >= 200
	assert len(WRITTEN) >= 15


@pytest.mark.parametrize("doctype", WRITTEN)
def test_no_text_field_keeps_what_would_run(site: str, doctype: str) -> None:
	"""As the framework stores it: what the client sent, fitted by the document, then cleaned before the database."""
	ran = []
	for text in payloads():
		document = frappe.new_doc(doctype)
		for field in WRITTEN[doctype]:
			with suppress(AppealRuleError):  # too long for the field: then nothing of it is kept
				document.set(field, text if is_long(document, field) else text[:140])
		document._sanitize_content()
		kept = {field: str(document.get(field) or "") for field in WRITTEN[doctype]}
		ran += [(field, value) for field, value in kept.items() if what_runs(value)]

	assert not ran, ran[:3]


FRAMEWORK = {
	"ToDo": "description",
	"User": "first_name",
	"Notification Log": "email_content",
	"Tag": "description",
	"Communication": "content",
	"List Filter": "filter_name",
}
"""Words of the staff that the framework keeps, and shows to others."""


@pytest.mark.parametrize("doctype", FRAMEWORK)
def test_no_words_the_framework_keeps_would_run(site: str, doctype: str) -> None:
	"""Its own filter lets a JSON through, and tags that it takes for a comment."""
	ran = []
	for text in payloads():
		document = frappe.new_doc(doctype)
		document.set(FRAMEWORK[doctype], text)
		show_uncleaned_tags(document)
		document._sanitize_content()
		ran += [kept for kept in [str(document.get(FRAMEWORK[doctype]) or "")] if what_runs(kept)]

	assert not ran, ran[:3]


@pytest.mark.parametrize("text", ["5 < 7", '{"a": "<"}', "<p>абзац</p>"])
def test_words_that_run_nothing_stay_as_they_were_typed(hostile: Journey, text: str) -> None:
	with acting_as(hostile.staff[roles.REGISTRAR]):
		comment = hostile.card().add_comment("Comment", text=text)

	assert words_of(comment.content) == words_of(text)


def words_of(page: str) -> str:
	return BeautifulSoup(page, "html5lib").text.strip()


def test_comment_of_a_colleague_runs_nothing_in_the_timeline(hostile: Journey) -> None:
	"""The framework cleans a comment once more by itself, and lets the same through."""
	card, ran = hostile.card(), []
	with acting_as(hostile.staff[roles.REGISTRAR]):
		for text in (text for text in payloads() if what_runs(text)):
			comment = card.add_comment("Comment", text=text)
			ran += what_runs(frappe.db.get_value("Comment", comment.name, "content"))

	assert ran == []


@pytest.fixture
def hostile(staff: Staff) -> Journey:
	return hostile_journey(staff)


@pytest.mark.usefixtures("in_one_transaction")  # the framework commits its log of prints
def test_pdf_of_a_letter_has_no_action(hostile: Journey) -> None:
	from frappe.utils.print_format import download_pdf  # opens a log of the site when it is imported

	with acting_as(hostile.staff[roles.REGISTRAR]):
		download_pdf("Appeal Reply", letter_of(hostile), format="Appeal Letter")

	made = frappe.local.response.filecontent
	assert made.startswith(b"%PDF")
	assert b"/JavaScript" not in made
	assert b"/Launch" not in made


def test_timeline_and_titles_of_links_hold_nothing_that_would_run(hostile: Journey) -> None:
	card = hostile.card()
	with acting_as(hostile.staff[roles.REGISTRAR]):
		rows = appeal_timeline("Appeal", card.name)
		titles = [frappe.db.get_value("Applicant", card.applicant, "full_name"), card.title]
		comment = card.add_comment("Comment", text=payloads()[4])

	assert not [row for row in rows if what_runs(row["content"])]
	assert not [title for title in titles if what_runs(title)]
	assert what_runs(comment.content) == []
	assert SIGN in card.content, "the author's words are kept"
