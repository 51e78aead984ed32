"""Templates on the form of a letter: which of them fit it, and the text one gives.

A template shows of an appeal no more than its user may see: a veiled addressee stays veiled.
"""

from datetime import timedelta

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import cstr, getdate

from appeals_app import clock
from appeals_app.appeal_replies.drafting import addressee_shown
from appeals_app.appeal_replies.template_language import QUESTIONS, Value, letter_from_template
from appeals_app.authority_directory.queries import posts_held
from appeals_app.domain.letter_templates import LetterSituation, LetterTemplate, fitting_templates
from appeals_app.legal_reference.classifier import items_above, read_items
from appeals_app.refusal import refusals_in_words

TEMPLATE = "Appeal Reply Template"
CHOICE_FIELDS = ("name", "template_title", "letter_kind", "authority", "theme", "result")


def templates_for(*, appeal: str, letter_kind: str, answers: list) -> list[dict[str, str]]:
	"""Templates a letter of the kind on the appeal may begin with, the nearest first, as a form offers them."""
	document = _appeal_to_read(appeal)
	filters = {"letter_kind": letter_kind, "is_disabled": 0}
	rows = frappe.get_list(TEMPLATE, filters=filters, fields=list(CHOICE_FIELDS), limit_page_length=0)
	situation = LetterSituation(
		letter_kind=letter_kind,
		authority=document.authority,
		themes=[tuple(items_above(question.theme)) for question in document.questions],
		results={cstr(row.get("result")) for row in _rows(answers).values() if row.get("result")},
	)
	fitting = fitting_templates(map(_template_value, rows), situation)
	return [{"value": template.name, "label": template.title} for template in fitting]


def _template_value(row: frappe._dict) -> LetterTemplate:
	return LetterTemplate(
		name=row.name,
		title=row.template_title,
		letter_kind=row.letter_kind,
		authority=row.authority or "",
		theme=row.theme or "",
		result=row.result or "",
	)


def text_of_template(*, template: str, appeal: str, answers: list) -> str:
	"""The text the template gives for the appeal with the results chosen so far; for an example where no appeal is named."""
	document = frappe.get_doc(TEMPLATE, template)
	document.check_permission("read")
	values = _values_of(_appeal_to_read(appeal), _rows(answers)) if appeal else example_values()
	with refusals_in_words():
		return letter_from_template(document.body, values)


def boilerplates_for(reply: Document) -> list[str]:
	"""The texts that templates of its kind give for the appeal, to be told from what its drafter has written."""
	appeal = frappe.get_doc("Appeal", reply.appeal)
	filters = {"letter_kind": reply.letter_kind, "is_disabled": 0, "authority": ("in", ("", reply.authority))}
	values = _values_of(appeal, _rows([row.as_dict() for row in reply.answers]))
	return [
		letter_from_template(body, values) for body in frappe.get_all(TEMPLATE, filters=filters, pluck="body")
	]


def _appeal_to_read(name: str) -> Document:
	document = frappe.get_doc("Appeal", name)
	document.check_permission("read")
	document.hide_values()
	return document


def _rows(answers: list) -> dict[str, dict]:
	"""Rows of results as a form sends them, by the question they answer."""
	return {cstr(row.get("question_row")): row for row in answers if isinstance(row, dict)}


def _values_of(appeal: Document, answers: dict[str, dict]) -> dict[str, Value]:
	authority = frappe.get_doc("Authority", appeal.authority)
	posts = posts_held(user=frappe.session.user, authority=appeal.authority)
	executor = posts[0] if posts else frappe._dict()
	return {
		"number": appeal.registration_index or "",
		"received_on": getdate(appeal.received_at),
		"registered_on": getdate(appeal.registered_at) if appeal.registered_at else "",
		"due_on": getdate(appeal.due_date) if appeal.due_date else "",
		"matter": appeal.brief or "",
		"addressee": addressee_shown(appeal),
		"sender": appeal.sender_name or "",
		"sender_number": appeal.sender_number or "",
		"sender_date": getdate(appeal.sender_date) if appeal.sender_date else "",
		"authority": authority.authority_name,
		"authority_phone": authority.phone or "",
		"executor": executor.officer_name or "",
		"executor_phone": executor.phone or "",
		"today": clock.today(),
		QUESTIONS: _questions(appeal, answers),
	}


def _questions(appeal: Document, answers: dict[str, dict]) -> list[dict[str, str]]:
	given = [answers.get(question.name, {}) for question in appeal.questions]
	named = {question.theme for question in appeal.questions} | {cstr(row.get("result")) for row in given}
	items = read_items({"name": ("in", sorted(name for name in named if name))})
	titles = {name: item.title for name, item in items.items()}
	return [
		{
			"text": question.question,
			"theme": titles.get(question.theme, ""),
			"result": titles.get(cstr(row.get("result")), ""),
			"note": cstr(row.get("result_note")),
		}
		for question, row in zip(appeal.questions, given, strict=True)
	]


def example_values() -> dict[str, Value]:
	"""A made-up appeal of two questions, for an administrator who meets no appeals."""
	today = clock.today()
	questions = [
		{
			"text": _("Repair the lift"),
			"theme": _("Housing"),
			"result": _("granted"),
			"note": _("The lift works."),
		},
		{"text": _("Recount the charges"), "theme": _("Housing"), "result": _("refused"), "note": ""},
	]
	return {
		"number": "П-12",
		"received_on": today - timedelta(days=10),
		"registered_on": today - timedelta(days=9),
		"due_on": today + timedelta(days=20),
		"matter": _("Lift and charges"),
		"addressee": "Петренку Івану Івановичу",
		"sender": _("Name of the authority"),
		"sender_number": "1/23",
		"sender_date": today - timedelta(days=12),
		"authority": _("Name of the authority"),
		"authority_phone": "000 00 00",
		"executor": "Коваленко О. П.",
		"executor_phone": "000 00 01",
		"today": today,
		QUESTIONS: questions,
	}
