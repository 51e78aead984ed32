"""Everything an authority holds on a person, for an approved request: one ZIP with JSON, a page to read, and files.

What is given follows from the inventory, with the figures that stay when it is erased, who looked, what the data are
processed for, where they come from and how long they are kept.  Only confirmed people of the request's own authority
are looked at; other people in their appeals are taken out of the words, and files of appeals that others wrote too are
named, not given.
"""

import io
import json
import re
import zipfile

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.query_builder import DocType

from appeals_app import clock
from appeals_app.appeal_files.disk import path_of
from appeals_app.domain.data_subject_requests import RequestKind
from appeals_app.domain.people_redaction import Person
from appeals_app.personal_data.data_holder import holder_of, holder_rows
from appeals_app.personal_data.event_log import record_personal_data_event
from appeals_app.personal_data.event_queries import EVENT
from appeals_app.personal_data.handing_out import tell_of_one_alone
from appeals_app.personal_data.person_export_rows import (
	CATEGORIES,
	held_rows,
	looks_at,
	number_in_words,
	tables,
)
from appeals_app.personal_data.person_export_terms import terms_of_keeping
from appeals_app.personal_data.person_records import marked_people
from appeals_app.personal_data.reached_records import files_of, reached_from
from appeals_app.personal_data.request_offers import why_not_given
from appeals_app.refusal import AppealRuleError
from appeals_app.search_arguments import NO_RECORD
from appeals_app.site_language import in_site_language

NOT_GIVEN = frozenset({"Personal Data Hold", "Appeal Search Entry"})
"""What tells of the authority's own duty, and keys made from the words that are given."""

PERSON_FIELDS = ("last_name", "first_name", "middle_name", "phone", "email")


def export_person(*, request: str) -> tuple[bytes, str]:
	"""The ZIP for the person who asks, and the name of its file; recorded in the chain of the request."""
	asked = frappe.get_doc("Data Subject Request", request)
	asked.check_permission("export")
	asked.check_permission("write")
	if why_not := why_not_given(asked, RequestKind.ACCESS):
		frappe.throw(why_not, AppealRuleError)
	people = marked_people(asked)
	records, files = _held(asked, people)
	told = terms_of_keeping(asked.authority, [*_appeals_of(people, asked.authority)])
	packed = _zip(asked, {**told, **records}, files)
	record_personal_data_event(asked, act="Data Given", ground=_given_in_words(records, files))
	tell_of_one_alone(asked)
	return packed, file_name(asked.request_number)


def _given_in_words(records: dict[str, list[dict]], files: list[dict]) -> str:
	"""Kinds of records and how many of each, for the event and for the letter to the person."""
	enclosed = sum(file["content"] is not None for file in files)
	with in_site_language():
		counted = [f"{_(doctype)}: {len(rows)}" for doctype, rows in records.items() if rows]
		return "; ".join([*counted, *([_("Files: {0}").format(enclosed)] if enclosed else [])])


def file_name(number: str) -> str:
	"""The number of the request as a name for a file; in Latin letters, for the header of an answer holds no others."""
	plain = number.replace("СПД", "SPD").replace("/", "-")
	return f"personal-data-{re.sub(r'[^0-9A-Za-z-]', '', plain)}.zip"


def _held(asked: Document, own: list[str]) -> tuple[dict[str, list[dict]], list[dict]]:
	"""Rows by DocType and files, of the people and of their appeals in the authority, and who looked at them."""
	found: dict[str, list[dict]] = {"Applicant": held_rows("Applicant", own)}
	files: list[dict] = _files({"Applicant": own}, is_shared=False)
	appeals = _appeals_of(own, asked.authority)
	everybody: set[str] = set().union(*appeals.values()) - set(own)
	for appeal, authors in appeals.items():
		others = _others(authors - set(own))
		reached = {
			doctype: names
			for doctype, names in reached_from("Appeal", [appeal]).items()
			if doctype not in NOT_GIVEN
		}
		files += _files(reached, is_shared=bool(others))
		if not others:
			reached[CATEGORIES] = frappe.get_all(CATEGORIES, {"parent": appeal}, pluck="name")
		for doctype, names in reached.items():
			rows = held_rows(doctype, names, others=others, number=number_in_words(appeal))
			found.setdefault(doctype, []).extend(rows)
	found[EVENT] = looks_at(own, [*appeals], authority=asked.authority, others=_others(everybody))
	return found, files


def _appeals_of(people: list[str], authority: str) -> dict[str, set[str]]:
	"""All authors of each appeal the people wrote or joined, by appeal."""
	appeal, row = DocType("Appeal"), DocType("Appeal Co-Applicant")
	joined = frappe.qb.from_(row).select(row.parent).where(row.applicant.isin(people or [""]))
	rows = (
		frappe.qb.from_(appeal)
		.select(appeal.name, appeal.applicant)
		.where(appeal.authority == authority)
		.where(appeal.applicant.isin(people or [""]) | appeal.name.isin(joined))
		.orderby(appeal.received_at)
	).run()
	authors = {name: {applicant} - {None} for name, applicant in rows}
	others = frappe.get_all(
		"Appeal Co-Applicant", {"parent": ("in", list(authors) or [NO_RECORD])}, ["parent", "applicant"]
	)
	for other in others:
		authors[other.parent].add(other.applicant)
	return authors


def _others(names: set[str]) -> list[Person]:
	rows = frappe.get_all("Applicant", {"name": ("in", sorted(names) or [NO_RECORD])}, PERSON_FIELDS)
	return [Person(**{field: row[field] or "" for field in PERSON_FIELDS}) for row in rows]


def _files(records: dict[str, list[str]], *, is_shared: bool) -> list[dict]:
	"""Files with their content, or only named where others wrote the appeal too."""
	found = []
	for name in files_of(records):
		file = frappe.get_doc("File", name)
		# the approved request gives the right: the officer who answers it does not read the appeal
		content = None if is_shared else path_of(file.file_url).read_bytes()
		found.append({"name": file.file_name, "key": name, "content": content})
	return found


def _zip(asked: Document, records: dict[str, list[dict]], files: list[dict]) -> bytes:
	about = {
		"authority": frappe.db.get_value("Authority", asked.authority, "authority_name"),
		"request": asked.request_number,
		"made_at": clock.now().isoformat(timespec="seconds"),
	}
	listed = [{"file": file["name"], "is_enclosed": file["content"] is not None} for file in files]
	holder, in_words = holder_rows(holder_of(asked.authority)), tables(records)
	data = {
		**about,
		"holder": {row["key"]: row["value"] for row in holder},
		"records": records,
		"in_words": {table["title"]: [dict(row) for row in table["rows"]] for table in in_words},
		"files": listed,
	}
	page = frappe.render_template(
		"appeals_app/personal_data/person_export.html",
		{"about": about, "holder": holder, "tables": in_words, "files": listed},
	)
	packed = io.BytesIO()
	with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
		archive.writestr("data.json", json.dumps(data, ensure_ascii=False, indent=1, default=str))
		archive.writestr("data.html", page)
		for file in files:
			if file["content"] is not None:
				archive.writestr(f"files/{file['key']}-{_plain(file['name'])}", file["content"])
	return packed.getvalue()


def _plain(name: str | None) -> str:
	"""A name that leads nowhere when the archive is unpacked."""
	return (name or "file").replace("/", "_").replace("\\", "_").lstrip(".") or "file"
