"""A sensitive card met by control from above or for need alone asks whoever meets it for a purpose, and is told of."""

from collections.abc import Iterator

import frappe
import pytest

from appeals_app.appeal_registry.oversight import take_on_control
from appeals_app.domain.redaction import NOTHING_LEFT
from appeals_app.permissions import roles
from appeals_app.personal_data.purposes import state_purpose
from appeals_app.testing.factories import make_authority
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as, make_person
from tests.site.looking import forget_rules_of_request, person_of
from tests.site.matrix_world import put_under
from tests.site.papers_of_cards import WORDS, put_papers
from tests.site.refusals import refusal

pytestmark = pytest.mark.usefixtures("guarded")

CONTENT = "Прошу допомогти після лікування у лікарні № 5."
PURPOSE = "Перевірка скарги за дорученням голови обласної адміністрації"
SENSITIVE = [
	{"author_categories": [{"category": "author_category.disability_1"}]},
	{"keep_author_secret": 1},
]


@pytest.fixture(scope="module")
def head_above(staff: Staff) -> Iterator[Person]:
	"""The head of the authority above that of the staff."""
	frappe.set_user("Administrator")
	above = make_authority(is_group=1).name
	put_under(staff.authority, above)
	head = make_person(roles.HEAD, authority=above)
	frappe.db.commit()  # every test begins with a rollback
	yield head
	frappe.db.rollback()
	put_under(staff.authority, None)
	frappe.db.commit()


@pytest.fixture
def ordinary(staff: Staff) -> Journey:
	return Journey(staff, applicant=person_of(staff), content=CONTENT).to("draft")


@pytest.fixture(params=SENSITIVE, ids=["health", "secret"])
def sensitive(staff: Staff, request: pytest.FixtureRequest) -> Journey:
	return Journey(staff, applicant=person_of(staff), content=CONTENT, **request.param).to("draft")


def take(person: Person, way: Journey) -> dict[str, str]:
	"""The case is on control; its papers."""
	papers = put_papers(way.appeal, way.staff.authority)
	with acting_as(person):
		take_on_control(number=way.card().tracking_code, reason="Звернення на контролі обласної ради.")
	return papers


def may_read(person: Person, doctype: str, name: str) -> bool:
	with acting_as(person):
		forget_rules_of_request()
		return bool(frappe.get_doc(doctype, name).has_permission("read"))


def listed(person: Person, doctype: str, **asked: object) -> list:
	with acting_as(person):
		forget_rules_of_request()
		return frappe.get_list(doctype, **asked)


def told(person: Person, papers: dict[str, str]) -> tuple[str, str]:
	"""The text of the card and the words of its letter as the lists show them, the questions of the card beside it."""
	[card] = listed(
		person, "Appeal", filters={"name": papers["Appeal"]}, fields=["content", "questions.question as x"]
	)[:1]
	[letter] = listed(person, "Appeal Reply", filters={"name": papers["Appeal Reply"]}, fields=["body"])
	return card.content, letter.body


def test_sensitive_card_on_control_and_its_papers_wait_for_one_purpose(
	head_above: Person, sensitive: Journey
) -> None:
	papers = take(head_above, sensitive)
	met = {doctype: papers[doctype] for doctype in ("Appeal Reply", "Appeal Resolution", "Appeal Assignment")}
	met |= {"Appeal": sensitive.appeal, "Applicant": sensitive.card().applicant}

	assert told(head_above, papers) == (NOTHING_LEFT, NOTHING_LEFT)
	assert not [doctype for doctype, name in met.items() if may_read(head_above, doctype, name)]
	assert may_read(sensitive.staff[roles.HEAD], "Appeal", sensitive.appeal)
	assert told(sensitive.staff[roles.HEAD], papers) == (CONTENT, WORDS)

	with acting_as(head_above):
		state_purpose(doctype="Appeal", name=sensitive.appeal, purpose=PURPOSE)
	assert told(head_above, papers) == (CONTENT, WORDS)
	assert all(may_read(head_above, doctype, name) for doctype, name in met.items())


def test_waiting_card_answers_no_question_by_its_text_or_its_papers(
	head_above: Person, sensitive: Journey
) -> None:
	take(head_above, sensitive)
	asked = [("Appeal", {"content": ["like", "Прошу%"]}), ("Appeal Reply", {"body": ["like", "Лік%"]})]

	for doctype, filters in asked:
		refusal(
			lambda one=(doctype, filters): listed(head_above, one[0], filters=one[1]), frappe.PermissionError
		)
	with acting_as(head_above):
		state_purpose(doctype="Appeal", name=sensitive.appeal, purpose=PURPOSE)
	for doctype, filters in asked:
		assert listed(head_above, doctype, filters=filters)


