"""The framework's User: a form shows no secrets, and nobody but administrators changes how an account is guarded."""

import frappe
from frappe.core.doctype.user.user import User

from appeals_app.domain.closed_columns import hidden_from, kept_by
from appeals_app.permissions.administrators import is_administrator


class Account(User):
	"""A user of the system; see the module."""

	def before_validate(self) -> None:
		"""Keep as stored what the person may not change; a form sends the whole account, so it is no reason to refuse.

		What the framework changes itself (a password set by a letter, the second factor, the last login) asks no rights.
		"""
		# letters about followed documents would hold what the reader is not shown
		self.document_follow_notify = 0
		before = self.get_doc_before_save()
		if not before or self.flags.ignore_permissions:  # the framework itself writes, and judges who may
			return
		fields = [field.fieldname for field in self.meta.fields if self.meta.has_field(field.fieldname)]
		for field in kept_by(fields, is_administrator=is_administrator(frappe.session.user)):
			self.set(field, before.get(field))

	def apply_fieldlevel_read_permissions(self) -> None:
		"""Every door that shows the document calls this."""
		super().apply_fieldlevel_read_permissions()
		for field in self._hidden_fields():
			self.set(field, None)

	def as_dict(self, *args: object, **kwargs: object) -> dict:
		"""An answer to a save shows no more than the form did."""
		values = super().as_dict(*args, **kwargs)
		if getattr(frappe.local, "request", None):
			for field in self._hidden_fields():
				values.pop(field, None)
		return values

	def _hidden_fields(self) -> frozenset[str]:
		return hidden_from(is_administrator=is_administrator(frappe.session.user))
