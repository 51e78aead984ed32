"""Who opens the register to himself or to others does it under the eyes of those who protect the data."""

import json
from collections.abc import Callable, Iterator

import frappe
import pytest
from frappe.model.workflow import get_workflow_name

from appeals_app.permissions import roles
from appeals_app.personal_data.break_glass import OBLAST
from appeals_app.testing.factories import PASSWORD, make_authority, make_authority_officer, make_user
from appeals_app.testing.staff import Staff, acting_as, make_person
from tests.serving import Client, Served
from tests.site.refusals import refusal


@pytest.fixture
def watcher(staff: Staff) -> str:
	"""The data protection officer of the oblast administration."""
	oblast = frappe.db.get_value("Authority", {"authority_kind": "Oblast Administration"})
	return make_person(roles.DATA_PROTECTION_OFFICER, authority=oblast or staff.authority).user


@pytest.fixture
def actor(staff: Staff) -> str:
	return make_user("System Manager", roles.OBLAST_ADMIN).name


def own_role(actor: str, staff: Staff) -> None:
	user = frappe.get_doc("User", actor)
	user.append("roles", {"role": roles.REGISTRAR})
	user.save()


def own_post(actor: str, staff: Staff) -> None:
	frappe.get_doc(
		{
			"doctype": "Authority Officer",
			"user": actor,
			"authority": staff.authority,
			"position": "Спеціаліст",
			"valid_from": "2020-01-01",
		}
	).insert()


def right(actor: str, staff: Staff) -> None:
	frappe.get_doc(
		{
			"doctype": "Custom DocPerm",
			"parent": "Appeal",
			"parenttype": "DocType",
			"parentfield": "permissions",
			"role": roles.OBLAST_ADMIN,
			"read": 1,
		}
	).insert()


def role_rule(actor: str, staff: Staff) -> None:
	frappe.get_last_doc("Personal Data Role Rule").save()


def right_to_files(actor: str, staff: Staff) -> None:
	row = {"parent": "File", "parenttype": "DocType", "parentfield": "permissions"}
	frappe.get_doc({"doctype": "Custom DocPerm", **row, "role": roles.ANALYST, "read": 1}).insert()


def workflow(actor: str, staff: Staff) -> None:
	frappe.get_doc("Workflow", get_workflow_name("Appeal")).save()


def kept_logs(actor: str, staff: Staff) -> None:
	settings = frappe.get_doc("Log Settings")
	settings.append("logs_to_clear", {"ref_doctype": "Error Log", "days": 1})
	settings.save()


def watch_rule(actor: str, staff: Staff) -> None:
	frappe.get_doc("Personal Data Watch Rule", "watch.night").update({"is_enabled": 0}).save()


ACTS = {
	watch_rule: "Personal Data Watch Rule",
	own_role: "User",
	own_post: "Authority Officer",
	right: "Custom DocPerm",
	role_rule: "Personal Data Role Rule",
	right_to_files: "Custom DocPerm",
	workflow: "Workflow",
	kept_logs: "Log Settings",
}


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_act_is_told_at_once_and_written(
	act: Callable[[str, Staff], None], actor: str, watcher: str, staff: Staff
) -> None:
	frappe.flags.pop("appeals_access_changes", None)
	make_authority_officer(user=actor, authority=staff.authority)

	with acting_as(actor):
		act(actor, staff)

	events = frappe.get_all(
		"Authority Event",
		{"user": actor, "act": "access_rights_changed"},
		["name", "ground", "reference_doctype"],
	)
	assert [event.reference_doctype for event in events][:1] == [ACTS[act]]
	assert "змінено" in events[0].ground
	# with the name of the record that was changed the framework would delete the notice together with it
	assert frappe.db.exists(
		"Notification Log",
		{"for_user": watcher, "subject": events[0].ground, "document_name": events[0].name},
	)


def test_officer_of_one_authority_changes_no_rule_of_watching(staff: Staff) -> None:
	rule = frappe.get_doc("Personal Data Watch Rule", "watch.night").update({"is_enabled": 0})

	with acting_as(staff[roles.DATA_PROTECTION_OFFICER]):
		assert "усіх органах" in refusal(rule.save, frappe.PermissionError)
		assert "усіх органах" in refusal(
			frappe.get_doc("Personal Data Access Settings").save, frappe.PermissionError
		)


