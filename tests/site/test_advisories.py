"""Holes of the framework published from 2024 to 2026, tried over HTTP by somebody who has a login.

Each row must be refused with 403, 404, 405 or 417 and leave nothing behind. `docs/security.md` names these rows.
"""

import http.client
from dataclasses import dataclass, field

import frappe
import pytest
import requests

from appeals_app.permissions import roles
from appeals_app.testing.factories import PASSWORD
from appeals_app.testing.staff import Staff
from tests.serving import Client, Served

CLOSED = (403, 404, 405, 417)

GUEST, STAFF, ADMINISTRATOR = "guest", "staff", "administrator"

SQL = "1) union select user from __Auth -- "


@dataclass(frozen=True)
class Attempt:
	"""One request of an advisory."""

	advisory: str
	who: str
	verb: str
	path: str
	form: dict = field(default_factory=dict)

	def __str__(self) -> str:
		return f"{self.advisory} {self.who} {self.path.removeprefix('/api/method/')[:50]}"


def call(advisory: str, who: str, function: str, verb: str = "POST", **form: object) -> Attempt:
	return Attempt(advisory, who, verb, f"/api/method/{function}", form)


ATTEMPTS = (
	call("CVE-2024-24813", STAFF, "frappe.desk.leaderboard.get_energy_point_leaderboard", date_range=SQL),
	call("CVE-2024-24813", STAFF, "frappe.utils.goal.get_monthly_goal_graph_data", goal_field=SQL),
	call("CVE-2024-27105", STAFF, "frappe.core.api.file.move_file", file_list="[]", new_parent="Home"),
	call("CVE-2024-27105", STAFF, "frappe.utils.file_manager.add_attachments", doctype="Appeal", name="x"),
	call("CVE-2025-30212", STAFF, "frappe.desk.doctype.tag.tag.get_tagged_docs", doctype="User", tag=SQL),
	call("CVE-2025-30214", STAFF, "frappe.client.get_password", doctype="User", name="Administrator"),
	call("CVE-2025-30213", STAFF, "frappe.desk.doctype.system_console.system_console.execute_code", doc="{}"),
	call("CVE-2025-30213", ADMINISTRATOR, "frappe.desk.doctype.system_console.system_console.execute_code"),
	call("CVE-2025-52048", STAFF, "frappe.desk.doctype.tag.tag.add_tag", tag="x", dt=SQL, dn="x"),
	call(
		"CVE-2025-52048", ADMINISTRATOR, "frappe.desk.doctype.tag.tag.add_tags", tags="[]", dt=SQL, docs="[]"
	),
	call("CVE-2026-31877", GUEST, "frappe.www.list.get_list_data", doctype="User", txt=SQL),
	call(
		"CVE-2026-31877",
		GUEST,
		"frappe.website.doctype.web_form.web_form.get_link_options",
		web_form_name=SQL,
	),
	call("CVE-2026-31877", GUEST, "frappe.utils.global_search.web_search", text=SQL),
	Attempt("CVE-2025-68929", STAFF, "GET", "/printview/{{7*7}}"),
	Attempt("CVE-2025-68929", GUEST, "GET", "/message", {"message": "{{ frappe.db.sql('select 1') }}"}),
	call("CVE-2025-68929", STAFF, "frappe.email.doctype.email_template.email_template.get_email_template"),
	call("CVE-2026-29077", STAFF, "frappe.share.add", doctype="User", name="Administrator", write=1),
	call("CVE-2026-29077", STAFF, "frappe.share.set_permission", doctype="User", name="Administrator"),
	Attempt("CVE-2026-29077", STAFF, "POST", "/api/resource/DocShare", {"share_doctype": "User"}),
	call(
		"CVE-2026-29081", STAFF, "frappe.desk.form.linked_with.get", doctype="User", docname="Administrator"
	),
	call("CVE-2026-29081", STAFF, "frappe.geo.utils.get_coords", doctype=SQL, filters="[]", type="x"),
	call(
		"CVE-2026-31878", STAFF, "frappe.utils.print_format.report_to_pdf", html="<img src=http://127.0.0.1>"
	),
	call("CVE-2026-31878", STAFF, "frappe.integrations.doctype.webhook.webhook.enqueue_webhook"),
	Attempt("CVE-2026-31878", ADMINISTRATOR, "POST", "/api/resource/Webhook", {"webhook_doctype": "User"}),
	call(
		"CVE-2026-31879", STAFF, "frappe.desk.doctype.workspace.workspace.save_page", title="x", content="[]"
	),
	call("CVE-2026-31879", STAFF, "frappe.desk.doctype.workspace.workspace.new_page", new_page="{}"),
	Attempt("CVE-2026-39351", STAFF, "GET", "/api/v2/document/Appeal", {"expand_links": 1}),
	call("CVE-2026-39352", STAFF, "frappe.website.doctype.web_page.web_page.render_include"),
	Attempt("CVE-2026-39352", ADMINISTRATOR, "POST", "/api/resource/Web Page", {"title": "x"}),
	call(
		"CVE-2026-44208", GUEST, "frappe.website.doctype.discussion_topic.discussion_topic.submit_discussion"
	),
	call("CVE-2026-42219", STAFF, "frappe.utils.backups.fetch_latest_backups"),
	Attempt("CVE-2026-42219", ADMINISTRATOR, "GET", "/backups/x.sql.gz"),
	call("CVE-2026-47765", STAFF, "frappe.core.doctype.deleted_document.deleted_document.restore", name="x"),
	call(
		"CVE-2026-47765", ADMINISTRATOR, "frappe.core.doctype.deleted_document.deleted_document.bulk_restore"
	),
	call("CVE-2026-66001", GUEST, "frappe.integrations.oauth2.authorize", "GET", client_id="x"),
	call("CVE-2026-66001", STAFF, "frappe.integrations.oauth2.approve"),
	call("CVE-2026-66001", GUEST, "frappe.integrations.oauth2.get_token"),
	call("CVE-2026-62315", STAFF, "frappe.client.set_value", doctype="Appeal", name="x", fieldname="owner"),
	call(
		"CVE-2026-62315",
		ADMINISTRATOR,
		"frappe.client.set_value",
		doctype="User",
		name="x",
		fieldname="owner",
	),
	call("CVE-2026-62315", STAFF, "frappe.client.bulk_update", docs="[]"),
	call("CVE-2026-63654", STAFF, "frappe.model.workflow.bulk_workflow_approval", "GET", docnames="[]"),
	call("CVE-2026-63654", STAFF, "frappe.model.workflow.apply_workflow", "GET", doc="{}", action="x"),
	call(
		"CVE-2026-63654", GUEST, "frappe.workflow.doctype.workflow_action.workflow_action.apply_action", "GET"
	),
	call(
		"CVE-2023-54345", ADMINISTRATOR, "frappe.client.insert", doc={"doctype": "Server Script", "name": "x"}
	),
	call(
		"CVE-2026-55852",
		ADMINISTRATOR,
		"frappe.client.insert",
		doc={"doctype": "Package Import", "name": "x"},
	),
)


