"""What every answer carries, and what no request may bring."""

import re
import secrets

import frappe
import pytest
import requests

from appeals_app.permissions import host_rule, roles
from appeals_app.permissions.request_hooks import mended
from appeals_app.permissions.response_headers import HEADERS, is_encrypted, secure_cookies
from appeals_app.testing.factories import PASSWORD
from appeals_app.testing.staff import Staff
from tests.serving import Client, Served

ANSWERS = {
	"a page": ("/login", 200),
	"a page that is not there": ("/nothing", 404),
	"a page a guest is led away from": ("/app", 302),
	"a call that is closed": ("/api/method/frappe.ping", 403),
	"an address that is not there": ("/api/v2/document/User", 404),
	"a resource that is closed": ("/api/resource/User", 403),
}


@pytest.fixture(scope="module")
def registrar(http_server: Served, staff: Staff) -> Client:
	return http_server.client().login(staff[roles.REGISTRAR].user, PASSWORD)


def missing(headers: dict) -> list[str]:
	wanted = [*HEADERS, "Content-Security-Policy", "Cache-Control"]
	return [name for name in wanted if name not in headers]


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("accept", ["application/json", "text/html"])
def test_every_kind_of_answer_carries_the_headers(http_server: Served, answer: str, accept: str) -> None:
	path, code = ANSWERS[answer]

	got = http_server.client().get(path, headers={"Accept": accept}, allow_redirects=False)

	assert got.status_code == code
	assert not missing(got.headers)
	assert "no-store" in got.headers["Cache-Control"]
	assert "Traceback" not in got.text


def assert_refused_plainly(got: requests.Response) -> None:
	assert 400 <= got.status_code < 500, (got.status_code, got.text)
	assert got.headers["Content-Type"] == "text/plain; charset=utf-8"
	assert re.fullmatch(r"[А-Яа-яІіЇїЄєҐґ’,:. ]+", got.text)
	assert not missing(got.headers)


@pytest.mark.parametrize("body", ["[1]", '"x"', "null", "{", "5"])
@pytest.mark.parametrize("path", ["/check", "/login", "/", "/app", "/nope", "/private/files/x", "/printview"])
def test_body_that_is_no_form_is_refused_on_every_page(
	http_server: Served, registrar: Client, path: str, body: str
) -> None:
	for client in (http_server.client(), registrar):
		headers = {"Content-Type": "application/json", "Accept": "text/html"}
		assert_refused_plainly(client.request("POST", path, data=body, headers=headers))


@pytest.mark.parametrize("path", ["/check?sid=x", "/api/method/login?sid=x"])
def test_session_in_an_address_is_refused_by_every_verb(http_server: Served, path: str) -> None:
	got = http_server.client().request("OPTIONS", path, headers={"Accept": "text/html"})

	assert got.status_code == 403
	assert_refused_plainly(got)


@pytest.mark.parametrize(
	("path", "code"),
	[
		("/api/method/frappe.client.get_list?doctype=Appeal", 200),
		("/api/method/frappe.client.get_list?doctype=Nothing", 404),
		("/api/method/frappe.client.get_list?doctype=Appeal&fields=}{", 500),
		("/app", 200),
	],
)
def test_answers_to_staff_carry_the_headers_too(registrar: Client, path: str, code: int) -> None:
	got = registrar.get(path)

	assert got.status_code == code or (code > 400 and 400 < got.status_code < 500)
	assert not missing(got.headers)


def test_policy_lets_nothing_in_from_elsewhere(http_server: Served) -> None:
	policy = http_server.client().get("/login").headers["Content-Security-Policy"]

	rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
	assert rules["default-src"] == rules["form-action"] == rules["base-uri"] == "'self'"
	assert rules["frame-ancestors"] == "'self'"
	assert "http:" not in policy and "*" not in policy


@pytest.mark.parametrize(
	"host", ["evil.example", "evil.example:8000", "test.localhost.evil.example", "[::2]"]
)
def test_foreign_host_is_refused(http_server: Served, host: str) -> None:
	site = {"X-Frappe-Site-Name": http_server.site, "Host": host}

	answer = http_server.client().get("/login", headers=site)

	assert answer.status_code == 403


