"""Doors for HTTP are thin: typed, short, POST where they change anything, never for guests without an answer."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture import code_index
from tests.architecture.code_rules import body_of
from tests.architecture.source_tree import Source, called_name, dotted, package_sources

LONGEST_ENDPOINT = 10


def endpoints(source: Source) -> Iterator[tuple[ast.FunctionDef, ast.expr]]:
	"""Functions reachable over HTTP with the decorator that makes them so."""
	for function in source.functions():
		for decorator in function.decorator_list:
			named = decorator.func if isinstance(decorator, ast.Call) else decorator
			if dotted(named) in ("frappe.whitelist", "whitelist"):
				yield function, decorator


def declared(decorator: ast.expr, option: str) -> object:
	"""Value of an option of @frappe.whitelist; None where it is not written."""
	words = decorator.keywords if isinstance(decorator, ast.Call) else []
	return next((ast.literal_eval(word.value) for word in words if word.arg == option), None)


def faults(source: Source, function: ast.FunctionDef, decorator: ast.expr, *, changes: bool) -> Iterator[str]:
	"""What an endpoint lacks."""
	where, methods = f"{source.at(function)} {function.name}", declared(decorator, "methods")
	body = body_of(function)
	if not methods:
		yield f"{where} does not say its methods"
	elif changes and methods != ["POST"]:
		yield f'{where} changes data and must be methods=["POST"]'
	if function.end_lineno - body[0].lineno + 1 > LONGEST_ENDPOINT:
		yield f"{where} is longer than {LONGEST_ENDPOINT} lines"
	if any(argument.annotation is None for argument in function.args.args if argument.arg != "self"):
		yield f"{where} has a parameter without a type: Frappe would not check it"
	if declared(decorator, "allow_guest"):
		yield from guest_faults(where, function)


def guest_faults(where: str, function: ast.FunctionDef) -> Iterator[str]:
	"""A door for guests is rate-limited and says how it answers rate, enumeration and size."""
	promise = (ast.get_docstring(function) or "").lower()
	if not all(word in promise for word in ("rate", "enumerat", "size")):
		yield f"{where} is open to guests: its docstring must answer rate, enumeration and size"
	limits = [decorator for decorator in function.decorator_list if isinstance(decorator, ast.Call)]
	if not any(called_name(limit).endswith("rate_limit") for limit in limits):
		yield f"{where} is open to guests without a rate limit"


def may_change(source: Source, function: ast.FunctionDef) -> bool:
	"""The endpoint writes, itself or through what it calls."""
	path = f"{source.module}.{function.name}"
	if path in code_index.definitions():
		return code_index.changes_data(path)
	calls = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
	return any(code_index.is_change(called_name(call)) for call in calls)


def test_endpoints_of_the_app_are_thin_typed_and_post() -> None:
	found = [
		fault
		for source in package_sources()
		for function, decorator in endpoints(source)
		for fault in faults(source, function, decorator, changes=may_change(source, function))
	]

	assert not found, "\n".join(found)


def test_endpoints_live_in_api_files_queries_and_controllers() -> None:
	"""Whoever looks for the doors of a module finds them in its api.py, its queries.py or a DocType."""
	homes = [
		source.name
		for source in package_sources()
		if any(endpoints(source)) and Path(source.name).name not in ("api.py", "queries.py")
	]

	assert all("/doctype/" in name or "/report/" in name for name in homes), homes


def test_endpoint_that_changes_through_other_functions_is_recognised() -> None:
	"""sign_letter itself calls no save(): the index follows it to the function that does."""
	assert code_index.changes_data("appeals_app.appeal_replies.api.sign_letter")
	assert code_index.changes_data("appeals_app.appeal_registry.api.register")
	assert not code_index.changes_data("appeals_app.authority_directory.queries.authorities_of")


LONG = "\n".join(f"	value_{number} = name" for number in range(12))

BAD_ENDPOINTS = [
	"@frappe.whitelist()\ndef show(name: str) -> dict:\n	return {}\n",
	"@frappe.whitelist\ndef show(name: str) -> dict:\n	return {}\n",
	"@frappe.whitelist(methods=['GET'])\ndef change(name: str) -> None:\n	frappe.get_doc('Appeal', name).save()\n",
	"@frappe.whitelist(methods=['GET', 'POST'])\ndef change(name: str) -> None:\n	frappe.db.set_value('A', name, 'b', 1)\n",
	"@frappe.whitelist(methods=['POST'])\ndef change(name) -> None:\n	pass\n",
	f"@frappe.whitelist(methods=['POST'])\ndef change(name: str) -> None:\n{LONG}\n",
	"@frappe.whitelist(methods=['POST'], allow_guest=True)\n@rate_limit(limit=5)\ndef ask(name: str) -> None:\n	pass\n",
	'@frappe.whitelist(methods=["POST"], allow_guest=True)\ndef ask(name: str) -> None:\n	"""Rate, enumeration, size."""\n	return\n',
]


@pytest.mark.parametrize("text", BAD_ENDPOINTS)
def test_fault_of_an_endpoint_is_noticed(text: str) -> None:
	source = Source("appeals_app/appeal_registry/example.py", text)
	found = list(endpoints(source))

	assert len(found) == 1
	function, decorator = found[0]
	assert list(faults(source, function, decorator, changes=may_change(source, function)))


def test_guarded_endpoint_for_guests_passes() -> None:
	text = (
		"@frappe.whitelist(methods=['POST'], allow_guest=True)\n@rate_limit(limit=5, seconds=60)\n"
		'def ask(code: str) -> dict:\n	"""Rate is limited; enumeration is hopeless (80 bits); size is one line."""\n	return {}\n'
	)
	source = Source("appeals_app/appeal_registry/example.py", text)
	[(function, decorator)] = endpoints(source)

	assert not list(faults(source, function, decorator, changes=False))
