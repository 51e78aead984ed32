"""The gate on the real engine: what the list opens is there, and everything else is closed for everybody."""

import json
import sys
from collections.abc import Iterator

import frappe
import pytest
from werkzeug.exceptions import HTTPException, TooManyRequests

from appeals_app.domain.gate_rules import Audience, Effect, Kind, Line
from appeals_app.permissions import gate, request_limits, roles
from appeals_app.testing.factories import make_user
from appeals_app.testing.staff import Staff
from tests.site.gate_requests import framework_endpoints, judged

CLOSED = frappe.PermissionError
NO_PAGE = frappe.DoesNotExistError


@pytest.fixture(autouse=True)
def uncounted(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
	"""A thousand requests of one address in a second are no attack here."""
	monkeypatch.setitem(request_limits.LIMITS, "guest requests", (10**9, 60))
	yield


def lines(kind: Kind) -> list[Line]:
	return [line for line in gate.lines_in_force() if line.kind is kind]


@pytest.fixture
def person(staff: Staff) -> dict[Audience, str]:
	"""A user of each audience."""
	return {
		Audience.GUEST: "Guest",
		Audience.STAFF: staff[roles.REGISTRAR].user,
		Audience.ADMINISTRATOR: "Administrator",
	}


def test_lines_name_functions_that_may_be_called() -> None:
	missing = []
	for line in lines(Kind.METHOD):
		name = line.name if "." in line.name else f"frappe.handler.{line.name}"
		if line.engines != "both" or line.name in ("login", gate.DOCUMENT_METHODS):
			continue
		try:
			if frappe.get_attr(name) not in frappe.whitelisted:
				missing.append(name)
		except (AttributeError, ImportError, frappe.AppNotInstalledError) as error:
			missing.append(f"{name}: {error}")

	assert not missing


def test_lines_name_methods_of_documents_that_may_be_called() -> None:
	missing = []
	for line in lines(Kind.DOCUMENT_METHOD):
		doctype, method = line.name.rsplit(".", 1)
		found = getattr(frappe.get_doc({"doctype": doctype}), method, None)
		if getattr(found, "__func__", None) not in frappe.whitelisted:
			missing.append(line.name)

	assert not missing


def test_every_function_of_the_framework_without_a_line_is_closed_for_everybody(
	person: dict[Audience, str], capsys: pytest.CaptureFixture[str]
) -> None:
	open_names = {line.name for line in lines(Kind.METHOD)}
	names = [name for name, _ in framework_endpoints() if name not in open_names]

	for name in names:
		for user in person.values():
			with pytest.raises(CLOSED):
				judged("POST", f"/api/method/{name}", user=user)

	with capsys.disabled():
		sys.stdout.write(f"\n{len(names)} functions of the framework closed, {len(open_names)} open\n")
	assert len(names) > 100


def test_guests_are_refused_what_the_framework_gives_them(capsys: pytest.CaptureFixture[str]) -> None:
	open_names = {line.name for line in lines(Kind.METHOD) if line.audience is Audience.GUEST}
	names = [name for name, for_guests in framework_endpoints() if for_guests and name not in open_names]

	for name in names:
		with pytest.raises(CLOSED, match="Увійдіть"):
			judged("POST", f"/api/method/{name}")

	assert len(names) > 40


@pytest.mark.parametrize("audience", [Audience.GUEST, Audience.STAFF, Audience.ADMINISTRATOR])
def test_each_line_opens_for_its_audience_alone(audience: Audience, person: dict[Audience, str]) -> None:
	for line in lines(Kind.METHOD):
		if line.only or line.name == gate.DOCUMENT_METHODS:
			continue
		if line.audience <= audience:
			judged("POST", f"/api/method/{line.name}", user=person[audience])
		else:
			with pytest.raises(CLOSED):
				judged("POST", f"/api/method/{line.name}", user=person[audience])


@pytest.mark.parametrize("verb", ["GET", "HEAD"])
def test_nothing_that_changes_is_done_by_a_link(verb: str) -> None:
	changing = [line for line in lines(Kind.METHOD) if line.effect is Effect.CHANGES]

	for line in changing:
		with pytest.raises(CLOSED, match="переходом за посиланням"):
			judged(verb, f"/api/method/{line.name}", user="Administrator")

	assert len(changing) > 80


@pytest.mark.parametrize(
	"path", ["/", "/login", "/app", "/api/method/frappe.ping", "/files/x.png", "/backups/x"]
)
def test_command_in_the_form_is_judged_whatever_the_path(path: str, person: dict[Audience, str]) -> None:
	for user in person.values():
		with pytest.raises(CLOSED):
			judged("POST", path, {"cmd": "frappe.client.get_password"}, user=user)


@pytest.mark.parametrize(
	"path",
	[
		"/api/v1/method/frappe.client.get",
		"/api/v1/resource/Appeal",
		"/api/v2/document/Appeal",
		"/api/v2/method/login",
		"/api/v2/doctype/Appeal/meta",
		"/api",
		"/api/",
		"/backups",
		"/backups/../site_config.json",
		"/files/x.png",
		"/private/backups/x.sql",
		"/me",
		"/list",
		"/message",
		"/third_party_apps",
		"/sitemap.xml",
		"/robots.txt",
		"/contact",
		"/printpreview",
		"/login.html",
		"/app.html",
		"/website_script.js",
		"/.git/config",
		"/appeal",
		"/login/x",
	],
)
def test_other_addresses_are_not_there(path: str, person: dict[Audience, str]) -> None:
	for user in person.values():
		with pytest.raises(NO_PAGE):
			judged("GET", path, user=user)


def test_page_an_administrator_has_published_is_for_administrators(person: dict[Audience, str]) -> None:
	assert frappe.db.get_value("Web Form", {"route": "update-profile"}, "published")

	judged("GET", "/update-profile", user="Administrator")

	for audience in (Audience.GUEST, Audience.STAFF):
		with pytest.raises(NO_PAGE):
			judged("GET", "/update-profile", user=person[audience])


@pytest.mark.parametrize(
	("path", "form"),
	[
		("/app", "/login"),
		("/app/appeal/x?y=1", "/login?redirect-to=%2Fapp%2Fappeal%2Fx%3Fy%3D1"),
		("/", "/login"),
	],
)
def test_guest_at_the_desk_is_led_to_the_form_to_log_in_and_from_there_on(path: str, form: str) -> None:
	with pytest.raises(HTTPException) as led:
		judged("GET", path)

	answer = led.value.get_response()
	assert (answer.status_code, answer.headers["Location"]) == (302, form)
	assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_staff_at_the_first_page_are_led_to_the_desk(person: dict[Audience, str]) -> None:
	with pytest.raises(HTTPException) as led:
		judged("GET", "/", user=person[Audience.STAFF])

	assert led.value.get_response().headers["Location"] == "/app"


@pytest.mark.parametrize(
	"doctype", ["User", "DocShare", "File", "Appeal Question", "Error Log", "Nothing", ""]
)
@pytest.mark.parametrize("verb", ["GET", "POST", "PUT", "DELETE"])
def test_resources_without_a_line_are_closed(verb: str, doctype: str, person: dict[Audience, str]) -> None:
	for user in person.values():
		with pytest.raises(CLOSED):
			judged(verb, f"/api/resource/{doctype}", user=user)


@pytest.mark.parametrize("verb", ["POST", "PUT", "DELETE"])
def test_history_is_read_and_not_written_by_resource(verb: str) -> None:
	judged("GET", "/api/resource/Appeal Event", user="Administrator")

	with pytest.raises(CLOSED):
		judged(verb, "/api/resource/Appeal Event/x", user="Administrator")


@pytest.mark.parametrize(
	"form",
	[
		{"dt": "User", "method": "reset_password"},
		{"docs": '{"doctype": "Customize Form"}', "method": "no_such"},
		{"docs": '{"doctype": "Appeal"}', "method": "save"},
		{"docs": "[1]", "method": "fetch_to_customize"},
		{"docs": "}{", "method": "fetch_to_customize"},
		{"method": "fetch_to_customize"},
		{},
	],
)
def test_methods_of_documents_without_a_line_are_closed(form: dict) -> None:
	with pytest.raises(CLOSED):
		judged("POST", "/api/method/run_doc_method", form, user="Administrator")


def test_method_of_a_document_is_opened_by_its_line(person: dict[Audience, str]) -> None:
	form = {"docs": '{"doctype": "Customize Form"}', "method": "fetch_to_customize"}

	judged("POST", "/api/method/run_doc_method", form, user="Administrator")

	with pytest.raises(CLOSED):
		judged("POST", "/api/method/run_doc_method", form, user=person[Audience.STAFF])


@pytest.mark.parametrize(
	"alias", ["runserverobj", "frappe.handler.run_doc_method", "uploadfile", "web_logout"]
)
def test_second_names_of_a_function_are_closed(alias: str) -> None:
	with pytest.raises(CLOSED):
		judged("POST", f"/api/method/{alias}", user="Administrator")


def test_method_of_a_document_over_a_resource_is_closed() -> None:
	with pytest.raises(CLOSED):
		judged("POST", "/api/resource/Appeal/x", {"run_method": "save"}, user="Administrator")


@pytest.mark.parametrize(
	("command", "form"),
	[
		("frappe.desk.search.search_link", {"query": "frappe.client.get_password"}),
		("frappe.desk.search.search_widget", {"query": "frappe.core.doctype.user.user.generate_keys"}),
		("frappe.desk.treeview.get_all_nodes", {"tree_method": "frappe.client.delete_doc"}),
		("upload_file", {"method": "frappe.client.attach_file"}),
	],
)
def test_function_named_in_an_argument_is_judged_too(
	command: str, form: dict, person: dict[Audience, str]
) -> None:
	with pytest.raises(CLOSED):
		judged("POST", f"/api/method/{command}", form, user=person[Audience.STAFF])


def test_set_value_is_open_for_the_print_format_builder_alone(person: dict[Audience, str]) -> None:
	path = "/api/method/frappe.client.set_value"

	judged("POST", path, {"doctype": "Print Format"}, user="Administrator")

	for doctype in ("Appeal", "User", ["Print Format"], None):
		with pytest.raises(CLOSED):
			judged("POST", path, {"doctype": doctype}, user="Administrator")
	with pytest.raises(CLOSED):
		judged("POST", path, {"doctype": "Print Format"}, user=person[Audience.STAFF])


def test_heart_is_for_documents_one_may_read(person: dict[Audience, str]) -> None:
	form = {"doctype": "Error Log", "name": "x"}

	with pytest.raises((CLOSED, frappe.DoesNotExistError)):
		judged("POST", "/api/method/frappe.desk.like.toggle_like", form, user=person[Audience.STAFF])


def test_disabled_user_asks_as_nobody(staff: Staff) -> None:
	user = staff[roles.REGISTRAR].user
	frappe.db.set_value("User", user, "enabled", 0)
	frappe.clear_document_cache("User", user)

	assert gate.audience_of(user) is Audience.GUEST


def test_program_of_the_register_asks_as_staff_and_a_citizen_does_not(staff: Staff) -> None:
	program, citizen = staff[roles.INTEGRATION].user, make_user().name
	assert {frappe.db.get_value("User", user, "user_type") for user in (program, citizen)} == {"Website User"}

	judged("GET", "/api/resource/Appeal", user=program)

	assert gate.audience_of(program) is Audience.STAFF
	with pytest.raises(CLOSED):
		judged("GET", "/api/resource/Appeal", user=citizen)


def test_owner_of_the_server_may_open_more_without_code(monkeypatch: pytest.MonkeyPatch) -> None:
	row = {"kind": "method", "name": "frappe.ping", "audience": "guest", "effect": "reads"}
	with pytest.raises(CLOSED):
		judged("GET", "/api/method/frappe.ping")

	monkeypatch.setitem(frappe.local.conf, "appeals_also_allowed", [row])

	judged("GET", "/api/method/frappe.ping")


def test_guest_who_asks_too_often_waits(monkeypatch: pytest.MonkeyPatch) -> None:
	monkeypatch.setitem(request_limits.LIMITS, "guest requests", (3, 60))
	for _ in range(3):
		judged("GET", "/login", address="127.0.0.77")

	with pytest.raises(TooManyRequests) as refused:
		judged("GET", "/login", address="127.0.0.77", headers={"X-Forwarded-For": "203.0.113.9"})

	answer = refused.value.get_response()
	assert (answer.status_code, answer.headers["Retry-After"]) == (429, "60")
	[said] = json.loads(answer.get_json()["_server_messages"])
	assert "Зачекайте" in json.loads(said)["message"]
	judged("GET", "/login", address="127.0.0.78")


@pytest.mark.parametrize(
	"form",
	[
		{"fields": '["name", "registered_by.api_key"]'},
		{"fields": ["`tabUser`.`api_key`"]},
		{"order_by": "registered_by.api_key desc"},
		{"group_by": "`registered_by`.`api_key`"},
		{"filters": '[["User", "api_key", "like", "%"]]'},
		{"filters": '{"registered_by.api_key": ["like", "%"]}'},
		{"filters": '[["registered_by.api_key", "like", "%"]]'},
		{"or_filters": [["User", "api_key", "like", "%"]]},
	],
)
def test_list_does_not_reach_behind_a_link(form: dict, person: dict[Audience, str]) -> None:
	for path in ("/api/method/frappe.desk.reportview.get", "/api/method/frappe.client.get_list"):
		with pytest.raises(CLOSED, match=r"Поля іншого документа|Список показує свої поля"):
			judged("POST", path, {"doctype": "Appeal", **form}, user=person[Audience.STAFF])
	with pytest.raises(CLOSED, match=r"Поля іншого документа|Список показує свої поля"):
		judged("GET", "/api/resource/Appeal", form, user=person[Audience.STAFF])


@pytest.mark.parametrize(
	"form",
	[
		{
			"fields": '["`tabAppeal`.`name`", "`tabAppeal`.`brief`"]',
			"order_by": "`tabAppeal`.`modified` desc",
		},
		{"fields": '["`tabAppeal Question`.`theme`"]', "filters": '[["Appeal Question", "theme", "=", "x"]]'},
		{"fields": ["name", "questions.theme"], "filters": {"name": "x"}},
		{"fields": ["name", "applicant.full_name as applicant_full_name"]},
		{"fields": "*", "filters": '[["Appeal", "brief", "like", "%п.1.2%"]]'},
		{"fields": '["count(`tabAppeal`.`name`) as _aggregate_column"]', "group_by": "`tabAppeal`.`phase`"},
	],
)
def test_list_reaches_its_own_fields_and_tables(form: dict, person: dict[Audience, str]) -> None:
	path = "/api/method/frappe.desk.reportview.get"

	verdict = judged("POST", path, {"doctype": "Appeal", **form}, user=person[Audience.STAFF])

	assert verdict is None


@pytest.mark.parametrize("act", ["add", "add_multiple"])
def test_assignment_of_the_desk_is_closed(person: dict[Audience, str], act: str) -> None:
	"""It needs a share, which the scope refuses; an appeal is given by a resolution."""
	with pytest.raises(CLOSED):
		judged("POST", f"/api/method/frappe.desk.form.assign_to.{act}", user=person[Audience.STAFF])
