"""What of the app a person reads in English unless `translations/uk.csv` says it in Ukrainian.

The strings are read from the files alone: Python by its syntax tree, JavaScript and templates by the call
`__("…")` or `_("…")`, metadata by the fields Frappe translates.
"""

import ast
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

APP = Path(__file__).resolve().parents[2] / "appeals_app"

TRANSLATED_BY_NAME = {"_", "_lt"}

# Tables whose values go through _() by a key: file, name of the table.
SENTENCE_TABLES = {
	("appeal_registry/timeline.py", "SENTENCES"),
	("domain/import_mapping.py", "ONE_OF"),
	("appeal_registry/recalculation_words.py", "SENTENCES"),
	("appeal_registry/recalculation_words.py", "MOVES"),
	("appeal_registry/card_changes.py", "LOCK_SENTENCES"),
	("appeal_registry/consideration_panel.py", "HEADLINES"),
	("appeal_registry/consideration_panel.py", "UNTIL"),
	("appeal_registry/consideration_panel.py", "UNTIL_PASSED"),
	("appeal_routing/conflict_guard.py", "EXECUTOR_SENTENCES"),
	("appeal_routing/conflict_guard.py", "OWN_CAUSE_SENTENCES"),
	("appeal_routing/route_words.py", "OUTCOMES"),
	("appeal_replies/term_notices.py", "TEXTS"),
	("appeal_matching/proposals.py", "SENTENCES"),
	("appeal_matching/side_by_side.py", "SIGNS"),
	("appeal_matching/proposals.py", "CLUES"),
	("appeal_replies/reply_checks.py", "SENTENCES"),
	("appeal_replies/template_language.py", "PLACES"),
	("appeal_replies/template_language.py", "PLACES_OF_QUESTION"),
	("appeal_replies/template_language.py", "FORMS"),
	("permissions/access_explanation.py", "SENTENCES"),
	("personal_data/report/unusual_access/unusual_access.py", "LIMITS"),
	("permissions/access_explanation.py", "ABSENCES"),
	("permissions/access_explanation.py", "HINDRANCES"),
}

JS_CALL = re.compile(
	r"""\b__\(\s*(?P<quote>["'`])(?P<text>(?:\\.|(?!(?P=quote)).)*)(?P=quote)(?P<rest>[^)]*)""", re.S
)
TEMPLATE_CALL = re.compile(r"""\b_\(\s*(?P<quote>["'])(?P<text>(?:\\.|(?!(?P=quote)).)*)(?P=quote)""", re.S)

# Fields of metadata that the Desk shows through __() or _().
SHOWN_KEYS = {
	"DocType": ("name", "module"),
	"DocField": ("label", "description", "placeholder"),
	"Custom Field": ("label", "description", "placeholder"),
	"DocPerm": ("role",),
	"DocType Link": ("group",),
	"DocType Action": ("label",),
	"Workspace": ("label", "title", "module"),
	"Workspace Link": ("label",),
	"Workspace Shortcut": ("label", "format"),
	"Workspace Number Card": ("label",),
	"Workspace Chart": ("label",),
	"Number Card": ("name", "label"),
	"Dashboard Chart": ("name", "chart_name"),
	"Report": ("name", "report_name"),
	"Print Format": ("name",),
	"Role": ("name",),
	"Page": ("title",),
	"Notification": ("subject",),
}
KIND_OF_CHILD = {
	"fields": "DocField",
	"permissions": "DocPerm",
	"links": {"DocType": "DocType Link", "Workspace": "Workspace Link"},
	"actions": "DocType Action",
	"shortcuts": "Workspace Shortcut",
	"number_cards": "Workspace Number Card",
	"charts": "Workspace Chart",
}


def app_strings(app: Path = APP) -> dict[str, set[str]]:
	"""Every English string a person of the app may meet -> the files it stands in."""
	found: dict[str, set[str]] = {}
	for path in sorted(app.rglob("*")):
		if "dist" in path.parts or "defaults" in path.parts or not path.is_file():
			continue
		for text in strings_of_file(path, app):
			found.setdefault(text, set()).add(path.relative_to(app).as_posix())
	return found


