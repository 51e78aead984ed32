"""A sensitive card taken on control from above is told of where a card opened outside the duty would be."""

from frappe import _
from frappe.model.document import Document
from frappe.utils import get_fullname

from appeals_app.domain.access import Sight
from appeals_app.permissions.scope_criteria import RELATION_OF_SIGHT
from appeals_app.personal_data.break_glass import watchers_of
from appeals_app.personal_data.sensitivity import is_sensitive_appeal
from appeals_app.personal_data.watch_notices import first_read_by, tell


def tell_of_control(row: Document, method: str | None = None) -> None:
	"""For the event `after_insert` of Appeal Oversight: tell the data protection officers and the head of the card's authority."""
	if row.relation != RELATION_OF_SIGHT[Sight.CONTROL] or not is_sensitive_appeal(row.appeal):
		return
	subject = _("{0} took the card {1} on control from above").format(get_fullname(row.owner), row.title)
	for user in watchers_of(row.authority):
		if user != row.owner:
			tell(user, subject=subject, words=row.reason, about=first_read_by(user, [row]))
