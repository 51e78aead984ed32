"""Accounts of colleagues: their secrets are listed by no door, shown on no form and written by no form."""

import json

import frappe
import pytest

from appeals_app.patches.v0_3 import no_followed_documents
from appeals_app.permissions import account_lists, roles
from appeals_app.testing.factories import PASSWORD, make_user
from appeals_app.testing.staff import Staff, acting_as
from tests.serving import Client, Served
from tests.site.refusals import refusal

KEY = "таємний-ключ-листа"

QUESTIONS = (
	{"fields": ["name", "reset_password_key"]},
	{"fields": ["name", "RESET_PASSWORD_KEY as full_name"]},
	{"fields": ["`tabUser`.`Reset_password_key`"]},
	{"fields": ["*"]},
	{"fields": ["name", "last_ip"]},
	{"fields": ["name", "api_key"]},
	{"fields": ["name", "restrict_ip"]},
	{"filters": [["User", "reset_password_key", "is", "set"]]},
	{"filters": {"Reset_Password_Key": ["like", "т%"]}},
	{"or_filters": [["reset_password_key", "like", "т%"]]},
	{"order_by": "reset_password_key asc"},
	{"order_by": "LAST_LOGIN desc"},
	{"group_by": "reset_password_key"},
	{"fields": ["roles.role"]},
)

DOORS = (
	"frappe.client.get_list",
	"frappe.desk.reportview.get",
	"frappe.desk.reportview.get_list",
	"frappe.desk.reportview.export_query",
)


@pytest.fixture(scope="module")
def registrar(http_server: Served, staff: Staff) -> Client:
	return http_server.client().login(staff[roles.REGISTRAR].user, PASSWORD)


@pytest.fixture(scope="module")
def administrator(http_server: Served, administrator_password: str) -> Client:
	return http_server.client().login("Administrator", administrator_password)


def sent(question: dict) -> dict:
	return {name: value if isinstance(value, str) else json.dumps(value) for name, value in question.items()}


@pytest.mark.parametrize("question", QUESTIONS, ids=str)
@pytest.mark.parametrize("door", DOORS)
def test_list_of_users_tells_no_secret(registrar: Client, door: str, question: dict) -> None:
	form = {
		"doctype": "User",
		"file_format_type": "CSV",
		"title": "x",
		**sent({"fields": ["name"], **question}),
	}

	answer = registrar.post(f"/api/method/{door}", form)

	assert answer.status_code == 403, answer.text


@pytest.mark.parametrize("question", QUESTIONS, ids=str)
def test_list_of_users_tells_no_secret_in_the_process(staff: Staff, question: dict) -> None:
	account_lists.install()
	with acting_as(staff[roles.REGISTRAR]), pytest.raises(frappe.PermissionError):
		frappe.get_list("User", **question)


@pytest.mark.parametrize(
	("door", "form"),
	[
		("frappe.client.get_value", {"fieldname": "reset_password_key", "filters": "Administrator"}),
		(
			"frappe.client.get_value",
			{"fieldname": "name", "filters": '{"reset_password_key": ["like", "т%"]}'},
		),
		("frappe.client.validate_link", {"docname": "Administrator", "fields": '["reset_password_key"]'}),
		("frappe.client.get", {"filters": '{"reset_password_key": ["is", "set"]}'}),
		("frappe.client.get_count", {"filters": '{"reset_password_key": ["is", "set"]}'}),
		("frappe.desk.reportview.get_count", {"filters": '{"reset_password_key": ["is", "set"]}'}),
		("frappe.desk.search.search_link", {"txt": "", "filters": '{"reset_password_key": ["is", "set"]}'}),
		("frappe.desk.search.search_widget", {"txt": "т", "searchfield": "reset_password_key"}),
		("frappe.desk.query_report.get_data_for_custom_field", {"field": "reset_password_key"}),
		("frappe.desk.listview.get_group_by_count", {"field": "last_ip", "current_filters": "[]"}),
	],
	ids=str,
)
def test_other_doors_tell_no_secret(registrar: Client, door: str, form: dict) -> None:
	answer = registrar.post(f"/api/method/{door}", {"doctype": "User", **form})

	assert answer.status_code == 403, answer.text


def test_colleagues_are_still_chosen(registrar: Client, staff: Staff) -> None:
	colleague = staff[roles.HEAD].user

	found = registrar.post(
		"/api/method/frappe.desk.search.search_link", {"doctype": "User", "txt": colleague}
	)
	named = registrar.post(
		"/api/method/frappe.client.get_value",
		{"doctype": "User", "fieldname": "full_name", "filters": colleague},
	)

	assert colleague in found.text
	assert found.status_code == named.status_code == 200, named.text


