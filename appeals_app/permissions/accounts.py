"""The framework's User: a form shows no secrets, and nobody but administrators changes how an account is guarded."""

import frappe
from frappe import _
from frappe.core.doctype.user.user import User

from appeals_app.domain.closed_columns import OF_ACTS, hidden_from, kept_by
from appeals_app.permissions import roles
from appeals_app.permissions.administrators import is_administrator
from appeals_app.permissions.words_on_pages import refuse_breaking_out

SHOWN_TO_ALL = ("first_name", "middle_name", "last_name", "username")


class Account(User):
	"""A user of the system; see the module."""

	def before_validate(self) -> None:
		"""Keep as stored what the person may not change; a form sends the whole account, so it is no reason to refuse.

		What the framework changes itself (a password set by a letter, the second factor, the last login) asks no rights.
		"""
		# letters about followed documents would hold what the reader is not shown
		self.document_follow_notify = 0
		for field in SHOWN_TO_ALL:
			refuse_breaking_out(self.get(field))
		before = self.get_doc_before_save()
		if not before or self.flags.ignore_permissions:  # the framework itself writes, and judges who may
			return
		self._check_own_password()
		if not is_administrator(frappe.session.user):
			self._check_name(before)
		self._note_secrets(before)
		fields = [field.fieldname for field in self.meta.fields if self.meta.has_field(field.fieldname)]
		for field in kept_by(fields, is_administrator=is_administrator(frappe.session.user)):
			self.set(field, before.get(field))

	def _note_secrets(self, before: User) -> None:
		"""Keys are a program's alone: they log in past the second factor. Who is given a secret by another is told."""
		new_keys = self.api_key != before.api_key or _is_new(self, "api_secret")
		if new_keys and roles.INTEGRATION not in frappe.get_roles(self.name):
			frappe.throw(
				_("Keys are for programs. Give them to a user with the role «{0}».").format(
					_(roles.INTEGRATION)
				),
				frappe.PermissionError,
			)
		by_another = self.name != frappe.session.user
		self.flags.secret_given = new_keys or (by_another and _is_new(self, "new_password"))

	def _check_own_password(self) -> None:
		"""Whoever sits down at an open Desk must not make the account theirs: the page asks for the old password."""
		if self.name == frappe.session.user and _is_new(self, "new_password"):
			frappe.throw(
				_(
					"Your own password is changed by the old one: press «Change Own Password» on your account."
				),
				frappe.PermissionError,
			)

	def _check_name(self, before: User) -> None:
		"""Somebody who types another name is told, instead of seeing it gone after the save."""
		if any((self.get(field) or "") != (before.get(field) or "") for field in OF_ACTS):
			frappe.throw(
				_("Your acts are signed by this name. Ask the administrator to change it."),
				frappe.PermissionError,
			)

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


def _is_new(account: User, field: str) -> bool:
	"""A secret is sent, and not the stars that stand for the stored one."""
	value = account.get(field)
	return bool(value) and not account.is_dummy_password(value)
