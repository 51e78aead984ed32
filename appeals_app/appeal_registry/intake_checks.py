"""What a card must hold before it is kept: each refusal says what to do, and nothing is half-saved."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import cint, getdate, validate_email_address

from appeals_app import clock
from appeals_app.appeal_registry.classified_cards import wrong_items, wrong_traits
from appeals_app.appeal_registry.joined_records import joined_authors
from appeals_app.appeal_registry.rules_by_hand import refusal_of_reason, refusal_of_rule
from appeals_app.domain.entered_days import check_day_of_letter
from appeals_app.domain.errors import InvalidInputError
from appeals_app.domain.given_values import read_moment
from appeals_app.domain.text_cleaning import clean_line, clean_text
from appeals_app.refusal import AppealRuleError, given_reason, sentence_of

CONTENT_LIMIT = 200_000
"""Characters of the author's text a card takes; longer texts belong into an attached file."""

ANONYMOUS = "subject.anonymous"
COLLECTIVE = "subject.collective"
COMPLAINT = "kind.complaint"
COMPLAINED_OF = ("complained_authority", "complained_unit", "complained_officer", "complained_note")
"""Whom a complaint is about."""

RARE_LINES = ("document_kind", "previous_answer", "contact_centre_number")
CLEANED_LINES = ("brief", "sender_name", "sender_number", "complained_note", "forwarded_to", *RARE_LINES)


def is_guarded(appeal: Document) -> bool:
	"""A complaint, or a card that still says whom it complained of: another kind alone lets nobody judge the own cause (Art. 7)."""
	return appeal.kind == COMPLAINT or any(appeal.get(field) for field in COMPLAINED_OF)


def clean_card(appeal: Document) -> None:
	"""Strip what no keyboard types (NUL, control characters); keep apostrophes and emoji as written."""
	appeal.content = clean_text(appeal.content)
	appeal.term_by_hand_reason = given_reason(appeal.term_by_hand_reason) or None
	for field in CLEANED_LINES:
		if appeal.get(field):
			appeal.set(field, clean_line(appeal.get(field)))
	for row in appeal.questions:
		row.question = clean_text(row.question)


def check_card(appeal: Document) -> None:
	"""Raise AppealRuleError with one sentence for everything that is missing or wrong."""
	problems = [
		*_missing(appeal),
		*_wrong_text(appeal),
		*_wrong_dates(appeal),
		*_impossible_days(appeal),
		*wrong_items(appeal),
		*_wrong_authors(appeal),
		*_wrong_links(appeal),
		*joined_authors(appeal),
		*_wrong_rule(appeal),
	]
	if problems:
		frappe.throw("<br>".join(problems), AppealRuleError, title=_("The card is not saved"))


def _missing(appeal: Document) -> list[str]:
	problems = []
	if not appeal.applicant and appeal.subject != ANONYMOUS:
		problems.append(_("The author is not named. Choose the applicant or mark the appeal as anonymous."))
	if not (appeal.content or "").strip():
		problems.append(_("The text of the appeal is empty. Enter it or its summary and attach the scan."))
	if not (appeal.brief or "").strip():
		problems.append(_("The brief is empty. Say the matter in one line, without names and addresses."))
	if not appeal.channel:
		problems.append(_("The channel is not chosen. Say how the appeal came."))
	if not appeal.authority:
		problems.append(_("The authority is not chosen. Say whose register this card belongs to."))
	for row in appeal.questions:
		if not (row.question or "").strip() or not row.theme:
			problems.append(_("Question {0} has no text or no theme. Fill in both.").format(row.idx))
	return problems


def _wrong_text(appeal: Document) -> list[str]:
	length = len(appeal.content or "")
	if length <= CONTENT_LIMIT:
		return []
	return [
		_(
			"The text has {0} characters, the card takes {1}. Attach the text as a file and enter a summary."
		).format(length, CONTENT_LIMIT)
	]


