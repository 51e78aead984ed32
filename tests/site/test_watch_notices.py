"""Notices the law wants reach those who protect data, in words a person reads, whatever they have switched off."""

import frappe
import pytest
from frappe.boot import get_bootinfo

from appeals_app.permissions import roles
from appeals_app.personal_data.watch_notices import first_read_by, open_bell, take_back, tell
from appeals_app.testing.factories import make_authority_officer, make_user
from appeals_app.testing.staff import Person, Staff, acting_as
from appeals_app.testing.statements import counted_statements

WORDS = '«Дім» & Ко, "Садиба": <b onclick=x>зміни</b>'


@pytest.fixture
def officer(staff: Staff) -> Person:
	person = staff[roles.DATA_PROTECTION_OFFICER]
	frappe.db.delete("Notification Log", {"for_user": person.user})
	return person


def notices(user: str) -> list[frappe._dict]:
	return frappe.get_all(
		"Notification Log",
		{"for_user": user},
		["subject", "email_content", "document_type", "document_name"],
	)


@pytest.mark.parametrize("words", [WORDS, frappe.utils.escape_html(WORDS)], ids=["typed", "stored"])
def test_words_are_stored_as_they_are_read(officer: Person, words: str) -> None:
	tell(officer.user, subject=words, words=f"Ще: {words}")

	[notice] = notices(officer.user)
	for told in (notice.subject, notice.email_content.removeprefix("Ще: ")):
		assert told.replace("\u200c", "") == WORDS
		assert "<b" not in told and "</b" not in told, "a page would run it"


def test_notice_is_taken_back_and_where_there_is_none_nothing_is_deleted(
	staff: Staff, officer: Person
) -> None:
	post = frappe.get_doc("Authority Officer", officer.officer)
	tell(officer.user, subject="Чекає на слово", about=post)

	take_back(subject="Чекає на слово", about=post)
	assert notices(officer.user) == []
	with counted_statements() as statements:
		take_back(subject="Чекає на слово", about=post)

	assert not [text for text in statements if str(text).lstrip().upper().startswith("DELETE")]


def test_officer_who_wants_no_notices_is_told_all_the_same(staff: Staff, officer: Person) -> None:
	frappe.db.set_value("Notification Settings", officer.user, "enabled", 0)
	frappe.clear_document_cache("Notification Settings", officer.user)
	actor = make_user("System Manager", roles.OBLAST_ADMIN).name
	make_authority_officer(user=actor, authority=staff.authority)

	with acting_as(actor):
		post = frappe.get_doc("Authority Officer", staff.colleague.officer)
		post.update({"is_unit_head": 1}).save()
	with acting_as(officer):
		bell = get_bootinfo().notification_settings

	[notice] = notices(officer.user)
	assert "змінено посаду" in notice.subject
	assert not notice.email_content, "the sentence is said once"
	assert bell.enabled == 1
	assert not frappe.db.get_value("Notification Settings", officer.user, "enabled"), "his choice stays his"


def test_bell_of_who_wants_notices_is_left_alone() -> None:
	settings = frappe.get_doc({"doctype": "Notification Settings", "enabled": 1})
	bootinfo = frappe._dict(notification_settings=settings)

	open_bell(bootinfo)

	assert bootinfo.notification_settings is settings


def test_changed_settings_are_named_as_the_form_names_them(staff: Staff, officer: Person) -> None:
	actor = make_user("System Manager", roles.OBLAST_ADMIN).name
	make_authority_officer(user=actor, authority=staff.authority)
	property_of_form = {
		"doctype": "Property Setter",
		"doctype_or_field": "DocField",
		"doc_type": "Applicant",
		"field_name": "note",
		"property": "bold",
		"property_type": "Check",
		"value": "1",
	}
	with acting_as(actor):
		frappe.get_doc("System Settings").update({"session_expiry": "12:00"}).save()
		frappe.get_doc(property_of_form).insert()

	told = frappe.get_all("Authority Event", {"user": actor}, pluck="ground", order_by="sequence")
	assert any(ground.endswith("«Час бездіяльності до виходу» — «Системні налаштування»") for ground in told)
	assert any("· Примітка · Напівжирно · Так»" in ground for ground in told), told


def test_notice_of_a_change_of_access_leads_to_the_event_its_reader_may_open(
	staff: Staff, neighbours: Staff, officer: Person
) -> None:
	stranger = neighbours[roles.DATA_PROTECTION_OFFICER].user
	actor = make_user("System Manager", roles.OBLAST_ADMIN).name
	make_authority_officer(user=actor, authority=staff.authority)
	with acting_as(actor):
		post = frappe.get_doc("Authority Officer", staff.colleague.officer)
		post.update({"is_unit_head": 1}).save()

	[notice] = notices(officer.user)
	event = frappe.get_doc("Authority Event", notice.document_name)
	assert event.ground == notice.subject
	assert (event.user, event.authority) == (actor, staff.authority)
	assert frappe.has_permission("Authority Event", doc=event, user=officer.user)
	assert not frappe.has_permission("Authority Event", doc=event, user=stranger)
	assert first_read_by(stranger, [event]) is None, "no page he would be refused"


def test_notice_of_the_own_account_leads_its_owner_to_it(staff: Staff) -> None:
	actor, owner = (
		make_user(*held).name for held in (["System Manager", roles.OBLAST_ADMIN], [roles.EXECUTOR])
	)
	make_authority_officer(user=owner, authority=staff.authority)
	with acting_as(actor):
		frappe.get_doc("User", owner).update({"new_password": "Інший-пароль-2026!"}).save()

	[notice] = notices(owner)
	assert (notice.document_type, notice.document_name) == ("User", owner)
	assert frappe.has_permission("User", doc=owner, user=owner)
