"""Records whose time of keeping is over, markers planted in all that is personal, and the search for them afterwards."""

import itertools
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import frappe

from appeals_app import clock
from appeals_app.appeal_registry.event_log import record_event
from appeals_app.domain.personal_inventory import INVENTORY, Held
from appeals_app.permissions import roles
from appeals_app.personal_data import erasure, tasks
from appeals_app.personal_data.event_log import record_personal_data_event
from appeals_app.testing.file_samples import pdf
from appeals_app.testing.journey import Journey
from appeals_app.testing.snapshot import snapshot_of
from appeals_app.testing.staff import Staff, acting_as

LONG_AGO = "2015-03-10"
MARKER = "zq7xw8jk"
"""Long enough to stand in no encrypted password by chance."""

CHAINED = ("Appeal Event", "Personal Data Event")
"""Rows that only acts write."""

ENDED = {
	"Appeal Commitment": {"status": "Taken Off"},
	"Personal Data Hold": {"lifted_on": LONG_AGO},
	"Data Subject Request": {"phase": "CLOSED", "closed_on": LONG_AGO, "received_on": LONG_AGO},
	"Personal Data Incident": {"status": "Closed", "closed_on": LONG_AGO, "noticed_at": LONG_AGO},
}
"""What a row says that keeps nothing from being erased."""

_numbers = itertools.count(1)


def marker() -> str:
	return f"{MARKER}{next(_numbers)}"


def make_due(appeal: str, closed_on: str = LONG_AGO) -> None:
	frappe.db.set_value("Appeal", appeal, {"phase": "CLOSED", "closed_on": closed_on}, update_modified=False)


def raw_row(doctype: str, **values: object) -> str:
	"""A row as it lies in the database, whatever its rules of entering."""
	document = frappe.new_doc(doctype)
	document.update({**ENDED.get(doctype, {}), **values})
	document.name = frappe.generate_hash(length=12)
	names = frappe.db.sql(
		f"select data_type from information_schema.columns where column_name = 'name' and table_name = 'tab{doctype}' and table_schema = database()"
	)
	if "int" in names[0][0]:
		document.name = 10**9 + next(_numbers)
	document.db_insert()
	return document.name


def plant_in_inventory(appeal: str, authority: str) -> dict[str, list[str]]:
	"""A row of each DocType of the inventory with a marker in each of its fields; names by DocType."""
	card = frappe.get_doc("Appeal", appeal)
	names = {"Appeal": [appeal], "Applicant": [card.applicant]}
	waiting = [held for held in INVENTORY.values() if held.doctype not in (*names, *CHAINED)]
	while waiting:
		held = waiting.pop(0)
		if held.owner and held.owner not in names:
			waiting.append(held)
			continue
		names[held.doctype] = [raw_row(held.doctype, **_linked(held, names, authority))]
	for doctype, planted in names.items():
		for name in planted:
			fields = {field: marker() for field in INVENTORY[doctype].fields}
			frappe.db.set_value(doctype, name, fields, update_modified=False)
	record_event(appeal=appeal, authority=authority, act="step", ground=marker())
	for doctype in ("Data Subject Request", "Personal Data Incident"):
		document = frappe._dict(doctype=doctype, name=names[doctype][0], authority=authority)
		record_personal_data_event(document, act="Fields Changed", ground=marker())
	return names


def _linked(held: Held, names: dict, authority: str) -> dict[str, object]:
	values: dict[str, object] = {}
	if frappe.get_meta(held.doctype).has_field("authority"):
		values["authority"] = authority
	if held.link == "parent":
		values.update(parent=names[held.owner][0], parenttype=held.owner, parentfield="rows")
	elif held.owner:
		values[held.link] = names[held.owner][0]
	return values


