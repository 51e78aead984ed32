"""Work done in the name of another user than the one who asks: with that one's rights, masks and record of access."""

from collections.abc import Iterator
from contextlib import contextmanager

import frappe

OF_USER = ("session", "role_permissions", "user_perms", "new_doc_templates")


@contextmanager
def in_name_of(user: str) -> Iterator[None]:
	"""Whatever asks inside who acts is answered with the user; the session of the request is left as it was."""
	if user == frappe.session.user:
		yield
		return
	kept = {name: getattr(frappe.local, name, None) for name in OF_USER}
	frappe.local.session = frappe._dict(kept["session"], user=user)
	frappe.local.role_permissions, frappe.local.user_perms, frappe.local.new_doc_templates = {}, None, {}
	try:
		yield
	finally:
		for name, value in kept.items():
			setattr(frappe.local, name, value)
