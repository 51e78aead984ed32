"""Who meets which appeals: lists and documents agree for every role and every relation."""

import re
from dataclasses import dataclass
from datetime import timedelta

import frappe
import pytest

from appeals_app import clock
from appeals_app.permissions import roles
from appeals_app.permissions.scope import forget_scopes
from appeals_app.testing import journey
from appeals_app.testing.factories import (
	make_appeal_term_change,
	make_applicant,
	make_authority,
	make_authority_officer,
	make_extension_request,
	make_user,
)
from appeals_app.testing.journey import Journey, press
from appeals_app.testing.staff import Person, Staff, acting_as, make_person
from tests.site.refusals import refusal

DOCTYPES = (
	*("Appeal", "Applicant", "Appeal Resolution", "Appeal Assignment", "Appeal Reply"),
	*("Appeal Extension Request", "Appeal Term Change", "Appeal Event"),
)
WITHOUT_APPEALS = (
	roles.ANALYST,
	roles.DATA_PROTECTION_OFFICER,
	roles.AUTHORITY_ADMIN,
	roles.OBLAST_ADMIN,
	roles.ROLLOUT_COORDINATOR,
)


@dataclass(frozen=True)
class Office:
	"""Four appeals: one at the executor's, one at the colleague's of another unit, one at nobody's, one next door."""

	ours: str
	colleagues: str
	unassigned: str
	next_door: str

	def all(self) -> set[str]:
		return {self.ours, self.colleagues, self.unassigned, self.next_door}


@pytest.fixture(scope="module")
def office(staff: Staff, neighbours: Staff) -> Office:
	colleagues = Journey(staff).to("resolution")
	colleagues.resolve(executors=[staff.colleague.officer])
	made = Office(
		ours=Journey(staff).to("draft").appeal,
		colleagues=colleagues.appeal,
		unassigned=Journey(staff).to("registered").appeal,
		next_door=Journey(neighbours).to("draft").appeal,
	)
	askers = (staff[roles.EXECUTOR], staff.colleague, neighbours[roles.EXECUTOR])
	people_of = ((staff, made.ours), (staff, made.colleagues), (neighbours, made.next_door))
	for asker, (people, appeal) in zip(askers, people_of, strict=True):
		with acting_as(asker):
			make_extension_request(appeal=appeal)
		with acting_as(people[roles.HEAD]):
			make_appeal_term_change(appeal=appeal)
	frappe.db.commit()  # one office for all tests of the file; each rolls back what it changes
	return made


def rows_of(doctype: str, appeals: set[str]) -> set[str]:
	"""Every row of the DocType that hangs on the appeals."""
	if doctype == "Applicant":
		return set(frappe.get_all("Appeal", filters={"name": ("in", appeals)}, pluck="applicant"))
	field = "name" if doctype == "Appeal" else "appeal"
	return set(frappe.get_all(doctype, filters={field: ("in", appeals)}, pluck="name"))


def listed(person: Person | str, doctype: str, among: set[str]) -> set[str]:
	"""What a list shows to the person; nothing where even the list is forbidden."""
	with acting_as(person):
		try:
			return set(frappe.get_list(doctype, filters={"name": ("in", among)}, pluck="name", limit=0))
		except frappe.PermissionError:
			return set()


def opened(person: Person | str, doctype: str, among: set[str]) -> set[str]:
	"""What the person may open, asked while somebody else is logged in."""
	user = person.user if isinstance(person, Person) else person
	return {name for name in among if frappe.has_permission(doctype, "read", name, user=user)}


def seen(person: Person | str, office: Office) -> set[str]:
	"""Appeals the person meets, after checking that no list and no document says otherwise."""
	for doctype in DOCTYPES:
		rows = rows_of(doctype, office.all())
		assert rows
		assert listed(person, doctype, rows) == opened(person, doctype, rows), (person, doctype)
	return listed(person, "Appeal", office.all())


# roles and relations ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", sorted(roles.WHOLE_AUTHORITY_ROLES))
def test_roles_of_the_whole_authority_meet_its_appeals_and_no_others(
	staff: Staff, neighbours: Staff, office: Office, role: str
) -> None:
	assert seen(staff[role], office) == {office.ours, office.colleagues, office.unassigned}
	assert seen(neighbours[role], office) == {office.next_door}


def test_executor_meets_own_assignments_and_the_unit_lead_those_of_the_unit(
	staff: Staff, neighbours: Staff, office: Office
) -> None:
	assert seen(staff[roles.EXECUTOR], office) == {office.ours}
	assert seen(staff[roles.UNIT_LEAD], office) == {office.ours}
	assert seen(staff.colleague, office) == {office.colleagues}
	assert seen(staff.other_lead, office) == {office.colleagues}
	assert seen(neighbours[roles.EXECUTOR], office) == {office.next_door}