def plant_in_framework(appeal: str, applicant: str) -> None:
	"""A marker wherever the framework keeps words about a record."""
	to_appeal = {"reference_doctype": "Appeal", "reference_name": appeal}
	raw_row("Version", ref_doctype="Applicant", docname=applicant, data=marker())
	raw_row("Comment", comment_type="Comment", content=marker(), **to_appeal)
	letter = raw_row("Communication", subject=marker(), content=marker(), **to_appeal)
	raw_row("Communication Link", parent=letter, parenttype="Communication", link_title=marker())
	sent = raw_row("Email Queue", message=marker(), communication=letter)
	raw_row("Email Queue Recipient", parent=sent, parenttype="Email Queue", recipient=marker())
	raw_row("Notification Log", subject=marker(), document_type="Appeal", document_name=appeal)
	raw_row("ToDo", description=marker(), reference_type="Appeal", reference_name=appeal)
	raw_row("Activity Log", subject=marker(), link_doctype="Applicant", link_name=applicant)
	raw_row("Tag Link", tag=marker(), title=marker(), document_type="Appeal", document_name=appeal)
	raw_row("Integration Request", data=marker(), reference_doctype="Appeal", reference_docname=appeal)
	raw_row("Error Log", error=marker(), method=marker())
	raw_row("Access Log", export_from="Appeal", reference_document=appeal, page=marker(), filters=marker())
	raw_row(
		"Deleted Document", deleted_doctype="File", deleted_name="x", data=_as_json(attached_to_name=appeal)
	)
	raw_row(
		"Deleted Document", deleted_doctype="Applicant", deleted_name=applicant, data=_as_json(name=applicant)
	)
	filters = frappe.as_json([["Applicant", "last_name", "=", marker()]])
	raw_row("List Filter", reference_doctype="Applicant", filter_name="x", filters=filters)
	search = frappe.qb.Table("__global_search")
	frappe.qb.into(search).columns("doctype", "name", "title", "content", "route", "published").insert(
		"Appeal", appeal, marker(), marker(), "", 0
	).run()
	settings = frappe.qb.Table("__UserSettings")
	frappe.qb.into(settings).columns("user", "doctype", "data").insert("x", "Applicant", marker()).run()
	frappe.db.set_value(
		"Appeal", appeal, {"_comments": marker(), "_user_tags": marker()}, update_modified=False
	)
	for doctype, name in (("Appeal", appeal), ("Communication", letter)):
		attach(doctype, name)


def _as_json(**values: object) -> str:
	return frappe.as_json({**values, "words": marker()})


def attach(doctype: str, name: str, *, words: str = "") -> frappe._dict:
	"""A private file with a marker in its name and its content, or with other words."""
	words = words or marker()
	file = frappe.get_doc(
		{
			"doctype": "File",
			"file_name": f"{words}.pdf",
			"content": pdf(f"% {words} {frappe.generate_hash()}\n".encode()),
			"attached_to_doctype": doctype,
			"attached_to_name": name,
			"is_private": 1,
		}
	)
	file.flags.ignore_permissions = True
	return file.insert()


def tables_with(text: str) -> dict[str, int]:
	"""Tables of the whole database that hold the text in any column, and how many rows."""
	columns: dict[str, list[str]] = {}
	for table, column in frappe.db.sql(
		"select table_name, column_name from information_schema.columns where table_schema = database()"
		" and data_type in ('varchar', 'char', 'text', 'mediumtext', 'longtext', 'json', 'tinytext')"
	):
		columns.setdefault(table, []).append(column)
	found = {}
	for table, names in columns.items():
		condition = " or ".join(f"`{name}` like %(text)s" for name in names)
		rows = frappe.db.sql(f"select count(*) from `{table}` where {condition}", {"text": f"%{text}%"})
		if rows[0][0]:
			found[table] = rows[0][0]
	return found


def files_with(text: str) -> list[str]:
	"""Files of the site that hold the text, in their name or content."""
	folders = [Path(frappe.get_site_path(kind, "files")) for kind in ("private", "public")]
	files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
	return [path.name for path in files if text in path.name or text.encode() in path.read_bytes()]


@contextmanager
def without_queue(monkeypatch) -> Iterator[list[dict]]:
	"""Jobs are only noted."""
	ordered: list[dict] = []
	with monkeypatch.context() as patch:
		patch.setattr(frappe, "enqueue", lambda method, **given: ordered.append({"method": method, **given}))
		yield ordered


def new_act(staff: Staff, **values: object) -> str:
	with acting_as(staff[roles.ARCHIVIST]):
		return (
			frappe.get_doc(
				{
					"doctype": "Personal Data Erasure",
					"authority": staff.authority,
					"commission_decision": "протокол № 3",
					"commission_decided_on": "2026-01-10",
					**values,
				}
			)
			.insert()
			.name
		)


def due_appeal(staff: Staff, **card: object) -> Journey:
	"""A closed appeal whose time of keeping is over."""
	way = Journey(staff, **card).to("closed")
	make_due(way.appeal)
	return way


