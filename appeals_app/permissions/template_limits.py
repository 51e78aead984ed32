"""What templates that administrators write may use: a short list of what formats their own document.

A Print Format, a Letter Head or a letter is rendered in the session of whoever prints or sends it, and its text is kept.
The framework gives it the request, the session and functions that read past every right. Here a text from a row has
nothing but the list below; files of the apps, which are code, keep what the framework gives them.
"""

import functools
import mimetypes
from collections.abc import Callable
from datetime import date, time, timedelta
from decimal import Decimal

import frappe
from frappe import _
from frappe.model.base_document import BaseDocument
from frappe.model.document import Document
from frappe.utils import global_date_format, jinja
from frappe.utils.jinja_globals import resolve_class
from frappe.website.doctype.web_template.web_template import WebTemplate
from frappe.website.page_renderers.template_page import TemplatePage
from frappe.www.printview import get_visible_columns
from jinja2 import Template
from jinja2.sandbox import SandboxedEnvironment, safe_range

from appeals_app.permissions.own_doctypes import is_ours

MARK = "appeals_limited"

UTILS = frozenset(
	{
		*(
			"formatdate",
			"format_date",
			"format_time",
			"format_datetime",
			"format_duration",
			"global_date_format",
		),
		*("getdate", "get_datetime", "get_time", "nowdate", "today", "now", "nowtime", "now_datetime"),
		*("add_to_date", "add_days", "add_months", "add_years", "date_diff", "month_diff", "time_diff"),
		*("time_diff_in_hours", "time_diff_in_seconds", "get_first_day", "get_last_day", "get_weekday"),
		*("pretty_date", "flt", "cint", "cstr", "ceil", "floor", "rounded", "fmt_money", "money_in_words"),
		*(
			"in_words",
			"escape_html",
			"strip_html",
			"is_html",
			"is_image",
			"comma_and",
			"comma_or",
			"comma_sep",
		),
		*("unique", "get_url", "get_url_to_form", "get_url_to_list", "get_link_to_form"),
	}
)
"""Of the framework's utilities: those that count and format what they are given, and write an address."""

COUNTING = (abs, all, any, bool, enumerate, list, max, min, round, set, sorted, sum, tuple)
OF_JINJA = ("dict", "cycler", "joiner", "namespace")

OF_DOCUMENTS = frozenset(
	{
		*(
			"get",
			"get_formatted",
			"as_dict",
			"get_title",
			"is_new",
			"is_print_hide",
			"get_field",
			"get_label",
		),
		*("has_field", "get_label_from_fieldname"),
	}
)
"""What a template asks of a document or of its form; every other act of theirs is out of its reach."""

VALUES = (str, int, float, Decimal, date, time, timedelta, list, tuple, set, dict, BaseDocument, type(None))
OF_REQUESTS = frozenset({"request", "form_dict", "args", "response", "session"})


def install(method: str | None = None, kwargs: dict | None = None, transaction_type: str = "") -> None:
	"""For `before_request` and `before_job`: limit every template of a row rendered in this process from now on."""
	if not getattr(jinja.get_jenv, MARK, False):
		limited = _limited(jinja.get_jenv)
		setattr(limited, MARK, True)
		jinja.get_jenv = frappe.get_jenv = limited
		TemplatePage.render_template = _page_of_file(TemplatePage.render_template)
		WebTemplate.get_template = _block_of_file(WebTemplate.get_template)


class Listed(dict):
	"""What is on the list, by its name after a dot; another name is refused in words."""

	def __getattr__(self, name: str) -> object:
		if name in self:
			return self[name]
		if name.startswith("_"):  # asked by the template engine, of everything
			raise AttributeError(name)
		frappe.throw(
			_("Templates and conditions have no «{0}». Use the fields of their own document.").format(name),
			frappe.PermissionError,
		)


def utils() -> Listed:
	"""The listed utilities, as far as the engine has them."""
	return Listed({name: getattr(frappe.utils, name) for name in UTILS if hasattr(frappe.utils, name)})


def session() -> Listed:
	"""Of the session, who works."""
	return Listed(user=frappe.session.user if frappe.session else None)


class RowTemplate(Template):
	"""A template whose context brings words and documents alone: what its name stands for in the list stays so."""

	def new_context(
		self, vars: dict | None = None, shared: bool = False, locals: dict | None = None
	) -> object:
		"""A shared context is one of these already, handed to an included file."""
		if not shared:
			vars = {name: value for name, value in (vars or {}).items() if self._is_kept(name, value)}
		return super().new_context(vars, shared, locals)

	def _is_kept(self, name: str, value: object) -> bool:
		return isinstance(value, VALUES) and name not in self.globals and name not in OF_REQUESTS


