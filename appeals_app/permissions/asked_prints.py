"""What is printed is a stored document, by a format made for it.

The framework prints whatever document it is sent: with the name of a foreign card in it, a format of ours would read on.
"""

import frappe
from frappe import _

from appeals_app.refusal import AppealRuleError, given_json

OF_A_SENT_DOCUMENT = frozenset(
	{"frappe.www.printview.get_html_and_style", "frappe.www.printview.get_rendered_raw_commands"}
)
BY_NAME = frozenset(
	{
		"frappe.utils.print_format.download_pdf",
		"frappe.utils.print_format.download_multi_pdf",
		"frappe.utils.weasyprint.download_pdf",
		"/printview",
	}
)


def keep_prints_to_stored(asked: str, form: dict) -> None:
	"""Let a function or page print the stored document of the name it was sent; refuse a format of other documents."""
	if asked in OF_A_SENT_DOCUMENT:
		if form.get("doc") is not None and not isinstance(form.get("name"), str):
			sent = given_json(form.get("doc"), dict)
			form.update(doc=str(sent.get("doctype") or "-"), name=str(sent.get("name") or "-"))
		_check_format(form.get("print_format"), [form.get("doc")])
	elif asked in BY_NAME:
		form.pop("doc", None)
		if asked == "/printview":
			_check_page(form)
		_check_format(form.get("format") or form.get("print_format"), _doctypes_of(form.get("doctype")))


def _check_page(form: dict) -> None:
	"""What is no DocType, and settings that are no settings, would end in an error of the server."""
	if form.get("doctype") and not frappe.db.exists("DocType", str(form["doctype"])):
		raise frappe.DoesNotExistError
	if form.get("settings"):
		form["settings"] = frappe.as_json(given_json(form["settings"], dict))


def _doctypes_of(asked: object) -> list:
	"""One DocType, or several with the names to be printed of each."""
	is_several = isinstance(asked, dict) or str(asked).startswith("{")
	return list(given_json(asked, dict)) if is_several else [asked]


def _check_format(name: object, doctypes: list) -> None:
	made_for = frappe.db.get_value("Print Format", str(name), "doc_type") if name else None
	if made_for and any(doctype != made_for for doctype in doctypes):
		frappe.throw(
			_("This print format is made for «{0}». Choose a format of the document you print.").format(
				_(made_for)
			),
			AppealRuleError,
		)
