"""Of the framework's DocTypes people write those of a reviewed list; fields, imports, keys and steps stay what they are for."""

import frappe
import pytest
from frappe.core.doctype.data_import.importer import Importer
from frappe.core.doctype.user.user import generate_keys
from frappe.model.document import Document

from appeals_app.permissions import roles
from appeals_app.permissions.own_doctypes import own_doctypes
from appeals_app.permissions.written_by_people import (
	ADMINISTRATOR,
	NOBODY,
	STAFF,
	SYSTEM,
	audiences,
	refuse_unlisted,
)
from appeals_app.testing.factories import make_user, unique
from appeals_app.testing.staff import Staff, acting_as, make_person

REFUSED = (
	{"doctype": "Website Settings", "head_html": "<script>x</script>"},
	{"doctype": "Website Theme", "theme": "x", "js": "x"},
	{"doctype": "Web Page", "title": "x", "javascript": "x"},
	{"doctype": "Workspace", "title": "x", "label": "x", "content": "[]"},
	{"doctype": "DocType", "name": "X", "module": "Custom", "custom": 1},
	{"doctype": "Scheduled Job Type", "method": "frappe.utils.now"},
	{"doctype": "Data Import", "reference_doctype": "Translation", "import_type": "Insert New Records"},
	{"doctype": "Custom Field", "dt": "Authority", "fieldname": "x", "fieldtype": "Data", "is_virtual": 1},
	{"doctype": "Custom Field", "dt": "Authority", "fieldname": "x", "fetch_from": "parent_authority.name"},
	{
		"doctype": "Custom Field",
		"dt": "Appeal",
		"fieldname": "x",
		"fieldtype": "HTML",
		"options": "{{ window.x=1 }}",
	},
	{
		"doctype": "Custom Field",
		"dt": "Appeal",
		"label": "x",
		"fieldtype": "HTML",
		"options": "x</b ');window.x=1;_p.push('></b >",
	},
	{
		"doctype": "Custom Field",
		"dt": "Appeal",
		"fieldname": "x",
		"fieldtype": "Currency",
		"options": "Applicant:applicant:phone",
	},
	{"doctype": "Custom Field", "dt": "Scheduled Job Type", "fieldname": "x", "fieldtype": "Data"},
	{
		"doctype": "Translation",
		"language": "uk",
		"source_text": "Login",
		"translated_text": "<a href='https://example.org'>Увійти</a>",
	},
	{
		"doctype": "Custom Field",
		"dt": "Locality",
		"label": "x",
		"fieldtype": "Table",
		"options": "Appeal Co-Applicant",
	},
	{"doctype": "Property Setter", "doc_type": "Appeal", "property": "sort_order", "value": "desc limit 1"},
	{"doctype": "Property Setter", "doc_type": "Appeal", "property": "sort_field", "value": "name`,"},
	{"doctype": "Property Setter", "doc_type": "Translation", "property": "allow_import", "value": "1"},
	{"doctype": "Property Setter", "doc_type": "Appeal", "property": "allow_import", "value": "1"},
	{
		"doctype": "Property Setter",
		"doc_type": "Appeal",
		"field_name": "classifier_item",
		"property": "options",
		"value": "Applicant",
	},
	{
		"doctype": "Workflow",
		"workflow_name": "x",
		"document_type": "Applicant",
		"workflow_state_field": "note",
		"states": [],
	},
)

BREAKING_OUT = 'x" autofocus onfocus="window.x=1'
IN_AN_END = 'x</b " onmouseover="window.x=1" y=">'
IN_ENTITIES = 'x&lt;/b " onmouseover="window.x=1" y="&gt;'
REFUSED += (
	*(
		{"doctype": "Translation", "language": "uk", "source_text": "Login", "translated_text": text}
		for text in (BREAKING_OUT, "');x('", "<b>Увійти</b>", "{{ x }}", "&lt;img src=x onerror=y&gt;", "x\\")
	),
	*(
		{"doctype": "Translation", "language": "uk", "source_text": source, "translated_text": text}
		for text in (IN_AN_END, IN_ENTITIES)
		for source in ("Login", text)
	),
	*(
		{"doctype": "Property Setter", "doc_type": "Appeal", "property": property, "value": value}
		for property, value in (
			("label", BREAKING_OUT),
			("label", IN_AN_END),
			("label", IN_ENTITIES),
			("description", "x<b title=');window.x//'>"),
			("placeholder", "x' onfocus='window.x=1"),
			("description", "<b class=' onmouseover=x '>x</b>"),
			("documentation_url", "javascript:window.x=1"),
			("default", BREAKING_OUT),
		)
	),
	{
		"doctype": "Custom Field",
		"dt": "Legal Act",
		"label": "x",
		"fieldtype": "Select",
		"options": f"a\n{BREAKING_OUT}",
	},
)

