"""A superior authority takes single cases of its subtree on control; deputies see what their principals see."""

from collections.abc import Iterator
from dataclasses import dataclass

import frappe
import pytest

from appeals_app.appeal_registry.oversight import end_oversight, take_on_control
from appeals_app.domain.redaction import NAME_NOT_DISCLOSED
from appeals_app.permissions import roles
from appeals_app.permissions.api import get_transitions, getdoc
from appeals_app.permissions.scope import forget_scopes
from appeals_app.personal_data.masking import values_shown
from appeals_app.testing import journey
from appeals_app.testing.factories import make_appeal_oversight, make_authority, make_authority_unit
from appeals_app.testing.journey import Journey, press
from appeals_app.testing.staff import Person, Staff, acting_as, make_person
from tests.site.looking import person_of
from tests.site.matrix_world import put_under
from tests.site.refusals import refusal

HANGING = ("Appeal Resolution", "Appeal Assignment", "Appeal Reply", "Appeal Event", "Appeal Oversight")
REASON = "Звернення на контролі обласної ради."


@dataclass(frozen=True)
class Superior:
	"""The authority above that of the staff, and its people."""

	authority: str
	controller: Person
	head: Person
	registrar: Person


@pytest.fixture(scope="module")
def superior(staff: Staff) -> Iterator[Superior]:
	"""One for all tests of the file; each rolls back what it changes."""
	frappe.set_user("Administrator")
	authority = make_authority(is_group=1).name
	put_under(staff.authority, authority)
	overseers = (roles.CONTROLLER, roles.HEAD, roles.REGISTRAR)
	yield Superior(authority, *(make_person(role, authority=authority) for role in overseers))
	frappe.db.rollback()
	put_under(staff.authority, None)
	frappe.db.commit()


@pytest.fixture(scope="module")
def way(staff: Staff, superior: Superior) -> Journey:
	made = Journey(staff).to("draft")
	frappe.db.commit()
	return made


def sees(person: Person, doctype: str, name: str) -> bool:
	"""The person meets the row, after checking that list and document agree."""
	with acting_as(person):
		try:
			listed = bool(frappe.get_list(doctype, filters={"name": name}, pluck="name"))
		except frappe.PermissionError:
			listed = False
	opened = bool(frappe.has_permission(doctype, "read", name, user=person.user))
	assert listed == opened, (person, doctype)
	return opened


def take(person: Person, number: str, **given: str) -> str:
	with acting_as(person):
		return take_on_control(**{"number": number, "reason": REASON, **given})


# control ---------------------------------------------------------------------------------------------------


def test_superior_sees_no_case_before_it_takes_one_on_control(superior: Superior, way: Journey) -> None:
	assert not [
		person for person in (superior.controller, superior.head) if sees(person, "Appeal", way.appeal)
	]


@pytest.mark.parametrize("is_head", [True, False], ids=["the head of the authority", "an officer of it"])
def test_complaint_is_no_case_to_who_is_complained_of(
	superior: Superior, way: Journey, is_head: bool
) -> None:
	person = superior.head if is_head else superior.controller
	about = {"kind": "kind.complaint", "complained_officer": person.officer}
	frappe.db.set_value("Appeal", way.appeal, about)
	index = way.card().registration_index

	for taker in (superior.head, superior.controller):
		assert "немає" in refusal(lambda taker=taker: take(taker, index)), taker
		assert not sees(taker, "Appeal", way.appeal)


@pytest.mark.parametrize("number", ["registration_index", "tracking_code"])
@pytest.mark.parametrize("taker", ["controller", "head"])
def test_case_on_control_is_seen_by_controllers_and_heads_with_all_that_hangs_on_it(
	superior: Superior, way: Journey, number: str, taker: str
) -> None:
	take(getattr(superior, taker), way.card().get(number), authority=way.card().authority)

	for person in (superior.controller, superior.head):
		assert sees(person, "Appeal", way.appeal)
		assert sees(person, "Applicant", way.card().applicant)
		for doctype in HANGING:
			[name, *_] = frappe.get_all(doctype, filters={"appeal": way.appeal}, pluck="name")
			assert sees(person, doctype, name), doctype
	assert not sees(superior.registrar, "Appeal", way.appeal)