def test_notice_names_what_was_changed_of_a_rule_and_nothing_else(actor: str, staff: Staff) -> None:
	make_authority_officer(user=actor, authority=staff.authority)
	frappe.flags.pop("appeals_access_changes", None)

	with acting_as(actor):
		rule = frappe.get_doc("Personal Data Watch Rule", "watch.night")
		rule.update({"night_begins": str(rule.night_begins), "most": rule.most + 1}).save()

	ground = frappe.get_last_doc("Authority Event", {"user": actor}).ground
	assert f"«Понад: {rule.most - 1} → {rule.most}» —" in ground, ground


def test_account_that_is_switched_off_and_its_roles_are_told_from_what_to_what(
	actor: str, staff: Staff
) -> None:
	make_authority_officer(user=actor, authority=staff.authority)
	frappe.flags.pop("appeals_access_changes", None)

	with acting_as(actor):
		account = frappe.get_doc("User", staff.colleague.user)
		held = account.roles[0].role
		account.update({"enabled": 0, "roles": [{"role": roles.ANALYST}]})
		account.save()

	said = " ".join(frappe.get_all("Authority Event", {"user": actor}, pluck="ground"))
	assert "«Увімкнено: Так → Ні»" in said, said
	assert f"надано: {frappe._(roles.ANALYST)}" in said and f"знято: {frappe._(held)}" in said, said


def test_officer_of_the_oblast_administration_changes_a_rule_of_watching() -> None:
	officer = make_user(roles.DATA_PROTECTION_OFFICER).name
	oblast = make_authority(authority_kind=OBLAST).name
	make_authority_officer(user=officer, authority=oblast)
	rule = frappe.get_doc("Personal Data Watch Rule", "watch.night").update({"most": 5})

	with acting_as(officer):
		assert rule.save().most == 5


def test_post_is_not_handed_over_in_place(actor: str, staff: Staff) -> None:
	officer = frappe.get_doc("Authority Officer", staff[roles.HEAD].officer)
	officer.user = actor

	said = refusal(officer.save)

	assert "Завершіть" in said


def test_post_of_another_is_told_with_what_it_became(actor: str, watcher: str, staff: Staff) -> None:
	make_authority_officer(user=actor, authority=staff.authority)

	with acting_as(actor):
		officer = frappe.get_doc("Authority Officer", staff.colleague.officer)
		officer.valid_to = "2030-12-31"
		officer.save()
		officer.phone = "061 1234567"
		officer.save()

	told = frappe.get_all(
		"Authority Event", {"user": actor, "reference_name": officer.name}, ["act", "ground"]
	)
	assert [event.act for event in told] == ["access_rights_changed"]
	assert "Діє до: — → 31.12.2030" in told[0].ground
	assert frappe.db.exists("Notification Log", {"for_user": watcher, "subject": told[0].ground})


def test_deputy_of_a_post_is_told_by_name(actor: str, watcher: str, staff: Staff) -> None:
	make_authority_officer(user=actor, authority=staff.authority)
	head = frappe.get_doc("Authority Officer", staff[roles.HEAD].officer)

	with acting_as(actor):
		frappe.get_doc("Authority Officer", staff.colleague.officer).update({"deputy_for": head.name}).save()

	ground = frappe.get_last_doc("Authority Event", {"user": actor}).ground
	assert f"— → {head.officer_name}" in ground and head.name not in ground


