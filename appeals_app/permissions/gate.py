"""The gate: what is not on the list is not there. It judges each request once it is known who asks.

The framework asks `auth_hooks` after the session, the key of a program and the token of a form were looked at, and before
anything is called, in 15.0-dev and in 15.x alike; `before_request` would come before the key of a program is known. The
list is `allowed_calls.csv`; what a line means is told by `domain/gate_rules.py`.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

import frappe
from frappe import _
from werkzeug.exceptions import HTTPException
from werkzeug.utils import redirect
from werkzeug.wrappers import Request

from appeals_app.domain.gate_rules import LOOKING, Audience, Call, Kind, Line, Refusal, judge, read_lines
from appeals_app.permissions import request_limits, roles
from appeals_app.permissions.account_lists import refuse_closed_columns
from appeals_app.permissions.administrators import is_administrator
from appeals_app.permissions.asked_prints import keep_prints_to_stored
from appeals_app.permissions.call_arguments import doctypes_named, functions_named
from appeals_app.permissions.dotted_fields import (
	refuse_expressions,
	refuse_fields_behind_links,
	refuse_no_names,
)
from appeals_app.permissions.redirects import keep_here
from appeals_app.permissions.response_headers import secure_response
from appeals_app.permissions.unreadable_requests import refuse_endless_numbers, refuse_odd_names
from appeals_app.permissions.virtual_lists import refuse_unread_list

LIST = Path(__file__).with_name("allowed_calls.csv")

DOCUMENT_METHODS = "run_doc_method"

EXPORTS = frozenset(
	{
		"frappe.desk.reportview.export_query",
		"frappe.desk.query_report.export_query",
		"frappe.core.doctype.data_export.exporter.export_data",
		"frappe.email.doctype.auto_email_report.auto_email_report.download",
		"frappe.email.doctype.auto_email_report.auto_email_report.send_now",
	}
)
"""Functions by which rows of lists leave as a file."""

IN_BACKGROUND = "export_in_background"
"""Newer engines would make the file in a job and send it by mail: past what is noted and escaped as it is handed over."""

TAGS_ALONE = {
	"frappe.desk.reportview.get_stats": '["_user_tags"]',
	"frappe.desk.reportview.get_sidebar_stats": '["_user_tags"]',
}
"""What the bar beside a list asks for; of any other column these would count out the values one by one."""

OF_ONESELF = frozenset(
	{
		"frappe.core.doctype.user.user.get_email_awaiting",
		"frappe.core.doctype.user_permission.user_permission.get_user_permissions",
		"frappe.desk.doctype.dashboard_settings.dashboard_settings.create_dashboard_settings",
		"frappe.desk.doctype.event.event.get_events",
	}
)
"""What these tell or change is of the `user` they are given, whoever asks: of another, his calendar too."""

PAGES_OF_ADMINISTRATORS = ("Web Form", "Web Page")
"""An administrator looks at what he or she has published; for others a page is opened by a line."""


def keep_gate() -> None:
	"""For the hook `auth_hooks`: let the request pass or refuse it in words."""
	request = frappe.local.request
	if request.method == "OPTIONS":
		return  # the framework answers it by an empty page
	keep_here(request)
	audience = audience_of(frappe.session.user)
	if audience is Audience.GUEST:
		request_limits.count_guest()
	for call in calls_of(request):
		verdict = judge(call, request.method, audience, lines_in_force())
		if isinstance(verdict, Refusal):
			_refuse(verdict, call, audience, request)
		else:
			_hold_to_condition(verdict)
			keep_prints_to_stored(call.name, frappe.local.form_dict)
			_hold_arguments(call)
			frappe.flags.appeals_export = frappe.flags.appeals_export or call.name in EXPORTS


def audience_of(user: str | None) -> Audience:
	"""As whom the user asks; one who was disabled asks as nobody, a program (it has no Desk) as the staff it works for."""
	if not user or user == "Guest":
		return Audience.GUEST
	kept = frappe.get_cached_value("User", user, ["user_type", "enabled"], as_dict=True)
	if not kept or not kept.enabled:
		return Audience.GUEST
	held = frappe.get_roles(user)
	if kept.user_type != "System User":
		return Audience.STAFF if roles.INTEGRATION in held else Audience.CITIZEN
	if is_administrator(user):
		return Audience.ADMINISTRATOR
	return Audience.STAFF


def lines_in_force() -> tuple[Line, ...]:
	"""The reviewed list, and what the owner of the server added in the site's configuration."""
	added = frappe.conf.get("appeals_also_allowed") or ()
	return _lines_shipped() + tuple(_line_added(row) for row in added)


@cache
def _lines_shipped() -> tuple[Line, ...]:
	return read_lines(LIST.read_text(encoding="utf-8"))


def _line_added(row: dict) -> Line:
	names = ("kind", "name", "audience", "effect")
	header, values = ",".join(names), ",".join(str(row[name]) for name in names)
	return read_lines(f"{header}\n{values}\n")[0]


