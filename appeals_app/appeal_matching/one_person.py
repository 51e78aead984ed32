"""Two records of one person: joined and parted again, with nothing of any appeal rewritten.

A card keeps the author under whom it was registered.  Joined records are looked at as one: the appeals of the one are
those of the other.  Joining is undone by parting; both leave their row with the reason.
"""

import json
from collections.abc import Iterator
from dataclasses import replace

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app import clock
from appeals_app.domain.contact_history import Change, Contact, contacts_of_record, each_once
from appeals_app.domain.telling_words import names_number, tells_something
from appeals_app.personal_data.access_log import note_access
from appeals_app.personal_data.masking import mask_for
from appeals_app.personal_data.sensitivity import secret_among
from appeals_app.refusal import AppealRuleError, given_reason
from appeals_app.repeating import begin_anew

CONTACTS = ("phone", "email", "locality", "address")
MOST_SHOWN = 100
OPEN = {"undone_at": ("is", "not set")}
"""Rows of joinings that stand."""


def merge_applicants(*, kept: str, merged: str, reason: str) -> str:
	"""Say that both records are one person, of whom the first is used from now on; name of the row.

	If one of them asked not to disclose the name, both do until they are parted.
	"""
	said = given_reason(reason, if_missing=_("Write by what it is seen that both records are one person."))
	_check_says_by_what(said)
	_lock(kept, merged)
	documents = [_writable(name) for name in sorted({kept, merged})]
	_check_are_told(kept, merged)
	_check_can_merge({document.name: document for document in documents}, kept, merged)
	frappe.db.set_value("Applicant", merged, "merged_into", kept)
	row = {"authority": documents[0].authority, "kept_applicant": kept, "merged_applicant": merged}
	name = _written({**row, "reason": said, "merged_at": clock.now(), "merged_by": frappe.session.user})
	_share_secrecy(kept)
	return name


def part_applicants(*, merged: str, reason: str, keep_secret: bool = True) -> None:
	"""Undo the joining of this record.

	Art. 10: names stay secret, for who became so by the joining may have asked for it since, and nothing would tell.
	Without `keep_secret` such a name is secret no longer.
	"""
	said = given_reason(reason, if_missing=_("Write why the records are not of one person."))
	kept = frappe.db.get_value("Applicant", merged, "merged_into")
	_lock(merged, *([kept] if kept else []))
	document = _writable(merged)
	_check_are_told(merged, *([kept] if kept else []))
	if not kept or document.merged_into != kept:
		frappe.throw(_("This record is not joined to another one. Reload the page."), AppealRuleError)
	if keep_secret:
		_take_as_own_wish(kept)
		_take_as_own_wish(merged)
	_take_secrecy_back(kept)
	frappe.db.set_value("Applicant", merged, "merged_into", None)
	frappe.db.set_value(
		"Applicant Merge",
		{"merged_applicant": merged, **OPEN},
		{"undone_at": clock.now(), "undone_by": frappe.session.user, "undo_reason": said},
	)
	_share_secrecy(kept)


def keep_joined_records_secret(appeal: Document, method: str | None = None) -> None:
	"""For `on_update` of Appeal: an author whose name is kept secret in one card is named by no joined record."""
	if appeal.keep_author_secret:
		for author in {appeal.applicant, *(row.applicant for row in appeal.co_applicants)} - {None, ""}:
			_share_secrecy(author)


def follow_wish_of_record(applicant: Document, method: str | None = None) -> None:
	"""For `on_update` of Applicant: what a record asks for itself stays its own, and holds for those joined to it."""
	if applicant.has_value_changed("is_confidential"):
		_take_as_own_wish(applicant.name)
		_share_secrecy(applicant.name)


def _take_as_own_wish(applicant: str) -> None:
	"""The record is secret, or is not, by its own wish and no more by that of one joined to it."""
	for role in ("kept", "merged"):
		row = {f"{role}_applicant": applicant, **OPEN}
		frappe.db.set_value("Applicant Merge", row, f"{role}_became_secret", 0)


def _share_secrecy(applicant: str) -> None:
	"""Art. 10: of joined records all are secret if one is; the rows of joining keep which became so by it."""
	records = records_of_person(applicant)
	if len(records) == 1 or not secret_among(records):
		return
	used = records[0]
	for name in frappe.get_all("Applicant", {"name": ("in", records), "is_confidential": 0}, pluck="name"):
		frappe.db.set_value("Applicant", name, "is_confidential", 1)
		row = {"kept_applicant": used, **({} if name == used else {"merged_applicant": name}), **OPEN}
		mark = "kept_became_secret" if name == used else "merged_became_secret"
		frappe.db.set_value("Applicant Merge", row, mark, 1)


def _take_secrecy_back(used: str) -> None:
	"""Each of the joined records is as secret as it would be alone."""
	rows = frappe.get_all(
		"Applicant Merge",
		{"kept_applicant": used, **OPEN},
		["name", "merged_applicant", "kept_became_secret", "merged_became_secret"],
	)
	became = [row.merged_applicant for row in rows if row.merged_became_secret]
	became += [used] if any(row.kept_became_secret for row in rows) else []
	if became:
		frappe.db.set_value("Applicant", {"name": ("in", became)}, "is_confidential", 0)
		marks = {"kept_became_secret": 0, "merged_became_secret": 0}
		frappe.db.set_value("Applicant Merge", {"kept_applicant": used, **OPEN}, marks)


def records_of_person(applicant: str) -> list[str]:
	"""The record with all joined to it, the one in use first."""
	used = frappe.db.get_value("Applicant", applicant, "merged_into") or applicant
	return [used, *frappe.get_all("Applicant", {"merged_into": used}, pluck="name", order_by="name")]


def contacts_of_person(applicant: str) -> dict:
	"""Contacts a person has and had, as the current user may see them, and the appeals of all joined records.

	Whoever asks has looked at each of the records: the report «who looked» tells it.
	"""
	frappe.get_doc("Applicant", applicant).check_permission("read")
	names = records_of_person(applicant)
	for name in names:
		note_access(act="Opened", applicant=name)
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
	"""Values of now, and those replaced, which the framework's versions keep: each contact once.

	One that is hidden from the user is put together with none of another record: what stood beside it would be confirmed.
	"""
	mask, told, hidden = mask_for(frappe.session.user, applicants), [], []
	for name in applicants:
		for contact in each_once(_contacts_of(name)):
			value = mask.value("Applicant", contact.field, contact.value, [name])
			(told if value == contact.value else hidden).append(replace(contact, value=value))
	return [
		{
			"field": contact.field,
			"value": contact.value,
			"since": contact.since,
			"until": contact.until,
		}
		for contact in [*each_once(told), *hidden]
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


def _check_says_by_what(reason: str) -> None:
	if not tells_something(reason) and not names_number(reason):
		frappe.throw(
			_(
				"This is too little to see that both are one person. Name in several words what it is seen by: the same"
				" telephone, address or signature, or that the person has confirmed it."
			),
			AppealRuleError,
		)


def _check_are_told(*applicants: str) -> None:
	"""Who is not told who somebody is says of nobody that they are the same: a guess would be confirmed."""
	mask = mask_for(frappe.session.user, applicants)
	if mask.undisclosed or mask.veiled:
		frappe.throw(
			_("The name or the contacts of one of the people are hidden from you. Ask another registrar."),
			frappe.PermissionError,
		)
	if mask.unasked:
		frappe.throw(
			_(
				"One of the records is sensitive. Open each of the two, say for what work you need it, and do this again."
			),
			frappe.PermissionError,
		)


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
