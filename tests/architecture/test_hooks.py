"""hooks.py with its parts is a table of contents: literals only, and every line leads somewhere."""

import ast
import re
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.architecture import code_index
from tests.architecture.source_tree import PACKAGE, Source, package_sources
from tests.config.doctypes import doctypes

PATH_IN_APP = re.compile(r"^appeals_app\.(?!.*\.(js|css)$)")
ASSET_HOOKS = ("app_include_js", "app_include_css", "web_include_js", "web_include_css")


PARTS = "appeals_app.hooks_of_"
"""hooks.py takes its longest tables from modules of these names: the framework reads hooks.py alone."""


def hook_sources() -> list[Source]:
	return [source for source in package_sources() if source.module == "appeals_app.hooks" or is_part(source)]


def is_part(source: Source) -> bool:
	return source.module.startswith(PARTS)


def hook_values() -> dict[str, object]:
	"""Hooks as Frappe reads them, without running a file."""
	return {
		node.targets[0].id: ast.literal_eval(node.value)
		for source in hook_sources()
		for node in hooks_in(source)
	}


def hooks_in(source: Source) -> list[ast.Assign]:
	return [node for node in source.tree.body if isinstance(node, ast.Assign)]


def statements_that_are_code(source: Source) -> list[str]:
	"""Lines that are anything but NAME = literal, what the file is for, and hooks taken from a part."""
	return [f"{source.at(node)} {ast.unparse(node)}" for node in source.tree.body if not is_table(node)]


def is_table(node: ast.stmt) -> bool:
	if isinstance(node, ast.ImportFrom):
		return (node.module or "").startswith(PARTS)
	value = node.value if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) else None
	value = node.value if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) else value
	try:
		ast.literal_eval(value or ast.Name("code"))
	except ValueError:
		return False
	return True


def names_taken(source: Source) -> list[str]:
	return [name.name for node in source.tree.body if isinstance(node, ast.ImportFrom) for name in node.names]


def names_assigned_twice(source: Source) -> list[str]:
	"""Hooks given again further down: Python keeps only what stands last."""
	counted = Counter([ast.unparse(node.targets[0]) for node in hooks_in(source)] + names_taken(source))
	return [name for name, times in counted.items() if times > 1]


def texts_in(value: object) -> Iterator[str]:
	"""Every string of a hook's value, keys included."""
	if isinstance(value, str):
		yield value
	elif isinstance(value, dict):
		for key, part in value.items():
			yield from (*texts_in(key), *texts_in(part))
	elif isinstance(value, list | tuple):
		for part in value:
			yield from texts_in(part)


def paths_that_lead_nowhere(texts: Iterator[str]) -> list[str]:
	"""Dotted paths of the app behind which there is no function, class or module."""
	paths = [text for text in texts if PATH_IN_APP.match(text)]
	return [
		path for path in paths if path not in code_index.definitions() and path not in code_index.modules()
	]


def test_hooks_hold_only_literals() -> None:
	assert not [line for source in hook_sources() for line in statements_that_are_code(source)]


@pytest.mark.parametrize(
	"text",
	[
		*(
			"import frappe",
			"from frappe import _",
			"x = make()",
			"x = [f'{y}']",
			"def f(): pass",
			"x = 'a' + name",
		),
		*("make()", "x.y = 1"),
	],
)
def test_code_in_hooks_is_noticed(text: str) -> None:
	assert statements_that_are_code(Source("appeals_app/hooks.py", text))


def test_no_hook_is_given_twice() -> None:
	assert not [name for source in hook_sources() for name in names_assigned_twice(source)]


def test_hooks_take_in_what_their_parts_give() -> None:
	"""One that hooks.py does not name is read by nobody."""
	(hooks,) = (source for source in hook_sources() if not is_part(source))
	given = [node.targets[0].id for source in hook_sources() if is_part(source) for node in hooks_in(source)]

	assert len(given) > 10
	assert sorted(names_taken(hooks)) == sorted(given)


