"""Who complains of the reader: the author's name and contacts are not told to whom the complaint is about.

Art. 10 of Law 393/96-ВР, as the app understands it until a lawyer says otherwise. The text is shown, for work goes on.
Who was named once stays untold after a colleague has taken them out: the author did complain of them. It ends only where
that colleague says they were named by mistake, or a wrong choice would keep an executor from writing to the author for good.
"""

import frappe
from frappe.query_builder import Criterion, DocType
from frappe.utils import getdate

from appeals_app.appeal_registry.complained_changes import cards_that_named

KEPT = "personal_data_complainants"


def complainants_of(user: str) -> frozenset[str]:
	"""Authors of complaints about a post of the user, or about a unit the user heads today; read once a request."""
	kept = frappe.flags.setdefault(KEPT, {})
	if user not in kept:
		named = _named_by(user)
		kept[user] = _with_joined(_authors_where(named)) if named else frozenset()
	return kept[user]


def forget_complainants() -> None:
	"""Read them anew at the next question."""
	frappe.flags.pop(KEPT, None)


def _named_by(user: str) -> Criterion | None:
	"""Cards that say, or once said, that a post of the user, also a past one, or a unit the user heads is complained of.

	Whatever their kind is now.
	"""
	fields = ["name", "unit", "is_unit_head", "valid_from", "valid_to"]
	posts, today = frappe.get_all("Authority Officer", {"user": user}, fields), getdate()
	if not posts:
		return None
	headed = sorted(
		{
			post.unit
			for post in posts
			if post.unit
			and post.is_unit_head
			and post.valid_from <= today
			and (not post.valid_to or post.valid_to >= today)
		}
	)
	appeal = DocType("Appeal")
	held = [post.name for post in posts]
	named = [appeal.complained_officer.isin(held)]
	if headed:
		named.append(appeal.complained_unit.isin(headed))
	if cards := sorted(cards_that_named([*held, *headed])):
		named.append(appeal.name.isin(cards))
	return Criterion.any(named)


def _authors_where(named: Criterion) -> frozenset[str]:
	appeal, row = DocType("Appeal"), DocType("Appeal Co-Applicant")
	first = frappe.qb.from_(appeal).select(appeal.applicant).where(named)
	others = (
		frappe.qb.from_(row)
		.join(appeal)
		.on(appeal.name == row.parent)
		.select(row.applicant)
		.where(named & (row.parenttype == "Appeal"))
	)
	return frozenset(person for query in (first, others) for (person,) in query.run() if person)


def _with_joined(people: frozenset[str]) -> frozenset[str]:
	"""With the records joined to theirs, either way: they are of the same people."""
	if not people:
		return people
	rows = frappe.get_all("Applicant", {"name": ("in", sorted(people))}, ["name", "merged_into"])
	used = sorted({row.merged_into or row.name for row in rows})
	return people.union(used, frappe.get_all("Applicant", {"merged_into": ("in", used)}, pluck="name"))
