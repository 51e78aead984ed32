"""Letters that stop the consideration: they begin with their ground, and are not signed without it."""

import frappe
import pytest

from appeals_app.appeal_replies.drafting import blank_letter
from appeals_app.domain.lifecycle import LetterKind
from appeals_app.permissions import roles
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.refusals import refusal
from tests.site.stopping import FACTS, OLD_DECISION, G, draft, sign


def test_letter_opens_with_the_ground_for_its_author_to_edit(staff: Staff) -> None:
	way = Journey(staff, **OLD_DECISION).to("registered")
	kind = LetterKind.REFUSAL_TO_CONSIDER.value

	with acting_as(staff[roles.REGISTRAR]):
		opened = blank_letter(appeal=way.appeal, letter_kind=kind)

	assert way.card().registration_index in opened["body"]
	assert "ст. 17" in opened["ground"]
	assert "ст. 16" in opened["way_to_appeal"]


def test_answer_opens_without_texts_of_refusals(staff: Staff) -> None:
	way = Journey(staff).to("in_work")

	with acting_as(way.executor):
		opened = blank_letter(appeal=way.appeal, letter_kind=LetterKind.ANSWER.value)

	assert not {"body", "ground", "way_to_appeal"} & set(opened)


def test_words_of_the_author_of_the_letter_are_kept(staff: Staff) -> None:
	way = Journey(staff, **OLD_DECISION).to("registered")

	letter = draft(way, LetterKind.REFUSAL_TO_CONSIDER, body="Мої слова", ground="Моя підстава, ст. 17")

	stored = frappe.db.get_value("Appeal Reply", letter, ["body", "ground"])
	assert stored == ("Мої слова", "Моя підстава, ст. 17")


@pytest.mark.parametrize("field", ["ground", "way_to_appeal"])
def test_refusal_that_does_not_tell_all_the_law_asks_is_not_signed(staff: Staff, field: str) -> None:
	way = Journey(staff, **OLD_DECISION).to("registered")
	reply = frappe.get_doc("Appeal Reply", draft(way, LetterKind.REFUSAL_TO_CONSIDER))
	reply.set(field, " ")
	with acting_as(staff[roles.REGISTRAR]):
		reply.save()

	said = refusal(lambda: sign(way, reply.name))

	assert frappe._(reply.meta.get_label(field)) in said
	assert frappe.db.get_value("Appeal Reply", reply.name, "status") == "Draft"


def test_letter_whose_ground_no_longer_holds_is_not_signed(staff: Staff) -> None:
	way = Journey(staff, **FACTS[G.DATA_LACKING]).to("registered")
	letter = draft(way, LetterKind.RETURN_NOTICE)
	way.enter(lacking_data="")

	refusal(lambda: sign(way, letter))

	assert frappe.db.get_value("Appeal Reply", letter, "status") == "Draft"


@pytest.mark.usefixtures("in_one_transaction")  # the framework commits its log of prints
def test_printed_letter_holds_the_ground_and_the_way_to_appeal(staff: Staff) -> None:
	way = Journey(staff, **OLD_DECISION).to("registered")
	letter = draft(way, LetterKind.REFUSAL_TO_CONSIDER)

	printed = frappe.get_print("Appeal Reply", letter, print_format="Appeal Letter")

	assert "ст. 17 Закону" in printed and "ст. 16 Закону" in printed
