"""Rows of the framework that the browsers of others run: administrators write them without scripts.

A Client Script is refused whole; these rows are needed, so only what would run in them is refused. The app's own rows
come with its files and pass no request.
"""

import re
from html import unescape

import frappe
from bs4 import BeautifulSoup
from frappe import _
from frappe.model import child_table_fields, default_fields, optional_fields
from frappe.model.document import Document

from appeals_app.domain.form_condition import is_plain_condition
from appeals_app.permissions.own_doctypes import is_ours
from appeals_app.permissions.safe_messages import MARKUP
from appeals_app.permissions.written_by_people import is_asked
from appeals_app.refusal import given_json

CONDITIONS = ("depends_on", "mandatory_depends_on", "read_only_depends_on", "collapsible_depends_on")
WORDS_ON_FORMS = ("label", "description", "placeholder", "options", "default")

# fmt: off
ADJUSTED = frozenset({
	"label", "description", "placeholder", "documentation_url", "default", "hidden", "read_only",
	"reqd", "bold", "columns", "width", "length", "precision",
	"in_list_view", "in_standard_filter", "in_preview", "allow_in_quick_entry", "allow_bulk_edit",
	"remember_last_selected_value",
	"depends_on", "mandatory_depends_on", "read_only_depends_on", "collapsible_depends_on",
	"collapsible", "permlevel", "no_copy",
	"print_hide", "print_hide_if_no_value", "print_width", "report_hide", "non_negative",
	"sort_options", "translatable",
	"hide_border", "hide_days", "hide_seconds", "show_dashboard", "field_order", "idx", "insert_after",
	"sort_field", "sort_order", "default_print_format", "default_view",
	"force_re_route_to_default_view", "default_email_template",
	"quick_entry", "editable_grid", "max_attachments", "is_calendar_and_gantt", "show_preview_popup",
	"track_views",
	"show_title_field_in_link", "translate_link_fields",
})
# fmt: on
"""Properties of forms and fields by which nothing else is read, kept or run than before."""

FILLED_IN = frozenset(
	{"Data", "Small Text", "Text", "Long Text", "Text Editor", "Read Only", "Select", "Autocomplete", "Link"}
	| {"Int", "Float", "Currency", "Percent", "Check", "Date", "Datetime", "Time", "Duration", "Rating"}
	| {"Attach", "Attach Image", "Tab Break", "Section Break", "Column Break", "Heading", "HTML"}
)
"""Types of new fields: the Desk shows the values of the others as they are, or they press, draw or read something."""

SORTS_OF_WORDS = ("", "Email", "Phone", "Name")
"""Options of a field of words; a link in one would be shown as it is."""

OFFERED_BY_WORDS = ("Select", "Autocomplete")
"""Types of fields whose options are words to choose from, and no DocType, function or markup."""

NAMES_OF_FRAMEWORK = frozenset(
	(*default_fields, *optional_fields, *child_table_fields, "_action", "_validated")
)

ATTRIBUTES = frozenset({"class", "title", "href"})
_TAG = re.compile(r"<[a-z!?]", re.IGNORECASE)
_ADDRESS = re.compile(r"(https?:/|/|#|mailto:)", re.IGNORECASE)
_OTHER_THAN_NAMED = re.compile(r"[=\"'`(<>]")
_WHOLE_TAG = re.compile(r"<[^<>]*>")
_PLAIN_TAG = re.compile(
	r"</[a-z][a-z0-9]*\s*>|<[a-z][a-z0-9]*(\s+[a-z]+=\"[^\"'`\\<>=]*\")*\s*/?>", re.IGNORECASE
)
_OTHER_END = re.compile(r"</(?![a-z][a-z0-9]*\s*>)", re.IGNORECASE)
_QUOTE = re.compile(r"[\"'`\\]")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_PLAIN_ADDRESS = re.compile(r"(https?:/|mailto:)?[^\s\"'<>`\\:]*")
_OWN_PICTURE = re.compile(r"(/(?!/)[^\s\"'<>`\\:]*)?")
_MOMENT = re.compile(r"frappe\.(datetime\.\w+|session\.user|defaults\.get_user_default)(\(['\"\w, -]*\))?")


