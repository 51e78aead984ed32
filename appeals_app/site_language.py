"""Sentences that a job stores are in the language of the site: nobody sits before it whose language it could take."""

from collections.abc import Iterator
from contextlib import contextmanager

import frappe

DEFAULT = "uk"


@contextmanager
def in_site_language() -> Iterator[None]:
	"""Let `_` speak the language of the site inside the block; a worker speaks English by itself."""
	before = frappe.local.lang
	frappe.local.lang = frappe.get_system_settings("language") or DEFAULT
	try:
		yield
	finally:
		frappe.local.lang = before