def test_administrators_list_accounts_without_the_key_of_a_letter(administrator: Client) -> None:
	path = "/api/method/frappe.client.get_list"

	used = administrator.post(path, {"doctype": "User", "fields": '["name", "last_login", "phone"]'})
	secret = administrator.post(path, {"doctype": "User", "fields": '["name", "reset_password_key"]'})

	assert (used.status_code, secret.status_code) == (200, 403)


def test_forms_show_no_secret(registrar: Client, administrator: Client, staff: Staff) -> None:
	user = staff[roles.REGISTRAR].user
	frappe.db.set_value("User", user, {"reset_password_key": KEY, "redirect_url": "/сюди"})
	frappe.db.commit()  # nosemgrep: another process reads it
	try:
		for client in (registrar, administrator):
			for door in ("frappe.client.get", "frappe.desk.form.load.getdoc"):
				shown = client.get(f"/api/method/{door}", {"doctype": "User", "name": user})
				assert shown.status_code == 200, shown.text
				assert KEY not in shown.json().__str__()
		own = registrar.get("/api/method/frappe.client.get", {"doctype": "User", "name": user}).json()
		saved = registrar.post("/api/method/frappe.client.save", {"doc": json.dumps(own["message"])})
		assert saved.status_code == 200, saved.text
		assert KEY not in saved.json().__str__()
		frappe.db.rollback()
		kept = frappe.db.get_value("User", user, ["reset_password_key", "redirect_url"])
		assert kept == (KEY, "/сюди")
	finally:
		frappe.db.set_value("User", user, {"reset_password_key": "", "redirect_url": ""})
		frappe.db.commit()  # nosemgrep: as it was


GUARDS = {
	"reset_password_key": "власний-ключ",
	"simultaneous_sessions": 99,
	"bypass_restrict_ip_check_if_2fa_enabled": 1,
	"redirect_url": "https://example.org",
	"restrict_ip": "10.0.0.1",
	"login_after": 3,
	"last_ip": "10.0.0.1",
}


def test_person_changes_the_own_look_and_not_how_the_account_is_guarded() -> None:
	user = make_user(roles.REGISTRAR).name
	kept = [*GUARDS, "full_name", "document_follow_notify"]
	before = frappe.db.get_value("User", user, kept)

	with acting_as(user):
		own = frappe.get_doc("User", user)
		own.update({**GUARDS, "phone": "061 1234567", "desk_theme": "Dark"})
		own.save()

	assert frappe.db.get_value("User", user, kept) == before
	assert frappe.db.get_value("User", user, ["phone", "desk_theme"]) == ("061 1234567", "Dark")


@pytest.mark.parametrize("field", ["first_name", "middle_name", "last_name"])
def test_nobody_takes_another_name_for_the_own_acts(field: str) -> None:
	user = make_user(roles.EXECUTOR).name
	before = frappe.db.get_value("User", user, [field, "full_name"])

	with acting_as(user):
		own = frappe.get_doc("User", user).update({field: "Остап"})
		assert "Зверніться до адміністратора" in refusal(own.save, frappe.PermissionError)

	assert frappe.db.get_value("User", user, [field, "full_name"]) == before


def test_nobody_follows_a_document_for_letters_hold_what_is_masked(staff: Staff) -> None:
	"""Not even an administrator turns it on for somebody; the patch ends what was."""
	user = make_user(roles.CONTROLLER).name
	row = {"doctype": "Document Follow", "ref_doctype": "User", "ref_docname": user, "user": user}
	with pytest.raises(frappe.PermissionError):
		frappe.get_doc(row).insert()
	account = frappe.get_doc("User", user)
	account.update({"document_follow_notify": 1}).save()
	assert not frappe.db.get_value("User", user, "document_follow_notify")

	frappe.db.set_value("User", user, "document_follow_notify", 1)
	no_followed_documents.execute()
	no_followed_documents.execute()

	assert not frappe.db.get_value("User", user, "document_follow_notify")
	assert not frappe.db.count("Document Follow")


def test_administrator_guards_accounts_and_sets_no_key_of_a_letter() -> None:
	user, manager = make_user(roles.REGISTRAR).name, make_user("System Manager").name

	with acting_as(manager):
		account = frappe.get_doc("User", user)
		account.update({"simultaneous_sessions": 1, "restrict_ip": "10.0.0.1", "reset_password_key": "x"})
		account.save()

	kept = frappe.db.get_value("User", user, ["simultaneous_sessions", "restrict_ip", "reset_password_key"])
	assert kept == (1, "10.0.0.1", None)


def test_letter_for_a_password_still_sets_it() -> None:
	user = make_user(roles.REGISTRAR).name
	with acting_as("Guest"):
		frappe.get_doc("User", user).reset_password(send_email=False)

	assert frappe.db.get_value("User", user, "reset_password_key")