TAKEN = (
	{"doctype": "Custom Field", "dt": "Authority", "label": "Примітка", "fieldtype": "Data"},
	{
		"doctype": "Property Setter",
		"doctype_or_field": "DocField",
		"doc_type": "Appeal",
		"field_name": "title",
		"property": "label",
		"property_type": "Data",
		"value": "Про що",
	},
	{"doctype": "Role", "role_name": "Роль для перевірки"},
	{
		"doctype": "Translation",
		"language": "uk",
		"source_text": "Go to <a href='/x'>the list</a>",
		"translated_text": "До <a href='/x'>списку</a>",
	},
)


@pytest.fixture
def watcher(staff: Staff) -> str:
	"""The data protection officer of the oblast administration."""
	oblast = frappe.db.get_value("Authority", {"authority_kind": "Oblast Administration"})
	return make_person(roles.DATA_PROTECTION_OFFICER, authority=oblast or staff.authority).user


def told(user: str, *, words: str) -> list[str]:
	return frappe.get_all(
		"Notification Log", {"for_user": user, "subject": ("like", f"%{words}%")}, pluck="name"
	)


def written_by(audience: str) -> set[str]:
	return {name for name, who in audiences().items() if who == audience}


def is_refused(document: Document) -> bool:
	try:
		refuse_unlisted(document)
	except frappe.PermissionError:
		return True
	return False


def test_every_line_names_a_doctype_of_the_framework() -> None:
	# what is closed may be of one engine alone
	assert not {
		name
		for name in written_by(STAFF) | written_by(ADMINISTRATOR)
		if not frappe.db.exists("DocType", name)
	}
	assert not own_doctypes() & audiences().keys()
	assert set(audiences().values()) == {STAFF, ADMINISTRATOR, SYSTEM, NOBODY}


def test_what_has_no_line_is_written_by_no_person(administrator: str, staff: Staff) -> None:
	others = set(frappe.get_all("DocType", {"is_virtual": 0}, pluck="name")) - own_doctypes()
	documents = {name: frappe.new_doc(name) for name in sorted(others)}

	with acting_as(administrator):
		by_administrator = {name for name, document in documents.items() if not is_refused(document)}
	with acting_as(staff[roles.REGISTRAR]):
		by_staff = {name for name, document in documents.items() if not is_refused(document)}

	assert len(others) > 150
	assert by_staff == written_by(STAFF)
	assert by_administrator == by_staff | written_by(ADMINISTRATOR)


@pytest.mark.parametrize("row", REFUSED, ids=lambda row: row["doctype"])
def test_row_that_would_open_a_door_is_refused(administrator: str, row: dict) -> None:
	with acting_as(administrator), pytest.raises(frappe.PermissionError):
		frappe.get_doc(row).insert()


def test_what_the_app_lives_without_is_made_by_nobody_and_may_go(site: str) -> None:
	for name in written_by(NOBODY):
		document = frappe.new_doc(name) if frappe.db.exists("DocType", name) else frappe._dict(doctype=name)
		with pytest.raises(frappe.PermissionError):
			refuse_unlisted(document, "before_validate")
		assert refuse_unlisted(document, "on_trash") is None


@pytest.mark.parametrize("row", TAKEN, ids=lambda row: row["doctype"])
def test_row_that_sets_a_form_up_is_taken(administrator: str, row: dict) -> None:
	with acting_as(administrator):
		assert frappe.get_doc(row).run_method("before_validate") is None


def test_row_is_refused_in_a_job_of_the_person_too(administrator: str) -> None:
	order = frappe.get_doc(
		{"doctype": "Data Import", "reference_doctype": "Translation", "import_type": "Insert New Records"}
	)
	importer = Importer.__new__(Importer)  # the step that writes a row, without a file
	importer.doctype, importer.data_import = order.reference_doctype, order
	row = {"language": "uk", "source_text": unique("x"), "translated_text": "<img src=x onerror=y>"}

	with acting_as(administrator), pytest.raises(frappe.PermissionError):
		importer.insert_record(frappe._dict(row))
	with acting_as(administrator), pytest.raises(frappe.PermissionError):
		frappe.delete_doc("Scheduled Job Type", frappe.get_last_doc("Scheduled Job Type").name)


def test_keys_are_given_to_programs_alone_and_told_of(administrator: str, watcher: str, staff: Staff) -> None:
	program = make_user(roles.INTEGRATION).name

	with acting_as(administrator):
		with pytest.raises(frappe.PermissionError, match="програм"):
			generate_keys(staff[roles.EXECUTOR].user)
		assert generate_keys(program)["api_secret"]

	assert told(watcher, words="ключ") and told(program, words="ключ")


def test_password_given_by_another_is_told_of(administrator: str, watcher: str) -> None:
	user = frappe.get_doc("User", make_user(roles.REGISTRAR).name)
	with acting_as(administrator):
		user.new_password = unique("Пароль-для-перевірки-")
		user.save()

	assert told(watcher, words="пароль") and told(user.name, words="пароль")