@pytest.fixture(scope="module")
def clients(http_server: Served, staff: Staff, administrator_password: str) -> dict[str, Client]:
	return {
		GUEST: http_server.client(),
		STAFF: http_server.client().login(staff[roles.REGISTRAR].user, PASSWORD),
		ADMINISTRATOR: http_server.client().login("Administrator", administrator_password),
	}


def try_out(client: Client, attempt: Attempt) -> requests.Response:
	if attempt.verb == "GET":
		return client.get(attempt.path, attempt.form)
	return client.post(attempt.path, attempt.form)


def rows_that_must_not_come() -> dict[str, int]:
	frappe.db.rollback()
	doctypes = ("DocShare", "Webhook", "Server Script", "Package Import", "Discussion Topic", "Web Page")
	return {doctype: frappe.db.count(doctype) for doctype in (*doctypes, "OAuth Authorization Code")}


@pytest.mark.parametrize("attempt", ATTEMPTS, ids=str)
def test_published_hole_is_closed(attempt: Attempt, clients: dict[str, Client]) -> None:
	before = rows_that_must_not_come()

	answer = try_out(clients[attempt.who], attempt)

	assert answer.status_code in CLOSED, answer.text[:500]
	assert "Traceback" not in answer.text
	assert "db_password" not in answer.text
	assert rows_that_must_not_come() == before


