"""What the print format of the card asks for.  Templates call these by name (hook `jinja`)."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import cstr, format_datetime, formatdate

from appeals_app.appeal_registry.terms import term_changes, term_sentences
from appeals_app.authority_directory.queries import person_in_words
from appeals_app.domain.lifecycle import LETTERS_THAT_END_NOTHING
from appeals_app.domain.position_text import in_sentence
from appeals_app.domain.subordinate_resolutions import Node, in_tree_order

PAPERS = ("document_kind", "pages_count", "enclosures", "enclosure_sheets", "contact_centre_number")
CLASSIFIED = ("subject", "kind", "appeal_type", "receipt_sign")


def appeal_card_authority(doc: Document) -> dict[str, str]:
	"""Full and short name of the authority the card is of."""
	return frappe.db.get_value("Authority", doc.authority, ["authority_name", "short_name"], as_dict=True)


def appeal_card_titles(doc: Document) -> dict[str, str]:
	"""Titles of the classifier items on the card by their names."""
	names = [doc.get(field) for field in CLASSIFIED]
	names += [row.category for row in doc.author_categories]
	names += [value for row in doc.questions for value in (row.theme, row.result)]
	items = frappe.get_all(
		"Appeal Classifier Item",
		filters={"name": ("in", list({name for name in names if name}))},
		fields=["name", "title"],
	)
	return {item.name: item.title for item in items}


def appeal_card_rows(doc: Document) -> list[tuple[str, str]]:
	"""Label and value of each filled line of the registration-control card."""
	titles = appeal_card_titles(doc)
	person = _applicant_of(doc)
	label = {field.fieldname: _(field.label) for field in doc.meta.fields if field.label}
	rows = [
		(label["authority"], frappe.get_cached_value("Authority", doc.authority, "authority_name")),
		(label["applicant"], person.get("full_name")),
		*_ways_to_reach(person),
		(_("Social State"), _item_title(person.get("social_state"))),
		(
			label["author_categories"],
			", ".join(titles.get(row.category, "") for row in doc.author_categories),
		),
		(label["channel"], frappe.get_cached_value("Appeal Channel", doc.channel, "title")),
		(label["received_at"], format_datetime(doc.received_at, "dd.MM.yyyy HH:mm")),
		(label["written_on"], formatdate(doc.written_on)),
		(label["sender_name"], _joined(doc.sender_name, doc.sender_number, formatdate(doc.sender_date))),
		*((label[field], titles.get(doc.get(field))) for field in CLASSIFIED),
		(label["citizens_count"], cstr(doc.citizens_count)),
		*((label[field], cstr(doc.get(field) or "")) for field in PAPERS),
		(label["brief"], doc.brief),
		(label["control_date"], formatdate(doc.control_date)),
		(label["due_date"], formatdate(doc.due_date)),
		(label["breach_after"], formatdate(doc.breach_after)),
		*_changes_of_term(doc),
		(label["workflow_state"], doc.workflow_state),
		(label["answered_on"], formatdate(doc.answered_on)),
		(_("Signed By"), _signatory(doc)),
		(label["closed_on"], formatdate(doc.closed_on)),
	]
	return [(name, value) for name, value in rows if value]


def appeal_card_author(doc: Document) -> str:
	"""The author's name as its reader may see it; that there is none is said."""
	return _applicant_of(doc).get("full_name") or _("author not named")


def appeal_card_registrar(doc: Document) -> str:
	"""Position and name of who registered the appeal; empty for one that is not registered here."""
	return person_in_words(doc.registered_by, authority=doc.authority) if doc.registered_by else ""


def _ways_to_reach(person: Document | frappe._dict) -> list[tuple[str, str]]:
	"""Address and contacts of a named author; that one was not given is said, not left out."""
	if not person:
		return []
	not_given = _("not given")
	district = _district(person.get("settlement"))
	return [
		(_("Place Of Residence"), _joined(person.get("locality"), person.get("address")) or not_given),
		(_("District"), district),
		(_("Contacts"), _joined(person.get("phone"), person.get("email")) or not_given),
	]


