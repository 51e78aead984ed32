"""Whoever is shown the words of a paper has looked at its card: in lists, on forms, in prints, in answers to changes."""

from collections.abc import Iterator

import frappe
import pytest
from frappe.utils.response import build_response

from appeals_app.domain.papers import OWNERS_OF_ROWS
from appeals_app.domain.redaction import PERSONAL_FIELDS
from appeals_app.permissions import roles
from appeals_app.personal_data.access_log import MET, NOTED
from appeals_app.personal_data.answer_guard import mask_answer
from appeals_app.personal_data.list_rows import listed_for_export
from appeals_app.personal_data.purposes import state_purpose
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as
from tests.site.looking import forget_rules_of_request, person_of
from tests.site.papers_of_cards import TOLD, WORDS, put_papers
from tests.site.refusals import refusal

pytestmark = pytest.mark.usefixtures("guarded")

READER = roles.REGISTRAR
PAPERS = sorted(TOLD.keys() - OWNERS_OF_ROWS.keys())


@pytest.fixture
def card(staff: Staff) -> str:
	rows = [{"category": "author_category.disability_1"}]
	return Journey(staff, applicant=person_of(staff), author_categories=rows).to("draft").appeal


@pytest.fixture
def papers(staff: Staff, card: str) -> dict[str, str]:
	return put_papers(card, staff.authority)


@pytest.fixture(autouse=True)
def asked_over_http(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
	"""Looks are noted while a request is answered."""
	monkeypatch.setattr(frappe.local, "request", frappe._dict(path="/", method="GET"), raising=False)
	yield
	forget_looks()


def forget_looks() -> None:
	for noted in (NOTED, MET):
		frappe.flags.pop(noted, None)


def looks() -> list[tuple[str, str]]:
	"""Act and card of each look noted since."""
	found = [*(frappe.flags.get(NOTED) or []), *(frappe.flags.get(MET) or {}).values()]
	return [(one["act"], card) for one in found for card in one.get("subjects") or [one.get("appeal")]]


def listed(person: Person, doctype: str, **asked: object) -> list:
	with acting_as(person):
		forget_rules_of_request()
		forget_looks()
		return frappe.get_list(doctype, parent_doctype=OWNERS_OF_ROWS.get(doctype), **asked)


def is_read(person: Person, doctype: str) -> bool:
	return bool(frappe.has_permission(OWNERS_OF_ROWS.get(doctype, doctype), "read", user=person.user))


@pytest.mark.parametrize("as_list", [False, True])
@pytest.mark.parametrize("doctype", sorted(TOLD))
def test_list_of_words_is_a_look_at_their_cards(
	staff: Staff, card: str, papers: dict[str, str], doctype: str, as_list: bool
) -> None:
	if not is_read(staff[READER], doctype):
		return
	asked = {"filters": {"name": papers[doctype]}, "as_list": as_list}
	for fields in (["name", *TOLD[doctype]], ["*"]):
		assert WORDS in str(listed(staff[READER], doctype, fields=fields, **asked))
		assert ("Listed", card) in looks(), fields
		assert len(frappe.flags.get(NOTED)) <= 2
	listed(staff[READER], doctype, fields=["name", "modified"], **asked)
	assert not looks()


def test_search_and_file_are_looks_of_their_own_kind(staff: Staff, card: str, papers: dict[str, str]) -> None:
	asked = {"fields": ["name", "resolution_text"], "filters": {"resolution_text": WORDS}}
	listed(staff[READER], "Appeal Resolution", **asked)

	assert ("Searched", card) in looks()
	assert WORDS not in str(frappe.flags.get(NOTED))
	with listed_for_export():
		listed(staff[READER], "Appeal Resolution", **asked)
	assert ("Exported", card) in looks()


def test_veiled_words_are_no_look_before_the_purpose_and_one_after_it(
	staff: Staff, card: str, papers: dict[str, str]
) -> None:
	asked = {"filters": {"name": papers["Appeal Resolution"]}, "fields": ["name", "resolution_text"]}
	listed(staff[roles.CONTROLLER], "Appeal Resolution", **asked)
	assert not looks()

	with acting_as(staff[roles.CONTROLLER]):
		state_purpose(doctype="Appeal", name=card, purpose="Контроль строку відповіді")
	listed(staff[roles.CONTROLLER], "Appeal Resolution", **asked)
	assert looks() == [("Listed", card)]


@pytest.mark.parametrize(
	"asked",
	[
		{"fields": ["resolution_text"], "distinct": True},
		{"fields": ["resolution_text"], "group_by": "resolution_text"},
		{"fields": ["max(resolution_text) as x"]},
		{"pluck": "resolution_text"},
	],
	ids=str,
)
def test_words_are_listed_with_whose_they_are(staff: Staff, papers: dict[str, str], asked: dict) -> None:
	said = refusal(lambda: listed(staff[READER], "Appeal Resolution", **asked), frappe.PermissionError)
	assert "рядок за рядком" in said


@pytest.mark.parametrize("doctype", PAPERS)
def test_form_print_and_answer_with_words_are_looks(
	staff: Staff, card: str, papers: dict[str, str], doctype: str
) -> None:
	paper = frappe.get_doc(doctype, papers[doctype])
	with acting_as(staff[READER]):
		forget_looks()
		paper.apply_fieldlevel_read_permissions()
		assert ("Read By A Program", card) in looks()

		forget_looks()
		if paper.has_permission("print"):
			paper.run_method("before_print", None)
			assert ("Printed", card) in looks()

		forget_looks()
		frappe.local.response = frappe._dict(docs=[paper.as_dict()])
		mask_answer(build_response("json"))
		assert [of for _act, of in looks()] == [card]


def test_answer_that_names_papers_without_their_words_is_no_look(
	papers: dict[str, str], staff: Staff
) -> None:
	named = [{"doctype": one, "name": papers[one]} for one in PAPERS if one not in PERSONAL_FIELDS]
	with acting_as(staff[READER]):
		forget_looks()
		frappe.local.response = frappe._dict(message=named)
		mask_answer(build_response("json"))
		assert not looks()
