"""Files of translations do not change while tests run, though each test forgets all caches.

To read them anew takes a sixth of a second, thousands of times.
"""

from functools import cache

from frappe import translate


def read_each_file_once() -> None:
	"""In this process, from now on."""
	translate.get_translation_dict_from_file = cache(translate.get_translation_dict_from_file)