def test_case_on_control_does_not_tell_a_secret_author(superior: Superior, staff: Staff) -> None:
	secret = person_of(staff, is_confidential=1)
	made = Journey(staff, applicant=secret).to("draft")
	take(superior.head, made.card().tracking_code)

	shown = {}
	for person in (superior.head, staff[roles.HEAD]):
		with acting_as(person):
			shown[person.user] = values_shown("Applicant", secret, frappe.get_doc("Applicant", secret))

	assert shown[superior.head.user]["full_name"] == NAME_NOT_DISCLOSED
	assert "full_name" not in shown[staff[roles.HEAD].user]


def test_case_on_control_is_read_and_not_worked_with(superior: Superior, way: Journey) -> None:
	take(superior.head, way.card().tracking_code)

	with acting_as(superior.head):
		card = frappe.get_doc("Appeal", way.appeal)
		for right in ("read", "print"):
			assert card.has_permission(right), right
		for right in ("write", "delete", "submit", "cancel", "share"):
			assert not card.has_permission(right), right
		refusal(card.save, frappe.PermissionError)
		refusal(lambda: press(way.appeal, journey.PASS_FOR_APPROVAL), frappe.PermissionError)
		resolution = {"doctype": "Appeal Resolution", "appeal": way.appeal, "resolution_text": "x"}
		refusal(frappe.get_doc(resolution).insert, frappe.PermissionError)
		refusal(lambda: card.add_comment("Comment", "x"), frappe.PermissionError)


def test_form_of_a_case_on_control_offers_no_writing(superior: Superior, way: Journey) -> None:
	take(superior.head, way.card().tracking_code)

	for person, may_write in ((superior.head, 0), (way.staff[roles.HEAD], 1)):
		with acting_as(person):
			frappe.local.response = frappe._dict({"docs": []})
			getdoc("Appeal", way.appeal)
			shown = frappe.local.response.docinfo["permissions"]
			steps = get_transitions({"doctype": "Appeal", "name": way.appeal})
		assert (shown["read"], shown["write"]) == (1, may_write), person
		assert not steps or may_write


def test_only_the_case_taken_on_control_is_seen(superior: Superior, staff: Staff, way: Journey) -> None:
	other = Journey(staff).to("registered")

	take(superior.controller, way.card().tracking_code)

	assert not sees(superior.controller, "Appeal", other.appeal)
	assert not sees(superior.controller, "Applicant", other.card().applicant)


def test_control_is_an_event_of_the_appeal_with_its_reason(superior: Superior, way: Journey) -> None:
	take(superior.controller, way.card().tracking_code)

	event = frappe.get_last_doc("Appeal Event", filters={"appeal": way.appeal}, order_by="sequence desc")
	assert (event.act, event.user) == ("oversight_set", superior.controller.user)
	assert REASON in event.ground


@pytest.mark.parametrize("asked", ["neighbour", "nothing", "unknown"])
def test_case_outside_the_subtree_is_as_unknown_as_one_that_is_not_there(
	superior: Superior, neighbours: Staff, asked: str
) -> None:
	number = {
		"neighbour": Journey(neighbours).to("registered").card().tracking_code,
		"nothing": "",
		"unknown": "немає",
	}[asked]

	said = refusal(lambda: take(superior.controller, number))

	assert "підпорядкован" in said


def test_subordinate_takes_no_case_of_its_superior_on_control(superior: Superior, staff: Staff) -> None:
	own = frappe.get_doc({**_card(superior), "doctype": "Appeal"})
	with acting_as(superior.registrar):
		own.insert()
		press(own.name, journey.REGISTER)
	code = frappe.db.get_value("Appeal", own.name, "tracking_code")

	assert "підпорядкован" in refusal(lambda: take(staff[roles.CONTROLLER], code))


