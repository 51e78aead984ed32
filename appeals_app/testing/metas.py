"""What the framework knows of DocTypes, kept while everything else it remembers is forgotten."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

import frappe
from frappe import cache_manager

METAS, COLUMNS, TRANSLATIONS = "doctype_meta", "table_columns", "merged_translations"
OTHER_KEYS = tuple(key for key in cache_manager.doctype_cache_keys if key not in (METAS, COLUMNS))


@contextmanager
def kept_at_hand(*hashes: str) -> Iterator[list[dict]]:
	"""Let this process keep what it has read of the hashes, whatever inside throws its memory away; gives that.

	A request is of one user, a test of many: to unpickle all of it for each anew takes a tenth of its time.
	"""
	keys = [frappe.cache.make_key(name) for name in hashes]
	read = [frappe.local.cache.get(key, {}) for key in keys]
	yield read
	for key, kept in zip(keys, read, strict=True):
		frappe.local.cache[key] = {**kept, **frappe.local.cache.get(key, {})}


@contextmanager
def metas_kept() -> Iterator[None]:
	"""Let a clearing of all caches inside leave DocTypes alone; one cleared by its name is read anew as ever.

	The framework forgets everything whenever a user is saved, and to read a hundred DocTypes again takes a second.
	"""
	clear = cache_manager.clear_doctype_cache

	with kept_at_hand(METAS) as (read,):

		def clear_all_but_metas(doctype: str | None = None) -> None:
			if doctype:
				clear(doctype)
				read.clear()
				return
			for key in OTHER_KEYS:
				frappe.cache.delete_value(key)
			frappe.cache.delete_keys("document_cache::")

		with patch.object(cache_manager, "clear_doctype_cache", clear_all_but_metas):
			yield