def _district(settlement: str | None) -> str | None:
	"""Hromada, district and oblast of a settlement of the codifier."""
	return frappe.get_cached_value("Locality", settlement, "line_above") if settlement else None


def _item_title(name: str | None) -> str | None:
	return frappe.get_cached_value("Appeal Classifier Item", name, "title") if name else None


def appeal_card_proof(doc: Document) -> list[str]:
	"""How the term of the card was counted, step by step."""
	return term_sentences(doc)


def _changes_of_term(doc: Document) -> list[tuple[str, str]]:
	"""The extension and the shortening in force: to what day, and when that was decided."""
	changes = term_changes([doc.name]).get(doc.name, {})
	labels = {"extension": _("Term Extended To"), "shortening": _("Term Shortened To")}
	return [
		(
			labels[key],
			_("{0}, decided on {1}").format(formatdate(change.new_due), formatdate(change.decided_on)),
		)
		for key, change in changes.items()
	]


def _signatory(doc: Document) -> str:
	"""Who signed the last letter that ends the consideration: name, position, day and number.

	An interim answer or a notice of the term is no answer, whoever signed it.
	"""
	letters = frappe.get_all(
		"Appeal Reply",
		filters={
			"appeal": doc.name,
			"status": ("in", ("Signed", "Sent")),
			"letter_kind": ("not in", [kind.value for kind in LETTERS_THAT_END_NOTHING]),
		},
		fields=["signed_by", "signed_at", "reply_number"],
		order_by="signed_at desc",
		limit=1,
	)
	if not letters:
		return ""
	[letter] = letters
	return _joined(_signed_as(letter.signed_by), f"{formatdate(letter.signed_at)} № {letter.reply_number}")


def _signed_as(officer: str) -> str:
	position = frappe.get_cached_value("Authority Officer", officer, "position") or ""
	return _joined(_officer(officer), in_sentence(position))


def _joined(*parts: str | None) -> str:
	return ", ".join(filter(None, parts))


def _applicant_of(doc: Document) -> Document | frappe._dict:
	"""The applicant, if the reader may see one: an unsaved card may name somebody else's."""
	if not doc.applicant:
		return frappe._dict()
	person = frappe.get_doc("Applicant", doc.applicant)
	person.check_permission("read")
	person.hide_values()
	return person


def appeal_card_resolutions(doc: Document) -> list[frappe._dict]:
	"""Resolutions on the appeal in the order they were issued, each beneath the one above, with author and executors by name."""
	rows = frappe.get_all(
		"Appeal Resolution",
		filters={"appeal": doc.name},
		fields=[
			"name",
			"resolution_text",
			"author",
			"resolved_on",
			"due_on",
			"puts_on_control",
			"parent_resolution",
		],
		order_by="creation",
	)
	by_name = {row.name: row for row in rows}
	ordered = in_tree_order([Node(row.name, row.parent_resolution) for row in rows])
	return [_resolution(by_name[node.name], depth) for node, depth in ordered]


def _resolution(row: frappe._dict, depth: int) -> frappe._dict:
	row.author_name, row.depth = _signed_as(row.author), depth
	executors = frappe.get_all(
		"Appeal Resolution Executor",
		filters={"parent": row.name},
		fields=["officer", "is_responsible"],
		order_by="idx",
	)
	row.executors = ", ".join(named_executor(executor) for executor in executors)
	return row


def named_executor(row: Document | frappe._dict) -> str:
	"""The executor of a resolution by name, the responsible one marked as that."""
	name = _officer(row.officer)
	return _("{0} (responsible)").format(name) if row.is_responsible else name


def _officer(name: str) -> str:
	return frappe.get_cached_value("Authority Officer", name, "officer_name") if name else ""
