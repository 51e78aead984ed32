"""Doors of the framework that look past the scope, kept inside it: linked records, counts, charts, columns of reports."""

import frappe
from frappe import _
from frappe.desk import listview, notifications, query_report
from frappe.desk.doctype.dashboard_chart import dashboard_chart
from frappe.desk.form import linked_with, utils
from frappe.model import default_fields, workflow
from frappe.model.document import Document
from frappe.query_builder import DocType
from frappe.query_builder.functions import Count

from appeals_app.permissions.own_doctypes import is_ours
from appeals_app.permissions.referring_rows import GUARDED
from appeals_app.permissions.unreadable_requests import is_doctype
from appeals_app.refusal import given_json, refuse_unreadable
from appeals_app.search_arguments import NO_RECORD

BY_DAY = ("Days Before", "Days After")
"""Events of a notification that come with a day, and not with a change of a record."""


def linked_records(doctype: str, name: str) -> dict[str, list]:
	"""Records linked to one the user meets, of each DocType those the user may list."""
	frappe.get_doc(doctype, name).check_permission("read")
	found = linked_with.get(doctype, name)
	return {kind: kept for kind, rows in found.items() if (kept := _listed(kind, rows))}


def _listed(doctype: str, rows: list) -> list:
	if frappe.is_table(doctype) or not frappe.has_permission(doctype, "read"):
		return []
	names = _names_listed(doctype, {"name": ("in", [row.name for row in rows])})
	return [row for row in rows if row.name in names]


def _names_listed(doctype: str, filters: list | dict) -> set[str]:
	return set(frappe.get_list(doctype, filters=filters, pluck="name", limit=0))


def tagged_records(doctype: str, tag: str) -> list[list[str]]:
	"""Keys of records with the tag that the user may list; the framework asks for the right to the DocType alone."""
	frappe.has_permission(doctype, "read", throw=True)
	return [[name] for name in sorted(_names_listed(doctype, [[doctype, "_user_tags", "like", tag]]))]


def states_elsewhere(doctype: str, states: str | list) -> list[dict]:
	"""States of records, with their number, other than those; the framework would count any column of any record so.

	Who sets the workflow up sees no record of it, and still has to know how many stand where.
	"""
	frappe.has_permission("Workflow", "write", throw=True)
	name = workflow.get_workflow_name(doctype) if is_ours(doctype) else None
	if not name:
		return []
	field = workflow.get_workflow_state_field(name)
	table, known = DocType(doctype), [str(state) for state in given_json(states, list)]
	query = frappe.qb.from_(table).select(table[field], Count("*").as_("count")).groupby(table[field])
	query = query.where(table[field].isnotnull() & (table[field] != ""))
	return (query.where(table[field].notin(known)) if known else query).run(as_dict=True)


def documents_for_today(notification: str) -> list[str]:
	"""Records a notification would speak of today, of those the user may list: its condition reads all of every record."""
	row = frappe.get_doc("Notification", notification)
	row.check_permission("read")
	if row.event not in BY_DAY or not frappe.has_permission(row.document_type, "read"):
		return []
	found = [record.name for record in row.get_documents_for_today()]
	return sorted(_names_listed(row.document_type, {"name": ("in", found)})) if found else []


def group_counts(doctype: str, filters: dict | list, field: str) -> list[dict]:
	"""Counts for the list's sidebar; the framework counts those assigned without asking who may see them."""
	if field == "assigned_to":
		filters = [[doctype, "name", "in", sorted(_names_listed(doctype, filters)) or [NO_RECORD]]]
	return listview.get_group_by_count(doctype, frappe.as_json(filters), field)


def chart_data(asked: dict) -> dict:
	"""A chart counted for this user; the framework keeps what it counted for another, and heatmaps count everything."""
	chart = _chart(asked)
	if chart.get("type") == "Heatmap":
		frappe.throw(
			_("A heatmap would count records of other authorities. Choose another type of chart."),
			frappe.PermissionError,
		)
	return _in_words(chart, dashboard_chart.get(**{**asked, "refresh": 1}))


def _in_words(chart: dict, counted: dict | None) -> dict | None:
	"""Groups by a field with choices are named as its form names them."""
	if not counted or chart.get("chart_type") != "Group By":
		return counted
	field = frappe.get_meta(chart["document_type"]).get_field(chart.get("group_by_based_on") or "")
	if field and field.fieldtype == "Select":
		counted["labels"] = [_(label) for label in counted["labels"]]
	return counted