def test_line_of_rights_is_told_with_its_role_and_rights_in_the_language_of_the_site(
	actor: str, staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
	make_authority_officer(user=actor, authority=staff.authority)
	frappe.flags.pop("appeals_access_changes", None)
	monkeypatch.setattr(frappe.local, "lang", "ar")

	with acting_as(actor):
		frappe.local.lang = "ar"  # who acts works in a language of his own
		right(actor, staff)
		row = frappe.get_last_doc("Custom DocPerm", {"parent": "Appeal", "role": roles.OBLAST_ADMIN})
		row.update({"import": 1}).save()

	said = frappe.get_all(
		"Authority Event",
		{"user": actor, "act": "access_rights_changed"},
		pluck="ground",
		order_by="sequence",
	)
	role = frappe._(roles.OBLAST_ADMIN, "uk")
	assert len(said) == 2, "lines the framework copies before the first change are no change"
	assert f"«Право ролі · {role}, рівень 0, " in said[0] and "Читання – Так" in said[0], said
	assert f"«Право ролі · {role}, рівень 0, Завантажити дані – Так» — «Звернення»" in said[1], said


def test_head_is_told_of_posts_and_not_of_settings(actor: str, watcher: str, staff: Staff) -> None:
	oblast = frappe.db.get_value("Authority", {"authority_kind": OBLAST})
	head = make_person(roles.HEAD, authority=oblast or staff.authority, is_first_head=1).user
	make_authority_officer(user=actor, authority=staff.authority)

	with acting_as(actor):
		right(actor, staff)
		officer = frappe.get_doc("Authority Officer", staff.colleague.officer)
		officer.valid_to = "2030-12-31"
		officer.save()

	def subjects(user: str) -> list[str]:
		return frappe.get_all("Notification Log", {"for_user": user, "from_user": actor}, pluck="subject")

	assert any("Звернення" in subject for subject in subjects(watcher))
	assert not any("Звернення" in subject for subject in subjects(head))


def test_other_changes_of_an_account_are_nobodys_concern(actor: str) -> None:
	user = make_user(roles.REGISTRAR).name

	with acting_as(actor):
		account = frappe.get_doc("User", user)
		account.phone = "061 1234567"
		account.save()

	assert not frappe.db.exists("Authority Event", {"user": actor})


MANAGER = "/api/method/frappe.core.page.permission_manager.permission_manager."


@pytest.fixture
def administrator(http_server: Served, actor: str, watcher: str, staff: Staff) -> Iterator[Client]:
	"""Somebody who may change rights, in the Desk; rights become what they were."""
	make_authority_officer(user=actor, authority=staff.authority)
	frappe.db.commit()  # the server reads only what is committed
	client = http_server.client().login(actor, PASSWORD)
	client.open_desk()
	yield client
	frappe.db.rollback()
	frappe.db.delete("Custom DocPerm", {"parent": "Appeal"})
	frappe.db.delete("Property Setter", {"doc_type": "Applicant"})
	frappe.db.delete("Custom Field", {"dt": "Applicant", "fieldname": "told_of"})
	frappe.db.commit()
	frappe.clear_cache()


def told(actor: str, watcher: str) -> list[str]:
	"""What the server has told of the actor since the last question."""
	frappe.db.rollback()
	told = frappe.get_all("Notification Log", {"for_user": watcher, "from_user": actor}, ["name", "subject"])
	frappe.db.delete("Notification Log", {"for_user": watcher, "from_user": actor})
	frappe.db.commit()
	return [frappe.utils.cstr(row.subject) for row in told]


def test_every_act_of_the_permission_manager_is_told_of(
	administrator: Client, actor: str, watcher: str
) -> None:
	line = {"role": roles.ANALYST, "permlevel": 0}
	acts = (
		("add", {"parent": "Appeal", **line}),
		("update", {"doctype": "Appeal", **line, "ptype": "export", "value": "1"}),
		("update", {"doctype": "Appeal", **line, "ptype": "export", "value": "0"}),
		("remove", {"doctype": "Appeal", **line}),
		("reset", {"doctype": "Appeal"}),
	)

	for act, given in acts:
		answer = administrator.post(f"{MANAGER}{act}", given)

		assert answer.status_code == 200, answer.text
		said = told(actor, watcher)
		assert any("змінено" in subject and "Звернення" in subject for subject in said), act
		if act == "update":
			value = "Так" if given["value"] == "1" else "Ні"
			assert any(f"рівень 0, Вивантажити – {value}" in subject for subject in said), said


def test_new_field_and_customized_form_are_told_of_also_when_it_becomes_what_it_was(
	administrator: Client, actor: str, watcher: str
) -> None:
	def run(method: str, form: dict) -> dict:
		given = {"docs": json.dumps({**form, "doctype": "Customize Form"}), "method": method}
		answer = administrator.post("/api/method/run_doc_method", given)
		assert answer.status_code == 200, answer.text
		return answer.json()["docs"][0]

	section = {
		"doctype": "Custom Field",
		"dt": "Applicant",
		"fieldname": "told_of",
		"fieldtype": "Section Break",
	}
	added = administrator.post("/api/method/frappe.client.insert", {"doc": {**section, "label": "Примітка"}})
	assert added.status_code == 200, added.text
	assert any(frappe._("Custom Field", "uk") in subject for subject in told(actor, watcher))
	form = run("fetch_to_customize", {"doc_type": "Applicant"})
	assert told(actor, watcher) == []
	for level in (0, 2):
		phone = next(field for field in form["fields"] if field["fieldname"] == "phone")
		phone["permlevel"] = level

		form = run("save_customization", form)

		assert told(actor, watcher), level
