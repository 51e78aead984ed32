"""The papers of a sensitive card ask for the purpose its form asks for, and lists tell no more of them than of its text."""

import frappe
import pytest

from appeals_app.domain.papers import OWNERS_OF_ROWS
from appeals_app.domain.redaction import NOTHING_LEFT
from appeals_app.permissions import roles
from appeals_app.personal_data.purposes import state_purpose
from appeals_app.testing.factories import make_appeal_reply
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as
from tests.site.looking import events_of, forget_rules_of_request, person_of
from tests.site.papers_of_cards import TOLD, WORDS, put_papers
from tests.site.refusals import refusal

pytestmark = pytest.mark.usefixtures("guarded")

OUTSIDE_THE_DUTY = (roles.CONTROLLER, roles.ARCHIVIST, roles.RECEPTION_CLERK)
PURPOSE = "Контроль строку відповіді за дорученням голови"
DOCUMENTS = [doctype for doctype in TOLD if doctype not in OWNERS_OF_ROWS]
ASKED_AWAY = (frappe.PermissionError, frappe.ValidationError)
QUESTIONS = [
	{"filters": {"{word}": ["like", "Лік%"]}},
	{"filters": {"{WORD}": ["like", "Лік%"]}},
	{"filters": [["{doctype}", "{word}", "is", "set"]]},
	{"filters": {"name": "{name}"}, "or_filters": {"{word}": ["like", "Лік%"]}},
	{"order_by": "{word} asc"},
	{"order_by": "`tab{doctype}`.`{WORD}` desc"},
	{"fields": ["{word} as x", "name"], "order_by": "x asc"},
	{"fields": ["name", "{word}"], "order_by": "2 asc"},
	{"group_by": "{word}", "fields": ["count(name) as n"]},
	{"fields": ["min({word}) as x"]},
	{"fields": ["count(distinct {word}) as x"]},
	{"fields": ["distinct {word}"]},
	{"fields": ["{word}"], "distinct": True},
	{"pluck": "{word}"},
]


@pytest.fixture
def way(staff: Staff) -> Journey:
	"""An appeal whose author has a disability, given to the executor."""
	rows = [{"category": "author_category.disability_1"}]
	return Journey(staff, applicant=person_of(staff), author_categories=rows).to("draft")


@pytest.fixture
def papers(staff: Staff, way: Journey) -> dict[str, str]:
	return put_papers(way.appeal, staff.authority)


def may(person: Person, right: str, doctype: str, name: str) -> bool:
	with acting_as(person):
		forget_rules_of_request()
		return bool(frappe.get_doc(doctype, name).has_permission(right))


def listed(person: Person, doctype: str, **asked: object) -> list:
	"""Rows of the DocType; those of a table are asked through the records they stand on."""
	with acting_as(person):
		forget_rules_of_request()
		return frappe.get_list(doctype, parent_doctype=OWNERS_OF_ROWS.get(doctype), **asked)


def readers(staff: Staff, doctype: str) -> list[Person]:
	"""People outside the direct duty whose roles read the DocType."""
	people = [staff[role] for role in OUTSIDE_THE_DUTY]
	owner = OWNERS_OF_ROWS.get(doctype, doctype)
	return [person for person in people if frappe.has_permission(owner, "read", user=person.user)]


@pytest.mark.parametrize("role", OUTSIDE_THE_DUTY)
def test_papers_are_opened_after_the_purpose_of_their_card(
	staff: Staff, way: Journey, papers: dict[str, str], role: str
) -> None:
	read = [doctype for doctype in DOCUMENTS if staff[role] in readers(staff, doctype)]
	for doctype in read:
		assert not may(staff[role], "read", doctype, papers[doctype]), doctype
		asked = {"doctype": doctype, "name": papers[doctype], "form": papers[doctype]}
		assert frappe.local.response.pop("purpose_needed") == asked

	with acting_as(staff[role]):
		state_purpose(doctype="Appeal", name=way.appeal, purpose=PURPOSE)

	assert read
	for doctype in read:
		assert may(staff[role], "read", doctype, papers[doctype]), doctype