def strings_of_file(path: Path, app: Path = APP) -> set[str]:
	"""Translatable strings of one file, by its kind."""
	if path.suffix == ".py":
		relative = path.relative_to(app).as_posix()
		tables = {table for file, table in SENTENCE_TABLES if file == relative}
		return set(python_strings(path.read_text(), tables))
	if path.suffix == ".js":
		return set(js_strings(path.read_text()))
	if path.suffix == ".html":
		return set(_matches(TEMPLATE_CALL, path.read_text())) | set(js_strings(path.read_text()))
	if path.suffix == ".json":
		return {text for text in metadata_strings(json.loads(path.read_text())) if is_words(text)}
	return set(path.read_text().splitlines()) if path.name == "modules.txt" else set()


def python_strings(source: str, tables: Iterable[str] = ()) -> Iterator[str]:
	"""First arguments of _() and of the domain's errors, and the values of the named tables."""
	for node in ast.walk(ast.parse(source)):
		if isinstance(node, ast.Call) and node.args and _is_translated(node.func):
			text = node.args[0]
			if isinstance(text, ast.Constant) and isinstance(text.value, str):
				yield text.value
		elif isinstance(node, ast.Assign) and _names(node.targets) & set(tables):
			yield from (value.value for value in node.value.values)


def _is_translated(function: ast.expr) -> bool:
	name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
	return name in TRANSLATED_BY_NAME or name in domain_error_names()


def _names(targets: list[ast.expr]) -> set[str]:
	return {target.id for target in targets if isinstance(target, ast.Name)}


def domain_error_names(app: Path = APP) -> frozenset[str]:
	"""Names of DomainError and of every class of the domain that descends from it."""
	if app not in _error_names:
		_error_names[app] = _read_domain_error_names(app)
	return _error_names[app]


_error_names: dict[Path, frozenset[str]] = {}


def _read_domain_error_names(app: Path) -> frozenset[str]:
	parents = {
		node.name: {base.id for base in node.bases if isinstance(base, ast.Name)}
		for path in sorted((app / "domain").rglob("*.py"))
		for node in ast.walk(ast.parse(path.read_text()))
		if isinstance(node, ast.ClassDef)
	}
	names = {"DomainError"}
	while more := {name for name, bases in parents.items() if bases & names} - names:
		names |= more
	return frozenset(names)


def js_strings(source: str) -> Iterator[str]:
	"""First arguments of __(); a context, the third one, makes the key `text:context`."""
	for match in JS_CALL.finditer(source):
		yield _unescaped(match["text"])


def _matches(pattern: re.Pattern, source: str) -> Iterator[str]:
	return (_unescaped(match["text"]) for match in pattern.finditer(source))


def _unescaped(text: str) -> str:
	return re.sub(r"\\(.)", lambda match: {"n": "\n", "t": "\t"}.get(match[1], match[1]), text)


def metadata_strings(record: dict | list, kind: str = "") -> Iterator[str]:
	"""Strings of a record of metadata and of its rows."""
	if isinstance(record, list):
		for row in record:
			yield from metadata_strings(row, kind)
		return
	kind = record.get("doctype") or kind
	yield from (record[key] for key in SHOWN_KEYS.get(kind, ()) if record.get(key))
	if record.get("fieldtype") == "Select":
		yield from (record.get("options") or "").split("\n")
	if kind == "Workspace":
		yield from _texts_of_blocks(record)
	for key, rows in record.items():
		if isinstance(rows, list) and key in KIND_OF_CHILD:
			child = KIND_OF_CHILD[key]
			yield from metadata_strings(rows, child if isinstance(child, str) else child.get(kind, ""))


def _texts_of_blocks(workspace: dict) -> Iterator[str]:
	"""Headings and paragraphs of a workspace."""
	blocks = json.loads(workspace.get("content") or "[]")
	return (block["data"]["text"] for block in blocks if "text" in block["data"])


def is_words(text: str) -> bool:
	"""English words to translate: not empty, not Ukrainian already, not a bare number or place."""
	return bool(re.search(r"[A-Za-z]{2,}", text)) and not re.search(r"[А-Яа-яІіЇїЄєҐґ]", text)
