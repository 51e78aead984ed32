"""What a test reads again because each forgets all caches, though nothing of it changes while tests run.

Files of translations take a sixth of a second to read, and the framework parses the name of a column as SQL each time
it is asked for: thousands of times, a tenth of the time of a test that moves an appeal.
"""

from functools import cache, lru_cache

import sqlparse
from frappe import translate


def read_once() -> None:
	"""In this process, from now on."""
	translate.get_translation_dict_from_file = cache(translate.get_translation_dict_from_file)
	sqlparse.format = lru_cache(maxsize=10_000)(sqlparse.format)
