"""What the arguments of a call name: functions that are called in turn, and DocTypes."""

from collections.abc import Iterator

import frappe

ARGUMENTS_THAT_NAME_FUNCTIONS = {
	"frappe.desk.search.search_link": ("query",),
	"frappe.desk.search.search_widget": ("query",),
	"frappe.desk.treeview.get_all_nodes": ("tree_method",),
	"upload_file": ("method",),
}
"""Functions of the framework that call another one by the name a client sends."""


def functions_named(command: str, form: dict) -> Iterator[str]:
	"""Functions that the call would call in turn."""
	for argument in ARGUMENTS_THAT_NAME_FUNCTIONS.get(command, ()):
		if form.get(argument):
			yield str(form[argument])


def doctypes_named(form: dict) -> list[str]:
	"""DocTypes whose document a `run_doc_method` would load: by name, or from the document that was sent."""
	if form.get("dt"):
		return [str(form["dt"])]
	document = _parsed(form.get("docs"))
	return [str(document["doctype"])] if isinstance(document, dict) and document.get("doctype") else []


def _parsed(value: object) -> object:
	try:
		return frappe.parse_json(value)
	except ValueError:
		return None