def test_executor_who_moved_to_another_authority_leaves_the_tasks_behind(
	staff: Staff, neighbours: Staff, office: Office
) -> None:
	executor = staff[roles.EXECUTOR]
	assert seen(executor, office) == {office.ours}

	yesterday = frappe.utils.add_days(frappe.utils.today(), -1)
	frappe.db.set_value("Authority Officer", executor.officer, "valid_to", yesterday)
	make_authority_officer(user=executor.user, authority=neighbours.authority)
	forget_scopes()

	assert seen(executor, office) == set()


@pytest.mark.parametrize("role", WITHOUT_APPEALS)
def test_roles_that_do_not_handle_appeals_meet_none(staff: Staff, office: Office, role: str) -> None:
	assert seen(staff[role], office) == set()


def test_guest_and_user_without_a_role_meet_nothing(office: Office) -> None:
	assert seen("Guest", office) == set()
	assert seen(make_user().name, office) == set()


def test_system_manager_without_a_role_of_ours_meets_no_appeal(office: Office) -> None:
	assert seen(make_user("System Manager").name, office) == set()


def test_superior_authority_does_not_meet_appeals_of_its_subordinate(staff: Staff, office: Office) -> None:
	superior = make_authority(is_group=1).name
	frappe.db.set_value("Authority", staff.authority, "parent_authority", superior)

	assert seen(make_person(roles.REGISTRAR, authority=superior), office) == set()
	assert seen(make_person(roles.CONTROLLER, authority=superior), office) == set()


def test_person_with_posts_in_two_authorities_meets_both(
	staff: Staff, neighbours: Staff, office: Office
) -> None:
	person = make_person(roles.REGISTRAR, authority=staff.authority)
	post = {
		"user": person.user,
		"authority": neighbours.authority,
		"position": "x",
		"valid_from": "2020-01-01",
	}
	frappe.get_doc({"doctype": "Authority Officer", **post}).insert()

	assert seen(person, office) == office.all()


# what changes the scope -----------------------------------------------------------------------------------


@pytest.mark.parametrize("role", [roles.REGISTRAR, roles.EXECUTOR, roles.UNIT_LEAD, roles.HEAD])
def test_post_that_ended_yesterday_gives_nothing(staff: Staff, office: Office, role: str) -> None:
	yesterday = clock.today() - timedelta(days=1)
	frappe.db.set_value("Authority Officer", staff[role].officer, "valid_to", yesterday)
	forget_scopes()

	assert seen(staff[role], office) == set()


def test_post_begun_today_by_mistake_is_ended_at_once(staff: Staff, office: Office) -> None:
	person, today = staff[roles.REGISTRAR], clock.today()
	post = frappe.get_doc("Authority Officer", person.officer)
	post.update({"valid_from": today, "valid_to": None}).save()
	assert office.ours in seen(person, office)

	post.update({"valid_to": today - timedelta(days=1)}).save()

	assert seen(person, office) == set()
	post.valid_to = today - timedelta(days=2)
	assert "передує" in refusal(post.save)


@pytest.mark.parametrize("role", [roles.REGISTRAR, roles.EXECUTOR, roles.UNIT_LEAD])
def test_post_that_begins_tomorrow_gives_nothing_yet(staff: Staff, office: Office, role: str) -> None:
	tomorrow = clock.today() + timedelta(days=1)
	frappe.db.set_value("Authority Officer", staff[role].officer, "valid_from", tomorrow)
	forget_scopes()

	assert seen(staff[role], office) == set()


def test_cancelled_assignment_gives_nothing_and_a_finished_one_still_does(
	staff: Staff, office: Office
) -> None:
	for status, expected in (("Done", {office.ours}), ("Cancelled", set())):
		frappe.db.set_value("Appeal Assignment", {"appeal": office.ours}, "status", status)
		assert seen(staff[roles.EXECUTOR], office) == expected
		assert seen(staff[roles.UNIT_LEAD], office) == expected


def test_officer_moved_to_another_unit_is_led_by_its_lead_only_in_new_work(
	staff: Staff, office: Office
) -> None:
	frappe.db.set_value("Authority Officer", staff[roles.EXECUTOR].officer, "unit", staff.other_unit)
	forget_scopes()

	assert seen(staff[roles.UNIT_LEAD], office) == {office.ours}
	assert seen(staff.other_lead, office) == {office.colleagues}