def test_no_other_right_shows_the_letter_before(staff: Staff, papers: dict[str, str]) -> None:
	for right in ("print", "write", "delete", "email", "export"):
		assert not may(staff[roles.CONTROLLER], right, "Appeal Reply", papers["Appeal Reply"])


def test_purpose_stated_for_a_paper_holds_for_its_card_and_the_other_papers(
	staff: Staff, way: Journey, papers: dict[str, str]
) -> None:
	controller = staff[roles.CONTROLLER]
	with acting_as(controller):
		state_purpose(doctype="Appeal Reply", name=papers["Appeal Reply"], purpose=PURPOSE)

	event = events_of(controller.user)[-1]
	assert (event.act, event.appeal, event.purpose) == ("Purpose Stated", way.appeal, PURPOSE)
	for doctype in ("Appeal", "Appeal Reply", "Appeal Resolution"):
		assert may(controller, "read", doctype, papers[doctype])


def test_purpose_opens_no_paper_outside_the_scope(
	staff: Staff, neighbours: Staff, papers: dict[str, str]
) -> None:
	with acting_as(neighbours[roles.CONTROLLER]):
		refusal(
			lambda: state_purpose(doctype="Appeal Reply", name=papers["Appeal Reply"], purpose=PURPOSE),
			frappe.PermissionError,
		)
	assert not may(neighbours[roles.CONTROLLER], "read", "Appeal Reply", papers["Appeal Reply"])


def test_nobody_is_asked_more_than_for_the_card(staff: Staff, way: Journey, papers: dict[str, str]) -> None:
	for person in (staff[roles.REGISTRAR], staff[roles.HEAD], way.executor, staff[roles.UNIT_LEAD]):
		for doctype in ("Appeal", "Appeal Reply", "Appeal Resolution", "Appeal Assignment"):
			assert may(person, "read", doctype, papers[doctype]), (person.role, doctype)


def test_papers_of_ordinary_cards_ask_for_nothing(staff: Staff) -> None:
	ordinary = Journey(staff, applicant=person_of(staff)).to("draft")
	papers = put_papers(ordinary.appeal, staff.authority)

	for doctype in DOCUMENTS:
		for person in readers(staff, doctype):
			assert may(person, "read", doctype, papers[doctype])
	[row] = listed(
		staff[roles.CONTROLLER], "Appeal Reply", filters={"name": papers["Appeal Reply"]}, fields=["body"]
	)
	assert row == {"body": WORDS}


def test_paper_received_elsewhere_is_met_by_who_works_with_the_received_card(
	staff: Staff, neighbours: Staff, way: Journey, papers: dict[str, str]
) -> None:
	received = Journey(neighbours).to("execution")
	frappe.db.set_value("Appeal Transfer", papers["Appeal Transfer"], "received_appeal", received.appeal)
	asked = {"filters": {"name": papers["Appeal Transfer"]}, "fields": ["reason"]}

	assert may(received.executor, "read", "Appeal Transfer", papers["Appeal Transfer"])
	assert listed(received.executor, "Appeal Transfer", **asked) == [{"reason": WORDS}]
	assert listed(staff[roles.CONTROLLER], "Appeal Transfer", **asked) == [{"reason": WORDS}]


@pytest.mark.parametrize("as_list", [False, True])
@pytest.mark.parametrize("role", OUTSIDE_THE_DUTY)
def test_words_are_veiled_in_lists_before_the_purpose(
	staff: Staff, way: Journey, papers: dict[str, str], role: str, as_list: bool
) -> None:
	read = [doctype for doctype in TOLD if staff[role] in readers(staff, doctype)]
	for doctype in read:
		asked = {"filters": {"name": papers[doctype]}, "as_list": as_list}
		for fields in (
			["name", *TOLD[doctype]],
			["*"],
			[f"`tab{doctype}`.`{TOLD[doctype][0]}` as x", "name"],
		):
			rows = listed(staff[role], doctype, fields=fields, **asked)

			assert len(rows) == 1, doctype
			assert WORDS not in str(rows)
			assert NOTHING_LEFT in str(rows)
			assert "appeals_paper_key" not in str(rows)
		assert WORDS in str(listed(staff[roles.REGISTRAR], doctype, fields=TOLD[doctype], **asked))

	with acting_as(staff[role]):
		state_purpose(doctype="Appeal", name=way.appeal, purpose=PURPOSE)
	for doctype in read:
		asked = {"filters": {"name": papers[doctype]}, "as_list": as_list}
		assert WORDS in str(listed(staff[role], doctype, fields=TOLD[doctype], **asked))


