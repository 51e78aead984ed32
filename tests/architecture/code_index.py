"""Functions of the app by their dotted path, and what they call: enough to follow a path without importing it."""

import ast
from functools import cache

from tests.architecture.source_tree import called_name, package_sources

CHANGING_METHODS = frozenset(
	{"insert", "save", "submit", "cancel", "delete", "db_set", "db_insert", "db_update", "set_value"}
	| {
		"delete_doc",
		"rename_doc",
		"enqueue",
		"enqueue_doc",
		"into",
		"update_record",
		"bulk_insert",
		"truncate",
	}
)
CHANGING_CALLS = frozenset({"frappe.qb.update", "frappe.db.delete", "frappe.db.set_value"})


@cache
def definitions() -> dict[str, ast.AST]:
	"""Every function and class at the top of a module, by its dotted path."""
	return {
		f"{source.module}.{node.name}": node
		for source in package_sources()
		for node in source.tree.body
		if isinstance(node, ast.FunctionDef | ast.ClassDef)
	}


@cache
def modules() -> frozenset[str]:
	"""Dotted names of all modules of the app."""
	return frozenset(source.module for source in package_sources())


@cache
def imported_names(module: str) -> dict[str, str]:
	"""What a name means in the module: the path it was imported from, or its own definition."""
	source = next(source for source in package_sources() if source.module == module)
	names = {
		node.name: f"{module}.{node.name}" for node in source.tree.body if isinstance(node, ast.FunctionDef)
	}
	for node in source.nodes:
		if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("appeals_app"):
			names |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
	return names


def called_functions(path: str) -> set[str]:
	"""Functions of the app that the function calls by name."""
	module = path.rpartition(".")[0]
	names = imported_names(module)
	found = set()
	for call in calls_of(path):
		head, _, rest = called_name(call).partition(".")
		target = names.get(head, "") + (f".{rest}" if rest else "")
		if isinstance(definitions().get(target), ast.FunctionDef):
			found.add(target)
	return found


def calls_of(path: str) -> list[ast.Call]:
	"""Calls written in the body of the function."""
	return [node for node in ast.walk(definitions()[path]) if isinstance(node, ast.Call)]


def changes_data(path: str, seen: frozenset[str] = frozenset()) -> bool:
	"""The function, or one of the app's functions it calls, writes to the database."""
	if path in seen:
		return False
	if any(is_change(called_name(call)) for call in calls_of(path)):
		return True
	return any(changes_data(callee, seen | {path}) for callee in called_functions(path))


def is_change(name: str) -> bool:
	"""A call of this name writes."""
	return name in CHANGING_CALLS or name.rpartition(".")[2] in CHANGING_METHODS
