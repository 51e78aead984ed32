"""Sensitive cards ask for a purpose outside the direct duty; a card outside the scope is opened for a while, told at once."""

from collections.abc import Iterator
from datetime import timedelta

import frappe
import pytest

from appeals_app import clock
from appeals_app.appeal_registry.intake_checks import COMPLAINT
from appeals_app.domain.redaction import NAME_NOT_DISCLOSED
from appeals_app.permissions import roles
from appeals_app.permissions.scope import forget_scopes
from appeals_app.personal_data.break_glass import end_grant
from appeals_app.personal_data.purposes import state_purpose
from appeals_app.refusal import AppealRuleError
from appeals_app.testing.factories import make_appeal_reply, make_authority, make_authority_officer
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as
from tests.site.looking import events_of, forget_rules_of_request, person_of
from tests.site.refusals import refusal

PURPOSE = "Контроль строку відповіді за дорученням голови"
REASON = "Авторка на прийомі в нашій громаді, потрібна термінова допомога"


@pytest.fixture(autouse=True)
def new_request(site: str) -> Iterator[None]:
	forget_rules_of_request()
	yield
	forget_rules_of_request()


@pytest.fixture
def way(staff: Staff) -> Journey:
	"""An appeal of a person with disability, given to the executor."""
	rows = [{"category": "author_category.disability_1"}]
	return Journey(staff, applicant=person_of(staff), author_categories=rows).to("execution")


def may_read(person: Person, doctype: str, name: str) -> bool:
	with acting_as(person):
		forget_rules_of_request()
		return bool(frappe.has_permission(doctype, "read", name))


def needs_purpose_for(person: Person, way: Journey) -> bool:
	return not may_read(person, "Appeal", way.appeal)


def test_purpose_is_asked_of_those_outside_the_direct_duty(staff: Staff, way: Journey) -> None:
	asked = {person.role: needs_purpose_for(person, way) for person in staff.people.values()}

	for role in (roles.REGISTRAR, roles.HEAD, roles.EXECUTOR, roles.UNIT_LEAD, roles.INTEGRATION):
		assert not asked[role], role
	for role in (roles.CONTROLLER, roles.RECEPTION_CLERK, roles.ARCHIVIST):
		assert asked[role], role


@pytest.mark.parametrize(
	"given",
	[
		{"keep_author_secret": 1},
		{"author_categories": [{"category": "author_category.disabled_war"}]},
		{"author_categories": [{"category": "author_category.child_disability"}]},
	],
)
def test_card_is_sensitive_by_secrecy_and_by_health(staff: Staff, given: dict) -> None:
	assert needs_purpose_for(staff[roles.CONTROLLER], Journey(staff, applicant=person_of(staff), **given))


def test_card_of_a_confidential_person_is_sensitive(staff: Staff) -> None:
	way = Journey(staff, applicant=person_of(staff, is_confidential=1))

	assert needs_purpose_for(staff[roles.CONTROLLER], way)


def test_other_categories_are_sensitive_once_an_administrator_marks_them(staff: Staff) -> None:
	way = Journey(
		staff, applicant=person_of(staff), author_categories=[{"category": "author_category.war_participant"}]
	)
	assert not needs_purpose_for(staff[roles.CONTROLLER], way)

	frappe.db.set_value("Appeal Classifier Item", "author_category.war_participant", "reveals_health", 1)

	assert needs_purpose_for(staff[roles.CONTROLLER], way)


def test_stated_purpose_opens_card_and_person_is_recorded_and_ends(staff: Staff, way: Journey) -> None:
	controller, person = staff[roles.CONTROLLER], way.card().applicant
	assert not may_read(controller, "Applicant", person)

	with acting_as(controller):
		state_purpose(doctype="Appeal", name=way.appeal, purpose=PURPOSE)

	assert may_read(controller, "Appeal", way.appeal)
	assert may_read(controller, "Applicant", person)
	event = events_of(controller.user)[-1]
	assert (event.act, event.purpose, event.is_sensitive) == ("Purpose Stated", PURPOSE, 1)
	with clock.set_to(clock.now() + timedelta(hours=9)):
		assert not may_read(controller, "Appeal", way.appeal)


@pytest.mark.parametrize(
	"purpose",
	[
		"",
		"треба",
		"          ",
		"..........",
		"1234567890123456789012345",
		"аааааааааа",
		"тра-ля-ля тра-ля-ля",
	],
)
def test_purpose_that_says_nothing_opens_nothing(staff: Staff, way: Journey, purpose: str) -> None:
	with acting_as(staff[roles.CONTROLLER]):
		said = refusal(lambda: state_purpose(doctype="Appeal", name=way.appeal, purpose=purpose))

	assert "Зазначте" in said
	assert needs_purpose_for(staff[roles.CONTROLLER], way)


