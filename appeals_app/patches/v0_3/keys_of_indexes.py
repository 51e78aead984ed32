"""The database took «Ґ-1/2026» for «Г-1/2026»: keys of such indexes carry a digest, and the two letters count apart.

What: registration keys of registered appeals whose index has more than plain capitals. How to verify: an authority that
counts per letter registers both letters with the same number.
"""

import frappe
from frappe.query_builder import DocType

from appeals_app.appeal_registry.index_numbering import registration_key

PAGE = 5_000


def execute() -> None:
	"""Write those keys that would be made otherwise today; appeals are read in pages by their key."""
	after = ""
	while rows := _page(after):
		for row in rows:
			key = registration_key(row.authority, row.registered_at.year, row.registration_index)
			if key != row.registration_key:
				frappe.db.set_value("Appeal", row.name, "registration_key", key, update_modified=False)
		after = rows[-1].name


def _page(after: str) -> list[frappe._dict]:
	appeal = DocType("Appeal")
	return (
		frappe.qb.from_(appeal)
		.select(
			appeal.name,
			appeal.authority,
			appeal.registered_at,
			appeal.registration_index,
			appeal.registration_key,
		)
		.where(appeal.registration_key.isnotnull() & appeal.registered_at.isnotnull())
		.where(appeal.registration_index.isnotnull() & (appeal.name > after))
		.orderby(appeal.name)
		.limit(PAGE)
	).run(as_dict=True)
