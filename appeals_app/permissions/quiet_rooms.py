"""Comments and messages about the register are not sent into realtime rooms.

Who entered the room of a document stays there until the page is closed, also when the right to the document has ended
meanwhile.  What is said there of a document is therefore its key alone; words are fetched by a request, which asks
for the right.
"""

from frappe.core.doctype.comment.comment import Comment
from frappe.core.doctype.communication.communication import Communication

from appeals_app.permissions.referring_rows import GUARDED


class QuietComment(Comment):
	"""A comment whose text stays out of the rooms of the register's documents."""

	def notify_change(self, action: str) -> None:
		"""Tell open forms of the change, unless the document is one of the register."""
		if self.reference_doctype not in GUARDED:
			super().notify_change(action)


class QuietCommunication(Communication):
	"""A message whose text stays out of the rooms of the register's documents."""

	def notify_change(self, action: str) -> None:
		"""Tell open forms of the change, unless the document is one of the register."""
		if self.reference_doctype not in GUARDED:
			super().notify_change(action)