def test_role_taken_away_takes_the_sight_away(staff: Staff, office: Office) -> None:
	person = staff[roles.REGISTRAR]
	frappe.get_doc("User", person.user).remove_roles(roles.REGISTRAR)
	forget_scopes()

	assert seen(person, office) == set()


def test_appeal_without_an_authority_is_met_by_nobody(
	staff: Staff, neighbours: Staff, office: Office
) -> None:
	frappe.db.set_value("Appeal", office.unassigned, "authority", "")
	applicant = frappe.db.get_value("Appeal", office.unassigned, "applicant")
	frappe.db.set_value("Applicant", applicant, "authority", "")

	for person in [*staff.everyone(), *neighbours.everyone()]:
		assert office.unassigned not in seen(person, office)
		assert applicant not in listed(person, "Applicant", {applicant})


# people ---------------------------------------------------------------------------------------------------------


def test_executor_meets_applicants_only_through_own_appeals(staff: Staff, office: Office) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		stranger = make_applicant().name
	own = frappe.db.get_value("Appeal", office.ours, "applicant")

	for person, expected in ((staff[roles.EXECUTOR], {own}), (staff[roles.REGISTRAR], {own, stranger})):
		assert listed(person, "Applicant", {own, stranger}) == expected
		assert opened(person, "Applicant", {own, stranger}) == expected


def test_executor_meets_every_author_of_a_collective_appeal(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		second = make_applicant(last_name="Коваль").name
	way = Journey(
		staff,
		subject="subject.collective",
		citizens_count=2,
		co_applicants=[{"applicant": second}],
	).to("execution")

	assert (
		listed(way.executor, "Applicant", {second}) == opened(way.executor, "Applicant", {second}) == {second}
	)
	assert listed(staff.colleague, "Applicant", {second}) == set()


# what the framework adds ---------------------------------------------------------------------------------------


def test_user_permission_narrows_the_scope_and_is_not_escaped_by_it(staff: Staff) -> None:
	"""The framework joins conditions by a bare `and`: an `or` of ours without brackets would let rows out."""
	by_post = Journey(staff).to("execution").appeal
	by_phone = Journey(staff, channel="phone").to("execution").appeal
	person = staff[roles.EXECUTOR]
	frappe.get_doc("User", person.user).add_roles(roles.REGISTRAR)
	permission = {
		"doctype": "User Permission",
		"user": person.user,
		"allow": "Appeal Channel",
		"for_value": "post",
	}
	frappe.get_doc(permission).insert()
	forget_scopes()

	assert listed(person, "Appeal", {by_post, by_phone}) == {by_post}
	assert opened(person, "Appeal", {by_post, by_phone}) == {by_post}


@pytest.mark.parametrize("doctype", DOCTYPES)
def test_document_of_the_register_cannot_be_shared(neighbours: Staff, office: Office, doctype: str) -> None:
	stranger = neighbours[roles.REGISTRAR]
	[name, *_] = rows_of(doctype, {office.ours})

	share = frappe.get_doc(
		{
			"doctype": "DocShare",
			"share_doctype": doctype,
			"share_name": name,
			"user": stranger.user,
			"read": 1,
		}
	)
	share.flags.ignore_share_permission = share.flags.ignore_permissions = (
		True  # as the framework itself would
	)

	with pytest.raises(frappe.PermissionError) as refused:
		share.insert()

	assert not re.search("[A-Za-z]{3,}", str(refused.value)), "told in Ukrainian"
	assert listed(stranger, doctype, {name}) == opened(stranger, doctype, {name}) == set()


def test_assigning_in_the_desk_does_not_widen_the_scope(staff: Staff, office: Office) -> None:
	from frappe.desk.form import assign_to

	# refused as a share, or, where sharing is switched off, before it comes to one
	refused = pytest.raises((frappe.PermissionError, frappe.ValidationError))
	with acting_as(staff[roles.REGISTRAR]), refused:
		assign_to.add({"doctype": "Appeal", "name": office.ours, "assign_to": [staff.colleague.user]})

	assert office.ours not in seen(staff.colleague, office)


def test_executor_who_returned_the_appeal_still_sees_what_became_of_it(staff: Staff) -> None:
	way = Journey(staff).to("execution")
	with acting_as(way.executor):
		press(way.appeal, journey.RETURN_TO_RESOLUTION, reason="Не наші повноваження")

	assert (
		listed(way.executor, "Appeal", {way.appeal})
		== opened(way.executor, "Appeal", {way.appeal})
		== {way.appeal}
	)