def test_hook_given_twice_is_noticed() -> None:
	text = "standard_queries = {'A': 'a'}\njinja = {}\nstandard_queries = {'B': 'b'}"

	assert names_assigned_twice(Source("appeals_app/hooks.py", text)) == ["standard_queries"]


def test_every_path_in_hooks_leads_to_a_function() -> None:
	texts = [text for value in hook_values().values() for text in texts_in(value)]

	assert sum(bool(PATH_IN_APP.match(text)) for text in texts) > 10
	assert not paths_that_lead_nowhere(iter(texts))


def test_path_that_leads_nowhere_is_noticed() -> None:
	nested = {"Appeal": {"on_update": ["appeals_app.appeal_registry.terms.no_such_function"]}}

	assert paths_that_lead_nowhere(texts_in(nested)) == ["appeals_app.appeal_registry.terms.no_such_function"]


def test_bundles_and_assets_in_hooks_exist() -> None:
	values = hook_values()
	public = [path for path in (PACKAGE / "public").rglob("*.*") if "dist" not in path.parts]
	served = {path.name for path in public if ".bundle." in path.name}
	served |= {f"/assets/appeals_app/{path.relative_to(PACKAGE / 'public')}" for path in public}

	named = {text for hook in ASSET_HOOKS for text in texts_in(values.get(hook, []))}
	assert named
	assert not named - served


def test_doctypes_in_hooks_exist() -> None:
	values = hook_values()
	named = {name for hook in DOCTYPE_HOOKS for name in values.get(hook, {})} - {"*"}

	assert named
	assert not named - set(doctypes()) - FRAMEWORK_DOCTYPES_IN_HOOKS


DOCTYPE_HOOKS = (
	"permission_query_conditions",
	"has_permission",
	"doc_events",
	"additional_timeline_content",
	"override_doctype_class",
	"doctype_js",
	"doctype_list_js",
)

FRAMEWORK_DOCTYPES_IN_HOOKS = frozenset(
	{"User", "File", "Communication", "Comment", "Workflow", "Number Card", "Activity Log"}
	| {
		"View Log",
		"Workflow Action",
		"Workflow State",
		"Workflow Action Master",
		"ToDo",
		"Version",
		"Document Follow",
		"Tag Link",
	}
	| {"Notification Log", "Deleted Document", "DocShare", "Document Share Key", "Email Queue"}
	| {"Error Log", "Access Log", "Note", "System Settings", "RQ Job", "Auto Email Report"}
	| {"Notification", "Translation", "Navbar Settings", "Report", "List Filter", "Event"}
	| {"Kanban Board", "Dashboard Chart", "Custom DocPerm", "Property Setter"}
	| {"User Permission", "Custom Field", "Custom Role", "Customize Form", "DocType"}
	| {"Data Import", "Role", "Print Format", "Email Account", "Log Settings", "Notification Settings"}
	| {"List View Settings", "Letter Head"}
)

# the directory is open to all staff; only who changes it is guarded
OF_AN_AUTHORITY = frozenset(
	{
		"Authority Unit",
		"Authority Officer",
		"Appeal Route Rule",
		"Authority Officer Absence",
		"Appeal Index Rule",
		"Appeal Import Mapping",
		"Appeal Reply Template",
		"Appeal Reply Check Rule",
		"Appeal Resolution Text",
		"Appeal Classifier Item",
		"Reception Suspension",
	}
)


def test_list_and_document_are_guarded_for_the_same_doctypes() -> None:
	"""A list without its document, or the other way round, would let a person see more at one of two doors."""
	values = hook_values()

	# of notices the framework lists one's own alone, and opens those of others
	guarded = set(values["has_permission"]) - OF_AN_AUTHORITY - {"Number Card", "Notification Settings"}
	assert set(values["permission_query_conditions"]) == guarded


def test_everything_that_hangs_on_an_appeal_is_guarded() -> None:
	"""Appeals, their authors and every DocType linked to an appeal pass the one predicate."""
	linked = {
		name
		for name, doctype in doctypes().items()
		if not doctype.is_child and any(field.get("options") == "Appeal" for field in doctype.link_fields())
	}

	assert linked | {"Appeal", "Applicant"} <= set(hook_values()["has_permission"])
