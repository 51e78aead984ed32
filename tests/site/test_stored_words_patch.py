"""Words stored before they were cleaned are cleaned by the patch; chains of events stay whole."""

import frappe
import pytest

from appeals_app.appeal_registry.event_log import record_event
from appeals_app.authority_directory.event_log import record_authority_event
from appeals_app.domain.event_chain import HASHED_FIELDS_OF_AUTHORITY, find_faults, is_hash_of
from appeals_app.domain.text_cleaning import show_tags
from appeals_app.patches.v0_3 import clean_stored_words as patch
from appeals_app.patches.v0_3 import signs_as_written
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff
from tests.site.looking import person_of
from tests.site.running_code import what_runs

SCRIPT = "<script>alert(1)</script>"
HARM = (
	SCRIPT,
	"Скарга <img src=x onerror=alert(1)> на ліфт",
	'["<img src=x onerror=alert(1)>"]',
	"<!--<img src=x onerror=alert(1)>-->",
)
PLAIN = "Ліфт не працює: 5 < 7, площа > 40 м²"


@pytest.fixture
def way(staff: Staff, in_one_transaction: None) -> Journey:
	return Journey(staff, applicant=person_of(staff)).to("execution")


def planted_remark(way: Journey, doctype: str, words: str) -> str:
	remark = frappe.get_doc(
		{
			"doctype": doctype,
			"reference_doctype": "Appeal",
			"reference_name": way.appeal,
			"comment_type": "Comment",
			"communication_type": "Communication",
			"subject": "x",
			"content": "x",
		}
	)
	remark.name = frappe.generate_hash(length=10)
	remark.db_insert()
	frappe.db.set_value(doctype, remark.name, {"content": words, "subject": words}, update_modified=False)
	return remark.name


def events_of(way: Journey) -> list[frappe._dict]:
	return frappe.get_all("Appeal Event", {"appeal": way.appeal}, ["*"], order_by="sequence")


@pytest.mark.parametrize("harm", HARM)
def test_words_of_cards_and_of_remarks_run_no_longer(way: Journey, harm: str) -> None:
	frappe.db.set_value("Appeal", way.appeal, {"content": harm, "brief": harm}, update_modified=False)
	question = way.card().questions[0].name
	frappe.db.set_value("Appeal Question", question, "question", harm, update_modified=False)
	remarks = {doctype: planted_remark(way, doctype, harm) for doctype in patch.TELLING}
	changed_on = frappe.db.get_value("Appeal", way.appeal, "modified")

	patch.execute()

	card = way.card()
	assert [what_runs(words) for words in (card.content, card.brief, card.questions[0].question)] == [[]] * 3
	assert card.content == show_tags(harm)
	assert card.modified == changed_on
	for doctype, name in remarks.items():
		words = frappe.db.get_value(doctype, name, ["content", "subject"])
		assert [what_runs(text) for text in words] == [[], []]


def test_cleaned_rows_and_plain_words_are_left_alone(way: Journey, monkeypatch: pytest.MonkeyPatch) -> None:
	frappe.db.set_value("Appeal", way.appeal, {"content": HARM[1], "brief": PLAIN}, update_modified=False)
	kept = planted_remark(way, "Comment", "<p>Дзвонила <b>заявниця</b></p>")
	patch.execute()
	written: list[tuple] = []
	monkeypatch.setattr(frappe.db, "set_value", lambda *given, **_: written.append(given))

	patch.execute()

	assert written == []
	assert frappe.db.get_value("Appeal", way.appeal, "brief") == PLAIN
	assert frappe.db.get_value("Comment", kept, "content") == "<p>Дзвонила <b>заявниця</b></p>"


def test_remark_on_what_is_not_ours_is_left_alone(way: Journey) -> None:
	name = planted_remark(way, "Comment", SCRIPT)
	frappe.db.set_value("Comment", name, {"reference_doctype": "ToDo"}, update_modified=False)

	patch.execute()

	assert frappe.db.get_value("Comment", name, "content") == SCRIPT


def test_chain_of_events_stays_whole(way: Journey) -> None:
	for words in (*HARM, PLAIN, "<b>Важливо</b>"):
		record_event(appeal=way.appeal, authority=way.card().authority, act="received", ground=words)
	before = events_of(way)
	assert find_faults(before) == []

	patch.execute()

	assert events_of(way) == before


@pytest.mark.parametrize("words", HARM)
def test_event_of_an_authority_is_hashed_with_the_words_that_are_kept(staff: Staff, words: str) -> None:
	record_authority_event(authority=staff.authority, act="received", ground=words)

	events = frappe.get_all(
		"Authority Event", {"authority": staff.authority}, ["*"], order_by="sequence desc", limit=1
	)
	assert is_hash_of(events[0], HASHED_FIELDS_OF_AUTHORITY)


def test_words_of_an_event_are_left_alone_even_if_they_run(way: Journey) -> None:
	frappe.db.set_value("Appeal Event", events_of(way)[-1].name, "ground", SCRIPT, update_modified=False)

	patch.execute()

	assert events_of(way)[-1].ground == SCRIPT


def test_rows_are_cleaned_batch_after_batch(
	way: Journey, staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
	monkeypatch.setattr(patch, "BATCH", 1)
	others = [Journey(staff, applicant=way.card().applicant).appeal for _ in range(2)]
	for appeal in others:
		frappe.db.set_value("Appeal", appeal, "content", SCRIPT, update_modified=False)

	patch.execute()

	assert {frappe.db.get_value("Appeal", appeal, "content") for appeal in others} == {show_tags(SCRIPT)}


def test_sign_stored_as_its_name_becomes_the_sign_and_runs_nothing(way: Journey) -> None:
	stored = {"content": "Від: Іван &lt;ivan@ukr.net> &lt;/b&lt;не тег> &lt;img src=x onerror=alert(1)>"}
	frappe.db.set_value("Appeal", way.appeal, stored, update_modified=False)
	before = events_of(way)

	signs_as_written.execute()

	content = frappe.db.get_value("Appeal", way.appeal, "content")
	assert content == show_tags("Від: Іван <ivan@ukr.net> </b&lt;не тег> <img src=x onerror=alert(1)>")
	assert (what_runs(content), events_of(way)) == ([], before)
