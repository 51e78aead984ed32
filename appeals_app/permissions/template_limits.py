"""What templates that administrators write may read: no record of people and appeals, whoever they are rendered for.

The framework gives a Print Format, a Letter Head or a letter its functions that read past every right. Here they read the
settings of the system alone, and a document in a template is looked at, not loaded anew as another one.
"""

import functools
from collections.abc import Callable

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import jinja
from jinja2.sandbox import SandboxedEnvironment

from appeals_app.domain.personal_inventory import INVENTORY

MARK = "appeals_limited"

READING = ("get_doc", "get_cached_doc", "get_last_doc", "get_list", "get_all")
READING_OF_DATABASE = ("get_list", "get_all", "get_value", "exists", "count")
KEPT_OF_DATABASE = ("get_single_value", "get_default", "escape")

CLOSED = (
	*(
		"call",
		"qb",
		"new_doc",
		"copy_doc",
		"get_mapped_doc",
		"rename_doc",
		"delete_doc",
		"sendmail",
		"get_print",
	),
	*("attach_print", "make_get_request", "make_post_request", "make_put_request", "enqueue", "log_error"),
)
CLOSED_BESIDE = ("FrappeClient", "run_script")

TELLING = frozenset(
	{
		"User",
		"File",
		"Error Log",
		"Access Log",
		"Activity Log",
		"Prepared Report",
		"Scheduled Job Log",
		"Email Account",
	}
)
"""DocTypes of the framework that hold secrets, or words about people."""

ACTS_OF_DOCUMENTS = frozenset(
	{
		*("update", "set", "append", "extend", "reload", "load_from_db", "run_method", "get_parent_doc"),
		*("db_get", "db_set", "db_insert", "db_update", "get_doc_before_save", "load_doc_before_save"),
		*("insert", "save", "submit", "cancel", "delete", "discard", "rename", "queue_action", "add_comment"),
		*("notify_update", "get_password", "get_title_of"),
	}
)


def install(method: str | None = None, kwargs: dict | None = None, transaction_type: str = "") -> None:
	"""For `before_request` and `before_job`: limit every template rendered in this process from now on."""
	if not getattr(jinja.get_jenv, MARK, False):
		limited = _limited(jinja.get_jenv)
		setattr(limited, MARK, True)
		jinja.get_jenv = frappe.get_jenv = limited


def _limited(make: Callable[[], SandboxedEnvironment]) -> Callable[[], SandboxedEnvironment]:
	@functools.wraps(make)
	def get_jenv() -> SandboxedEnvironment:
		environment = make()
		if not environment.globals.get(MARK):
			limit(environment)
			environment.globals[MARK] = True
		return environment

	return get_jenv


def limit(environment: SandboxedEnvironment) -> None:
	"""Take from an environment of templates what reads people and appeals, calls out or changes anything."""
	given = environment.globals["frappe"]
	for name in CLOSED:
		given.pop(name, None)
	for name in CLOSED_BESIDE:
		environment.globals.pop(name, None)
	for name in READING:
		given[name] = of_settings(given[name])
	database = given["db"]
	given["db"] = type(database)(
		{name: of_settings(database[name]) for name in READING_OF_DATABASE}
		| {name: database[name] for name in KEPT_OF_DATABASE}
	)
	environment.is_safe_attribute = _safe_attribute(environment.is_safe_attribute)


def of_settings(read: Callable) -> Callable:
	"""The function that reads, refusing DocTypes of people and appeals."""

	@functools.wraps(read)
	def reading(doctype: str, *given: object, **named: object) -> object:
		if not isinstance(doctype, str) or is_closed(doctype):
			frappe.throw(
				_("A template reads no records of «{0}». Use the fields of its own document.").format(
					_(str(doctype))
				),
				frappe.PermissionError,
			)
		return read(doctype, *given, **named)

	return reading


def is_closed(doctype: str) -> bool:
	"""Whether rows of the DocType are part of other documents, or tell of people and appeals."""
	kept = frappe.db.get_value("DocType", doctype, ["name", "istable", "is_virtual"], as_dict=True)
	if not kept:
		return True
	guarded = frappe.get_hooks("permission_query_conditions").keys() | TELLING | INVENTORY.keys()
	return bool(kept.istable or kept.is_virtual or kept.name in guarded)


def _safe_attribute(judge: Callable[[object, str, object], bool]) -> Callable[[object, str, object], bool]:
	def is_safe_attribute(owner: object, name: str, value: object) -> bool:
		if isinstance(owner, Document) and name in ACTS_OF_DOCUMENTS:
			return False
		return judge(owner, name, value)

	return is_safe_attribute