def test_address_of_another_is_told_of_to_its_owner(administrator: str, watcher: str) -> None:
	user = frappe.get_doc("User", make_user(roles.REGISTRAR).name)
	with acting_as(administrator):
		user.email = f"{unique('x')}@test.example"
		user.save()

	assert told(watcher, words=user.full_name) and told(user.name, words=user.full_name)


def test_lowered_second_factor_is_told_of(administrator: str, watcher: str) -> None:
	role = frappe.get_doc("Role", roles.ANALYST)
	with acting_as(administrator):
		role.two_factor_auth = not role.two_factor_auth
		role.save()
		settings = frappe.get_doc("System Settings")
		settings.session_expiry = "9000:00"
		settings.save()

	assert told(watcher, words=frappe._(roles.ANALYST))
	assert told(watcher, words=frappe._("System Settings"))


def test_role_of_the_framework_is_told_of(administrator: str, watcher: str) -> None:
	with acting_as(administrator):
		frappe.get_doc("User", administrator).add_roles("Website Manager")

	assert told(watcher, words="Website Manager") or told(watcher, words=frappe._("Website Manager"))


def test_notice_outlives_the_record_it_tells_of_and_says_what_was_changed(
	administrator: str, watcher: str
) -> None:
	with acting_as(administrator):
		setter = frappe.get_doc(TAKEN[1]).insert()
		setter.delete()

	assert told(watcher, words="Про що")


def test_menu_of_the_desk_is_saved_with_the_actions_it_has(administrator: str) -> None:
	with acting_as(administrator):
		settings = frappe.get_doc("Navbar Settings").save()
		settings.append(
			"help_dropdown", {"item_type": "Route", "item_label": "Порядок", "route": "/app/note"}
		)
		settings.app_logo = "/files/logo.png"
		settings.save()

	assert frappe.get_doc("Navbar Settings").help_dropdown[-1].item_label == "Порядок"


@pytest.mark.parametrize(
	"values",
	[
		{"item_type": "Action", "item_label": "x", "action": "alert(1)"},
		{"item_type": "Route", "item_label": "x", "route": "javascript:window.x=1"},
		{"item_type": "Route", "item_label": "x", "route": '#" onmouseover="window.x=1'},
		{"item_type": "Route", "item_label": BREAKING_OUT, "route": "/app"},
	],
	ids=lambda values: values.get("action") or values["route"],
)
def test_menu_of_the_desk_runs_nothing_new(administrator: str, values: dict) -> None:
	settings = frappe.get_doc("Navbar Settings")
	settings.append("settings_dropdown", values)

	with acting_as(administrator), pytest.raises(frappe.PermissionError):
		settings.save()


@pytest.mark.parametrize("address", ['/files/x.png" onerror="window.x=1', "//example.org/x.png"])
def test_logo_is_a_picture_of_the_site(administrator: str, address: str) -> None:
	settings = frappe.get_doc("Navbar Settings")
	settings.app_logo = address

	with acting_as(administrator), pytest.raises(frappe.PermissionError):
		settings.save()


def test_straight_apostrophe_of_a_word_becomes_that_of_the_desk(administrator: str) -> None:
	row = {
		"doctype": "Translation",
		"language": "uk",
		"source_text": "Mandatory",
		"translated_text": "Обов'язкове",
	}

	with acting_as(administrator):
		translation = frappe.get_doc(row).insert()

	assert translation.translated_text == "Обов’язкове"


def test_notification_changes_no_record(administrator: str) -> None:
	row = {
		"doctype": "Notification",
		"name": unique("N"),
		"subject": "x",
		"document_type": "Note",
		"event": "New",
		"channel": "System Notification",
		"set_property_after_alert": "title",
	}

	with acting_as(administrator), pytest.raises(frappe.ValidationError, match="нічого не змінює"):
		frappe.get_doc(row).insert()


@pytest.mark.parametrize("about", ["Notification Log", "Error Log"])
def test_nobody_is_notified_of_what_notifying_writes(administrator: str, about: str) -> None:
	row = {"doctype": "Notification", "name": unique("N"), "subject": "x", "document_type": about}

	with acting_as(administrator), pytest.raises(frappe.ValidationError, match="сповіщень не створюють"):
		frappe.get_doc({**row, "event": "New", "channel": "System Notification"}).insert()


def test_refused_field_leaves_its_form_as_it_was(administrator: str) -> None:
	row = {
		"doctype": "Custom Field",
		"dt": "Locality",
		"label": "Рядки",
		"fieldtype": "Link",
		"options": "Немає такого",
	}

	with acting_as(administrator), pytest.raises(frappe.ValidationError):
		frappe.get_doc(row).insert()
	frappe.db.rollback()
	frappe.local.cache = {}

	assert "Рядки" not in [field.label for field in frappe.get_meta("Locality").fields]