def _limited(make: Callable[[], SandboxedEnvironment]) -> Callable[[], SandboxedEnvironment]:
	@functools.wraps(make)
	def get_jenv() -> SandboxedEnvironment:
		environment = make()
		if not hasattr(environment, MARK):
			_part_rows_from_files(environment)
			setattr(environment, MARK, True)
		return environment

	return get_jenv


def _page_of_file(render: Callable[[TemplatePage], str]) -> Callable[[TemplatePage], str]:
	"""The framework reads the file of a page itself, and renders it as a text."""

	@functools.wraps(render)
	def render_template(page: TemplatePage) -> str:
		_texts_of_files().add(page.source)
		return render(page)

	return render_template


def _block_of_file(read: Callable[[WebTemplate, bool], str]) -> Callable[[WebTemplate, bool], str]:
	"""The bar and the foot of every page are such texts too; a block that is not standard is a row."""

	@functools.wraps(read)
	def get_template(block: WebTemplate, standard: bool = False) -> str:
		text = read(block, standard)
		if standard:
			_texts_of_files().add(text)
		return text

	return get_template


def _texts_of_files() -> set[str]:
	if not hasattr(frappe.local, "texts_of_files"):
		frappe.local.texts_of_files = set()
	return frappe.local.texts_of_files


def _part_rows_from_files(environment: SandboxedEnvironment) -> None:
	rows, of_text = _environment_of_rows(environment), environment.from_string

	def from_string(source: str, *given: object, **named: object) -> Template:
		is_file = source in _texts_of_files()
		return (of_text if is_file else rows.from_string)(source, *given, **named)

	environment.from_string = from_string


def _environment_of_rows(environment: SandboxedEnvironment) -> SandboxedEnvironment:
	rows = environment.overlay()
	rows.template_class = RowTemplate
	rows.is_safe_attribute = _safe_attribute(environment.is_safe_attribute)
	rows.globals = {
		**{name: environment.globals[name] for name in OF_JINJA},
		**{function.__name__: function for function in COUNTING},
		**_methods_of_the_app(),
		"range": safe_range,
		"_": _,
		"nowdate": frappe.utils.nowdate,
		"resolve_class": resolve_class,
		"guess_mimetype": mimetypes.guess_type,
		"get_visible_columns": get_visible_columns,
		"frappe": _framework(rows),
	}
	return rows


def _framework(rows: SandboxedEnvironment) -> Listed:
	def render_template(template: str, context: dict | None = None) -> str:
		return rows.from_string(template).render(context or {})

	return Listed(
		_=_,
		utils=utils(),
		session=session(),
		format=format_value,
		format_value=format_value,
		format_date=global_date_format,
		get_url=frappe.utils.get_url,
		get_meta=frappe.get_meta,
		render_template=render_template,
	)


def format_value(value: object, df: str | dict | None = None, *_given: object, **_named: object) -> str:
	"""A value as its kind of field is shown.

	Options and a document are not passed on: by them the framework reads the currency of any record.
	"""
	kind = df if isinstance(df, str) else (df or {}).get("fieldtype")
	return frappe.format_value(value, {"fieldtype": kind or "Data"})


def _methods_of_the_app() -> dict[str, Callable]:
	ours = [path for path in frappe.get_hooks("jinja")["methods"] if path.startswith("appeals_app.")]
	return {method.__name__: _for_own_documents(method) for method in map(frappe.get_attr, ours)}


def _for_own_documents(method: Callable) -> Callable:
	"""They read on from the document they are given, so it is one of ours, not what a template has made up.

	Some take a text of the document, which may be empty, as one hidden from the reader is.
	"""

	@functools.wraps(method)
	def asked(given: Document | str | None, *more: object) -> object:
		if not isinstance(given, str | None) and not _is_of_register(given):
			frappe.throw(
				_("«{0}» takes documents of the register alone. Give it the document you print.").format(
					method.__name__
				),
				frappe.PermissionError,
			)
		return method(given, *more)

	return asked


def _is_of_register(given: object) -> bool:
	return isinstance(given, Document) and not given.meta.custom and is_ours(given.doctype)


def _safe_attribute(judge: Callable[[object, str, object], bool]) -> Callable[[object, str, object], bool]:
	def is_safe_attribute(owner: object, name: str, value: object) -> bool:
		if isinstance(owner, BaseDocument) and callable(value) and name not in OF_DOCUMENTS:
			return False
		return judge(owner, name, value)

	return is_safe_attribute
