"""Files through the doors of the web server: every way of the framework to a file asks for the document behind it."""

import base64
from collections.abc import Iterator
from urllib.parse import quote

import frappe
import pytest
from requests import Response

from appeals_app.appeal_files import disk
from appeals_app.permissions import roles
from appeals_app.testing import file_samples as samples
from appeals_app.testing.factories import PASSWORD, make_appeal
from appeals_app.testing.staff import Staff, acting_as
from tests.serving import Client, Served

NAME = "Заява Іваненка.pdf"
REFUSALS = (400, 403, 404, 405, 417)


def stored(appeal: str | None, content: bytes = b"") -> frappe._dict:
	place = {"attached_to_doctype": "Appeal", "attached_to_name": appeal} if appeal else {}
	values = {"doctype": "File", "file_name": NAME, "content": content or samples.pdf(), **place}
	return frappe.get_doc(values).save()


@pytest.fixture(scope="module")
def places(staff: Staff, neighbours: Staff) -> Iterator[dict[str, frappe._dict]]:
	"""Two appeals of two authorities with a file each, and an upload attached to nothing; committed."""
	with acting_as(staff[roles.REGISTRAR]):
		own = make_appeal().name
		made = {"own": stored(own), "loose": stored(None)}
	with acting_as(neighbours[roles.REGISTRAR]):
		made["foreign_appeal"] = make_appeal()
	made["appeal"] = frappe.get_doc("Appeal", own)
	frappe.db.commit()  # the server reads only what is committed
	yield made
	for file in (made["own"], made["loose"]):
		disk.path_of(file.file_url).unlink(missing_ok=True)
		frappe.db.delete("File", {"name": file.name})
	frappe.db.commit()


@pytest.fixture(scope="module")
def owner(http_server: Served, staff: Staff) -> Client:
	return http_server.client().login(staff[roles.REGISTRAR].user, PASSWORD)


@pytest.fixture(scope="module")
def strangers(http_server: Served, staff: Staff, neighbours: Staff) -> list[Client]:
	"""People who may not see the appeal: of another authority, of no appeals, an administrator, and a guest."""
	users = [neighbours[roles.REGISTRAR].user, staff[roles.ANALYST].user, staff[roles.OBLAST_ADMIN].user]
	return [*(http_server.client().login(user, PASSWORD) for user in users), http_server.client()]


def ways_to(file: frappe._dict) -> list[tuple[str, dict]]:
	"""Paths by which the framework gives a file or tells of it."""
	url = {"file_url": file.file_url}
	method, core = "/api/method/", "frappe.core.doctype.file.file."
	return [
		(quote(file.file_url), {}),
		(method + "download_file", url),
		(method + "frappe.handler.download_file", url),
		(method + core + "download_file", url),
		(method + core + "zip_files", {"files": f'["{file.name}"]'}),
		(method + "frappe.core.api.file.zip_files", {"files": f'["{file.name}"]'}),
		(method + "frappe.core.api.file.unzip_file", {"name": file.name}),
		(f"/api/resource/File/{file.name}", {}),
		(method + "frappe.client.get", {"doctype": "File", "name": file.name}),
		(method + "frappe.client.get_value", {"doctype": "File", "filters": f'{{"name":"{file.name}"}}', "fieldname": "file_url"}),
		(method + "frappe.desk.form.load.getdoc", {"doctype": "File", "name": file.name}),
	]  # fmt: skip


def lists(file: frappe._dict) -> list[tuple[str, dict]]:
	"""Paths by which the framework lists files."""
	method = "/api/method/"
	return [
		("/api/resource/File", {"limit_page_length": 0}),
		(method + "frappe.client.get_list", {"doctype": "File", "limit_page_length": 0, "fields": '["*"]'}),
		(method + "frappe.desk.reportview.get", {"doctype": "File", "fields": '["name","file_url"]', "page_length": 9999}),
		(method + "frappe.core.api.file.get_files_in_folder", {"folder": file.folder, "page_length": 9999}),
		(method + "frappe.core.api.file.get_files_by_search_text", {"text": "Іваненка"}),
		(method + "frappe.desk.search.search_link", {"doctype": "File", "txt": file.name}),
		(method + "frappe.core.api.file.get_attached_images", {"doctype": "Appeal", "names": f'["{file.attached_to_name}"]'}),
	]  # fmt: skip