def _card(superior: Superior) -> dict:
	from appeals_app.testing.factories import appeal_values

	with acting_as(superior.registrar):
		return appeal_values(authority=superior.authority)


@pytest.mark.parametrize("role", sorted(set(roles.ALL_ROLES) - roles.OVERSIGHT_ROLES))
def test_other_roles_take_nothing_on_control(staff: Staff, way: Journey, role: str) -> None:
	refusal(lambda: take(staff[role], way.card().tracking_code), frappe.PermissionError)


def test_control_without_a_reason_and_a_second_one_are_refused(superior: Superior, way: Journey) -> None:
	code = way.card().tracking_code

	assert "причин" in refusal(lambda: take(superior.controller, code, reason=" ")).lower()
	take(superior.controller, code)
	assert "уже взяв" in refusal(lambda: take(superior.head, code))


# its end ---------------------------------------------------------------------------------------------------


def test_control_is_ended_by_who_set_it_and_the_sight_ends_with_it(superior: Superior, way: Journey) -> None:
	row = take(superior.controller, way.card().tracking_code)

	with acting_as(superior.controller):
		end_oversight(oversight=row, reason="Відповідь надано.")

	assert not sees(superior.controller, "Appeal", way.appeal)
	assert not sees(superior.head, "Appeal", way.appeal)
	event = frappe.get_last_doc("Appeal Event", filters={"appeal": way.appeal}, order_by="sequence desc")
	assert event.act == "oversight_ended"


def test_control_is_ended_by_nobody_else_while_the_setter_is_in_post(
	superior: Superior, staff: Staff, way: Journey
) -> None:
	row = take(superior.controller, way.card().tracking_code)

	for person in (superior.head, staff[roles.HEAD], staff[roles.REGISTRAR]):
		with acting_as(person):
			refusal(lambda: end_oversight(oversight=row, reason="x"), frappe.PermissionError)
	assert sees(superior.controller, "Appeal", way.appeal)


def test_head_ends_the_control_of_one_who_has_left(superior: Superior, way: Journey) -> None:
	row = take(superior.controller, way.card().tracking_code)
	frappe.db.set_value("Authority Officer", superior.controller.officer, "valid_to", "2021-01-01")

	with acting_as(superior.head):
		end_oversight(oversight=row, reason="Контролер звільнився.")

	assert not sees(superior.head, "Appeal", way.appeal)


def test_rows_of_oversight_are_written_by_no_person(superior: Superior, way: Journey) -> None:
	row = take(superior.controller, way.card().tracking_code)

	with acting_as(superior.controller):
		stored = frappe.get_doc("Appeal Oversight", row)
		stored.reason = "Інша причина."
		refusal(stored.save, frappe.PermissionError)
		refusal(stored.delete, frappe.PermissionError)
		refusal(frappe.copy_doc(stored).insert, frappe.PermissionError)


# transferred from --------------------------------------------------------------------------------------------


def test_authority_keeps_sight_of_what_it_transferred(
	superior: Superior, staff: Staff, neighbours: Staff, way: Journey
) -> None:
	make_appeal_oversight(
		appeal=way.appeal, overseeing_authority=neighbours.authority, relation="Transferred"
	)

	for role in (roles.REGISTRAR, roles.CONTROLLER, roles.HEAD):
		assert sees(neighbours[role], "Appeal", way.appeal), role
		assert not frappe.has_permission("Appeal", "write", way.appeal, user=neighbours[role].user)
	for role in (roles.EXECUTOR, roles.UNIT_LEAD, roles.ARCHIVIST, roles.ANALYST, roles.INTEGRATION):
		assert not sees(neighbours[role], "Appeal", way.appeal), role


