"""The head or a deputy answers a request to extend a term, or it ends without an answer (Law 393, Art. 20(1))."""

from datetime import date
from functools import partial

import frappe
from frappe.model.document import Document

from appeals_app.appeal_registry.timeline import appeal_timeline
from appeals_app.appeal_routing.tasks import end_late_requests
from appeals_app.permissions import roles
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as, make_person
from tests.site.asking import ARTICLE, FEBRUARY_20, MARCH_10, MARCH_12, REASON, ask, grant, refuse
from tests.site.deciding import DUE, dates, decide, events_of, extend, on, tell, way_of
from tests.site.refusals import refusal


def test_granting_makes_the_ordinary_extension_that_waits_for_the_notice(staff: Staff) -> None:
	way = way_of(staff)
	request = ask(way, new_due_on="2026-03-10")

	decision = grant(way, request)

	assert (decision.kind, decision.status, decision.decided_as) == ("Extension", "Decided", "Head")
	assert (decision.new_due_on, decision.reason) == (MARCH_10, REASON)
	assert (request.status, request.term_change) == ("Granted", decision.name)
	assert (request.decided_by, request.decided_on) == (staff[roles.HEAD].officer, FEBRUARY_20)
	assert dates(way)[1] == DUE
	tell(way, decision, FEBRUARY_20)
	assert dates(way) == (MARCH_10, MARCH_10, MARCH_10)


def test_head_grants_another_day_for_other_reasons(staff: Staff) -> None:
	way = way_of(staff)
	request = ask(way, new_due_on="2026-03-16")

	decision = grant(way, request, new_due_on="2026-03-12", reason="Потрібен виїзд комісії.")

	assert (decision.new_due_on, decision.reason) == (MARCH_12, "Потрібен виїзд комісії.")
	assert (request.new_due_on, request.reason) == (date(2026, 3, 16), REASON)


def test_deputy_answers_too(staff: Staff) -> None:
	way = way_of(staff)
	deputy = make_person(
		roles.HEAD, authority=staff.authority, is_first_head=0, is_deputy_head=1, position="Заступник голови"
	)

	assert grant(way, ask(way), by=deputy).decided_as == "Deputy Head"


def test_head_cannot_grant_what_the_law_does_not_allow(staff: Staff) -> None:
	way = way_of(staff)
	request = ask(way)

	said = refusal(lambda: grant(way, request, new_due_on="2026-03-20"))

	request.reload()
	assert "19.03.2026" in said
	assert request.status == "Waiting"
	assert "term_extension_granted" not in {event.act for event in events_of(way.appeal)}


def test_refusal_has_its_reason_and_the_executor_may_ask_again(staff: Staff) -> None:
	way = way_of(staff)
	request = ask(way)

	refuse(way, request)

	assert (request.status, request.refusal_reason) == ("Refused", "Висновок уже є.")
	assert request.decided_by == staff[roles.HEAD].officer
	assert not frappe.db.exists("Appeal Term Change", {"appeal": way.appeal})
	assert ask(way).status == "Waiting"


def test_refusal_without_a_reason_is_not_taken(staff: Staff) -> None:
	way = way_of(staff)
	request = ask(way)

	assert "чому в продовженні відмовлено" in refusal(lambda: refuse(way, request, reason=" \n"))


def test_answer_is_given_once(staff: Staff) -> None:
	way = way_of(staff)
	request = ask(way)
	refuse(way, request)

	assert "«Відмовлено»" in refusal(lambda: grant(way, request))
	assert "«Відмовлено»" in refusal(lambda: refuse(way, request))
	assert len(events_of(way.appeal, "term_extension_refused")) == 1


def test_nobody_but_head_and_deputy_answers(staff: Staff, neighbours: Staff) -> None:
	way = way_of(staff)
	request = ask(way)
	chief = make_person(roles.HEAD, authority=staff.authority, is_first_head=0)
	others = [person for person in staff.everyone() if person.role != roles.HEAD]

	for person in (chief, neighbours[roles.HEAD], *others):
		refusal(partial(grant, way, request, by=person), frappe.PermissionError)
		refusal(partial(refuse, way, request, by=person), frappe.PermissionError)

	assert frappe.db.get_value("Appeal Extension Request", request.name, "status") == "Waiting"


def test_head_who_is_complained_of_answers_nothing(staff: Staff) -> None:
	way = way_of(staff)
	request = ask(way)
	complaint = {"kind": "kind.complaint", "complained_officer": staff[roles.HEAD].officer}
	frappe.db.set_value("Appeal", way.appeal, complaint)

	for act in (grant, refuse):
		assert "Скарга стосується вас" in refusal(partial(act, way, request))