def test_words_of_rows_are_veiled_in_the_list_of_their_records(
	staff: Staff, way: Journey, papers: dict[str, str]
) -> None:
	asked = {"filters": {"name": way.appeal}, "limit": 0}
	for field in (
		"questions.question as x",
		"`tabAppeal Question`.`question`",
		"`tabAppeal Question`.`question` as 'Appeal Question:question'",
	):
		rows = listed(staff[roles.CONTROLLER], "Appeal", fields=["name", field, "content"], **asked)
		assert rows
		assert WORDS not in str(rows)
		assert WORDS in str(
			listed(staff[roles.REGISTRAR], "Appeal", fields=["name", field, "content"], **asked)
		)


@pytest.mark.parametrize("question", QUESTIONS, ids=str)
def test_words_answer_no_question(staff: Staff, papers: dict[str, str], question: dict) -> None:
	controller = staff[roles.CONTROLLER]
	for doctype, (word, *_others) in TOLD.items():
		places = {"{word}": word, "{WORD}": word.upper(), "{doctype}": doctype, "{name}": papers[doctype]}
		asked = filled(question, places)
		if controller not in readers(staff, doctype):
			continue
		if "or_filters" in question:
			assert not listed(controller, doctype, **asked)
			assert listed(staff[roles.REGISTRAR], doctype, **asked)
		else:
			said = refusal(
				lambda doctype=doctype, asked=asked: listed(controller, doctype, **asked), ASKED_AWAY
			)
			assert any(word in said for word in ("приховано", "поля", "стовпцем")), (doctype, said)


def filled(value: object, places: dict[str, str]) -> object:
	"""The question with what stands for its places."""
	if isinstance(value, dict):
		return {filled(key, places): filled(one, places) for key, one in value.items()}
	if isinstance(value, list):
		return [filled(one, places) for one in value]
	for place, given in places.items():
		value = value.replace(place, given) if isinstance(value, str) else value
	return value


def test_words_of_rows_answer_no_question_of_their_records(staff: Staff, papers: dict[str, str]) -> None:
	for asked in (
		{"filters": [["Appeal Question", "question", "like", "Лік%"]]},
		{"filters": {"questions.question": ["like", "Лік%"]}},
		{"order_by": "`tabAppeal Question`.`question` asc"},
		{"fields": ["name", "`tabAppeal Question`.*"]},
		{"fields": ["name", "questions.question as x"], "order_by": "x asc"},
		{"fields": ["count(questions.question) as x"]},
	):
		refusal(lambda asked=asked: listed(staff[roles.CONTROLLER], "Appeal", **asked), ASKED_AWAY)


def test_lists_of_papers_are_sorted_and_counted_by_all_else(staff: Staff, papers: dict[str, str]) -> None:
	for doctype in TOLD:
		for person in readers(staff, doctype):
			order = f"`tab{doctype}`.`modified` desc"
			assert listed(person, doctype, filters={"name": papers[doctype]}, fields=["name"], order_by=order)
			counted = {"fields": ["count(name) as n"], "filters": {"name": papers[doctype]}}
			assert listed(person, doctype, **counted)[0].n == 1


def test_paper_is_not_begun_on_a_card_that_waits_for_its_purpose(staff: Staff, way: Journey) -> None:
	"""What is written is answered with what the card gives the paper: its questions among it."""
	reply = {"appeal": way.appeal, "letter_kind": "Interim Answer"}
	with acting_as(staff[roles.CONTROLLER]):
		forget_rules_of_request()
		refusal(lambda: make_appeal_reply(**reply), frappe.PermissionError)
