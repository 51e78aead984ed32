"""Hostile rows: written by people as the Desk lets them, and as no controller would let them be."""

from itertools import cycle

import frappe
from pypika.functions import Concat

from appeals_app.domain.lifecycle import LetterKind
from appeals_app.permissions import roles
from appeals_app.testing.factories import make_appeal_reply, make_applicant
from appeals_app.testing.journey import Journey
from appeals_app.testing.script_payloads import VECTORS, payloads
from appeals_app.testing.staff import Staff, acting_as
from tests.config.doctypes import DocTypeFile, doctypes
from tests.site.running_code import what_runs

WORDS = frozenset(
	{"Data", "Small Text", "Text", "Long Text", "Text Editor", "HTML Editor", "Markdown Editor"}
)
NARROWEST = 120
"""A column that holds fewer characters holds no free words."""

LONGEST = 100
"""What it holds beside the name of its row, which keeps unique columns unique."""

READ_BY_CODE = frozenset({"Personal Data Role Field", "Appeal Seeded Default"})
"""Rows whose words are names of fields and records, and are shown to nobody."""

SHORT = payloads()[4][:140]
"""What fits every field of one line."""


def hostile_journey(staff: Staff, short: str = SHORT) -> Journey:
	"""A registered appeal, its author and a letter, each written by a person whose every text is hostile."""
	long_text = "\n".join(payloads())
	with acting_as(staff[roles.REGISTRAR]):
		applicant = make_applicant(
			last_name=short, first_name=short, address=short, locality=short, note=long_text[:14_000]
		)
	way = Journey(staff, applicant=applicant.name, content=long_text, brief=short, sender_name=short, enclosures=short).to("registered")  # fmt: skip
	with acting_as(staff[roles.REGISTRAR]):
		make_appeal_reply(
			appeal=way.appeal,
			letter_kind=LetterKind.INTERIM_ANSWER.value,
			body=long_text,
			addressee=short,
			final_answer_on=frappe.db.get_value("Appeal", way.appeal, "due_date"),
			answers=[],
		)
	return way


def letter_of(way: Journey) -> str:
	"""The only letter of the appeal."""
	return frappe.db.get_value("Appeal Reply", {"appeal": way.appeal})


def poison_all_rows(context: str) -> None:
	"""Each column gets another vector in the context, past the controllers; the test's transaction is rolled back."""
	texts = cycle(runs_in(context))
	for name, doctype in doctypes().items():
		columns = columns_of_words(doctype)
		if columns and name not in READ_BY_CODE:
			table = frappe.qb.DocType(name)
			query = frappe.qb.update(table)
			for column in columns:
				query = query.set(table[column], Concat(next(texts), table.name))
			query.run()
	table = frappe.qb.DocType("User")
	frappe.qb.update(table).set(table.full_name, next(texts)).run()
	frappe.clear_cache()
	frappe.local.fullnames = frappe._dict()


def runs_in(context: str) -> list[str]:
	"""Texts short enough for any column that run where they stand, or where they leave an attribute or a style."""
	texts = [context.format(vector) for vector in VECTORS]
	return [text for text in texts if len(text) <= LONGEST and what_runs(text)]


def columns_of_words(doctype: DocTypeFile) -> list[str]:
	if doctype.data.get("issingle"):
		return []
	return [
		name
		for name, field in doctype.fields.items()
		if field["fieldtype"] in WORDS
		and not (field.get("options") or field.get("is_virtual"))
		and (field.get("length") or NARROWEST) >= NARROWEST
	]
