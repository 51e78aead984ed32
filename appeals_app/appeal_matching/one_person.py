"""Two records of one person: joined and parted again, with nothing of any appeal rewritten.

A card keeps the author under whom it was registered.  Joined records are looked at as one: the appeals of the one are
those of the other.  Joining is undone by parting; both leave their row with the reason.
"""

import json
from collections.abc import Iterator

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app import clock
from appeals_app.domain.contact_history import Change, Contact, contacts_of_record, each_once
from appeals_app.personal_data.masking import mask_for
from appeals_app.personal_data.sensitivity import secret_among
from appeals_app.refusal import AppealRuleError, given_reason
from appeals_app.repeating import begin_anew

CONTACTS = ("phone", "email", "locality", "address")
MOST_SHOWN = 100


def merge_applicants(*, kept: str, merged: str, reason: str) -> str:
	"""Say that both records are one person, of whom the first is used from now on; name of the row.

	If one of them asked not to disclose the name, both do from now on, and parting does not take that back.
	"""
	said = given_reason(reason, if_missing=_("Write by what it is seen that both records are one person."))
	_lock(kept, merged)
	documents = [_writable(name) for name in sorted({kept, merged})]
	_check_can_merge({document.name: document for document in documents}, kept, merged)
	if secret_among([kept, merged]):
		frappe.db.set_value("Applicant", {"name": ("in", [kept, merged])}, "is_confidential", 1)
	frappe.db.set_value("Applicant", merged, "merged_into", kept)
	row = {"authority": documents[0].authority, "kept_applicant": kept, "merged_applicant": merged}
	return _written({**row, "reason": said, "merged_at": clock.now(), "merged_by": frappe.session.user})


def part_applicants(*, merged: str, reason: str) -> None:
	"""Undo the joining of this record."""
	said = given_reason(reason, if_missing=_("Write why the records are not of one person."))
	_lock(merged)
	document = _writable(merged)
	if not document.merged_into:
		frappe.throw(_("This record is not joined to another one. Reload the page."), AppealRuleError)
	frappe.db.set_value("Applicant", merged, "merged_into", None)
	frappe.db.set_value(
		"Applicant Merge",
		{"merged_applicant": merged, "undone_at": ("is", "not set")},
		{"undone_at": clock.now(), "undone_by": frappe.session.user, "undo_reason": said},
	)


def keep_joined_records_secret(appeal: Document, method: str | None = None) -> None:
	"""For `on_update` of Appeal: an author whose name is kept secret in one card is named by no joined record."""
	if not appeal.keep_author_secret:
		return
	for author in {appeal.applicant, *(row.applicant for row in appeal.co_applicants)} - {None, ""}:
		records = records_of_person(author)
		if len(records) > 1:
			frappe.db.set_value("Applicant", {"name": ("in", records)}, "is_confidential", 1)


def records_of_person(applicant: str) -> list[str]:
	"""The record with all joined to it, the one in use first."""
	used = frappe.db.get_value("Applicant", applicant, "merged_into") or applicant
	return [used, *frappe.get_all("Applicant", {"merged_into": used}, pluck="name", order_by="name")]


def contacts_of_person(applicant: str) -> dict:
	"""Contacts a person has and had, as the current user may see them, and the appeals of all joined records."""
	frappe.get_doc("Applicant", applicant).check_permission("read")
	names = records_of_person(applicant)
	return {
		"records": names,
		"contacts": _contacts(names),
		"appeals": frappe.get_list(
			"Appeal",
			filters={"applicant": ("in", names)},
			fields=["name", "title", "received_at", "workflow_state"],
			order_by="received_at desc",
			limit_page_length=MOST_SHOWN,
		),
	}


def _contacts(applicants: list[str]) -> list[dict]:
	"""Values of now, and those replaced, which the framework's versions keep: each contact once."""
	mask = mask_for(frappe.session.user, applicants)
	found = each_once(contact for name in applicants for contact in _contacts_of(name))
	return [
		{
			"field": contact.field,
			"value": mask.value("Applicant", contact.field, contact.value, [contact.record]),
			"since": contact.since,
			"until": contact.until,
		}
		for contact in found
	]


def _contacts_of(applicant: str) -> Iterator[Contact]:
	row = frappe.db.get_value("Applicant", applicant, [*CONTACTS, "creation"], as_dict=True)
	versions = frappe.get_all(
		"Version",
		filters={"ref_doctype": "Applicant", "docname": applicant},
		fields=["data", "creation"],
		order_by="creation desc",
		limit=MOST_SHOWN,
	)
	changes = [
		Change(field, before or "", version.creation)
		for version in versions
		for field, before, _after in json.loads(version.data or "{}").get("changed") or []
		if field in CONTACTS
	]
	return contacts_of_record(applicant, {field: row[field] for field in CONTACTS}, changes, row.creation)


def _writable(applicant: str) -> Document:
	document = frappe.get_doc("Applicant", applicant)
	document.check_permission("write")
	return document


def _lock(*applicants: str) -> None:
	"""Other requests about these records wait until this one is over; all are locked before any is read."""
	begin_anew()
	for name in sorted(set(applicants)):
		frappe.db.get_value("Applicant", name, "name", for_update=True)


def _check_can_merge(documents: dict[str, Document], kept: str, merged: str) -> None:
	if len(documents) < 2 or len({document.authority for document in documents.values()}) > 1:
		frappe.throw(_("Choose two different records of one authority."), AppealRuleError)
	if any(document.anonymised_on for document in documents.values()):
		frappe.throw(_("An erased record tells nobody's identity and is not joined."), AppealRuleError)
	is_in_chain = documents[kept].merged_into or documents[merged].merged_into
	if is_in_chain or frappe.db.exists("Applicant", {"merged_into": merged}):
		frappe.throw(
			_("One of the records is joined to another already. Use the record in use, or part them first."),
			AppealRuleError,
		)


def _written(row: dict) -> str:
	document = frappe.get_doc({"doctype": "Applicant Merge", **row})
	document.flags.ignore_permissions = True  # nobody has the right to write these rows; the acts do
	return document.insert().name