def check_property(setter: Document, method: str | None = None) -> None:
	"""For `before_validate` of Property Setter: of a form of the app, and one that is adjusted without code."""
	if setter.property in WORDS_ON_FORMS:
		setter.value = _with_apostrophes(setter.value)
	_check_field({setter.property: setter.value})
	if is_asked() and not (
		is_ours(setter.doc_type) and (setter.property in ADJUSTED or _offers_words(setter)) and _sorts(setter)
	):
		frappe.throw(
			_(
				"«{0}» of «{1}» is not changed here: it would read, keep or run something else than the form is for."
			).format(setter.property, _(setter.doc_type)),
			frappe.PermissionError,
		)


def _offers_words(setter: Document) -> bool:
	field = frappe.get_meta(setter.doc_type).get_field(setter.field_name) if setter.field_name else None
	return setter.property == "options" and bool(field) and field.fieldtype in OFFERED_BY_WORDS


def _sorts(setter: Document) -> bool:
	"""How a list is sorted is said by one of its columns and by a word for the order."""
	if setter.property == "sort_order":
		return setter.value in ("ASC", "DESC")
	return (
		setter.property != "sort_field"
		or setter.value in frappe.get_meta(setter.doc_type).get_valid_columns()
	)


def check_field(field: Document, method: str | None = None) -> None:
	"""For `before_validate` of Custom Field: it belongs to a form of the app and has a value of its own."""
	for name in WORDS_ON_FORMS:
		field.set(name, _with_apostrophes(field.get(name)))
	_check_field(field.as_dict())
	if is_asked() and (not is_ours(field.dt) or _is_taken_from_elsewhere(field)):
		frappe.throw(
			_(
				"A field is added to a form of the appeals, and people fill it in: with words, a number, a day, a choice or a file. Leave «{0}» and «{1}» empty, and choose such a type."
			).format(_("Fetch From"), _("Is Virtual")),
			frappe.PermissionError,
		)


def _is_taken_from_elsewhere(field: Document) -> bool:
	"""The value is computed, copied, shown with the currency of a record behind a link, or of a type that does more than hold it."""
	of_another = ":" in (field.options or "") and field.fieldtype in ("Currency", "Float", "Percent", "Int")
	is_link = field.fieldtype == "Data" and (field.options or "") not in SORTS_OF_WORDS
	is_other = field.fieldtype not in FILLED_IN or field.fieldname in NAMES_OF_FRAMEWORK
	return bool(field.get("is_virtual") or field.fetch_from or of_another or is_link or is_other)


def check_report(report: Document, method: str | None = None) -> None:
	"""For `before_validate` of Report: a report asked for is built of columns; SQL and scripts come with the app."""
	is_code = report.report_type in ("Query Report", "Script Report") or report.get("javascript")
	if is_code and is_asked():
		frappe.throw(
			_("Reports with SQL or scripts are not written here. Build the report from columns of a list."),
			frappe.PermissionError,
		)


def check_translation(translation: Document, method: str | None = None) -> None:
	"""For `before_validate` of Translation: many texts are shown as markup, in attributes and in scripts of pages.

	Its tags and braces are those of the text it stands for.
	"""
	translation.translated_text = _with_apostrophes(translation.translated_text)
	text, source = translation.translated_text or "", translation.source_text or ""
	is_other = not set(_WHOLE_TAG.findall(text)) <= set(_WHOLE_TAG.findall(source))
	is_filled_in = _is_filled_in(text) and not _is_filled_in(source)
	_refuse_if(is_other or is_filled_in or has_active_markup(text), _("Translation"))
	_refuse_quotes(_WHOLE_TAG.sub("", text), _("Translation"))  # its tags are those of the source


def check_filters(row: Document, method: str | None = None) -> None:
	"""For `before_validate` of Number Card and Dashboard Chart: what a filter is counted from is asked of the Desk alone.

	Filters that cannot be read would stop every page the row stands on.
	"""
	_filters_in(row.get("filters_json"))
	filters = _filters_in(row.get("dynamic_filters_json"))
	for condition in filters.values() if isinstance(filters, dict) else filters:
		value = condition[3] if isinstance(condition, list) and len(condition) > 3 else condition
		_refuse_if(not _MOMENT.fullmatch(str(value)), _("Dynamic Filters"))


def _filters_in(given: object) -> list | dict:
	is_dict = isinstance(given, dict) or str(given or "").lstrip().startswith("{")
	return given_json(given, dict if is_dict else list)


