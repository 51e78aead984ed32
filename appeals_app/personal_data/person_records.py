"""Finding the records of the person who asks, in the register of the own authority alone.

What is shown is enough to tell one person from another, and no more: name, place, and how many appeals.
"""

import re

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.query_builder import DocType
from frappe.query_builder.functions import Count

from appeals_app.domain.contact_keys import email_key, phones_within
from appeals_app.domain.data_subject_requests import OPEN_REQUEST_PHASES, RequestPhase
from appeals_app.domain.text_cleaning import clean_line
from appeals_app.personal_data.event_log import record_personal_data_event
from appeals_app.personal_data.person_candidates import AskedPerson, candidates
from appeals_app.refusal import AppealRuleError
from appeals_app.search_arguments import NO_RECORD
from appeals_app.site_language import in_site_language

MOST = 50
"""More people are not looked through one by one: the contact has to tell them apart, and the request says so."""


def find_records(*, request: str) -> int:
	"""Put on the request the likeliest people of its authority it may be about; how many may be in all.

	Marks already set stay.
	"""
	asked = frappe.get_doc("Data Subject Request", request)
	asked.check_permission("write")
	if RequestPhase(asked.phase) not in OPEN_REQUEST_PHASES:
		frappe.throw(
			_("The request has been answered. Take it into work again to look for records."), AppealRuleError
		)
	confirmed = {row.applicant for row in asked.records if row.is_confirmed}
	with in_site_language():  # the words are kept on the request
		fitting = people_who_fit(asked)
	# who is marked already stays among the likeliest
	people = sorted(fitting, key=lambda row: row.name not in confirmed)[:MOST]
	asked.set("records", _rows_of(people, confirmed))
	asked.flags.finds_records, asked.flags.people_fitting = True, len(fitting)
	asked.save()
	with in_site_language():
		found = _("found: {0}").format(len(fitting))
		record_personal_data_event(asked, act="Records Looked For", ground=found)
	return len(fitting)


def marked_people(request: Document) -> list[str]:
	"""People of the request's own authority whose records are marked as the person's."""
	marked = [row.applicant for row in request.records if row.is_confirmed]
	asked = {"name": ("in", marked or [NO_RECORD]), "authority": request.authority}
	return frappe.get_all("Applicant", asked, pluck="name")


def searched_by(request: Document) -> str:
	"""What people are looked for by, in a sentence: the name, and what the contact holds of e-mails and telephones."""
	emails, phones = _emails(request), _phones(request)
	name = clean_line(request.requester_name)
	if not emails and not phones:
		return _("Looked for the name «{0}»; «Where To Answer» holds neither e-mail nor telephone.").format(
			name
		)
	return _("Looked for the name «{0}» and for {1}.").format(name, ", ".join([*emails, *phones]))


def is_cut(request: Document) -> bool:
	"""The last search found more people than a request holds."""
	return request.people_fitting > MOST


def _emails(request: Document) -> list[str]:
	return re.findall(r"[\w.+-]+@[\w.-]+\w", request.requester_contact or "")


def _phones(request: Document) -> list[str]:
	"""What a telephone of the register may be found in: nine digits and more, however they are parted."""
	found = re.findall(r"\+?\d(?:[\s()./-]*\d){8,}", request.requester_contact or "")
	return [phone.strip() for phone in found]


def people_who_fit(asked: Document) -> list[frappe._dict]:
	"""All people of the authority the request may be about, the likeliest first; reads the whole register."""
	person = AskedPerson(
		name=clean_line(asked.requester_name),
		emails=frozenset(map(email_key, _emails(asked))),
		phones=phones_within(asked.requester_contact),
	)
	return candidates(person, asked.authority)


def _rows_of(people: list[frappe._dict], confirmed: set[str]) -> list[dict[str, object]]:
	counts = _appeals_of([person.name for person in people])
	return [
		{
			"applicant": person.name,
			"person": person.full_name,
			"locality": person.locality,
			"found_by": person.found_by,
			"appeals_count": counts.get(person.name, 0),
			"is_confirmed": int(person.name in confirmed),
		}
		for person in people
	]


def _appeals_of(people: list[str]) -> dict[str, int]:
	appeal, row = DocType("Appeal"), DocType("Appeal Co-Applicant")
	named = (
		frappe.qb.from_(appeal)
		.select(appeal.applicant, Count(appeal.name))
		.where(appeal.applicant.isin(people or [NO_RECORD]))
		.groupby(appeal.applicant)
	)
	joined = (
		frappe.qb.from_(row)
		.select(row.applicant, Count(row.name))
		.where(row.applicant.isin(people or [NO_RECORD]) & (row.parenttype == "Appeal"))
		.groupby(row.applicant)
	)
	counts: dict[str, int] = {}
	for name, count in [*named.run(), *joined.run()]:
		counts[name] = counts.get(name, 0) + count
	return counts


def keep_found_records(request: Document) -> None:
	"""Rows, and how many fit, come only from the search: a person sets and takes off marks and changes nothing else."""
	if request.flags.finds_records:
		request.people_fitting = request.flags.people_fitting
		return
	stored = request.get_doc_before_save()
	found = {row.applicant: row for row in stored.records} if stored else {}
	marks = {row.applicant: row.is_confirmed for row in request.records if row.applicant in found}
	request.set("records", [row.as_dict() for row in found.values()])  # the stored rows stay to compare with
	for row in request.records:
		row.is_confirmed = int(bool(marks.get(row.applicant, 0)))
