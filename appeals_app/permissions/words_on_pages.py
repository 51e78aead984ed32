"""What the Desk writes into its pages as it is: names of records and of people, colours, icons.

In an attribute a quote would begin another one. Such words are refused where they are written (docs/decisions/0018).
"""

import re

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import escape_html

from appeals_app.permissions.written_by_people import is_asked
from appeals_app.refusal import AppealRuleError

ENDS_AN_ATTRIBUTE = re.compile(r"[\"`\\<>]")
_NAMED_LOOK = re.compile(r"[#\w-]*")
NAMED_LOOKS = ("Color", "Icon")


def check_name(document: Document, method: str | None = None) -> None:
	"""For `before_validate` of every DocType: a new record has a name that ends nothing on a page."""
	if document.is_new():
		refuse_breaking_out(document.name)


def check_new_name(document: Document, method: str, old: str, new: str, merge: bool = False) -> None:
	"""For `before_rename` of every DocType, as of a new one."""
	refuse_breaking_out(new)


def refuse_breaking_out(name: object) -> None:
	"""Refuse the name of a record or of a person that would end an attribute."""
	if is_asked() and ENDS_AN_ATTRIBUTE.search(str(name or "")):
		frappe.throw(
			_("The name «{0}» holds a quote, a backslash or an angle bracket. Write quotes as « ».").format(
				escape_html(name)
			),
			AppealRuleError,
		)


def check_looks(document: Document, method: str | None = None) -> None:
	"""For `before_validate` of every DocType: a colour or an icon is said by a word or a number, in rows of tables too."""
	if not is_asked():
		return
	for part in (document, *document.get_all_children()):
		for field in part.meta.fields:
			if field.fieldtype in NAMED_LOOKS and not _NAMED_LOOK.fullmatch(
				str(part.get(field.fieldname) or "")
			):
				frappe.throw(
					_("«{0}» is no colour and no icon. Choose one from the list.").format(_(field.label)),
					AppealRuleError,
				)