def collected(staff: Staff) -> frappe._dict:
	name = new_act(staff)
	with acting_as(staff[roles.ARCHIVIST]):
		erasure.collect(erasure=name)
	return frappe.get_doc("Personal Data Erasure", name)


def listed(act: frappe._dict) -> set[str]:
	filters = {"erasure": act.name, "outcome": ("!=", "Kept Longer")}
	return set(frappe.get_all("Personal Data Erasure Row", filters, pluck="record_name"))


def hold_by_court(way: Journey) -> None:
	"""The case of the appeal is in a court: it is kept longer."""
	with acting_as(way.staff[roles.ARCHIVIST]):
		frappe.get_doc(
			{
				"doctype": "Personal Data Hold",
				"authority": way.staff.authority,
				"registration_index": way.card().registration_index,
				"kind": "Court",
				"reason": "Справа в суді.",
			}
		).insert()


def approved(staff: Staff, *, is_signed: bool = True) -> frappe._dict:
	"""An act both have approved and, where that is said, the head has signed."""
	act = collected(staff)
	for role in (roles.ARCHIVIST, roles.DATA_PROTECTION_OFFICER):
		with acting_as(staff[role]):
			erasure.approve(erasure=act.name)
	return sign(staff, act.name) if is_signed else frappe.get_doc("Personal Data Erasure", act.name)


def sign(staff: Staff, act: str, **values: object) -> frappe._dict:
	"""The archivist enters who signed the printed act, and when."""
	signed = {"head_officer": staff[roles.HEAD].officer, "head_approved_on": str(clock.today())}
	with acting_as(staff[roles.ARCHIVIST]):
		signed |= {
			"signed_act": attach("Personal Data Erasure", act, words="Підписаний акт").file_url,
			**values,
		}
		return frappe.get_doc("Personal Data Erasure", act).update(signed).save()


def erased(staff: Staff) -> frappe._dict:
	act = approved(staff)
	with acting_as(staff[roles.ARCHIVIST]):
		tasks.erase(act.name)
	return frappe.get_doc("Personal Data Erasure", act.name)


FIGURES = (
	(
		"Appeal",
		"authority kind channel receipt_sign appeal_type subject phase workflow_state study citizens_count",
	),
	(
		"Appeal",
		"received_at registered_at answered_on closed_on due_date breach_after is_overdue has_priority",
	),
	("Appeal", "registration_index term_rule responsible_unit is_controlled stop_ground previous_appeal"),
	("Appeal Question", "theme result"),
	("Appeal Author Category", "category"),
	("Appeal Reply", "letter_kind status sent_on reply_number"),
	("Appeal Assignment", "unit officer status due_on done_at"),
	("Appeal Commitment", "status due_on"),
	("Appeal Event", "act happened_at from_phase to_phase user"),
)
"""What statistics are made of."""


def figures(appeals: list[str]) -> dict[tuple, Counter]:
	"""Counts of the appeals by every figure, and by sex and social state of their authors."""
	found = {}
	for doctype, fields in FIGURES:
		link = "name" if doctype == "Appeal" else "appeal"
		link = "parent" if frappe.get_meta(doctype).istable else link
		filters = {link: ("in", appeals)}
		if doctype == "Appeal Event":
			filters["act"] = ("!=", "personal_data_erased")
		for field in fields.split():
			found[doctype, field] = Counter(frappe.get_all(doctype, filters, pluck=field))
	authors = frappe.get_all("Appeal", {"name": ("in", appeals)}, pluck="applicant")
	joined = frappe.get_all("Appeal Co-Applicant", {"parent": ("in", appeals)}, pluck="applicant")
	for field in ("sex", "social_state", "authority"):
		people = [frappe.db.get_value("Applicant", name, field) for name in [*authors, *joined] if name]
		found["Applicant", field] = Counter(people)
	return found


def events_of(appeal: str) -> list[frappe._dict]:
	return frappe.get_all("Appeal Event", {"appeal": appeal}, ["*"], order_by="sequence")


def rows_of(appeal: str) -> list[dict]:
	"""Every row of the appeal without the stamps of its last change; an empty text is as good as none."""
	rows = [row for found in snapshot_of(appeal).values() for row in found]
	return [
		{key: value or None for key, value in row.items() if not key.startswith("modified")} for row in rows
	]