def test_ordinary_card_on_control_asks_nothing_and_tells_nobody(
	head_above: Person, ordinary: Journey
) -> None:
	told_before = frappe.db.count("Notification Log")
	papers = take(head_above, ordinary)

	assert told(head_above, papers) == (CONTENT, WORDS)
	assert may_read(head_above, "Appeal", ordinary.appeal)
	assert may_read(head_above, "Appeal Reply", papers["Appeal Reply"])
	assert listed(head_above, "Appeal Reply", filters={"body": ["like", "Лік%"]})
	assert frappe.db.count("Notification Log") == told_before


def test_officer_and_head_are_told_of_a_sensitive_card_on_control(
	head_above: Person, sensitive: Journey
) -> None:
	take(head_above, sensitive)

	index, staff = sensitive.card().registration_index, sensitive.staff
	notices = frappe.get_all(
		"Notification Log",
		{"subject": ("like", f"%{index} взято на контроль%"), "from_user": head_above.user},
		["for_user", "subject", "email_content"],
	)
	users = {notice.for_user for notice in notices}
	assert {staff[roles.DATA_PROTECTION_OFFICER].user, staff[roles.HEAD].user} <= users
	assert head_above.user not in users
	assert "на контролі обласної ради" in notices[0].email_content
	assert "Савченко" not in str(notices)


# opened for need -----------------------------------------------------------------------------------------------


def told_until(person: Person, appeal: str) -> object:
	with acting_as(person):
		forget_rules_of_request()
		card = frappe.get_doc("Appeal", appeal)
		card.run_method("onload")
		return (card.get("__onload") or {}).get("opened_until")


def test_card_says_until_when_it_is_open_to_who_meets_it_by_a_grant_alone(
	head_above: Person, ordinary: Journey
) -> None:
	card = ordinary.card()
	asked = {"appeal_authority": card.authority, "appeal_index": card.registration_index, "reason": PURPOSE}
	with acting_as(head_above):
		forget_rules_of_request()
		grant = frappe.get_doc({"doctype": "Personal Data Access Grant", **asked}).insert()
	assert told_until(head_above, card.name) == grant.ends_at
	assert not told_until(ordinary.staff[roles.HEAD], card.name), "met by duty"

	take(head_above, ordinary)

	assert not told_until(head_above, card.name), "on control it stays open"


# names of files ------------------------------------------------------------------------------------------------


def put_file(doctype: str, name: str) -> str:
	file = {
		"doctype": "File",
		"file_name": "Заява Савченко, довідка ВІЛ.csv",
		"content": "а;б",
		"is_private": 1,
	}
	return frappe.get_doc({**file, "attached_to_doctype": doctype, "attached_to_name": name}).insert().name


@pytest.mark.parametrize("role", [roles.CONTROLLER, roles.ARCHIVIST, roles.RECEPTION_CLERK])
def test_names_of_files_of_a_waiting_card_are_not_listed(staff: Staff, sensitive: Journey, role: str) -> None:
	letter = frappe.get_all("Appeal Reply", {"appeal": sensitive.appeal}, pluck="name")[0]
	hangs_on = [
		("Appeal", sensitive.appeal),
		("Appeal Reply", letter),
		("Applicant", sensitive.card().applicant),
	]
	files = [put_file(*one) for one in hangs_on]
	asked = {"filters": {"name": ["in", files]}, "fields": ["file_name"]}

	assert not listed(staff[role], "File", **asked)
	assert len(listed(staff[roles.REGISTRAR], "File", **asked)) == 3

	with acting_as(staff[role]):
		state_purpose(doctype="Appeal", name=sensitive.appeal, purpose=PURPOSE)
	is_secret = sensitive.card().keep_author_secret
	assert bool(listed(staff[role], "File", **asked)) != bool(is_secret)


def test_own_files_and_those_of_ordinary_cards_are_listed(
	staff: Staff, sensitive: Journey, ordinary: Journey
) -> None:
	own, other = put_file("Appeal", sensitive.appeal), put_file("Appeal", ordinary.appeal)
	frappe.db.set_value("File", own, "owner", staff[roles.CONTROLLER].user)

	for name in (own, other):
		assert listed(staff[roles.CONTROLLER], "File", filters={"name": name}, fields=["file_name"])


def test_names_of_files_of_a_card_on_control_wait_with_it(head_above: Person, sensitive: Journey) -> None:
	take(head_above, sensitive)
	asked = {"filters": {"name": put_file("Appeal", sensitive.appeal)}, "fields": ["file_name"]}

	assert not listed(head_above, "File", **asked)
