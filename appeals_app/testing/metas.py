"""What the framework knows of DocTypes, kept while everything else it remembers is forgotten."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

import frappe
from frappe import cache_manager

OTHER_KEYS = tuple(
	key for key in cache_manager.doctype_cache_keys if key not in ("doctype_meta", "table_columns")
)


@contextmanager
def metas_kept() -> Iterator[None]:
	"""Let a clearing of all caches inside leave DocTypes alone; one cleared by its name is read anew as ever.

	The framework forgets everything whenever a user is saved, and to read a hundred DocTypes again takes a second.
	"""
	clear = cache_manager.clear_doctype_cache

	def clear_all_but_metas(doctype: str | None = None) -> None:
		if doctype:
			clear(doctype)
			return
		for key in OTHER_KEYS:
			frappe.cache.delete_value(key)
		frappe.cache.delete_keys("document_cache::")

	with patch.object(cache_manager, "clear_doctype_cache", clear_all_but_metas):
		yield