def _wrong_dates(appeal: Document) -> list[str]:
	received_at = read_moment(appeal.received_at)
	if not received_at:
		return [_("The date of receipt is not a date. Enter it as day.month.year and time.")]
	appeal.received_at = received_at
	problems = []
	if received_at > clock.now():
		problems.append(_("The date of receipt is in the future. Enter the day the appeal came."))
	if received_at.year < 1996:
		problems.append(_("The date of receipt is before the Law on citizens' appeals. Check the year."))
	if appeal.written_on and getdate(appeal.written_on) > received_at.date():
		problems.append(_("The appeal is dated later than it was received. Check both dates."))
	return problems


def _impossible_days(appeal: Document) -> list[str]:
	"""Days entered now that nobody can mean; one that stands in an older card does not stop its steps."""
	said = []
	for field in appeal.meta.get("fields", {"fieldtype": ("in", ("Date", "Datetime")), "read_only": 0}):
		moment = read_moment(appeal.get(field.fieldname))
		if moment and field.fieldname != "received_at" and appeal.has_value_changed(field.fieldname):
			try:
				check_day_of_letter(_(field.label, context="Appeal"), moment.date())
			except InvalidInputError as error:
				said.append(sentence_of(error))
	return said


def _wrong_authors(appeal: Document) -> list[str]:
	"""How many they are, and that an anonymous appeal names nobody (Art. 8)."""
	if appeal.subject == ANONYMOUS and (appeal.applicant or appeal.co_applicants):
		return [_("An anonymous appeal names no applicant. Remove the applicant or choose another subject.")]
	if appeal.subject == COLLECTIVE and cint(appeal.citizens_count) < 2:
		return [_("A collective appeal has two authors or more. Enter the number of citizens.")]
	if cint(appeal.citizens_count) < 1:
		return [_("An appeal has at least one author. Enter the number of citizens.")]
	return []


def _wrong_links(appeal: Document) -> list[str]:
	"""Authors and the main appeal are those of the same register, and no appeal is its own main one."""
	problems = []
	if appeal.main_appeal and appeal.main_appeal == appeal.name:
		problems.append(_("An appeal cannot be considered together with itself. Choose the main appeal."))
	elif appeal.main_appeal and not _in_register("Appeal", appeal.main_appeal, appeal.authority):
		problems.append(
			_("The main appeal belongs to another authority. Choose an appeal of the same register.")
		)
	authors = [appeal.applicant, *(row.applicant for row in appeal.co_applicants)]
	if not all(_in_register("Applicant", author, appeal.authority) for author in authors if author):
		problems.append(
			_("The applicant belongs to the register of another authority. Enter the applicant anew.")
		)
	return problems


def _wrong_rule(appeal: Document) -> list[str]:
	"""The rule chosen by hand could be chosen on the day of receipt, and it is said why it is.

	A rule chosen before stays, whatever became of it; of a choice made before reasons were asked none is asked now.
	"""
	if not appeal.term_by_hand:
		return []
	received_at, is_chosen = read_moment(appeal.received_at), appeal.has_value_changed("term_by_hand")
	said = []
	if received_at and (is_chosen or appeal.has_value_changed("received_at")):
		said.append(refusal_of_rule(appeal.term_by_hand, received_at.date()))
	if is_chosen or appeal.has_value_changed("term_by_hand_reason"):
		said.append(refusal_of_reason(appeal.term_by_hand_reason))
	return [sentence for sentence in said if sentence]


def _in_register(doctype: str, name: str, authority: str) -> bool:
	return frappe.db.get_value(doctype, name, "authority") == authority


def check_applicant(applicant: Document) -> None:
	"""Raise AppealRuleError where an applicant's e-mail, phone, sex or social state cannot be one, or notices have no address."""
	if problems := wrong_traits(applicant):
		frappe.throw("<br>".join(problems), AppealRuleError)
	if applicant.email and not validate_email_address(applicant.email):
		frappe.throw(
			_("«{0}» is not an e-mail address. Correct it or leave the field empty.").format(applicant.email),
			AppealRuleError,
		)
	if applicant.notices_by_email and not applicant.email:
		frappe.throw(
			_("There is no e-mail to send notices to. Enter it, or take the mark of agreement away."),
			AppealRuleError,
		)
	if applicant.phone and sum(char.isdigit() for char in applicant.phone) < 5:
		frappe.throw(
			_("«{0}» is not a phone number. Correct it or leave the field empty.").format(applicant.phone),
			AppealRuleError,
		)
