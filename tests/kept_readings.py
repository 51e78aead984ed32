"""What a test reads again because each forgets all caches, though nothing of it changes while tests run.

Files of translations take a sixth of a second to read, and the framework parses the name of a column as SQL each time
it is asked for: thousands of times, a tenth of the time of a test that moves an appeal. Whether a DocType is virtual or
single it asks the database, one question in ten of such a test.
"""

from functools import cache, lru_cache

import sqlparse
from frappe import translate
from frappe.core.doctype.comment import comment
from frappe.desk import reportview
from frappe.model import db_query, delete_doc, document, meta, utils


def read_once() -> None:
	"""In this process, from now on."""
	translate.get_translation_dict_from_file = cache(translate.get_translation_dict_from_file)
	meta.is_single = cache(meta.is_single)
	is_virtual = cache(utils.is_virtual_doctype)
	for module in (utils, comment, db_query, delete_doc, document, reportview):
		if hasattr(module, "is_virtual_doctype"):
			module.is_virtual_doctype = is_virtual
	sqlparse.format = lru_cache(maxsize=10_000)(sqlparse.format)