def calls_of(request: Request) -> Iterator[Call]:
	"""Everything the request asks for; a function may be asked to call another one by name."""
	form = frappe.local.form_dict
	command = form.get("cmd") or _command_in(request.path)
	if command:
		yield Call(Kind.METHOD, command)
		for name in functions_named(command, form):
			yield Call(Kind.NAMED, name)
		if command == DOCUMENT_METHODS:
			for doctype in doctypes_named(form) or [""]:
				yield Call(Kind.DOCUMENT_METHOD, f"{doctype}.{form.get('method')}")
	elif request.path.startswith("/api/resource/"):
		doctype = request.path.split("/")[3]
		yield Call(Kind.RESOURCE, doctype)
		if "run_method" in form:
			yield Call(Kind.DOCUMENT_METHOD, f"{doctype}.{form.run_method}")
	else:
		yield Call(Kind.PAGE, "/" + request.path.strip("/"))


def _command_in(path: str) -> str:
	return path.removeprefix("/api/method/").rstrip("/") if path.startswith("/api/method/") else ""


def _hold_arguments(call: Call) -> None:
	"""Refuse questions that lead past the rows and columns a reader has, and put in what is not for the caller to say."""
	form = frappe.local.form_dict
	refuse_endless_numbers(form)
	refuse_no_names(form)
	refuse_expressions(form)
	if call.kind is Kind.RESOURCE:
		refuse_fields_behind_links(call.name, form)
		refuse_closed_columns(call.name, form)
	elif call.kind is Kind.METHOD:
		_put_in(call.name, form)
		refuse_odd_names(call.name, form)
		refuse_unread_list(form.get("doctype"))
		refuse_fields_behind_links(form.get("doctype"), form)
		refuse_closed_columns(form.get("doctype"), form, parent=form.get("parent"))


def _put_in(function: str, form: frappe._dict) -> None:
	if function in TAGS_ALONE:
		form["stats"] = TAGS_ALONE[function]
	if function in OF_ONESELF:
		form["user"] = frappe.session.user
	if function in EXPORTS:
		form.pop(IN_BACKGROUND, None)


def _hold_to_condition(line: Line) -> None:
	"""What a line says in `only`: a DocType of several, or a right to the document that is named; «=» before a DocType is itself."""
	form = frappe.local.form_dict
	if line.only.startswith("doctype=") and form.get("doctype") not in line.only[8:].split("|"):
		frappe.throw(_sentence(Refusal.CLOSED), frappe.PermissionError)
	right, _colon, named = line.only.partition(":")
	if right in ("read", "write"):
		doctype, name = (part[1:] if part.startswith("=") else form.get(part) for part in named.split("/"))
		if not (doctype and name):  # without a name the right to the kind would be asked
			frappe.throw(_sentence(Refusal.CLOSED), frappe.PermissionError)
		if not frappe.has_permission(doctype, right, doc=name):
			frappe.throw(_sentence(Refusal.CLOSED), frappe.PermissionError)


def _refuse(refusal: Refusal, call: Call, audience: Audience, request: Request) -> None:
	"""Say no; a guest who looks for a page is led to the form to log in."""
	is_page = call.kind is Kind.PAGE and request.method in LOOKING
	if is_page and audience is Audience.ADMINISTRATOR and _is_published(call.name):
		return
	if is_page and (call.name == "/" or (audience is Audience.GUEST and _is_desk(call.name))):
		_lead_on(request, audience)
	_forget_cookies()
	frappe.flags.refused_with = 404 if refusal is Refusal.NO_SUCH_PAGE else 403
	if refusal is Refusal.NO_SUCH_PAGE:
		frappe.throw(_sentence(refusal), frappe.DoesNotExistError)
	if audience is Audience.GUEST:
		frappe.throw(_("Log in to the system and repeat."), frappe.PermissionError)
	frappe.throw(_sentence(refusal), frappe.PermissionError)


def _is_desk(page: str) -> bool:
	return f"{page}/".startswith("/app/")


def _lead_on(request: Request, audience: Audience) -> None:
	"""To the Desk, or to the page of logging in, which leads on to what was asked for: the link of a letter, say."""
	target = "/app" if audience > Audience.CITIZEN else "/login"
	if target == "/login" and request.path.rstrip("/") not in ("", "/app"):
		target += "?" + urlencode({"redirect-to": request.full_path.rstrip("?")})
	raise HTTPException(response=secure_response(redirect(target), request))


def _is_published(page: str) -> bool:
	route = page.strip("/").removesuffix("/new")
	return any(
		frappe.db.exists(doctype, {"route": route, "published": 1}) for doctype in PAGES_OF_ADMINISTRATORS
	)


def _forget_cookies() -> None:
	"""A refused request neither begins a session nor renews one."""
	frappe.local.cookie_manager.cookies.clear()


def _sentence(refusal: Refusal) -> str:
	if refusal is Refusal.NO_SUCH_PAGE:
		return _("There is no such page here. Open the system from its first page.")
	if refusal is Refusal.ONLY_BY_FORM:
		return _("This cannot be done by following a link. Do it by the button on the page of the system.")
	return _("This action is not open to you. If your work needs it, ask the administrator of the system.")