def check_navbar(settings: Document, method: str | None = None) -> None:
	"""For `before_validate` of Navbar Settings: words and addresses; what is run are actions shipped, or that stand there."""
	shipped = [*frappe.get_hooks("standard_navbar_items"), *frappe.get_hooks("standard_help_items")]
	items = (*settings.settings_dropdown, *settings.help_dropdown)
	for column in ("action", "condition"):  # not every version of the framework has conditions
		stored = (
			frappe.get_all("Navbar Item", {"parent": settings.name}, pluck=column) if _has(column) else []
		)
		known = {item.get(column) for item in shipped} | set(stored)
		for item in items:
			_refuse_if(bool(item.get(column)) and item.get(column) not in known, _("Navbar Settings"))
	_refuse_if(not _OWN_PICTURE.fullmatch(settings.app_logo or ""), _("Navbar Settings"))
	_refuse_if(has_active_markup(settings.get("announcement_widget")), _("Navbar Settings"))
	for item in items:
		_refuse_if(not _PLAIN_ADDRESS.fullmatch(item.route or ""), _("Navbar Settings"))
		_refuse_if(has_active_markup(item.item_label), _("Navbar Settings"))
		_refuse_quotes(item.item_label, _("Navbar Settings"))


def _has(column: str) -> bool:
	return frappe.get_meta("Navbar Item").has_field(column)


def has_active_markup(text: object) -> bool:
	"""Whether the text, shown as markup, would do more than look, as it stands or once its entities are read."""
	return isinstance(text, str) and any(_has_active_tags(read) for read in {text, unescape(text)})


def _has_active_tags(text: str) -> bool:
	if "<" not in text:
		return False
	tags = BeautifulSoup(text, "html.parser").find_all(True)
	# a tag without its end is none here, and one with what follows it on the page
	is_whole = len(tags) == len(_TAG.findall(text)) and not _OTHER_END.search(text)
	return not is_whole or any(_is_active(tag.name, tag.attrs) for tag in tags)


def _is_filled_in(text: object) -> bool:
	"""The Desk would run what stands in the braces, as it does in an HTML field."""
	return isinstance(text, str) and any(sign in text for sign in ("{{", "{%", "{#"))


def _is_active(name: str, attributes: dict) -> bool:
	address = str(attributes.get("href", "/")).strip()
	# in an attribute of the page the value would begin attributes of its own
	begins_another = any(_OTHER_THAN_NAMED.search(str(value)) for value in _values(attributes))
	is_known = name in MARKUP and set(attributes) <= ATTRIBUTES and bool(_ADDRESS.match(address))
	return begins_another or not is_known


def _values(attributes: dict) -> list:
	return [part for value in attributes.values() for part in (value if isinstance(value, list) else [value])]


def _with_apostrophes(text: object) -> object:
	"""The apostrophe of a word as the Desk writes it: the straight one would end a string of a page."""
	return _APOSTROPHE.sub("’", text) if isinstance(text, str) and is_asked() else text


def _check_field(values: dict) -> None:
	for name in CONDITIONS:
		_refuse_if(not is_plain_condition(str(values.get(name) or "")), name)
	for name in WORDS_ON_FORMS:
		text = values.get(name)
		_refuse_if(has_active_markup(text) or _is_filled_in(text), name)
		_refuse_quotes(text, name)
	_refuse_if(not _PLAIN_ADDRESS.fullmatch(values.get("documentation_url") or ""), "documentation_url")


def _refuse_quotes(text: object, where: str) -> None:
	"""Where the text stands in an attribute or a script, a straight quote would end it; plain tags may have theirs."""
	if isinstance(text, str) and _QUOTE.search(unescape(_PLAIN_TAG.sub("", text))) and is_asked():
		frappe.throw(
			_(
				"«{0}» holds a straight quote or a backslash, which could end the text on a page. Write quotes as « » and the apostrophe as ’."
			).format(where),
			frappe.PermissionError,
		)


def _refuse_if(is_script: bool, where: str) -> None:
	if is_script and is_asked():
		frappe.throw(
			_(
				"«{0}» would run a script in the browsers of others. Let a condition compare fields with values, and a text hold no scripts."
			).format(where),
			frappe.PermissionError,
		)