def test_purpose_opens_nothing_outside_the_scope(staff: Staff, neighbours: Staff, way: Journey) -> None:
	for stranger in (
		neighbours[roles.CONTROLLER],
		staff[roles.ANALYST],
		staff[roles.DATA_PROTECTION_OFFICER],
	):
		with acting_as(stranger):
			refusal(
				lambda: state_purpose(doctype="Appeal", name=way.appeal, purpose=PURPOSE),
				frappe.PermissionError,
			)
		assert not may_read(stranger, "Appeal", way.appeal)


def ask(person: Person, way: Journey, **given: object) -> object:
	card = way.card()
	values = {"appeal_authority": card.authority, "appeal_index": card.registration_index, "reason": REASON}
	with acting_as(person):
		forget_rules_of_request()
		return frappe.get_doc({"doctype": "Personal Data Access Grant", **values, **given}).insert()


def test_card_outside_the_scope_is_opened_for_reading_and_closes_by_itself(
	neighbours: Staff, way: Journey
) -> None:
	head, person = neighbours[roles.HEAD], way.card().applicant
	assert not may_read(head, "Appeal", way.appeal)

	ask(head, way)

	assert may_read(head, "Appeal", way.appeal)
	assert may_read(head, "Applicant", person)
	with acting_as(head):
		forget_rules_of_request()
		assert frappe.get_list("Appeal", filters={"name": way.appeal})
	with clock.set_to(clock.now() + timedelta(minutes=61)):
		assert not may_read(head, "Appeal", way.appeal)
		assert not may_read(head, "Applicant", person)


def test_card_outside_the_scope_is_never_worked_on(neighbours: Staff, way: Journey) -> None:
	head = neighbours[roles.HEAD]
	ask(head, way)

	with acting_as(head):
		forget_rules_of_request()
		card = frappe.get_doc("Appeal", way.appeal)
		assert not any(card.has_permission(right) for right in ("write", "export", "email", "share"))
		refusal(lambda: make_appeal_reply(appeal=way.appeal), frappe.PermissionError)
		refusal(card.save, frappe.PermissionError)


def test_grant_is_one_card_of_one_person(neighbours: Staff, staff: Staff, way: Journey) -> None:
	other = Journey(staff, applicant=person_of(staff)).to("registered")

	ask(neighbours[roles.HEAD], way)

	assert not may_read(neighbours[roles.HEAD], "Appeal", other.appeal)
	assert not may_read(neighbours[roles.REGISTRAR], "Appeal", way.appeal)


def test_protection_officer_and_head_are_told_at_once(staff: Staff, neighbours: Staff, way: Journey) -> None:
	grant = ask(neighbours[roles.REGISTRAR], way)

	told = frappe.get_all(
		"Notification Log", filters={"document_name": grant.name}, fields=["for_user", "subject"]
	)
	assert {staff[roles.DATA_PROTECTION_OFFICER].user, staff[roles.HEAD].user} <= {
		row.for_user for row in told
	}
	assert way.card().registration_index in told[0].subject
	assert "Савченко" not in str(told)
	event = events_of(neighbours[roles.REGISTRAR].user)[-1]
	assert (event.act, event.purpose, event.authority) == (
		"Opened Outside The Scope",
		REASON,
		staff.authority,
	)
	for reader in (staff[roles.DATA_PROTECTION_OFFICER], staff[roles.HEAD], neighbours[roles.REGISTRAR]):
		assert may_read(reader, "Personal Data Access Grant", grant.name)
	assert not may_read(neighbours[roles.DATA_PROTECTION_OFFICER], "Personal Data Access Grant", grant.name)


def test_name_kept_secret_stays_so_on_a_card_opened_outside_the_scope(
	neighbours: Staff, staff: Staff
) -> None:
	way = Journey(staff, applicant=person_of(staff), keep_author_secret=1).to("registered")
	head, person = neighbours[roles.HEAD], way.card().applicant

	ask(head, way)

	with acting_as(head):
		forget_rules_of_request()
		shown = frappe.get_doc("Applicant", person)
		shown.apply_fieldlevel_read_permissions()
	assert shown.full_name == NAME_NOT_DISCLOSED
	assert "*" in shown.phone


