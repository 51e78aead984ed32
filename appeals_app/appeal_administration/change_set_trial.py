"""A change set tried on past appeals: what would have been otherwise, without putting anything into force.

The changes are written beside everything else in one transaction, the same code that routes, dates and checks appeals is
asked, and the transaction is taken back.  What is compared the modules above say by the hook `appeal_simulations`.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import cint

from appeals_app import clock
from appeals_app.appeal_administration.change_set_records import UNDO, document_with
from appeals_app.appeal_administration.change_sets import DOCTYPE, read_content
from appeals_app.appeal_administration.tried_cards import newest_readable
from appeals_app.domain.simulation import Simulated
from appeals_app.refusal import AppealRuleError

USUAL = 200
NUMBERS = (100, 200, 500, 1000)
"""Of how many newest appeals a set is tried on; between two numbers that differ by one stands one appeal."""

FEW = 5
"""Appeals outside the reader's sight are told by so many: a smaller number, or a number to one, would tell of one of them."""

EXAMPLES = 5


def try_out(*, change_set: str, last: int | str = USUAL) -> dict:
	"""`looked_at`, `in_sight_only` and for each `kinds` its `title` and `lines`: what, how many, examples in sight.

	It is tried on one of NUMBERS, the next above what is asked for.  A route rule of words is tried on what the reader sees
	alone: a number of closed cards would tell what stands in them.
	"""
	document = frappe.get_doc(DOCTYPE, change_set)
	document.check_permission("read")
	if not document.changes:
		frappe.throw(_("The change set is empty. Put changes into it first."), AppealRuleError)
	result = _compared(document, _number(cint(last)))
	document.db_set(
		{
			"trial": json.dumps(result, ensure_ascii=False),
			"tried_at": clock.now(),
			"tried_by": frappe.session.user,
		}
	)
	return result


def _number(asked: int) -> int:
	return next((number for number in NUMBERS if number >= asked), NUMBERS[-1])


def _compared(change_set: Document, last: int) -> dict:
	in_sight = _newest_in_sight(last)
	in_sight_only = _asks_of_words(change_set)
	appeals = list(in_sight) if in_sight_only else _newest(last)
	kinds = [frappe.get_attr(path) for path in frappe.get_hooks("appeal_simulations")]
	before = [kind(appeals) for kind in kinds]
	with _laid_in(change_set):
		after = [kind(appeals) for kind in kinds]
	return {
		"looked_at": len(appeals),
		"in_sight_only": in_sight_only,
		"kinds": [
			{"title": was.title, "lines": _lines(was, will, in_sight)}
			for was, will in zip(before, after, strict=True)
		],
		"not_tried": _not_tried(change_set, before),
	}


def _lines(was: Simulated, will: Simulated, in_sight: dict[str, str]) -> list[dict]:
	said: dict[str, list[str]] = {}
	for name, outcome in was.outcomes.items():
		for line in was.difference(outcome, will.outcomes.get(name)):
			said.setdefault(line, []).append(name)
	lines = sorted(said.items(), key=lambda one: -len(one[1]))
	return [line for words, names in lines if (line := _line(words, names, in_sight))]


def _line(said: str, names: list[str], in_sight: dict[str, str]) -> dict | None:
	"""None where it would tell of a few cards out of sight: also that there are any tells of one."""
	seen = [name for name in names if name in in_sight]
	if len(names) < FEW and len(seen) < len(names):
		return None
	return {
		"said": said,
		"appeals": len(names) if len(seen) == len(names) else len(names) // FEW * FEW,
		"examples": [{"name": name, "index": in_sight[name]} for name in seen[:EXAMPLES]],
	}


def _not_tried(change_set: Document, kinds: list[Simulated]) -> list[str]:
	shown = frozenset[str]().union(*(kind.looks_at for kind in kinds))
	return sorted(
		{_(row.reference_doctype) for row in change_set.changes if row.reference_doctype not in shown}
	)


def _asks_of_words(change_set: Document) -> bool:
	"""A condition of a workflow, too, may ask what stands in a card."""
	if any(row.reference_doctype == "Workflow" for row in change_set.changes):
		return True
	contents = (
		read_content(text) or {}
		for row in change_set.changes
		for text in (row.before_content, row.after_content)
	)
	return any(content.get("words") for content in contents)


def _newest(last: int) -> list[str]:
	return frappe.get_all("Appeal", pluck="name", order_by="received_at desc", limit=last)


def _newest_in_sight(last: int) -> dict[str, str]:
	return {row.name: row.registration_index or _("not registered") for row in newest_readable({}, last)}


@contextmanager
def _laid_in(change_set: Document) -> Iterator[None]:
	"""Inside, the tables say what the set says; no column is added, no hook runs, no cache is written."""
	frappe.db.savepoint(UNDO)
	try:
		for row in change_set.changes:
			_write(row.reference_doctype, row.reference_name, read_content(row.after_content))
		yield
	finally:
		frappe.db.rollback(save_point=UNDO)


def _write(doctype: str, name: str, content: dict | None) -> None:
	if content is None:
		frappe.db.delete(doctype, {"name": name})
		return
	if doctype == "Workflow" and content.get("is_active"):
		others = {"document_type": content["document_type"], "name": ("!=", name)}
		frappe.db.set_value(doctype, others, "is_active", 0)
	document = document_with(doctype, name, content)
	if not document.is_new():
		document.db_update()
		document.update_children()
		return
	document.set_new_name(set_name=name)
	for row in (document, *document.get_all_children()):
		row.db_insert()
