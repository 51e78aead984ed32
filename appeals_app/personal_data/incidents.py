"""Incidents with personal data: entered, told of, closed; every change is an event that stays."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import get_datetime, getdate

from appeals_app import clock
from appeals_app.appeal_registry.numbers import take_number
from appeals_app.domain.card_term import TermInputs, count_card_term
from appeals_app.legal_reference.law import law_in_force
from appeals_app.personal_data.break_glass import watchers_of
from appeals_app.personal_data.event_log import record_personal_data_event
from appeals_app.personal_data.watch_notices import tell
from appeals_app.refusal import AppealRuleError, refusals_in_words

CLOSED = "Closed"
TERM_PURPOSE = "Personal Data Incident"
"""Of the Term Rules by which incidents are told of; the term of people's requests is another one."""

LONGEST_RESULT = 1000
"""Characters of the measures that the event of the closing repeats; the incident has them whole."""


def check_moments(incident: Document) -> None:
	"""Refuse an incident noticed before it happened, or in the future."""
	noticed = get_datetime(incident.noticed_at)
	if noticed > clock.now():
		frappe.throw(_("An incident cannot be noticed in the future. Correct the moment."), AppealRuleError)
	if incident.happened_at and get_datetime(incident.happened_at) > noticed:
		frappe.throw(
			_("The incident is noticed before it happened. Correct one of the moments."), AppealRuleError
		)


def check_notices(incident: Document) -> None:
	"""Refuse a notice given before the incident was noticed, or in the future."""
	noticed_on = get_datetime(incident.noticed_at).date()
	if any(
		not noticed_on <= getdate(row.given_on) <= clock.today() for row in incident.notices if row.given_on
	):
		frappe.throw(
			_(
				"Nobody is told before an incident is noticed, or in the future. Correct the day of the notice."
			),
			AppealRuleError,
		)


def check_open(incident: Document) -> None:
	"""Refuse changes of a closed incident."""
	stored = incident.get_doc_before_save()
	if stored and stored.status == CLOSED:
		frappe.throw(_("The incident is closed and stays as it is. Enter another one."), AppealRuleError)


def set_notice_term(incident: Document) -> None:
	"""Count until when the notice is due by the term rule that was chosen; without one there is no term."""
	incident.notice_due_on = None
	_check_notice_rule(incident)
	if incident.notice_rule:
		inputs = TermInputs(received_at=get_datetime(incident.noticed_at), rule_by_hand=incident.notice_rule)
		with refusals_in_words():
			incident.notice_due_on = count_card_term(inputs, law_in_force()).deadline.due_date


def _check_notice_rule(incident: Document) -> None:
	if not incident.notice_rule or not (incident.is_new() or incident.has_value_changed("notice_rule")):
		return
	rule = frappe.db.get_value("Term Rule", incident.notice_rule, ("purpose", "is_enabled"), as_dict=True)
	if rule and not (rule.purpose == TERM_PURPOSE and rule.is_enabled):
		frappe.throw(
			_(
				"«{0}» is no term for telling of an incident. Choose a rule with the purpose «{1}», or leave the term empty."
			).format(frappe.db.get_value("Term Rule", incident.notice_rule, "title"), _(TERM_PURPOSE)),
			AppealRuleError,
		)


def number_incident(incident: Document) -> None:
	"""Give the number, and tell the data protection officers and the head that the incident was entered."""
	year = get_datetime(incident.noticed_at).year
	record_personal_data_event(incident, act="Incident Entered", is_first=True)
	number = take_number(authority=incident.authority, year=year, series="data-incident")
	incident.db_set("incident_number", f"ІПД-{number}/{year}")
	subject = _("{0}: an incident with personal data, «{1}»").format(incident.incident_number, incident.title)
	for user in set(watchers_of(incident.authority)) - {frappe.session.user}:
		tell(user, subject=subject, about=incident)


def why_not_closed(incident: Document) -> str:
	"""Why the incident is not closed as it stands, in a sentence; empty where nothing stands against it."""
	if incident.status == CLOSED:
		return _("The incident is closed already.")
	if not (incident.measures or "").strip():
		return _("It is not said what was done. Enter the measures, save, and close.")
	is_told = any(row.given_on for row in incident.notices)
	if not is_told and not (incident.not_told_reason or "").strip():
		return _(
			"It is not entered who was told and when. Enter it in «Who Was Told», or say in «Why Nobody Was Told»"
			" why that was not needed, save, and close."
		)
	return ""


def close_incident(*, incident: str) -> None:
	"""Close the incident once it says which measures were taken, and who was told or why nobody."""
	document = frappe.get_doc("Personal Data Incident", incident, for_update=True)
	document.check_permission("write")
	if why_not := why_not_closed(document):
		frappe.throw(why_not, AppealRuleError)
	document.db_set({"status": CLOSED, "closed_on": clock.today()}, notify=True)
	record_personal_data_event(document, act="Incident Closed", ground=document.measures[:LONGEST_RESULT])