def tells(answer: Response, file: frappe._dict) -> bool:
	secrets = (file.name, file.file_url.rsplit("/", 1)[-1])
	body = answer.content
	return (
		samples.pdf()[:60] in body
		or b"PK\x03\x04" in body[:4]
		or any(word.encode() in body for word in secrets)
	)


def test_file_leaves_as_a_download_under_its_own_name(owner: Client, places: dict) -> None:
	file = places["own"]

	addresses = [way for way in ways_to(file) if way[0].startswith("/private/files/")]
	assert addresses
	for path, params in addresses:
		answer = owner.get(path, params)
		assert answer.content == samples.pdf(), path
		assert answer.headers["Content-Disposition"].startswith("attachment"), path
		assert quote(NAME) in answer.headers["Content-Disposition"], path
		assert answer.headers["X-Content-Type-Options"] == "nosniff"
		assert "sandbox" in answer.headers["Content-Security-Policy"]
		assert "no-store" in answer.headers["Cache-Control"]


def test_behind_nginx_the_application_names_the_file_and_gives_no_bytes(
	owner: Client, places: dict, strangers: list[Client]
) -> None:
	file = places["own"]
	behind = {"headers": {"X-Use-X-Accel-Redirect": "on"}}

	answer = owner.get(quote(file.file_url), **behind)

	assert answer.headers["X-Accel-Redirect"].endswith(file.file_url.rsplit("/", 1)[-1])
	assert answer.headers["Content-Disposition"].startswith("attachment")
	assert not answer.content
	for stranger in strangers:
		refused = stranger.get(quote(file.file_url), **behind)
		assert refused.status_code in (403, 404), refused.text[:600]
		assert "X-Accel-Redirect" not in refused.headers


def test_refusal_of_a_file_bears_no_name_of_it(strangers: list[Client], places: dict) -> None:
	for stranger in strangers:
		for accepted in ("text/html", "application/json"):
			refused = stranger.get(quote(places["own"].file_url), headers={"Accept": accepted})

			assert refused.status_code in (403, 404)
			assert "Content-Disposition" not in refused.headers


@pytest.mark.parametrize("which", ["own", "loose"])
def test_no_way_of_the_framework_gives_a_stranger_the_file(
	strangers: list[Client], places: dict, which: str
) -> None:
	file = places[which]

	for stranger in strangers:
		for path, params in ways_to(file):
			for answer in (stranger.get(path, params), stranger.post(path, params)):
				assert answer.status_code < 500 or "PermissionError" in answer.text, (
					path,
					answer.status_code,
				)
				assert not tells(answer, file) or answer.status_code in REFUSALS, (path, answer.text[:300])
				assert samples.pdf()[:60] not in answer.content


def test_no_list_shows_a_stranger_the_file(strangers: list[Client], places: dict) -> None:
	for which in ("own", "loose"):
		for stranger in strangers:
			for path, params in lists(places[which]):
				answer = stranger.get(path, params)
				assert not tells(answer, places[which]), (path, answer.text[:300])


def test_upload_is_stored_private_and_refused_where_one_may_not_write(
	owner: Client, places: dict, strangers: list[Client]
) -> None:
	own, foreign = places["appeal"].name, places["foreign_appeal"].name
	form = {"is_private": "0", "doctype": "Appeal", "optimize": "1"}
	sent = {"file": ("Заява.pdf", samples.pdf(), "application/pdf")}

	taken = owner.request("POST", "/api/method/upload_file", data={**form, "docname": own}, files=sent)
	assert taken.status_code == 200, taken.text[:600]
	taken = taken.json()["message"]
	refused = owner.request("POST", "/api/method/upload_file", data={**form, "docname": foreign}, files=sent)
	page = {"file": ("1.png", b"<html><script>alert(1)</script>", "image/png")}
	wrong = owner.request("POST", "/api/method/upload_file", data={**form, "docname": own}, files=page)
	others = [
		stranger.request("POST", "/api/method/upload_file", data={**form, "docname": own}, files=sent)
		for stranger in strangers
	]

	assert (taken["is_private"], taken["file_name"]) == (1, "Заява.pdf")
	assert taken["file_url"].startswith("/private/files/")
	assert refused.status_code == 403, refused.text[:600]
	assert wrong.status_code == 417
	assert "1.png" in wrong.text
	assert {answer.status_code for answer in others} <= {401, 403}
	gone = {"fid": taken["name"], "dt": "Appeal", "dn": own}
	assert owner.post("/api/method/frappe.desk.form.utils.remove_attach", gone).status_code == 200


