"""An act of destruction: what is due is collected, two people approve, the head signs, and a job erases it.

The archivist and the data protection officer approve each for himself; one person cannot be both.
"""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.query_builder import DocType
from frappe.query_builder.functions import Count, Max, Min
from frappe.utils import getdate, now

from appeals_app import clock
from appeals_app.appeal_registry.numbers import take_number
from appeals_app.bulk_rows import STAMPS, insert_rows
from appeals_app.domain.personal_inventory import Subject
from appeals_app.domain.retention import RetentionRule, rules_of_subject
from appeals_app.ordered_work import check_queue_answers, is_alive
from appeals_app.personal_data.due_records import due_records, reasons_to_keep
from appeals_app.personal_data.erasure_approvals import (
	APPROVALS,
	APPROVED_IN,
	COLLECTED_IN,
	HEAD_SIGNATURE,
	STARTED_IN,
	approvers,
	approvers_awaited,
	own_approval,
	why_not_approved,
	why_not_erased,
)
from appeals_app.personal_data.erasure_notices import (
	end_waiting,
	end_waiting_for_approval,
	tell_destruction_was_ordered,
	tell_signature_is_waited_for,
)
from appeals_app.personal_data.event_log import record_personal_data_event
from appeals_app.personal_data.retention_rules import rules_in_force
from appeals_app.refusal import AppealRuleError

ROW_FIELDS = (
	*STAMPS,
	*("erasure", "authority", "record_type", "record_name", "record_index"),
	*("retention_rule", "started_on", "due_on", "outcome", "left_because"),
)
KEPT = "Kept Longer"
"""Outcome of a record that is due and stays all the same: it stands on the list with its reason."""


def number_act(act: Document) -> None:
	"""Give the number: an act stays from its first day, so none is lost."""
	year = clock.today().year
	number = take_number(authority=act.authority, year=year, series="destruction-act")
	act.db_set("act_number", f"{number}/{year}")


def collect(*, erasure: str, drops_approvals: bool = False) -> None:
	"""List what is due today in the authority; an earlier list goes, and its approvals where that is said."""
	act = _locked(erasure, statuses=COLLECTED_IN)
	if (approved_by := approvers(act)) and not drops_approvals:
		frappe.throw(
			_("The list is approved by {0}. Reload the page, and confirm that the approval is lost.").format(
				", ".join(approved_by)
			),
			AppealRuleError,
		)
	end_waiting(act)
	frappe.db.delete("Personal Data Erasure Row", {"erasure": act.name})
	found = held = 0
	for rule, other_kinds in applicable_rules():
		for rows in due_records(rule, authority=act.authority, today=clock.today(), other_kinds=other_kinds):
			kept = reasons_to_keep(rule.subject, [row.name for row in rows], clock.today())
			_insert_rows(act, rule, rows, kept)
			found, held = found + len(rows) - len(kept), held + len(kept)
	approvals = {field: None for fields in (*APPROVALS.values(), HEAD_SIGNATURE) for field in fields}
	stamps = {"waiting_told_on": None, "collected_at": clock.now(), "collected_by": frappe.session.user}
	counts = {"found_count": found, "held_count": held}
	act.db_set({"status": "Collected", **counts, **approvals, **stamps}, notify=True)
	record_personal_data_event(act, act="List Collected")


def applicable_rules() -> list[tuple[RetentionRule, list[str]]]:
	"""Rules in force today that let data go, each with the kinds of appeals it leaves to other rules."""
	rules = rules_in_force(clock.today())
	found = []
	for subject in Subject:
		of_subject = rules_of_subject(rules, subject)
		kinds = [rule.appeal_kind for rule in of_subject if rule.appeal_kind]
		found += [(rule, kinds) for rule in of_subject if not rule.for_ever]
	return found


def _insert_rows(
	act: Document, rule: RetentionRule, records: list[frappe._dict], kept: dict[str, str]
) -> None:
	moment, user = now(), frappe.session.user
	rows = [
		[
			*(frappe.generate_hash(length=16), moment, moment, user, user),
			*(act.name, act.authority, rule.subject.value, record.name, record.record_index),
			*(rule.code, getdate(record.started_on), record.due_on),
			*((KEPT, kept[record.name]) if record.name in kept else ("Waits", None)),
		]
		for record in records
	]
	insert_rows("Personal Data Erasure Row", ROW_FIELDS, rows)


def approve(*, erasure: str) -> None:
	"""Approve the collected list as the archivist or as the data protection officer; the second makes it approved."""
	act = _locked(erasure, statuses=APPROVED_IN)
	if why_not := why_not_approved(act):
		frappe.throw(why_not, AppealRuleError)
	who, when = own_approval(act)
	act.db_set({who: frappe.session.user, when: clock.now()}, notify=True)
	end_waiting_for_approval(act, approvers_awaited(act))
	if all(act.get(field) for field, _when in APPROVALS.values()):
		act.db_set({"status": "Approved", "waiting_told_on": clock.today()}, notify=True)
		tell_signature_is_waited_for(act)
	record_personal_data_event(act, act="List Approved")


def order_erasure(*, erasure: str) -> None:
	"""Let the approved records be erased in the background; also goes on with what was interrupted."""
	check_queue_answers()
	act = _locked(erasure, statuses=(*STARTED_IN, "Erasing"))
	if act.status == "Erasing" and is_alive(act):
		frappe.throw(_("The records are being erased. Wait until it is done."), AppealRuleError)
	if act.status in STARTED_IN and (why_not := why_not_erased(act)):
		frappe.throw(why_not, AppealRuleError)
	tell_destruction_was_ordered(act)
	start(act)


def start(act: Document) -> None:
	"""Put the job that erases into the queue."""
	act.db_set({"status": "Erasing", "failure": None}, notify=True)
	frappe.enqueue(
		"appeals_app.personal_data.tasks.erase",
		queue="long",
		timeout=3600,
		enqueue_after_commit=True,
		erasure=act.name,
	)


def _locked(name: str, *, statuses: tuple[str, ...]) -> Document:
	act = frappe.get_doc("Personal Data Erasure", name, for_update=True)
	act.check_permission("write")
	if act.status not in statuses:
		frappe.throw(
			_("An act in the status «{0}» does not take this step. Reload the page.").format(_(act.status)),
			AppealRuleError,
		)
	return act


def rows_by_kind(rows: list[str]) -> list[frappe._dict]:
	"""Of these rows of an act: number of records, first and last day they are counted from, by kind and rule."""
	row, rule = DocType("Personal Data Erasure Row"), DocType("Personal Data Retention Rule")
	article = DocType("Legal Article")
	return (
		frappe.qb.from_(row)
		.left_join(rule)
		.on(rule.name == row.retention_rule)
		.left_join(article)
		.on(article.name == rule.article)
		.select(
			row.record_type,
			rule.title,
			article.citation,
			Count(row.name).as_("records"),
			Min(row.started_on).as_("first_on"),
			Max(row.started_on).as_("last_on"),
		)
		.where(row.name.isin(rows or [""]))
		.groupby(row.record_type, rule.title, article.citation)
		.orderby(row.record_type)
	).run(as_dict=True)
