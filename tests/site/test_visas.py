"""Visas on a draft: in order, to one text, and all of them before the signature."""

import frappe
import pytest
from frappe.model.document import Document

from appeals_app.appeal_replies.joint_draft import write_part
from appeals_app.appeal_replies.letter_acts import open_acts
from appeals_app.appeal_replies.letter_texts import mark_of_text
from appeals_app.appeal_replies.visas import give_visa, proposed_visas, return_for_visa
from appeals_app.appeal_routing.conflict_guard import ConflictOfInterestError
from appeals_app.permissions import roles
from appeals_app.testing import journey
from appeals_app.testing.factories import make_authority_officer, make_user
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as
from tests.site.refusals import refusal


@pytest.fixture
def way(staff: Staff) -> Journey:
	"""A draft that a colleague and the head of the unit give visas to, in this order."""
	way = Journey(staff).to("resolution")
	way.resolve(executors=[staff[roles.EXECUTOR].officer, staff.colleague.officer])
	way.stage = "execution"
	way.to("draft")
	ask_for_visas(way, staff.colleague, staff[roles.UNIT_LEAD])
	return way


def ask_for_visas(way: Journey, *people: Person) -> None:
	letter = letter_of(way)
	with acting_as(way.executor):
		letter.set("visas", [{"officer": person.officer} for person in people])
		letter.save()


def letter_of(way: Journey) -> Document:
	return frappe.get_last_doc("Appeal Reply", filters={"appeal": way.appeal})


def agree(way: Journey, person: Person) -> None:
	with acting_as(person):
		give_visa(reply=letter_of(way).name, text_mark=mark_of_text(letter_of(way)))


def statuses(way: Journey) -> list[str]:
	return [row.status for row in letter_of(way).visas]


def acts(way: Journey) -> list[str]:
	return frappe.get_all("Appeal Event", {"appeal": way.appeal}, pluck="act", order_by="sequence desc")


def rewrite(way: Journey, body: str = "Ліфт замінено.") -> None:
	letter = letter_of(way)
	with acting_as(way.executor):
		letter.body = body
		letter.save()


def test_next_is_asked_only_after_the_one_before(way: Journey, staff: Staff) -> None:
	lead = staff[roles.UNIT_LEAD]
	name = frappe.db.get_value("Authority Officer", staff.colleague.officer, "officer_name")

	said = refusal(lambda: agree(way, lead))
	with acting_as(lead):
		assert "give_visa" not in open_acts(letter_of(way))
	agree(way, staff.colleague)
	with acting_as(lead):
		assert open_acts(letter_of(way))[:2] == ["give_visa", "return_for_visa"]
	agree(way, lead)

	assert said == f"Ваша віза — після візи, яку ще не поставлено: {name}. Дочекайтеся її."
	assert statuses(way) == ["Given", "Given"]
	assert acts(way)[:2] == ["visa_given", "visa_given"]


def test_visa_is_asked_of_nobody_else(way: Journey, staff: Staff) -> None:
	said = refusal(lambda: agree(way, staff[roles.HEAD]))

	assert said == "Вашої візи тут не питають. Чиї потрібні, видно в переліку віз."
	refusal(lambda: agree(way, staff[roles.ANALYST]), frappe.PermissionError)


def test_draft_is_returned_with_a_remark_and_the_visa_stays_asked(way: Journey, staff: Staff) -> None:
	reply = letter_of(way).name
	with acting_as(staff.colleague):
		refusal(lambda: return_for_visa(reply=reply, remark=" "))
		return_for_visa(reply=reply, remark="Немає дати ремонту.")

	row = letter_of(way).visas[0]
	assert (row.status, row.remark, row.decided_by) == (
		"Returned",
		"Немає дати ремонту.",
		staff.colleague.officer,
	)
	refusal(lambda: agree(way, staff[roles.UNIT_LEAD]))
	agree(way, staff.colleague)
	assert statuses(way) == ["Given", "Waiting"]


def test_changed_text_cancels_the_visas_given_to_it_and_says_so(way: Journey, staff: Staff) -> None:
	agree(way, staff.colleague)

	rewrite(way)

	assert statuses(way) == ["Cancelled", "Waiting"]
	assert acts(way)[0] == "visas_cancelled"
	refusal(lambda: agree(way, staff[roles.UNIT_LEAD]))
	agree(way, staff.colleague)
	assert statuses(way) == ["Given", "Waiting"]


def test_change_of_what_nobody_has_read_cancels_no_visa(way: Journey, staff: Staff) -> None:
	agree(way, staff.colleague)
	letter = letter_of(way)

	with acting_as(way.executor):
		letter.dispatch_address = "м. Запоріжжя, вул. Інша, 2"
		letter.save()

	assert statuses(way) == ["Given", "Waiting"]


def test_part_of_a_co_executor_cancels_visas_too(way: Journey, staff: Staff) -> None:
	agree(way, staff.colleague)
	letter = letter_of(way)

	with acting_as(way.executor):
		write_part(
			reply=letter.name, question_row=letter.answers[0].question_row, text="Полагоджено.", seen=""
		)

	assert statuses(way) == ["Cancelled", "Waiting"]


def test_visa_is_not_given_to_a_text_one_has_not_read(way: Journey, staff: Staff) -> None:
	mark = mark_of_text(letter_of(way))
	rewrite(way)

	with acting_as(staff.colleague):
		said = refusal(lambda: give_visa(reply=letter_of(way).name, text_mark=mark))

	assert said == "Текст змінено після того, як ви відкрили лист. Оновіть його і прочитайте знову."


