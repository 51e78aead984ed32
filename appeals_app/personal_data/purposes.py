"""Sensitive cards, their papers and persons are shown outside the direct duty only after the purpose was stated."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.query_builder import DocType
from frappe.utils import add_to_date, cint
from pypika.queries import QueryBuilder

from appeals_app import clock
from appeals_app.domain.papers import WORDS_OF_PAPERS
from appeals_app.permissions import scope
from appeals_app.personal_data.access_log import record_access
from appeals_app.personal_data.cards_of_papers import cards_of, cards_of_paper
from appeals_app.personal_data.role_rules import viewer_of
from appeals_app.personal_data.sensitivity import names_among, unasked_cards, unasked_persons
from appeals_app.personal_data.turns import take_turn
from appeals_app.refusal import given_purpose
from appeals_app.repeating import begin_anew, repeated_on_deadlock

ASKED_OF = ("Appeal", "Applicant", *WORDS_OF_PAPERS)
SHOWING_RIGHTS = ("read", "print", "email", "export", "report", "write", "delete")
"""A change shows too: it is answered with the document."""

SETTINGS = "Personal Data Access Settings"


def has_permission(doc: Document | str, ptype: str | None = None, user: str | None = None) -> bool:
	"""For hooks `has_permission` of cards, papers and persons: inside the scope, and of a sensitive card or person with the purpose."""
	user = user or frappe.session.user
	if not scope.has_permission(doc, ptype, user):
		return False
	if isinstance(doc, str) or frappe.flags.purpose_not_asked:
		return True
	if not _is_asked(doc, ptype or "read", user):
		return True
	if user == frappe.session.user and frappe.local.response is not None:
		frappe.local.response["purpose_needed"] = {**_subject_of_question(doc), "form": doc.get("name")}
	return False


def _subject_of_question(doc: Document) -> dict[str, str]:
	"""What the purpose is asked for: the record itself, for a paper that is about to be written its card."""
	if doc.doctype in WORDS_OF_PAPERS and not frappe.db.exists(doc.doctype, doc.get("name")):
		return {"doctype": "Appeal", "name": cards_of_paper(doc)[0]}
	return {"doctype": doc.doctype, "name": doc.name}


def _is_asked(doc: Document, right: str, user: str) -> bool:
	is_new = not doc.get("name") or bool(doc.get("__islocal"))
	if doc.doctype not in WORDS_OF_PAPERS:
		return not is_new and right in SHOWING_RIGHTS and needs_purpose(user, doc.doctype, doc.name)
	# of others it is asked when they open the paper: they are told of it, and may be asked for their word on it
	if user != frappe.session.user or right not in (*SHOWING_RIGHTS, "create"):
		return False
	return _all_wait(user, cards_of_paper(doc))


def waits_for_purpose(user: str, doctype: str, name: str) -> bool:
	"""The card, or each card the stored paper hangs on, asks the user for a purpose."""
	return _all_wait(user, cards_of(doctype, [name])[name])


def _all_wait(user: str, cards: list[str]) -> bool:
	"""Who works with one of the cards of a paper by duty meets the paper."""
	return bool(cards) and all(needs_purpose(user, "Appeal", card) for card in cards)


def needs_purpose(user: str, doctype: str, name: str) -> bool:
	"""The card or the person is sensitive, outside the user's direct duty, and no purpose of it is in force."""
	viewer, stated = viewer_of(user), stated_subjects(user)
	if doctype == "Applicant":
		return bool(names_among([name], unasked_persons(viewer, user, stated)))
	return bool(unasked_cards(viewer, user, stated, [name]))


def stated_subjects(user: str) -> frozenset[str]:
	"""Keys of the cards and persons for which the user has stated a purpose that still holds, grants included."""
	event = DocType("Personal Data Access Event")
	query = _in_force(user, ("Purpose Stated", "Opened Outside The Scope"))
	return frozenset(key for row in query.select(event.appeal, event.applicant).run() for key in row if key)


def _in_force(user: str, acts: tuple[str, ...]) -> QueryBuilder:
	"""Statements of the user that hold now."""
	event = DocType("Personal Data Access Event")
	hours = cint(frappe.get_cached_doc(SETTINGS).purpose_hours)
	return (
		frappe.qb.from_(event)
		.where(event.user == user)
		.where(event.happened_at > add_to_date(clock.now(), hours=-hours))
		.where(event.act.isin(acts))
	)


def state_purpose(*, doctype: str, name: str, purpose: str) -> None:
	"""Record why the current user looks at a sensitive record; from then on it is shown for some hours.

	Asked only where the scope lets the user in: a purpose opens nothing by itself. Stated for a paper, it is stated for
	its card, and holds for both. Said again in the same words while it holds, it is the same statement.
	"""
	purpose = given_purpose(purpose, if_missing=_("Say for what work you need this record."))
	if doctype not in ASKED_OF:
		frappe.throw(_("There is no such record. Go back to the list."), frappe.DoesNotExistError)
	document = frappe.get_doc(doctype, name) if frappe.db.exists(doctype, name) else None
	if not document or not is_inside_scope(
		document
	):  # a record that is not there is refused like a foreign one
		frappe.throw(
			_("You may not open this record ({0}). Ask your head or the administrator for access.").format(
				_(doctype)
			),
			frappe.PermissionError,
		)
	key = "applicant" if doctype == "Applicant" else "appeal"
	subject = cards_of_paper(document)[0] if doctype in WORDS_OF_PAPERS else name
	begin_anew()
	repeated_on_deadlock(lambda: _record_once(key, subject, purpose))


def _record_once(key: str, name: str, purpose: str) -> None:
	take_turn(frappe.session.user)
	event = DocType("Personal Data Access Event")
	stated = (
		_in_force(frappe.session.user, ("Purpose Stated",))
		.select(event.name)
		.where((event[key] == name) & (event.purpose == purpose))
	)
	if not stated.run():
		record_access(act="Purpose Stated", purpose=purpose, **{key: name})


def is_inside_scope(document: Document) -> bool:
	"""Everything but the purpose lets the current user read the record."""
	with scope.purpose_not_asked():
		return bool(document.has_permission("read"))
