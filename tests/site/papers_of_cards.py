"""A row of every kind of paper with words that retell the matter, as tests put them on a card."""

import frappe

from appeals_app.domain.papers import OWNERS_OF_ROWS, WORDS_OF_PAPERS, columns_of_cards

WORDS = "Лікування у лікарні № 5 після поранення"
TOLD = {doctype: sorted(words - {"ground_salt"}) for doctype, words in WORDS_OF_PAPERS.items() if words}
"""Fields with words by the DocType of the paper; one without words tells nothing, and a salt has no room for them."""


def put_papers(appeal: str, authority: str) -> dict[str, str]:
	"""One row of each, by its DocType, written past the rules of papers; of tables too."""
	made = {"Appeal": appeal}
	for doctype in sorted(TOLD, key=lambda one: one in OWNERS_OF_ROWS):
		paper = frappe.new_doc(doctype)
		paper.update(dict.fromkeys(TOLD[doctype], WORDS))
		if owner := OWNERS_OF_ROWS.get(doctype):
			tables = {field.options: field.fieldname for field in frappe.get_meta(owner).get_table_fields()}
			paper.update(
				{"parent": made[owner], "parenttype": owner, "parentfield": tables[doctype], "idx": 9}
			)
		else:
			paper.update({"authority": authority, columns_of_cards(doctype)[0]: appeal})
		paper.db_insert()
		made[doctype] = paper.name
	return made
