"""Words of closed lists that a register kept elsewhere uses and this one does not know, with how often each is met.

They are choices of a list, not what people wrote; what may be a contact or a text is not among them.
"""

import json
from collections import Counter

from frappe.model.document import Document

from appeals_app.appeal_exchange.import_reading import ReadRow
from appeals_app.domain.import_mapping import TITLES

MOST = 200
"""Different words kept: a column with more of them is no closed list."""


def with_unknown(document: Document, rows: list[ReadRow]) -> str:
	"""The unknown words of the import with those of one more batch, the most frequent first."""
	found = Counter({(word["card_field"], word["written"]): word["count"] for word in _kept(document)})
	found.update((TITLES[name], words) for row in rows for name, words in row.unknown)
	told = [
		{"card_field": title, "written": words, "count": count}
		for (title, words), count in found.most_common(MOST)
	]
	return json.dumps(told, ensure_ascii=False) if told else ""


def _kept(document: Document) -> list[dict]:
	return json.loads(document.unknown_words or "[]")