def test_complaint_is_opened_to_nobody_it_is_about(neighbours: Staff, staff: Staff) -> None:
	lead = neighbours[roles.UNIT_LEAD]
	complaint = {"kind": COMPLAINT, "complained_authority": neighbours.authority}
	way = Journey(staff, applicant=person_of(staff), **complaint).to("registered")

	for person in (lead, neighbours[roles.HEAD]):
		assert "не відкривають" in refusal(lambda person=person: ask(person, way))
		assert not may_read(person, "Appeal", way.appeal)


@pytest.mark.parametrize("who", [roles.DATA_PROTECTION_OFFICER, roles.HEAD])
def test_grant_is_closed_before_its_time_by_who_is_told_of_it(
	staff: Staff, neighbours: Staff, way: Journey, who: str
) -> None:
	head = neighbours[roles.HEAD]
	grant = ask(head, way).name

	with acting_as(staff[who]):
		end_grant(grant=grant)
		assert "закрито" in refusal(lambda: end_grant(grant=grant))

	assert not may_read(head, "Appeal", way.appeal)
	assert events_of(staff[who].user)[-1].act == "Closed Before The Time"
	assert frappe.db.get_value("Personal Data Access Grant", grant, "ended_by") == staff[who].user
	assert frappe.db.exists("Notification Log", {"for_user": head.user, "document_name": grant})


def test_grant_is_closed_by_nobody_else(staff: Staff, neighbours: Staff, way: Journey) -> None:
	grant = ask(neighbours[roles.HEAD], way).name

	for person in (
		neighbours[roles.REGISTRAR],
		staff[roles.REGISTRAR],
		neighbours[roles.DATA_PROTECTION_OFFICER],
	):
		with acting_as(person):
			refusal(lambda: end_grant(grant=grant), (AppealRuleError, frappe.PermissionError))
	assert may_read(neighbours[roles.HEAD], "Appeal", way.appeal)


def test_grant_names_the_post_in_the_authority_of_the_card(
	staff: Staff, neighbours: Staff, way: Journey
) -> None:
	lead = neighbours[roles.UNIT_LEAD]
	here = make_authority_officer(user=lead.user, authority=staff.authority).name
	forget_scopes()

	assert ask(lead, way).officer == here


def test_person_of_several_posts_elsewhere_chooses_one_of_them(neighbours: Staff, way: Journey) -> None:
	head, elsewhere = neighbours[roles.HEAD], make_authority().name
	second = make_authority_officer(user=head.user, authority=elsewhere, position="Радник").name

	assert "кілька посад" in refusal(lambda: ask(head, way))
	assert "не Ваша посада" in refusal(lambda: ask(head, way, officer=neighbours[roles.REGISTRAR].officer))
	assert ask(head, way, officer=second).officer == second


def test_grant_ends_with_the_post(neighbours: Staff, way: Journey) -> None:
	head = neighbours[roles.HEAD]
	ask(head, way)
	assert may_read(head, "Appeal", way.appeal)

	post = frappe.get_doc("Authority Officer", head.officer)
	post.valid_to = frappe.utils.add_days(frappe.utils.getdate(), -1)
	post.save()

	assert not may_read(head, "Appeal", way.appeal)


@pytest.mark.parametrize("role", [roles.EXECUTOR, roles.ARCHIVIST, roles.RECEPTION_CLERK])
def test_roles_without_the_right_open_nothing(neighbours: Staff, way: Journey, role: str) -> None:
	assert refusal(lambda: ask(neighbours[role], way), frappe.PermissionError)


def test_who_has_left_the_post_opens_nothing(neighbours: Staff, way: Journey) -> None:
	head = neighbours[roles.HEAD]
	frappe.db.set_value("Authority Officer", head.officer, "valid_to", "2020-01-02")
	forget_scopes()

	assert refusal(lambda: ask(head, way), frappe.PermissionError)


def test_grant_needs_a_reason_an_index_that_exists_and_a_closed_card(
	staff: Staff, neighbours: Staff, way: Journey
) -> None:
	head = neighbours[roles.HEAD]

	assert "коротка" in refusal(lambda: ask(head, way, reason="треба"))
	assert "навіщо" in refusal(lambda: ask(head, way, reason="." * 30))
	assert "індексом" in refusal(lambda: ask(head, way, appeal_index="Х-0/1999"))
	assert "вже доступна" in refusal(lambda: ask(staff[roles.HEAD], way))


def test_grant_is_neither_prolonged_nor_removed(neighbours: Staff, way: Journey) -> None:
	grant = ask(neighbours[roles.HEAD], way)
	grant.ends_at = clock.now() + timedelta(days=9)

	assert "не змінюють" in refusal(grant.save)
	assert "вилучити" in refusal(grant.delete)
	forget_scopes()