CLIMBING = (
	"/../common_site_config.json",
	"/../../sites/common_site_config.json",
	"/files/../private/files/x",
	"/files/..%2f..%2fcommon_site_config.json",
	"/files/../../site_config.json",
	"/files/..%2f..%2fsite_config.json",
	"/files/..%2F..%2Fsite_config.json",
	"/files/%2e%2e/%2e%2e/site_config.json",
	"/files/%2e%2e%2f%2e%2e%2fsite_config.json",
	"/files/..%252f..%252fsite_config.json",
	"/files/..%5c..%5csite_config.json",
	"/files/..\\..\\site_config.json",
	"/files/..%c0%af..%c0%afsite_config.json",
	"/files/..%2f..%2fsite_config.json%00.png",
	"/files/..%2f..%2f..%2fcommon_site_config.json",
	"/files/x%2f..%2f..%2f..%2fsite_config.json",
	"/files/%2fetc/passwd",
	"/files//etc/passwd",
	"/files/..%2f..%2fprivate%2f",
	"//files/..%2f..%2fsite_config.json",
	"/assets/../common_site_config.json",
	"/assets/..%2f..%2fcommon_site_config.json",
	"/assets/..%2fcommon_site_config.json",
	"/assets/%2fetc/passwd",
	"/backups/../../common_site_config.json",
	"/backups/..%2f..%2fcommon_site_config.json",
	"/private/files/../../site_config.json",
	"/private/files/..%2f..%2fsite_config.json",
	"/app/../../../common_site_config.json",
	"/login/..%5c..%5ccommon_site_config.json",
)


@pytest.mark.parametrize("who", [GUEST, ADMINISTRATOR])
@pytest.mark.parametrize("path", CLIMBING)
def test_path_does_not_climb_out_of_its_folder(
	path: str, who: str, clients: dict[str, Client], http_server: Served
) -> None:
	"""CVE-2025-66206, CVE-2025-68953, CVE-2026-42219: sent as written, not as a browser would tidy it."""
	refuses_to_climb(http_server, path, clients[who].cookie_header())


@pytest.mark.parametrize("path", CLIMBING)
def test_path_does_not_climb_through_the_front(path: str, desk_server: Served) -> None:
	refuses_to_climb(desk_server, path, "")


def refuses_to_climb(served: Served, path: str, cookies: str) -> None:
	connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=60)
	headers = {"Host": f"{served.site}:{served.port}", "Accept": "application/json"}
	connection.request("GET", path, headers=headers | {"Cookie": cookies})
	answer = connection.getresponse()
	text = answer.read().decode(errors="replace")
	connection.close()

	assert answer.status in CLOSED or (path.startswith("/app/") and "db_" not in text)
	assert not [word for word in ("db_name", "db_password", "db_port", "root:") if word in text]


def test_link_to_set_a_password_does_not_take_its_host_from_the_request(http_server: Served) -> None:
	"""CVE-2026-47194 and CVE-2025-52898: a foreign Host is refused before any link is made."""
	function = "/api/method/frappe.core.doctype.user.user.reset_password"

	foreign = {"Host": "evil.example", "X-Frappe-Site-Name": http_server.site}

	answer = http_server.client().post(function, {"user": "x@example.org"}, headers=foreign)

	assert answer.status_code in CLOSED
	assert "evil.example" not in answer.text


@pytest.mark.parametrize("place", ["fields", "order_by", "group_by", "filters"])
def test_fields_of_linked_documents_are_not_reached_through_a_dot(
	place: str, clients: dict[str, Client]
) -> None:
	"""CVE-2026-66003: a field of the linked user, whom a registrar may not read, through a link of the appeal."""
	dotted = {
		"fields": '["name", "registered_by.api_key"]',
		"order_by": "registered_by.api_key asc",
		"group_by": "registered_by.api_key",
		"filters": '[["User", "api_key", "like", "%"]]',
	}

	answer = clients[STAFF].post(
		"/api/method/frappe.desk.reportview.get",
		{"doctype": "Appeal", "fields": '["name"]', place: dotted[place]},
	)

	assert answer.status_code in CLOSED, answer.text[:300]