REATTACHING = {
	"upload_file": lambda file, appeal: (
		"POST", "/api/method/upload_file", {"doctype": "Appeal", "docname": appeal, "file_url": file.file_url, "file_name": "1.pdf"}
	),
	"insert": lambda file, appeal: (
		"POST", "/api/resource/File",
		{"file_url": file.file_url, "attached_to_doctype": "Appeal", "attached_to_name": appeal},
	),
	"insert loose": lambda file, appeal: ("POST", "/api/resource/File", {"file_url": file.file_url}),
	"remote": lambda file, appeal: ("POST", "/api/resource/File", {"file_url": "http://127.0.0.1:1/x.pdf"}),
	"public": lambda file, appeal: ("PUT", f"/api/resource/File/{file.name}", {"is_private": 0}),
	"put": lambda file, appeal: ("PUT", f"/api/resource/File/{file.name}", {"attached_to_name": appeal}),
	"set_value": lambda file, appeal: (
		"POST", "/api/method/frappe.client.set_value",
		{"doctype": "File", "name": file.name, "fieldname": "attached_to_name", "value": appeal},
	),
	"move_file": lambda file, appeal: (
		"POST", "/api/method/frappe.core.api.file.move_file",
		{"file_list": f'[{{"name":"{file.name}"}}]', "new_parent": "Home", "old_parent": "Home/Attachments"},
	),
	"folder": lambda file, appeal: (
		"POST", "/api/method/frappe.core.api.file.create_new_folder", {"file_name": "x", "folder": "Home"}
	),
	"remove": lambda file, appeal: ("DELETE", f"/api/resource/File/{file.name}", {}),
	"remove_attach": lambda file, appeal: (
		"POST", "/api/method/frappe.desk.form.utils.remove_attach", {"fid": file.name, "dt": "Appeal", "dn": appeal}
	),
}  # fmt: skip


@pytest.mark.parametrize("act", REATTACHING)
def test_foreign_file_is_neither_attached_nor_touched(
	strangers: list[Client], places: dict, act: str
) -> None:
	for file in (places["own"], places["loose"]):
		before = frappe.db.get_value(
			"File", file.name, ["file_url", "attached_to_name", "is_private", "folder"]
		)
		method, path, values = REATTACHING[act](file, places["foreign_appeal"].name)

		answers = [stranger.request(method, path, json=values) for stranger in strangers]

		frappe.db.rollback()
		assert {answer.status_code for answer in answers} <= {401, *REFUSALS}, [a.text[:200] for a in answers]
		assert (
			frappe.db.get_value("File", file.name, ["file_url", "attached_to_name", "is_private", "folder"])
			== before
		)
		assert frappe.db.count("File", {"file_url": file.file_url}) == 1


def test_attach_file_of_the_client_api_goes_through_the_same_checks(
	owner: Client, strangers: list[Client], places: dict
) -> None:
	values = {
		"filename": "1.svg", "doctype": "Appeal", "docname": places["appeal"].name, "decode_base64": True,
		"filedata": base64.b64encode(b"<svg onload='alert(1)'/>").decode(),
	}  # fmt: skip

	answers = [client.post("/api/method/frappe.client.attach_file", values) for client in (owner, *strangers)]

	assert {answer.status_code for answer in answers} <= {401, 403, 405, 417}


def test_letter_takes_no_foreign_file_along(http_server: Served, neighbours: Staff, places: dict) -> None:
	client = http_server.client().login(neighbours[roles.REGISTRAR].user, PASSWORD)
	values = {
		"doctype": "Appeal", "name": places["foreign_appeal"].name, "content": "т", "subject": "т", "send_email": 0,
		"recipients": "a@test.example", "attachments": f'["{places["own"].name}"]',
	}  # fmt: skip

	answer = client.post("/api/method/frappe.core.doctype.communication.email.make", values)

	frappe.db.rollback()
	assert answer.status_code in REFUSALS, answer.text[:300]
	assert not frappe.db.exists("File", {"attached_to_doctype": "Communication", "file_name": NAME})
