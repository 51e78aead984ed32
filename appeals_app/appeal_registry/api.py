"""What the Desk and other systems call over HTTP."""

import json

import frappe
from frappe import _
from frappe.model import workflow
from frappe.model.document import Document

from appeals_app.appeal_registry import case_volumes, fast_entry, paper
from appeals_app.appeal_registry import oversight as overseeing
from appeals_app.appeal_registry.back_dated_registration import register_back_dated
from appeals_app.appeal_registry.bulk_steps import common_steps, refuse_unseen, take_for_each
from appeals_app.appeal_registry.complaint_limit import restore_limit
from appeals_app.appeal_registry.phase_moves import find_transition, take_step
from appeals_app.appeal_registry.recalculation_orders import order_application, order_count
from appeals_app.appeal_registry.registration import register_appeal
from appeals_app.appeal_registry.rules_by_hand import rule_choices
from appeals_app.appeal_registry.step_needs import needs_of_step
from appeals_app.permissions.unreadable_requests import is_doctype
from appeals_app.refusal import AppealRuleError, given_day, given_json, refuse_unreadable
from appeals_app.repeating import repeated_on_deadlock


@frappe.whitelist(methods=["POST"])
def apply_workflow(doc: str | dict = "", action: str = "") -> Document:
	"""The Desk's own call, with the ground of the step kept and a role that may not take it told so (403)."""
	sent = _sent_card(doc)
	if not is_doctype(sent["doctype"]):
		refuse_unreadable()
	if sent["doctype"] != "Appeal":
		return workflow.apply_workflow(doc, action)
	appeal = repeated_on_deadlock(lambda: _with_step_taken(sent, action))
	appeal.run_method("onload")  # the form shows what comes back without loading it anew
	return appeal


@frappe.whitelist(methods=["POST"])
def bulk_workflow_approval(docnames: str = "[]", doctype: str = "", action: str = "") -> None:
	"""The Desk's own call for many documents, which the framework would also let through by GET."""
	names = [str(name) for name in given_json(docnames, list)]
	if not is_doctype(doctype):
		refuse_unreadable()
	if doctype != "Appeal":
		refuse_unseen(doctype, names)
		return workflow.bulk_workflow_approval(json.dumps(names), doctype, action)
	repeated_on_deadlock(lambda: take_for_each(names, action))


@frappe.whitelist(methods=["GET", "POST"])
def get_common_transition_actions(docs: str | list = "[]", doctype: str = "") -> list:
	"""The Desk's own call for the rows chosen in a list; of appeals without the steps that need a form."""
	rows = [{**row, "doctype": doctype} for row in given_json(docs, list) if isinstance(row, dict)]
	if not is_doctype(doctype):
		refuse_unreadable()
	names = [str(row.get("name")) for row in rows]
	if doctype == "Appeal":
		return common_steps(names)
	refuse_unseen(doctype, names)
	return workflow.get_common_transition_actions(rows, doctype)


def _with_step_taken(sent: dict, action: str) -> Document:
	appeal = frappe.get_doc("Appeal", sent["name"])
	appeal.check_permission("write")
	transition, reason = find_transition(appeal, action), sent.get("move_reason")
	day = given_day(sent["letter_sent_on"]) if sent.get("letter_sent_on") else None
	appeal.flags.shown_with_form = sent.get("__onload")
	take_step(appeal, transition, reason=reason if isinstance(reason, str) else "", day=day)
	return appeal


def _sent_card(doc: str | dict) -> dict:
	try:
		sent = frappe.parse_json(doc)
	except (ValueError, RecursionError):
		sent = None
	if isinstance(sent, dict) and all(isinstance(sent.get(key), str) for key in ("doctype", "name")):
		return sent
	frappe.throw(_("The step came without its card. Reload the page and repeat it."), AppealRuleError)


@frappe.whitelist(methods=["POST"])
def register(card: dict | None = None) -> dict:
	"""Enter and register an appeal; returns its name, index and tracking code."""
	name = repeated_on_deadlock(lambda: register_appeal(card=card or {}))
	fields = ["name", "registration_index", "tracking_code", "control_date", "due_date"]
	return frappe.db.get_value("Appeal", name, fields, as_dict=True)