def test_deputy_gives_the_visa_of_the_one_stood_in_for(way: Journey, staff: Staff) -> None:
	user = make_user(roles.EXECUTOR).name
	deputy = make_authority_officer(
		user=user, authority=staff.authority, unit=staff.unit, deputy_for=staff.colleague.officer
	)

	agree(way, Person(roles.EXECUTOR, user, deputy.name))

	assert letter_of(way).visas[0].decided_by == deputy.name
	assert letter_of(way).visas[0].officer == staff.colleague.officer


def test_letter_is_neither_approved_nor_signed_without_its_visas(way: Journey, staff: Staff) -> None:
	way.to("approval")

	said = refusal(lambda: way.press(roles.UNIT_LEAD, journey.APPROVE))
	agree(way, staff.colleague)
	way.to("signature")

	assert "бракує віз" in said
	assert statuses(way) == ["Given", "Given"], "the approval is the visa of the head of the unit"
	way.to("answered")
	assert letter_of(way).status == "Sent"


def test_signature_is_last_whatever_the_workflow(way: Journey, staff: Staff) -> None:
	frappe.db.set_value("Appeal Reply", letter_of(way).name, "status", "Approved")
	way.stage = "draft"
	way.press(roles.EXECUTOR, journey.PASS_FOR_APPROVAL)
	state = frappe.get_doc("Workflow", {"document_type": "Appeal", "is_active": 1})
	signing = next(row.state for row in state.transitions if row.action == journey.SIGN)
	frappe.db.set_value("Appeal", way.appeal, "workflow_state", signing)

	said = refusal(lambda: way.press(roles.HEAD, journey.SIGN))

	assert "бракує віз" in said


def test_client_writes_nothing_into_the_lines(way: Journey, staff: Staff) -> None:
	letter = letter_of(way)

	with acting_as(way.executor):
		letter.visas[0].update({"status": "Given", "remark": "ок", "decided_by": staff.colleague.officer})
		letter.append("visas", {"officer": staff[roles.HEAD].officer, "status": "Given"})
		letter.save()

	assert statuses(way) == ["Waiting", "Waiting", "Waiting"]
	assert not letter_of(way).visas[0].decided_by


def test_who_has_spoken_stays_in_the_list(way: Journey, staff: Staff) -> None:
	agree(way, staff.colleague)

	said = refusal(lambda: ask_for_visas(way, staff[roles.UNIT_LEAD]))

	assert said.endswith("уже висловлено думку про цей лист. Поверніть рядок до переліку віз.")
	ask_for_visas(way, staff.colleague)
	assert statuses(way) == ["Given"]


def test_list_takes_only_officials_who_see_the_letter(way: Journey, staff: Staff, neighbours: Staff) -> None:
	unseen = refusal(lambda: ask_for_visas(way, staff.other_lead, staff[roles.ANALYST]))
	foreign = refusal(lambda: ask_for_visas(way, neighbours[roles.HEAD]))
	twice = refusal(lambda: ask_for_visas(way, staff.colleague, staff.colleague))

	assert "не бачить цього звернення" in unseen
	assert foreign == "Візу ставить посадова особа цього органу, яка на посаді. Виберіть іншу."
	assert "двічі" in twice


def test_list_is_proposed_of_co_executors_and_heads_of_their_units(way: Journey, staff: Staff) -> None:
	letter = letter_of(way)
	with acting_as(way.executor):
		letter.set("visas", [])
		letter.save()
		proposed = [row["officer"] for row in proposed_visas(reply=letter.name)]

	assert proposed[0] == staff.colleague.officer
	assert set(proposed) == {
		staff.colleague.officer,
		staff[roles.UNIT_LEAD].officer,
		staff.other_lead.officer,
	}


def complaint_draft(staff: Staff) -> Journey:
	"""A draft answer to a complaint that the executor and a colleague of another unit work on."""
	way = Journey(staff, kind="kind.complaint").to("resolution")
	way.resolve(executors=[staff[roles.EXECUTOR].officer, staff.colleague.officer])
	way.stage = "execution"
	return way.to("draft")


def test_visa_on_a_complaint_is_asked_of_nobody_complained_of(staff: Staff) -> None:
	way = complaint_draft(staff)
	frappe.db.set_value("Appeal", way.appeal, "complained_officer", staff.colleague.officer)
	name = frappe.db.get_value("Authority Officer", staff.colleague.officer, "officer_name")

	said = refusal(lambda: ask_for_visas(way, staff.colleague), ConflictOfInterestError)
	with acting_as(way.executor):
		proposed = {row["officer"] for row in proposed_visas(reply=letter_of(way).name)}

	assert said == (
		f"Скарга стосується особи {name}, її підрозділу або керівника. Віза має бути іншої посадової особи (ст. 7)."
	)
	assert staff.colleague.officer not in proposed
	assert staff[roles.UNIT_LEAD].officer in proposed


def test_one_complained_of_after_being_asked_gives_no_visa(staff: Staff) -> None:
	way = complaint_draft(staff)
	ask_for_visas(way, staff[roles.UNIT_LEAD])

	frappe.db.set_value("Appeal", way.appeal, "complained_unit", staff.unit)

	lead = staff[roles.UNIT_LEAD]
	refused = refusal(lambda: agree(way, lead), ConflictOfInterestError)
	with acting_as(lead):
		refusal(lambda: return_for_visa(reply=letter_of(way).name, remark="Ні."), ConflictOfInterestError)
	assert "Скарга стосується вашого підрозділу" in refused
	assert statuses(way) == ["Waiting"]