def test_names_of_the_site_are_those_of_its_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
	monkeypatch.setitem(frappe.local.conf, "host_name", "https://appeals.example:8443")
	monkeypatch.setitem(frappe.local.conf, "domains", ["a.example", {"domain": "b.example"}])

	assert host_rule.own_names() == {frappe.local.site, "appeals.example", "a.example", "b.example"}


def test_links_of_letters_carry_the_name_of_the_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
	monkeypatch.setitem(frappe.local.conf, "host_name", "https://appeals.example")

	assert frappe.utils.get_url("/update-password?key=x").startswith("https://appeals.example")


def test_session_in_the_address_is_not_taken(http_server: Served, registrar: Client) -> None:
	sid = registrar.cookie_header().partition("sid=")[2].partition(";")[0]

	answer = http_server.client().get("/api/method/frappe.auth.get_logged_user", {"sid": sid})

	assert answer.status_code == 403
	assert sid not in str(answer.headers.get("Set-Cookie"))


def test_key_of_a_program_passes_the_gate_and_ends_with_its_user(http_server: Served, staff: Staff) -> None:
	user = staff[roles.INTEGRATION].user
	key, secret = secrets.token_hex(8), secrets.token_hex(8)
	document = frappe.get_doc("User", user)
	document.update({"api_key": key, "api_secret": secret})
	document.save()
	frappe.db.commit()
	headers = {"Authorization": f"token {key}:{secret}"}
	path = "/api/method/frappe.auth.get_logged_user"
	try:
		assert http_server.client().get(path, headers=headers).json()["message"] == user
		assert (
			http_server.client().get("/api/method/frappe.client.get_password", headers=headers).status_code
			== 403
		)
		frappe.db.set_value("User", user, "enabled", 0)
		frappe.db.commit()
		frappe.clear_document_cache("User", user)
		assert http_server.client().get(path, headers=headers).status_code in (401, 403)
	finally:
		frappe.db.set_value("User", user, {"enabled": 1, "api_key": None})
		frappe.db.commit()
		frappe.clear_document_cache("User", user)


class Asked:
	"""As much of a request as the rule of encryption looks at."""

	def __init__(self, scheme: str) -> None:
		self.scheme = scheme


@pytest.mark.parametrize(
	("scheme", "address", "encrypted"),
	[
		("https", "", True),
		("http", "https://a.example", True),
		("http", "http://a.example", False),
		("http", "", False),
	],
)
def test_cookies_are_for_encrypted_connections_alone_where_there_are_such(
	monkeypatch: pytest.MonkeyPatch, scheme: str, address: str, encrypted: bool
) -> None:
	monkeypatch.setitem(frappe.local.conf, "host_name", address)
	cookies = {"sid": {"value": "x", "samesite": "Lax"}, "full_name": {"value": "x"}}
	monkeypatch.setattr(frappe.local, "cookie_manager", frappe._dict(cookies=cookies), raising=False)

	secure_cookies(Asked(scheme))

	assert is_encrypted(Asked(scheme)) is encrypted
	assert [options["secure"] for options in cookies.values()] == [encrypted] * 2
	assert [options["httponly"] for options in cookies.values()] == [True, False]
	assert {options["samesite"] for options in cookies.values()} == {"Lax"}


@pytest.mark.parametrize(
	("sent", "taken"),
	[
		("\ud83d", "\ufffd"),
		("а\udc00б", "а\ufffdб"),
		("\ud83d\ude00", "😀"),
		('{"a": "\\ud83d"}', '{"a": "\\ufffd"}'),
		('{"a": "\\udE00"}', '{"a": "\\ufffd"}'),
		({"a": ["\ud83d"]}, {"a": ["\ufffd"]}),
		('{"a": "\\ud83d\\ude00"}', '{"a": "\\ud83d\\ude00"}'),
		("звичайний 😀 \\u0411", "звичайний 😀 \\u0411"),
		(5, 5),
		(None, None),
	],
)
def test_half_a_character_is_mended(sent: object, taken: object) -> None:
	assert mended(sent) == taken
