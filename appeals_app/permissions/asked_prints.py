"""What is printed is a stored document, by a format made for it.

The framework prints whatever document it is sent: with the name of a foreign card in it, a format of ours would read on.
"""

from typing import NoReturn

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.refusal import AppealRuleError, given_json, refuse_unreadable

OF_A_SENT_DOCUMENT = frozenset(
	{"frappe.www.printview.get_html_and_style", "frappe.www.printview.get_rendered_raw_commands"}
)
SEVERAL = "frappe.utils.print_format.download_multi_pdf"
BY_NAME = frozenset(
	{
		SEVERAL,
		"frappe.utils.print_format.download_pdf",
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
		if asked == SEVERAL:
			_check_each(form.get("doctype"), form.get("name"))
		elif form.get("doctype") and form.get("name"):
			_check_paper(str(form["doctype"]), str(form["name"]))


def check_right_to_print(document: Document) -> None:
	"""PermissionError unless the user may print the document: the framework is content with the right to read."""
	if not frappe.has_permission(document.doctype, "print", document):
		_refuse_print(document.doctype)


def _check_each(doctype: object, names: object) -> None:
	"""Of a paper that is refused, the framework puts the page of the refusal into the file and calls it done."""
	asked = given_json(doctype, dict) if _are_several(doctype) else {doctype: given_json(names, list)}
	for one, papers in asked.items():
		for name in papers if isinstance(papers, list) else refuse_unreadable():
			_check_paper(str(one), str(name))


def _check_paper(doctype: str, name: str) -> None:
	"""One that is not there is refused like a foreign one: whether a key is one is told to nobody."""
	_check_doctype(doctype)
	try:
		document = frappe.get_doc(doctype, name)
	except frappe.DoesNotExistError:
		frappe.clear_last_message()
		_refuse_print(doctype)
	check_right_to_print(document)


def _refuse_print(doctype: str) -> NoReturn:
	frappe.throw(
		_("You may not print «{0}». Ask your head or the administrator.").format(_(doctype)),
		frappe.PermissionError,
	)


def _check_doctype(doctype: str) -> None:
	"""What is no DocType would end in an error of the server; the database takes one in other letters for it."""
	if frappe.db.exists("DocType", doctype) != doctype:
		raise frappe.DoesNotExistError


def _check_page(form: dict) -> None:
	"""Settings that are no settings would end in an error of the server."""
	if form.get("doctype"):
		_check_doctype(str(form["doctype"]))
	if form.get("settings"):
		form["settings"] = frappe.as_json(given_json(form["settings"], dict))


def _doctypes_of(asked: object) -> list:
	"""One DocType, or several with the names to be printed of each."""
	return list(given_json(asked, dict)) if _are_several(asked) else [asked]


def _are_several(asked: object) -> bool:
	return isinstance(asked, dict) or str(asked).startswith("{")


def _check_format(name: object, doctypes: list) -> None:
	made_for = frappe.db.get_value("Print Format", str(name), "doc_type") if name else None
	if made_for and any(doctype != made_for for doctype in doctypes):
		frappe.throw(
			_("This print format is made for «{0}». Choose a format of the document you print.").format(
				_(made_for)
			),
			AppealRuleError,
		)
