"""Notices to those who watch over access: on the Desk, and by letter where letters go out."""

from collections.abc import Sequence
from html import unescape

import frappe
from frappe.model.document import Document

from appeals_app.domain.text_cleaning import show_tags


def tell(user: str, *, subject: str, words: str = "", about: Document | None = None) -> None:
	"""Notify the user at once, whoever acts, and whatever notices the user has switched off: the law wants these.

	The bell opens the record the notice is about, else the notice itself; `words` are what it says beyond its subject.
	The bell takes the words for a page, the form of the notice and the subject of a letter for plain text: they are
	stored as both read them the same.
	"""
	subject, words = _as_read(subject), _as_read(words)
	notice = frappe.get_doc(
		{
			"doctype": "Notification Log",
			"for_user": user,
			"from_user": frappe.session.user,
			"type": "Alert",
			"subject": subject,
			"email_content": words,
			"document_type": about and about.doctype,
			"document_name": about and about.name,
		}
	)
	notice.flags.ignore_permissions = True  # the notice is the app's own, whoever acts
	notice.insert()
	if frappe.db.exists("Email Account", {"enable_outgoing": 1, "default_outgoing": 1}):
		frappe.sendmail(recipients=[user], subject=subject, message=words or subject)


def take_back(*, subject: str, about: Document, but: Sequence[str] = ()) -> None:
	"""What a notice asked of people is done: it goes from their bells, but for those of whom it is asked still."""
	asked = {"document_type": about.doctype, "document_name": about.name, "subject": _as_read(subject)}
	bells = frappe.get_all("Notification Log", {**asked, "for_user": ("not in", [*but, ""])}, pluck="name")
	if bells:  # an empty DELETE by the record locks a gap that bells of others belong into
		frappe.db.delete("Notification Log", {"name": ("in", bells)})


def first_read_by(user: str, events: list[Document]) -> Document | None:
	"""The first of the events that the user may open; those of the oblast are told of other authorities' too."""
	may_read = (event for event in events if frappe.has_permission(event.doctype, doc=event, user=user))
	return next(may_read, None)


def open_bell(bootinfo: frappe._dict) -> None:
	"""For hooks `boot_session`: the bell shows what was written, also to whoever wants no notices.

	For such a person the framework writes none; what is there all the same had to be told.
	"""
	settings = bootinfo.get("notification_settings")
	if settings and not settings.enabled:
		bootinfo.notification_settings = frappe._dict(settings.as_dict(), enabled=1)


def _as_read(words: str) -> str:
	"""Values the framework has stored for a page are turned back; tags stay characters."""
	return show_tags(unescape(words))
