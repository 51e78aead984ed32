"""Requests as the gate sees them, without a server: built, set as the current one, and judged."""

import ast
from collections.abc import Iterator
from pathlib import Path

import frappe
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request

from appeals_app.permissions.gate import keep_gate


def judged(
	method: str,
	path: str,
	form: dict | None = None,
	*,
	user: str = "Guest",
	address: str = "127.0.0.9",
	headers: dict[str, str] | None = None,
) -> None:
	"""Let the gate look at a request of the user; raises what the gate raises."""
	builder = EnvironBuilder(method=method, path=path, headers=headers, environ_base={"REMOTE_ADDR": address})
	before = frappe.session.user
	frappe.local.request = Request(builder.get_environ())
	frappe.local.form_dict = frappe._dict(form or {})
	frappe.local.cookie_manager = frappe._dict(cookies={}, to_delete=[])
	frappe.set_user(user)
	frappe.local.form_dict = frappe._dict(form or {})
	try:
		keep_gate()
	finally:
		frappe.set_user(before)
		del frappe.local.request  # none at all: of an empty one the framework asks where it was sent


def framework_endpoints() -> Iterator[tuple[str, bool]]:
	"""Dotted names of all whitelisted functions of the framework, and whether guests may call them there."""
	root = Path(frappe.__file__).parent
	for path in root.rglob("*.py"):
		if "node_modules" in path.parts:
			continue
		module = ".".join(("frappe", *path.relative_to(root).with_suffix("").parts)).removesuffix(".__init__")
		for node in ast.parse(path.read_text()).body:
			for decorator in getattr(node, "decorator_list", []) if isinstance(node, ast.FunctionDef) else []:
				written = ast.unparse(decorator)
				if written.startswith(("frappe.whitelist", "whitelist")):
					yield f"{module}.{node.name}", "allow_guest=True" in written
