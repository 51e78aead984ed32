"""Doors of the framework over HTTP through which the permission matrix is asked, and which of them the gate leaves open."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

import frappe
import requests

from appeals_app.domain.gate_rules import Audience, Call, Kind, Refusal, judge
from appeals_app.permissions.gate import lines_in_force
from tests.serving import Client

RESOURCES = "/api/resource/"


@dataclass(frozen=True)
class Door:
	"""A request about documents of a DocType; what it sends is made of the DocType and of their names."""

	verb: str
	path: str
	sent: Callable[[str, list[str]], dict]

	def knock(self, client: Client, doctype: str, names: Iterable[str]) -> requests.Response:
		"""Send the request about these documents."""
		named = sorted(set(names))
		path = self.path.format(doctype=doctype, name=named[0])
		part = "params" if self.verb == "GET" else "json"
		return client.request(self.verb, path, **{part: self.sent(doctype, named)})

	def refused(self, answer: requests.Response) -> bool:
		"""The answer says no: to calls by 403; of a page the gate says that it is not there."""
		return answer.status_code == 403 or (answer.status_code == 404 and "/api/" not in self.path)

	def call_on(self, doctype: str) -> Call:
		"""What the gate takes the request for."""
		if self.path.startswith(RESOURCES):
			return Call(Kind.RESOURCE, doctype)
		if self.path.startswith("/api/method/"):
			return Call(Kind.METHOD, self.path.removeprefix("/api/method/"))
		return Call(Kind.PAGE, self.path)


def open_doors(doors: Iterable[Door], doctype: str) -> list[Door]:
	"""Those the gate opens to administrators at least; to a closed one every answer is the gate's."""
	return [door for door in doors if _is_open(door.call_on(doctype), door.verb)]


@cache
def _is_open(call: Call, verb: str) -> bool:
	return not isinstance(judge(call, verb, Audience.ADMINISTRATOR, lines_in_force()), Refusal)


def _filters(names: list[str]) -> str:
	return json.dumps([["name", "in", names]])


def _one(doctype: str, names: list[str]) -> dict:
	return {"doctype": doctype, "name": names[0]}


def _nothing(doctype: str, names: list[str]) -> dict:
	return {}


_LISTS = (
	Door(
		"GET",
		RESOURCES + "{doctype}",
		lambda doctype, names: {"filters": _filters(names), "limit_page_length": 0},
	),
	Door(
		"POST",
		"/api/method/frappe.desk.reportview.get",
		lambda doctype, names: {
			"doctype": doctype,
			"fields": '["name"]',
			"filters": _filters(names),
			"page_length": 500,
		},
	),
)
_SEARCH = Door(
	"POST",
	"/api/method/frappe.desk.search.search_link",
	lambda doctype, names: {"doctype": doctype, "txt": "", "filters": _filters(names), "page_length": 500},
)

VALUE = Door(
	"POST",
	"/api/method/frappe.client.get_value",
	lambda doctype, names: {"doctype": doctype, "fieldname": "name", "filters": _filters(names)},
)

EXPORT = Door(
	"POST",
	"/api/method/frappe.desk.reportview.export_query",
	lambda doctype, names: {
		"doctype": doctype,
		"file_format_type": "CSV",
		"title": "x",
		"filters": _filters(names),
		"fields": json.dumps([f"`tab{doctype}`.`name`"]),
	},
)

SINGLE: dict[str, tuple[Door, ...]] = {
	"read": (
		Door("GET", RESOURCES + "{doctype}/{name}", _nothing),
		Door("POST", "/api/method/frappe.client.get", _one),
	),
	"write": (Door("PUT", RESOURCES + "{doctype}/{name}", _nothing),),
	"print": (Door("GET", "/printview", _one),),
	"email": (
		Door(
			"POST",
			"/api/method/frappe.core.doctype.communication.email.make",
			lambda doctype, names: {**_one(doctype, names), "content": "x", "recipients": "x@test.example"},
		),
	),
	"share": (
		Door(
			"POST",
			"/api/method/frappe.share.add",
			lambda doctype, names: {**_one(doctype, names), "user": "Administrator", "read": 1},
		),
	),
}
"""Doors to one document."""

DENIED_ONLY: dict[str, tuple[Door, ...]] = {
	"write": (
		Door(
			"POST",
			"/api/method/frappe.client.save",
			lambda doctype, names: {"doc": json.dumps(_one(doctype, names))},
		),
	),
	"delete": (
		Door("DELETE", RESOURCES + "{doctype}/{name}", _nothing),
		Door("POST", "/api/method/frappe.client.delete", _one),
	),
}
"""What would change more than nothing is asked only where it is denied."""


def list_doors(doctype: str) -> tuple[Door, ...]:
	"""Doors to a list; a DocType with choices of its own is searched in other ways."""
	has_own_search = doctype in frappe.get_hooks("standard_queries")
	return _LISTS if has_own_search else (*_LISTS, _SEARCH)