@pytest.mark.parametrize(
	"days", [{"since_on": "2999-01-01"}, {"since_on": "2020-01-01", "ended_on": "2021-01-01"}]
)
def test_oversight_gives_nothing_before_and_after_its_days(
	neighbours: Staff, way: Journey, days: dict[str, str]
) -> None:
	make_appeal_oversight(appeal=way.appeal, overseeing_authority=neighbours.authority, **days)

	assert not sees(neighbours[roles.HEAD], "Appeal", way.appeal)


# deputies ------------------------------------------------------------------------------------------------------


def stand_in(deputy: Person, principal: Person) -> None:
	"""Write into the deputy's post for whom it stands in, as the administrator does."""
	post = frappe.get_doc("Authority Officer", deputy.officer)
	post.deputy_for = principal.officer
	post.save()


def test_executor_sees_the_assignments_of_the_executor_stood_in_for(staff: Staff, way: Journey) -> None:
	assert not sees(staff.colleague, "Appeal", way.appeal)

	stand_in(staff.colleague, staff[roles.EXECUTOR])

	assert sees(staff.colleague, "Appeal", way.appeal)
	assert sees(staff.colleague, "Applicant", way.card().applicant)
	assert frappe.has_permission("Appeal", "write", way.appeal, user=staff.colleague.user)


def test_unit_lead_sees_the_unit_of_the_lead_stood_in_for(staff: Staff, way: Journey) -> None:
	assert not sees(staff.other_lead, "Appeal", way.appeal)

	stand_in(staff.other_lead, staff[roles.UNIT_LEAD])

	assert sees(staff.other_lead, "Appeal", way.appeal)


@pytest.mark.parametrize("principal", [roles.UNIT_LEAD, roles.HEAD, roles.REGISTRAR])
def test_executor_sees_no_more_by_standing_in_for_a_wider_role(
	staff: Staff, way: Journey, principal: str
) -> None:
	stand_in(staff.colleague, staff[principal])

	assert not sees(staff.colleague, "Appeal", way.appeal)


@pytest.mark.parametrize("whose", ["deputy", "principal"])
def test_deputy_sees_nothing_more_when_one_of_both_posts_has_ended(
	staff: Staff, way: Journey, whose: str
) -> None:
	stand_in(staff.colleague, staff[roles.EXECUTOR])
	ended = staff.colleague if whose == "deputy" else staff[roles.EXECUTOR]
	frappe.db.set_value("Authority Officer", ended.officer, "valid_to", "2021-01-01")
	forget_scopes()

	assert not sees(staff.colleague, "Appeal", way.appeal)


def test_deputy_of_one_post_sees_no_assignments_of_the_persons_other_post(staff: Staff) -> None:
	"""The principal works for two authorities; the deputy stands in for one post."""
	elsewhere = make_authority().name
	unit = make_authority_unit(authority=elsewhere).name
	second = make_person(roles.EXECUTOR, authority=elsewhere, unit=unit)
	frappe.db.set_value("Authority Officer", second.officer, "user", staff[roles.EXECUTOR].user)
	way = Journey(staff).to("execution")

	deputy = make_person(roles.EXECUTOR, authority=elsewhere, unit=unit, deputy_for=second.officer)

	assert not sees(deputy, "Appeal", way.appeal)


def test_change_of_a_post_or_a_role_counts_within_the_same_request(staff: Staff, way: Journey) -> None:
	"""Nothing is forgotten by hand here: saving the row is enough."""
	person = staff[roles.REGISTRAR]
	assert frappe.has_permission("Appeal", "read", way.appeal, user=person.user)

	post = frappe.get_doc("Authority Officer", person.officer)
	post.valid_to = "2021-01-01"
	post.save()
	assert not frappe.has_permission("Appeal", "read", way.appeal, user=person.user)

	post.valid_to = None
	post.save()
	assert frappe.has_permission("Appeal", "read", way.appeal, user=person.user)

	frappe.get_doc("User", person.user).remove_roles(roles.REGISTRAR)
	assert not frappe.has_permission("Appeal", "read", way.appeal, user=person.user)