@frappe.whitelist(methods=["POST"])
def register_letter(letter: dict | str | None = None, entry_key: str = "") -> dict:
	"""The dialog «Fast entry»: enter and register an ordinary letter once by its key; what the clerk is told of it."""
	sent = given_json(letter, dict)
	name = repeated_on_deadlock(lambda: fast_entry.register_letter_once(letter=sent, sent_key=entry_key))
	fields = ["name", "registration_index", "tracking_code", "control_date"]
	return frappe.db.get_value("Appeal", name, fields, as_dict=True)


@frappe.whitelist(methods=["POST"])
def register_by_hand(appeal: str = "", registered_at: str = "", reason: str = "", index: str = "") -> dict:
	"""The menu of a card not registered yet: register it as of an earlier day, for a reason."""
	given = {"registered_at": registered_at, "reason": reason, "index": index}
	repeated_on_deadlock(lambda: register_back_dated(appeal=appeal, **given))
	return frappe.db.get_value("Appeal", appeal, ["registration_index", "registered_at"], as_dict=True)


@frappe.whitelist(methods=["GET", "POST"])
def step_needs(appeal: str = "", action: str = "") -> dict:
	"""What the Desk has to ask before it takes the step; changes nothing."""
	return needs_of_step(appeal=appeal, action=action)


@frappe.whitelist(methods=["GET", "POST"])
def search_rules_by_hand(
	doctype: str = "",
	txt: str = "",
	searchfield: str = "",
	start: int = 0,
	page_len: int = 20,
	filters: dict | str | None = None,
) -> list:
	"""For the card's field: term rules a person may choose for an appeal received on the day."""
	return rule_choices(text=txt, filters=filters, start=start, page_length=page_len)


@frappe.whitelist(methods=["POST"])
def count_recalculation(recalculation: str = "") -> None:
	"""The button «Count» of a Term Recalculation."""
	order_count(recalculation)


@frappe.whitelist(methods=["POST"])
def apply_recalculation(recalculation: str = "") -> None:
	"""The button «Apply» of a Term Recalculation."""
	order_application(recalculation)


@frappe.whitelist(methods=["POST"])
def restore_complaint_limit(appeal: str = "", reason: str = "") -> None:
	"""The head's button: restore the missed term for filing the complaint."""
	restore_limit(appeal=appeal, reason=reason)


@frappe.whitelist(methods=["POST"])
def file_in_case(appeal: str = "", case: dict | str | None = None) -> None:
	"""The button «File in a case» on a closed card."""
	asked = paper.given_case(given_json(case, dict))
	repeated_on_deadlock(lambda: paper.file_in_case(appeal=appeal, case=asked))


@frappe.whitelist(methods=["GET", "POST"])
def next_place(authority: str = "", case_number: str = "") -> dict:
	"""The open volume of a case, for the dialog that files papers."""
	return case_volumes.next_place(authority=authority, case_number=case_number)


@frappe.whitelist(methods=["POST"])
def close_volume(authority: str = "", case_number: str = "", case_volume: str = "") -> None:
	"""The button «Close the volume» over the inventory of a case."""
	named = {"authority": authority, "case_number": case_number, "case_volume": case_volume}
	repeated_on_deadlock(lambda: case_volumes.close_volume(**named))


@frappe.whitelist(methods=["POST"])
def reopen_volume(authority: str = "", case_number: str = "", case_volume: str = "") -> None:
	"""The button that undoes it."""
	named = {"authority": authority, "case_number": case_number, "case_volume": case_volume}
	repeated_on_deadlock(lambda: case_volumes.reopen_volume(**named))


@frappe.whitelist(methods=["POST"])
def take_on_control(number: str = "", authority: str = "", reason: str = "") -> str:
	"""The button over the list of appeals: put a case of a subordinate authority on control; key of the case."""
	row = overseeing.take_on_control(number=number, authority=authority, reason=reason)
	return frappe.db.get_value("Appeal Oversight", row, "appeal")


@frappe.whitelist(methods=["POST"])
def end_oversight(oversight: str = "", reason: str = "") -> None:
	"""The button on the record of a control: end it."""
	overseeing.end_oversight(oversight=oversight, reason=reason)
