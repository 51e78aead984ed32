"""People and documents the permission matrix is asked about: five relations of a document to a person's post.

One authority is that of the people; above it, beside it and under it stand others, each with one document of every
DocType that belongs to an authority.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache

import frappe
from frappe.model.document import Document
from frappe.query_builder import DocType

from appeals_app.appeal_files import disk
from appeals_app.permissions.scope import forget_scopes
from appeals_app.permissions.scope_criteria import DOCUMENT_OF_TABLE
from appeals_app.testing import file_samples
from appeals_app.testing.factories import make_authority, make_authority_officer, make_user, unique
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff
from tests.permission_matrix import GUEST, NO_ROLE, RELATIONS, SYSTEM_MANAGER

MADE_BY_A_JOURNEY = (
	"Appeal",
	"Applicant",
	"Appeal Resolution",
	"Appeal Assignment",
	"Appeal Reply",
	"Appeal Event",
)
OF_A_CASE = (
	*("Appeal Term Change", "Appeal Extension Request", "Appeal Commitment", "Appeal Oversight"),
	*("Appeal Search Entry", "Appeal Text Sketch", "Appeal Dispatch", "Appeal Transfer"),
	*("Appeal Escalation", "Appeal Assignment Note"),
)
OF_AN_AUTHORITY = (
	*("Authority Unit", "Authority Officer", "Reception Suspension", "Authority Event", "Appeal Index Rule"),
	*("Appeal Route Rule", "Authority Officer Absence"),
	*("Appeal Index Counter", "Appeal Classifier Item", "Term Recalculation", "Term Recalculation Row"),
	*("Appeal Import", "Appeal Import Row", "Appeal Import Mapping", "Appeal Reply Template"),
	*("Appeal Reply Check Rule", "Appeal Resolution Text"),
	*(
		"Data Subject Request",
		"Personal Data Incident",
		"Personal Data Nondisclosure",
		"Personal Data Notice",
	),
	*("Personal Data Hold", "Personal Data Erasure", "Personal Data Erasure Row", "Personal Data Event"),
	*("Personal Data Processing", "Personal Data Access Event", "Personal Data Access Subject"),
	"Personal Data Access Grant",
	*("Applicant Merge", "Appeal Case Volume"),
)
AUTHORITY_FIELD = {"Personal Data Access Grant": "appeal_authority"}
"""Whose the document is, where the field is not called `authority`."""

LETTER = "m"
"""Names of rows made here begin with it; the app names its own by a hash, in which there is no such letter."""

BARE_COMMON = ("Personal Data Role Rule",)
"""Reference data whose shipped rows would mean something else with one more row in their table."""


@dataclass
class World:
	"""Users by role, authorities by relation, documents by DocType and relation, rows of tables likewise; what was loaded of them."""

	users: dict[str, str]
	posts: dict[str, str]
	authorities: dict[str, str]
	documents: dict[str, dict[str, str]] = field(default_factory=dict)
	rows: dict[str, dict[str, str]] = field(default_factory=dict)
	loaded: dict[tuple[str, ...], dict] = field(default_factory=dict)

	@contextmanager
	def without_posts(self) -> Iterator[None]:
		"""All people have left their posts meanwhile, also for other processes."""
		self._end_posts("2020-01-02")
		try:
			yield
		finally:
			frappe.db.rollback()
			self._end_posts(None)

	def _end_posts(self, last_day: str | None) -> None:
		posts = {"name": ("in", list(self.posts.values()))}
		frappe.db.set_value("Authority Officer", posts, "valid_to", last_day)
		frappe.db.commit()
		forget_scopes()


def make_world(staff: Staff) -> World:
	"""The world around the staff; its authority gets a superior."""
	forget_bare_rows()  # those of a run broken off
	users, posts = _people(staff)
	world = World(users, posts, _authorities(staff))
	case = Journey(staff).to("draft")
	for relation in RELATIONS[:4]:
		_documents_of_case(world, relation, world.authorities[relation], case)
		_documents_of_authority(world, relation, world.authorities[relation])
	for documents in world.documents.values():
		documents["none"] = documents["own"]
	_rows_of_tables(world)
	return world


def forget_bare_rows() -> None:
	"""Rows put into the tables as no document is: what tests come next would find them among shipped rows and chains."""
	frappe.db.rollback()
	for doctype in (*app_doctypes(istable=0), *app_doctypes(istable=1)):
		if not frappe.get_meta(doctype).issingle:
			table = DocType(doctype)
			frappe.qb.from_(table).delete().where(table.name.regexp(f"^{LETTER}[0-9a-f]{{10}}$")).run()
	frappe.db.commit()


def _people(staff: Staff) -> tuple[dict[str, str], dict[str, str]]:
	users = {role: person.user for role, person in staff.people.items()}
	posts = {role: person.officer for role, person in staff.people.items()}
	for role, held in ((SYSTEM_MANAGER, (SYSTEM_MANAGER,)), (NO_ROLE, ())):
		users[role] = make_user(*held).name
		posts[role] = make_authority_officer(user=users[role], authority=staff.authority).name
	return {**users, GUEST: "Guest"}, posts


def _authorities(staff: Staff) -> dict[str, str]:
	above = make_authority(is_group=1).name
	beside = make_authority(parent_authority=above).name
	put_under(staff.authority, above)
	under = make_authority(parent_authority=staff.authority).name
	return {
		"own": staff.authority,
		"subordinate": under,
		"neighbour": beside,
		"superior": above,
		"none": staff.authority,
	}


def put_under(authority: str, superior: str | None) -> None:
	"""Let the authority stand under another, or alone."""
	document = frappe.get_doc("Authority", authority)
	document.update({"parent_authority": superior, "is_group": 1})
	document.save()


def _documents_of_case(world: World, relation: str, authority: str, case: Journey) -> None:
	"""The case itself where the people serve; elsewhere copies of all that it is made of."""
	is_theirs = authority == case.staff.authority
	names = _names_in(case.appeal)
	if not is_theirs:
		names["Applicant"] = _copy("Applicant", names["Applicant"], authority=authority)
		appeal = _copy("Appeal", case.appeal, authority=authority, applicant=names["Applicant"])
		elsewhere = {"authority": authority, "appeal": appeal}
		strangers = {"officer": _officer(authority), "user": "Administrator", "unit": None}
		for doctype in MADE_BY_A_JOURNEY[2:]:
			changes = {**elsewhere, **(strangers if doctype == "Appeal Assignment" else {})}
			names[doctype] = _copy(doctype, names[doctype], **changes)
		names["Appeal"] = appeal
	for doctype in OF_A_CASE:
		names[doctype] = _bare(doctype, authority=authority, appeal=names["Appeal"])
	for doctype, name in names.items():
		world.documents.setdefault(doctype, {})[relation] = name


def _names_in(appeal: str) -> dict[str, str]:
	names = {"Appeal": appeal, "Applicant": frappe.db.get_value("Appeal", appeal, "applicant")}
	for doctype in MADE_BY_A_JOURNEY[2:]:
		names[doctype] = frappe.get_all(doctype, filters={"appeal": appeal}, pluck="name")[0]
	return names


def _documents_of_authority(world: World, relation: str, authority: str) -> None:
	made = {
		doctype: _officer(authority)
		if doctype == "Authority Officer"
		else _bare(doctype, user="Administrator", **{AUTHORITY_FIELD.get(doctype, "authority"): authority})
		for doctype in OF_AN_AUTHORITY
	}
	for doctype, name in {"Authority": authority, **made}.items():
		world.documents.setdefault(doctype, {})[relation] = name


def _officer(authority: str) -> str:
	"""A post that nobody asked about holds."""
	return make_authority_officer(user="Administrator", authority=authority, valid_to="2020-01-02").name


def _copy(doctype: str, name: str, **changes: object) -> str:
	"""The same document in another authority, put into the tables as it stands."""
	document = frappe.copy_doc(frappe.get_doc(doctype, name))
	document.update({**changes, "name": unique(LETTER)})
	for key in ("tracking_code", "registration_key", "number_key"):
		if document.meta.has_field(key):
			document.set(key, unique("k"))
	document.db_insert()
	for row in document.get_all_children():
		row.update({"name": unique(LETTER), "parent": document.name})
		row.db_insert()
	return document.name


def _bare(doctype: str, **values: object) -> str:
	"""A row with these values alone: rights ask for no more."""
	document = frappe.new_doc(doctype)
	fitting = {key: value for key, value in values.items() if document.meta.has_field(key)}
	document.update({**fitting, "name": unique(LETTER)})
	if document.meta.has_field("sequence"):
		document.sequence = uuid.uuid4().int % 2**30
	document.db_insert()
	return document.name


def common_document(doctype: str) -> str:
	"""A row of reference data that belongs to no authority: one the app ships, or a bare one; settings are one row."""
	if frappe.get_meta(doctype).issingle:
		return doctype
	shipped = None if doctype in BARE_COMMON else frappe.db.get_value(doctype, {}, "name")
	return shipped or _bare(doctype)


def documents_of(world: World, doctype: str) -> dict[str, str]:
	"""One document for each relation; of reference data the same one."""
	if doctype not in world.documents:
		world.documents[doctype] = dict.fromkeys(world.authorities, common_document(doctype))
	return world.documents[doctype]


def put_files(world: World, doctype: str) -> dict[str, str]:
	"""An address of a file on the document of each relation; the rows are put in as they stand, without an event."""
	addresses = {}
	for relation, name in documents_of(world, doctype).items():
		address = f"/private/files/{unique(LETTER)}.pdf"
		place = {"attached_to_doctype": doctype, "attached_to_name": name, "is_private": 1}
		file = frappe.new_doc("File")
		file.update({"name": unique(LETTER), "file_name": "Заява.pdf", "file_url": address, **place})
		file.db_insert()
		disk.path_of(address).write_bytes(file_samples.pdf())
		addresses[relation] = address
	return addresses


def remove_files(addresses: Iterable[str]) -> None:
	"""Rows and bytes of files that were put."""
	for address in addresses:
		frappe.db.delete("File", {"file_url": address})
		disk.path_of(address).unlink()


def unsaved(world: World, doctype: str, relation: str) -> Document:
	"""A document of the kind as it would be created in that authority, about its case."""
	document = frappe.new_doc(doctype)
	values = {
		AUTHORITY_FIELD.get(doctype, "authority"): world.authorities[relation],
		"appeal": world.documents["Appeal"][relation],
		"user": "Administrator",
	}
	document.update({key: value for key, value in values.items() if document.meta.has_field(key)})
	return document


@cache
def tables() -> dict[str, str]:
	"""Tables of the app's DocTypes, each with its document."""
	fields = frappe.get_all(
		"DocField",
		filters={
			"fieldtype": ("in", ("Table", "Table MultiSelect")),
			"parent": ("in", app_doctypes(istable=0)),
		},
		fields=["options", "parent"],
	)
	return {row.options: row.parent for row in fields}


@cache
def app_doctypes(*, istable: int) -> list[str]:
	"""DocTypes of the app's modules."""
	modules = frappe.get_all("Module Def", filters={"app_name": "appeals_app"}, pluck="name")
	return frappe.get_all("DocType", filters={"module": ("in", modules), "istable": istable}, pluck="name")


def _rows_of_tables(world: World) -> None:
	assert set(DOCUMENT_OF_TABLE) <= set(tables())
	for table, parent in tables().items():
		fieldname = next(
			row.fieldname for row in frappe.get_meta(parent).get_table_fields() if row.options == table
		)
		for relation, name in documents_of(world, parent).items():
			row = frappe.new_doc(table)
			row.update(
				{"name": unique(LETTER), "parent": name, "parenttype": parent, "parentfield": fieldname}
			)
			row.db_insert()
			world.rows.setdefault(table, {})[relation] = row.name
