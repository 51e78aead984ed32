"""Rows of the set-up that the framework reads as they are: one that it could not read would stop a page for everybody."""

import json
import re

import frappe
from frappe import _
from frappe.custom.doctype.customize_form.customize_form import docfield_properties, doctype_properties
from frappe.model.base_document import get_controller
from frappe.model.document import Document
from frappe.utils import cstr

from appeals_app.permissions.written_by_people import is_asked

NAME_OF_EVENT = re.compile(r"(before|after|on)_|validate|autoname|onload", re.IGNORECASE)
"""How names begin under which the framework calls a document: a field of that name would be called instead."""

PLACE = re.compile(r"\{\w*\}")
"""Where a value is put into a text."""

KINDS = {**docfield_properties, **doctype_properties}
"""As what a form reads each of its properties, whatever the row says."""


def check_property(setter: Document, method: str | None = None) -> None:
	"""For `before_validate` of Property Setter: the form can read the value."""
	setter.property_type = KINDS.get(setter.property, setter.property_type)
	if is_asked() and not _is_read(setter):
		frappe.throw(
			_("«{0}» cannot be «{1}»: nobody could open the form. Change it in «Customize Form».").format(
				setter.property, cstr(setter.value)[:40]
			),
			frappe.PermissionError,
		)


def _is_read(setter: Document) -> bool:
	if setter.property == "field_order":
		order, meta = _parsed(setter.value), frappe.get_meta(setter.doc_type)
		return isinstance(order, list) and all(
			isinstance(name, str) and meta.has_field(name) for name in order
		)
	if setter.property_type in ("Int", "Check"):
		return not setter.value or cstr(setter.value).strip().isdigit()
	return True


def check_field(field: Document, method: str | None = None) -> None:
	"""For `before_validate` of Custom Field: its name is of no act, which would be called on every record, also once it is deleted."""
	name = field.fieldname or ""
	if is_asked() and (NAME_OF_EVENT.match(name) or hasattr(get_controller(field.dt), name)):
		frappe.throw(
			_("The name «{0}» belongs to an act of the system. Choose another name for the field.").format(
				name
			),
			frappe.PermissionError,
		)


def check_translation(translation: Document, method: str | None = None) -> None:
	"""For `before_validate` of Translation: it has the places of its text, and no others, which could not be filled."""
	text, source = translation.translated_text or "", translation.source_text or ""
	places, is_plain = set(PLACE.findall(source)), not _has_braces(source)
	if is_asked() and is_plain and (not set(PLACE.findall(text)) <= places or _has_braces(text)):
		frappe.throw(
			_("A translation has the places in braces of the text it stands for, and no others: {0}.").format(
				", ".join(sorted(places)) or "–"
			),
			frappe.PermissionError,
		)


def _has_braces(text: str) -> bool:
	return bool(re.search(r"[{}]", PLACE.sub("", text)))


def check_columns(settings: Document, method: str | None = None) -> None:
	"""For `before_validate` of List View Settings: the columns are a list, else nobody could open it."""
	columns = _parsed(settings.fields) if settings.fields else []
	if is_asked() and not (isinstance(columns, list) and all(isinstance(column, dict) for column in columns)):
		frappe.throw(
			_("The columns of the list could not be read. Choose them in the settings of the list."),
			frappe.PermissionError,
		)


def check_head(head: Document, method: str | None = None) -> None:
	"""For `validate` of Letter Head: it stands over every paper, so it is rendered once for a new appeal."""
	if not is_asked():
		return
	printed = {"doc": frappe.new_doc("Appeal").as_dict()}
	for text in (head.content or "", head.footer or ""):
		try:
			# rendered behind the limits of templates, as the framework will print it; nothing of it is kept
			frappe.render_template(text, printed)  # nosemgrep: tools.semgrep.template-from-data
		except (
			frappe.ValidationError,
			frappe.PermissionError,
			ArithmeticError,
			LookupError,
			TypeError,
			ValueError,
		):
			frappe.clear_last_message()
			frappe.throw(
				_(
					"The letter head could not be printed. Use fields of the document between {{ and }}, and no acts."
				),
				frappe.PermissionError,
			)


def _parsed(text: object) -> object:
	try:
		return json.loads(cstr(text))
	except ValueError:
		return None
