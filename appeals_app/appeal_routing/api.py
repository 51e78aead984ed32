"""Buttons of the decisions on the term and of the requests for them; acts on many appeals; routes; transfers; queues."""

from datetime import date

import frappe

from appeals_app.appeal_routing import (
	assignment_notes,
	bulk,
	control_queues,
	extension_requests,
	resolution_dates,
	routes,
	task_acceptance,
	term_change_form,
	term_changes,
	transfer_receiving,
	transfers,
	tried_rules,
)
from appeals_app.refusal import given_json
from appeals_app.repeating import repeated_on_deadlock


@frappe.whitelist(methods=["POST"])
def term_limits(appeal: str = "") -> dict:
	"""The last day of an appeal's term, and the latest one an extension may set today."""
	return term_change_form.term_limits(appeal=appeal)


@frappe.whitelist(methods=["POST"])
def cancel_term_change(change: str = "", reason: str = "") -> None:
	"""Cancel an extension before its notice is sent, as the current user."""
	term_changes.cancel_change(change=change, reason=reason)


@frappe.whitelist(methods=["POST"])
def grant_extension_request(request: str = "", new_due_on: str = "", reason: str = "") -> str:
	"""Extend the term as was asked, or otherwise where it is given; the decision's name."""
	return extension_requests.grant_request(request=request, new_due_on=new_due_on, reason=reason)


@frappe.whitelist(methods=["POST"])
def refuse_extension_request(request: str = "", reason: str = "") -> None:
	"""Refuse to extend the term, with the reason, as the current user."""
	extension_requests.refuse_request(request=request, reason=reason)


@frappe.whitelist(methods=["POST"])
def bulk_preview(act: str = "", appeals: list | str | None = None, values: dict | str | None = None) -> list:
	"""What an act on many appeals would do, row by row; leaves nothing."""
	return bulk.act_on(act, given_json(appeals, list), given_json(values, dict), is_trial=True)


@frappe.whitelist(methods=["POST"])
def bulk_run(act: str = "", appeals: list | str | None = None, values: dict | str | None = None) -> dict:
	"""Do the act: the rows told, or the key of the work in the background."""
	chosen, given = given_json(appeals, list), given_json(values, dict)
	return repeated_on_deadlock(lambda: bulk.order_bulk(act, chosen, given))


@frappe.whitelist(methods=["GET", "POST"])
def bulk_result(job: str = "") -> dict:
	"""What became of the rows of one's own work in the background."""
	return bulk.result_of(job)


@frappe.whitelist(methods=["GET", "POST"])
def proposed_route(appeal: str = "") -> dict:
	"""The officer or authority the rules propose for an appeal, and why."""
	return routes.proposed_route(appeal=appeal)


@frappe.whitelist(methods=["GET", "POST"])
def explain_route(appeal: str = "") -> list:
	"""Every rule with why it decides on the appeal or does not."""
	return routes.explain_route(appeal=appeal)


@frappe.whitelist(methods=["GET", "POST"])
def try_route_rule(rule: str = "") -> dict:
	"""The newest appeals in one's sight that the rule would hold for; to who writes the rules their index, day and route."""
	return tried_rules.try_rule(rule=rule)


@frappe.whitelist(methods=["GET", "POST"])
def try_route_words(rule: str = "", text: str = "") -> bool:
	"""Whether the words of a rule stand in a text of one's own."""
	return tried_rules.try_words(rule=rule, text=text)


@frappe.whitelist(methods=["GET", "POST"])
def co_executors_date(due_on: str = "", resolved_on: str = "") -> date:
	"""The date co-executors would have by the rule of the settings."""
	return resolution_dates.co_executors_date(due_on=due_on, resolved_on=resolved_on)


@frappe.whitelist(methods=["POST"])
def prepare_transfer(
	appeal: str = "", to_authority: str = "", reason: str = "", questions: list | str | None = None
) -> str:
	"""Prepare a transfer of the appeal, or of the questions given; its name."""
	keys = given_json(questions, list)
	return transfers.begin_transfer(appeal=appeal, to_authority=to_authority, reason=reason, questions=keys)


@frappe.whitelist(methods=["POST"])
def cancel_transfer(transfer: str = "", reason: str = "") -> None:
	"""Give up a transfer that has not been sent, as the current user."""
	transfers.cancel_transfer(transfer=transfer, reason=reason)


@frappe.whitelist(methods=["POST"])
def accept_transfer(transfer: str = "") -> str:
	"""Enter and register here what was transferred; the name of the new card."""
	return transfer_receiving.accept_transfer(transfer=transfer)


@frappe.whitelist(methods=["POST"])
def return_transfer(transfer: str = "", reason: str = "") -> None:
	"""Give the questions back to the authority that sent them, with the reason."""
	transfer_receiving.return_transfer(transfer=transfer, reason=reason)


@frappe.whitelist(methods=["POST"])
def accept_task(assignment: str = "") -> None:
	"""Accept one's own task beside the responsible executor's, or one given on."""
	task_acceptance.accept_task(assignment=assignment)


@frappe.whitelist(methods=["POST"])
def ask_author(assignment: str = "", text: str = "") -> str:
	"""Ask the author of the resolution about one's own task; the name of the question."""
	return assignment_notes.ask_author(assignment=assignment, text=text)


@frappe.whitelist(methods=["POST"])
def give_part(assignment: str = "", text: str = "") -> str:
	"""Give one's own part to who gathers the answer; the name of the part."""
	return assignment_notes.give_part(assignment=assignment, text=text)


@frappe.whitelist(methods=["POST"])
def answer_question(note: str = "", answer: str = "", new_due_on: str = "") -> None:
	"""Answer a question about a task, and move its date where another is given."""
	assignment_notes.answer_question(note=note, answer=answer, new_due_on=new_due_on)


@frappe.whitelist(methods=["POST"])
def accept_part(note: str = "") -> None:
	"""Take a part as it is: its task is done."""
	assignment_notes.accept_part(note=note)


@frappe.whitelist(methods=["POST"])
def send_part_back(note: str = "", reason: str = "") -> None:
	"""Say what a part lacks."""
	assignment_notes.send_part_back(note=note, reason=reason)


@frappe.whitelist(methods=["GET", "POST"])
def control_queue(filters: dict | str | None = None) -> dict:
	"""Number of a queue of control of the current user, and the list that shows it."""
	asked = given_json(filters, dict)
	return control_queues.control_queue(answers=asked.get("answers"), due=asked.get("due"))
