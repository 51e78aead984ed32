"""Requests to extend a term as tests make and answer them, in February 2026."""

from datetime import date

import frappe
from frappe.model.document import Document

from appeals_app.appeal_routing.extension_requests import grant_request, refuse_request
from appeals_app.permissions import roles
from appeals_app.testing.factories import make_extension_request
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, acting_as
from tests.site.deciding import on

ARTICLE = "ч. 1 ст. 20 Закону України «Про звернення громадян»"
FEBRUARY_20, MARCH_10, MARCH_12 = date(2026, 2, 20), date(2026, 3, 10), date(2026, 3, 12)
REASON = "Не надійшов висновок експерта."


def ask(way: Journey, day: date = FEBRUARY_20, by: Person | None = None, **given: object) -> Document:
	"""The executor, or another person, asks on the day."""
	with on(day), acting_as(by or way.executor):
		return make_extension_request(appeal=way.appeal, **given)


def grant(way: Journey, request: Document, by: Person | None = None, **given: str) -> Document:
	"""The head, or another person, extends the term as was asked or otherwise; gives the decision."""
	values = {"new_due_on": "", "reason": "", **given}
	with on(FEBRUARY_20), acting_as(by or way.staff[roles.HEAD]):
		name = grant_request(request=request.name, **values)
	request.reload()
	return frappe.get_doc("Appeal Term Change", name)


def refuse(
	way: Journey, request: Document, reason: str = "Висновок уже є.", by: Person | None = None
) -> None:
	with on(FEBRUARY_20), acting_as(by or way.staff[roles.HEAD]):
		refuse_request(request=request.name, reason=reason)
	request.reload()
