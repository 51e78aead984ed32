"""Nothing anybody writes runs in anybody's browser: every text field, every page and paper that shows it."""

from contextlib import suppress

import frappe
import pytest
from frappe.model.document import Document

from appeals_app.appeal_registry.timeline import appeal_timeline
from appeals_app.domain.lifecycle import LetterKind
from appeals_app.permissions import roles
from appeals_app.refusal import AppealRuleError
from appeals_app.testing.factories import make_appeal_reply, make_applicant
from appeals_app.testing.journey import Journey
from appeals_app.testing.script_payloads import SIGN, payloads
from appeals_app.testing.staff import Staff, acting_as
from tests.config.doctypes import DocTypeFile, doctypes
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


@pytest.fixture(scope="module")
def long_text() -> str:
	return "\n".join(payloads())


@pytest.fixture
def hostile(staff: Staff, long_text: str) -> Journey:
	"""An appeal, its author and a letter whose every text is hostile."""
	with acting_as(staff[roles.REGISTRAR]):
		short = payloads()[4][:140]
		applicant = make_applicant(last_name=short, first_name=short, address=short, note=long_text[:14_000])
	way = Journey(staff, applicant=applicant.name, content=long_text, brief=short, sender_name=short, enclosures=short).to("registered")  # fmt: skip
	with acting_as(staff[roles.REGISTRAR]):
		way.letter = make_appeal_reply(
			appeal=way.appeal,
			letter_kind=LetterKind.INTERIM_ANSWER.value,
			body=long_text,
			addressee=short,
			final_answer_on=frappe.db.get_value("Appeal", way.appeal, "due_date"),
			answers=[],
		).name
	return way


def test_pdf_of_a_letter_has_no_action(hostile: Journey) -> None:
	from frappe.utils.print_format import download_pdf  # opens a log of the site when it is imported

	with acting_as(hostile.staff[roles.REGISTRAR]):
		download_pdf("Appeal Reply", hostile.letter, format="Appeal Letter")

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
