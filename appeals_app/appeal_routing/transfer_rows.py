"""Rows of Appeal Transfer as `domain.transfer` looks at them."""

import frappe
from frappe.model.document import Document
from frappe.query_builder import DocType

from appeals_app.domain.transfer import UNDER_WAY, Hop, Question, TransferStatus

TRANSFER = "Appeal Transfer"
STATUSES_UNDER_WAY = sorted(status.value for status in UNDER_WAY)


def questions_of(appeal: Document) -> list[Question]:
	"""The questions of an appeal, read anew and locked: a transfer made meanwhile counts."""
	row, transfer = DocType("Appeal Transfer Question"), DocType(TRANSFER)
	query = (
		frappe.qb.from_(row)
		.join(transfer)
		.on(transfer.name == row.parent)
		.select(row.question_row)
		.where((transfer.appeal == appeal.name) & transfer.status.isin(STATUSES_UNDER_WAY))
		.for_update()
	)
	under_way = {key for (key,) in query.run()}
	return [Question(each.name, bool(each.result), each.name in under_way) for each in appeal.questions]


def keys_of(transfer: Document) -> list[str]:
	"""Rows of the sender's card that the transfer takes."""
	return [row.question_row for row in transfer.questions]


def way_of_questions(appeal: str, keys: list[str], *, until: str) -> list[Hop]:
	"""Every transfer these questions have been through, the first one first; `until`: the one that is to be made."""
	hops: list[Hop] = []
	while appeal:
		came_by = frappe.db.get_value(TRANSFER, {"received_appeal": appeal})
		hops = [*_hops_from(appeal, keys, until), *hops]
		if not came_by:
			return hops
		transfer = frappe.get_doc(TRANSFER, came_by)
		appeal, keys = transfer.appeal, keys_of(transfer)
	return hops


def _hops_from(appeal: str, keys: list[str], until: str) -> list[Hop]:
	row, transfer = DocType("Appeal Transfer Question"), DocType(TRANSFER)
	query = (
		frappe.qb.from_(transfer)
		.join(row)
		.on(row.parent == transfer.name)
		.select(transfer.name, transfer.authority, transfer.to_authority, transfer.status)
		.distinct()
		.where((transfer.appeal == appeal) & row.question_row.isin(keys) & (transfer.name != until))
		.orderby(transfer.creation)
	)
	return [Hop(sender, receiver, TransferStatus(status)) for _name, sender, receiver, status in query.run()]
