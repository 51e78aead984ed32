"""A «<» before a letter was stored as «&lt;», and papers, letters and the forms' fields showed those four characters.

It becomes the sign itself with a joiner that keeps it from opening a tag (docs/decisions/0015). Who had typed «&lt;» before a
letter meant the sign too: nothing tells the two apart. Rows of event chains, whose words are hashed, stay as they are.

To verify: `select count(*) from tabAppeal where content regexp '&lt;[A-Za-z]'` gives 0.
"""

import re

from appeals_app.domain.text_cleaning import NO_TAG
from appeals_app.patches.v0_3.clean_stored_words import columns_of_words, is_plain, rewrite

STORED = "&lt;"
_BEFORE_A_TAG = re.compile(STORED + "(?=[a-z/!?])", re.IGNORECASE)


def execute() -> None:
	"""Rewrite the words of plain documents, a batch at a time; it may run again."""
	for doctype, columns in columns_of_words().items():
		if is_plain(doctype):
			rewrite(doctype, columns, as_written, sign=STORED)


def as_written(words: str) -> str:
	"""The words with the signs their author typed."""
	return _BEFORE_A_TAG.sub(NO_TAG, words)
