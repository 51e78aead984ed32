"""Erasing the personal data of records: words, files, versions, letters, search and caches; figures and dates stay.

What is personal comes from the inventory, and with it whatever an administrator has added to its records.  A record erased twice is as one erased once.
"""

import hashlib
from collections import Counter

import frappe
from frappe.query_builder import DocType
from frappe.utils import now
from pypika.functions import Coalesce, NullIf

from appeals_app import clock
from appeals_app.domain.personal_inventory import INVENTORY, REPLACEMENT, Erasure, Subject
from appeals_app.personal_data.added_fields import added_words
from appeals_app.personal_data.erased_files import erase_file
from appeals_app.personal_data.reached_records import Records, files_of, reached_from, traces_of
from appeals_app.search_arguments import NO_RECORD

DESK_COLUMNS = ("_user_tags", "_comments", "_assign", "_liked_by", "_seen")
"""What the Desk keeps of a record in the record itself: excerpts of comments among others."""


def anonymise(subject: Subject, names: list[str]) -> dict[str, int]:
	"""Erase the personal data of the records, which the caller has locked; how many files went, by record."""
	records = reached_from(subject.value, names)
	if subject is Subject.APPEAL:
		for doctype, found in _part_with_authors(names).items():
			records[doctype] = [*records.get(doctype, []), *found]
	files = _delete_files(files_of(records) + files_of(traces_of(records)))
	traces = traces_of(records)
	_delete_rows(traces_of(traces))  # the framework notes on a letter that its file was removed
	_delete_rows(traces)
	_forget_search(records)
	_forget_deleted(records, traces)
	for doctype, found in records.items():
		_write(doctype, found)
	for path in frappe.get_hooks("personal_data_erased"):
		frappe.get_attr(path)(records)
	return files


def _write(doctype: str, names: list[str]) -> None:
	table = DocType(doctype)
	columns = set(frappe.db.get_table_columns(doctype))
	query = frappe.qb.update(table).where(table.name.isin(names))
	for field, erasure in INVENTORY[doctype].fields.items():
		query = query.set(table[field], _value(table, erasure))
	for field, nothing in added_words(doctype).items():
		query = query.set(table[field], nothing)
	for column in columns.intersection(DESK_COLUMNS):
		query = query.set(table[column], None)
	if "anonymised_on" in columns:
		query = query.set(table.anonymised_on, Coalesce(table.anonymised_on, clock.today()))
	# a form opened before must not write the old words back
	query.set(table.modified, now()).set(table.modified_by, frappe.session.user).run()
	for name in names:
		frappe.clear_document_cache(doctype, name)


def _value(table: DocType, erasure: Erasure) -> object:
	if erasure is Erasure.INDEX:
		return Coalesce(NullIf(table.registration_index, ""), REPLACEMENT)
	return REPLACEMENT if erasure is Erasure.REPLACE else None


def _part_with_authors(appeals: list[str]) -> Records:
	"""People whom no other appeal names go with these; in place of others stands a nameless twin of the same figures."""
	appeal, row = DocType("Appeal"), DocType("Appeal Co-Applicant")
	authors = frappe.qb.from_(appeal).select(appeal.applicant).where(appeal.name.isin(appeals))
	joined = frappe.qb.from_(row).select(row.applicant).where(row.parent.isin(appeals))
	people = {name for (name,) in [*authors.run(), *joined.run()] if name}
	staying = _named_elsewhere(people, appeals)
	for person, twin in _nameless_twins(staying).items():
		query = frappe.qb.update(appeal).set(appeal.applicant, twin)
		query.where(appeal.name.isin(appeals) & (appeal.applicant == person)).run()
		query = frappe.qb.update(row).set(row.applicant, twin)
		query.where(row.parent.isin(appeals) & (row.applicant == person)).run()
	leaving = sorted(people - staying)
	return reached_from("Applicant", leaving) if leaving else {}


def _named_elsewhere(people: set[str], appeals: list[str]) -> set[str]:
	appeal, row = DocType("Appeal"), DocType("Appeal Co-Applicant")
	authors = (
		frappe.qb.from_(appeal)
		.select(appeal.applicant)
		.where(appeal.applicant.isin(people or [""]) & appeal.anonymised_on.isnull())
		.where(appeal.name.notin(appeals))
	)
	joined = (
		frappe.qb.from_(row)
		.join(appeal)
		.on(appeal.name == row.parent)
		.select(row.applicant)
		.where(row.applicant.isin(people or [""]) & appeal.anonymised_on.isnull())
		.where(appeal.name.notin(appeals))
	)
	return {name for (name,) in [*authors.run(), *joined.run()]}


def _nameless_twins(people: set[str]) -> dict[str, str]:
	"""One nameless person for all of the same authority, sex and social state; who was who cannot be told."""
	fields = ["name", "authority", "sex", "social_state"]
	rows = frappe.get_all("Applicant", {"name": ("in", sorted(people) or [NO_RECORD])}, fields)
	return {row.name: _nameless(row) for row in rows}


def _nameless(person: frappe._dict) -> str:
	figures = {field: person[field] for field in ("authority", "sex", "social_state")}
	name = hashlib.sha256(repr(("nameless", *figures.values())).encode()).hexdigest()[:20]
	if not frappe.db.exists("Applicant", name):
		words = {"last_name": REPLACEMENT, "full_name": REPLACEMENT, "anonymised_on": clock.today()}
		twin = frappe.get_doc({"doctype": "Applicant", "name": name, **figures, **words})
		twin.db_insert(ignore_if_duplicate=True)
	return name


def _delete_files(names: list[str]) -> dict[str, int]:
	"""Erase the files; how many went, by the record they hung on."""
	return dict(Counter(owner for owner in map(erase_file, names) if owner))


def _delete_rows(traces: Records) -> None:
	for doctype, names in traces.items():
		frappe.db.delete(doctype, {"name": ("in", names)})


def _forget_search(records: Records) -> None:
	search = frappe.qb.Table("__global_search")
	for doctype, names in records.items():
		frappe.qb.from_(search).delete().where((search.doctype == doctype) & search.name.isin(names)).run()


def _forget_deleted(records: Records, traces: Records) -> None:
	"""Records removed earlier are kept by the framework whole: those that name one of these go for good."""
	known = {name for group in (records, traces) for names in group.values() for name in names}
	rows = frappe.get_all(
		"Deleted Document",
		{"deleted_doctype": ("in", [*INVENTORY, *traces, "File", "Comment", "Communication", "ToDo"])},
		["name", "deleted_name", "data"],
	)
	gone = [row.name for row in rows if row.deleted_name in known or known & _values_in(row.data)]
	frappe.db.delete("Deleted Document", {"name": ("in", gone or [""])})


def _values_in(data: str | None) -> set[str]:
	try:
		kept = frappe.parse_json(data or "{}")
	except ValueError:
		return set()
	return {value for value in kept.values() if isinstance(value, str)} if isinstance(kept, dict) else set()
