"""DocTypes without a table: their lists are for those who may read them, and a background job is shown without its data.

The framework's list view asks the controller of such a DocType and no right. A job's arguments hold what somebody wrote:
a comment of an appeal, a name typed for a password letter.
"""

import frappe
from frappe.core.doctype.rq_job.rq_job import RQJob

HIDDEN = dict.fromkeys(("arguments", "exc_info"))


class QuietJob(RQJob):
	"""RQ Job that tells which function waits, runs or failed, and not with what."""

	def load_from_db(self) -> None:
		"""One job; PermissionError for another site's, DoesNotExistError where it is gone."""
		super().load_from_db()
		self.update(HIDDEN)

	@staticmethod
	def get_list(*given: object, **named: object) -> list[frappe._dict]:
		"""Jobs of this site that fit the list's conditions."""
		return [frappe._dict(job, **HIDDEN) for job in RQJob.get_list(*given, **named)]


def refuse_unread_list(doctype: object) -> None:
	"""PermissionError where a request names a DocType without a table that its user may not read."""
	is_virtual = isinstance(doctype, str) and frappe.db.exists("DocType", {"name": doctype, "is_virtual": 1})
	if is_virtual and not frappe.has_permission(doctype, "read"):
		raise frappe.PermissionError