def _chart(asked: dict) -> dict:
	if asked.get("chart_name"):
		return frappe.get_doc("Dashboard Chart", asked["chart_name"]).as_dict()
	chart = given_json(asked.get("chart"), dict)
	if not chart:
		raise frappe.DoesNotExistError
	return chart


def steps_offered(document: str | dict) -> list[dict]:
	"""Steps of the workflow for who works with the record; who only reads it is offered none."""
	sent = given_json(document, dict)
	doctype, name = str(sent.get("doctype")), str(sent.get("name"))
	if not is_doctype(doctype):
		refuse_unreadable()
	if doctype in GUARDED and not sent.get("__islocal") and not frappe.has_permission(doctype, "write", name):
		frappe.get_doc(doctype, name).check_permission("read")
		return []
	steps = workflow.get_transitions(document)
	return [step for step in steps if _is_offered(name, step)] if doctype == "Appeal" else steps


def _is_offered(appeal: str, step: dict) -> bool:
	"""Modules above know whose the step is (hook `appeal_offered_step`): what would be refused is no button."""
	return all(
		frappe.get_attr(path)(appeal=appeal, step=step) for path in frappe.get_hooks("appeal_offered_step")
	)


def next_in_list(asked: dict) -> str | None:
	"""The next record after one the user meets: after another, the answer would tell how its values compare.

	So would the neighbours by a value the reader does not see: such records follow each other by their last change.
	"""
	document = frappe.get_doc(asked["doctype"], asked["value"])
	document.check_permission("read")
	if not _is_seen(document, asked.get("sort_field") or "modified"):
		asked = {**asked, "sort_field": "modified"}
	return utils.get_next(**asked)


def _is_seen(document: Document, field: object) -> bool:
	if field in default_fields:
		return True
	if not (isinstance(field, str) and document.meta.has_field(field)):
		return False
	stored = document.get(field)
	document.apply_fieldlevel_read_permissions()
	return document.get(field) == stored


def first_listed(doctype: str, filters: dict | list, *, parent: str | None = None) -> str:
	"""The first record that fits the conditions among those the user may list; DoesNotExistError where none does.

	The framework would look among all, and its refusal would tell that there is one.
	"""
	found = frappe.get_list(doctype, filters=filters, pluck="name", limit=1, parent_doctype=parent)
	if not found:
		frappe.throw(_("No record that you may see fits these conditions."), frappe.DoesNotExistError)
	return found[0]


def column_of_report(doctype: str, field: str, names: list[str] | None = None) -> dict:
	"""Values of a field by the key of the record, of those the user may list: a column added to a report."""
	filters = {"name": ("in", names)} if names else {}
	rows = frappe.get_list(doctype, filters=filters, fields=["name", field], as_list=True, limit=0)
	return frappe._dict({row[0]: row[-1] for row in rows})  # of the key itself one column comes


def install(method: str | None = None, kwargs: dict | None = None, transaction_type: str = "") -> None:
	"""For `before_request` and `before_job`: reports run in this process add their columns by `column_of_report`."""
	query_report.get_data_for_custom_field = column_of_report


def open_counts(doctype: str, name: str, items: list | None) -> dict:
	"""The framework's counts around a record: of DocTypes the user may list whole, for it counts for everybody alike."""
	links = frappe.get_meta(doctype).get_dashboard_data().get("transactions") or []
	asked = items or [item for group in links for item in group.get("items")]
	return notifications.get_open_count(doctype, name, [item for item in asked if _is_listed_whole(item)])


def _is_listed_whole(doctype: object) -> bool:
	narrowed = {*GUARDED, *frappe.get_hooks("permission_query_conditions")}
	is_one = isinstance(doctype, str) and frappe.db.exists("DocType", doctype)
	return bool(is_one) and doctype not in narrowed and frappe.has_permission(doctype, "read")


def own_notice(name: str | int) -> str | int:
	"""The key of a notice of the session's user; PermissionError for another's."""
	if not frappe.db.exists("Notification Log", {"name": name, "for_user": frappe.session.user}):
		frappe.throw(_("This notice is not yours."), frappe.PermissionError)
	return name