def test_answers_are_events_with_their_article_and_told_in_ukrainian(staff: Staff) -> None:
	way = way_of(staff)
	refuse(way, ask(way))
	request = ask(way, new_due_on="2026-03-10")
	grant(way, request)

	refused, granted = events_of(way.appeal, "term_extension_refused", "term_extension_granted")
	with acting_as(staff[roles.HEAD]):
		told = " ".join(row["content"] for row in appeal_timeline("Appeal", way.appeal))

	assert (refused.article, refused.ground) == (ARTICLE, "Висновок уже є.")
	assert (granted.article, granted.ground) == (ARTICLE, f"02.03.2026 → 10.03.2026. {REASON}")
	assert granted.reference_name == request.name
	for said in (
		"подано клопотання про продовження строку",
		"у продовженні строку відмовлено",
		"задоволено клопотання про продовження строку",
	):
		assert said in told
	assert "term_" not in told


# a request that nobody answers --------------------------------------------------------------------------


def ended(way: Journey, request: Document) -> str:
	"""Status of a request that has one event of its end."""
	[event] = events_of(way.appeal, "term_extension_request_ended")
	assert event.reference_name == request.name
	return frappe.db.get_value("Appeal Extension Request", request.name, "status")


def test_extension_decided_without_the_request_leaves_it_not_needed(staff: Staff) -> None:
	way = way_of(staff)
	request = ask(way)

	extend(way, decided=FEBRUARY_20, new_due_on="2026-03-10")

	assert ended(way, request) == "Not Needed"


def test_request_ends_with_the_consideration(staff: Staff) -> None:
	way = way_of(staff, "signed")
	request = ask(way)

	with on(FEBRUARY_20):
		way.to("answered")

	assert ended(way, request) == "Not Needed"


def test_request_expires_once_the_term_has_run_out(staff: Staff) -> None:
	way = way_of(staff)
	request = ask(way)

	with on(DUE):
		end_late_requests()
	assert frappe.db.get_value("Appeal Extension Request", request.name, "status") == "Waiting"
	with on(date(2026, 3, 3)):
		end_late_requests()

	assert ended(way, request) == "Expired"


def test_refused_shortening_leaves_the_request_waiting(staff: Staff) -> None:
	way = way_of(staff)
	request = ask(way)

	decide(way, FEBRUARY_20, kind="Refusal To Shorten", demanded_on="2026-02-19")

	request.reload()
	assert request.status == "Waiting"


def test_request_is_not_rewritten_or_removed(staff: Staff) -> None:
	way = way_of(staff)
	request = ask(way)

	for person in (way.executor, staff[roles.HEAD]):
		request.reload()
		request.new_due_on = MARCH_12
		with acting_as(person):
			assert "не переписують" in refusal(request.save)
	refusal(lambda: frappe.delete_doc("Appeal Extension Request", request.name))


# what the forms offer -----------------------------------------------------------------------------------


def offered(way: Journey, person: Person, day: date = FEBRUARY_20) -> dict:
	with on(day), acting_as(person):
		card = frappe.get_doc("Appeal", way.appeal)
		card.run_method("onload")
	return card.get_onload().get("extension_request") or {}


def test_asking_is_offered_to_those_who_may(staff: Staff) -> None:
	way = way_of(staff)
	asking = [person for person in staff.everyone() if offered(way, person).get("may_ask")]

	assert asking == [staff[roles.EXECUTOR], staff[roles.UNIT_LEAD]]


def test_asking_is_not_offered_where_it_would_be_refused(staff: Staff) -> None:
	short, late, decided = way_of(staff, study="Not Needed"), way_of(staff), way_of(staff)
	decide(decided, FEBRUARY_20)

	assert offered(short, short.executor, date(2026, 2, 10))["may_ask"] is False
	assert offered(late, late.executor, date(2026, 3, 3))["may_ask"] is False
	assert offered(decided, decided.executor)["may_ask"] is False


def test_waiting_request_is_shown_on_the_card_and_is_answered_by_those_who_decide(staff: Staff) -> None:
	way = way_of(staff)
	request = ask(way, new_due_on="2026-03-10")

	shown = offered(way, staff[roles.HEAD])

	name = frappe.db.get_value("Authority Officer", way.executor.officer, "officer_name")
	assert shown == {
		"may_ask": False,
		"waiting": {"name": request.name, "asked_by": name, "new_due_on": MARCH_10},
	}
	assert offered(way, way.executor) == shown
	assert [person.role for person in staff.everyone() if may_answer(request, person)] == [roles.HEAD]


def may_answer(request: Document, person: Person) -> bool:
	with acting_as(person):
		document = frappe.get_doc("Appeal Extension Request", request.name)
		document.run_method("onload")
	return document.get_onload("may_answer")
