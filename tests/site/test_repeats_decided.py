"""Twins of a stored card are told until somebody decides; what the page offers is what the server takes."""

from datetime import timedelta

import frappe
import pytest
from frappe.utils import now_datetime

from appeals_app.appeal_matching.api import compare, compare_unsaved, link, merge, merge_people, repeats
from appeals_app.appeal_registry.fast_entry import register_letter
from appeals_app.appeal_routing.api import bulk_run
from appeals_app.domain.duplicates import Sign
from appeals_app.permissions import roles
from appeals_app.testing.staff import Staff, acting_as
from tests.site.refusals import refusal
from tests.site.test_repeats import COPY, OTHER, TEXT, entered, person, proposed

MULTIPLE, MASS = Sign.MULTIPLE.value, Sign.MASS.value


def told(staff: Staff, appeal: str, role: str = roles.REGISTRAR) -> dict:
	with acting_as(staff[role]):
		return repeats(appeal)


# told after registration ----------------------------------------------------------------------------------------


def test_registered_card_is_told_its_twin_with_the_reason(staff: Staff) -> None:
	author = person(staff)
	first, second = entered(staff, applicant=author), entered(staff, applicant=author, content=COPY)

	found = told(staff, second.appeal)

	assert (found["twin"], found["sign"]) == (first.appeal, MULTIPLE)
	assert found["twin_title"] == first.card().title
	assert any("ще розглядається" in sentence for sentence in found["reasons"])


def test_letter_of_fast_entry_is_told_its_twin(staff: Staff) -> None:
	author = person(staff)
	first = entered(staff, applicant=author)
	letter = {"authority": staff.authority, "applicant": author, "brief": "Ліфт", "content": COPY}
	with acting_as(staff[roles.REGISTRAR]):
		letter |= {"channel": "post", "kind": "kind.application", "appeal_type": "type.letter"}
		theme = first.card().questions[0].theme
		registered = register_letter(letter={**letter, "theme": theme})

	assert told(staff, registered)["twin"] == first.appeal


def test_text_of_another_person_is_told_before_it_is_a_mass_one(staff: Staff) -> None:
	first = entered(staff, applicant=person(staff))
	second = entered(staff, applicant=person(staff, last_name="Інша", phone=""), content=COPY)

	found = told(staff, second.appeal)

	assert (found["twin"], found["previous"]) == (first.appeal, "")


def test_earlier_card_repeats_no_later_one(staff: Staff) -> None:
	author, hour = person(staff), timedelta(hours=1)
	later = entered(staff, applicant=author, received_at=now_datetime() - hour)
	earlier = entered(staff, applicant=author, content=COPY, received_at=now_datetime() - 2 * hour)

	assert not told(staff, earlier.appeal)["twin"]
	assert told(staff, later.appeal)["twin"] == earlier.appeal


def test_card_without_a_twin_tells_nothing(staff: Staff) -> None:
	entered(staff, applicant=person(staff))
	other = entered(staff, applicant=person(staff, last_name="Інша", phone=""), content=OTHER)

	assert not told(staff, other.appeal)["twin"]


def test_decided_twins_are_not_told_again(staff: Staff) -> None:
	author = person(staff)
	first, second = entered(staff, applicant=author), entered(staff, applicant=author, content=COPY)
	with acting_as(staff[roles.REGISTRAR]):
		link(second.appeal, first.appeal, MULTIPLE)

	assert not told(staff, second.appeal)["twin"]
	assert not told(staff, first.appeal)["twin"]


def test_appeal_in_work_is_left_alone(staff: Staff) -> None:
	author = person(staff)
	entered(staff, applicant=author)
	second = entered(staff, "execution", applicant=author, content=COPY)

	assert not told(staff, second.appeal)["twin"]


def test_who_enters_no_appeals_is_told_of_no_twin(staff: Staff) -> None:
	author = person(staff)
	entered(staff, applicant=author)
	second = entered(staff, applicant=author, content=COPY)

	assert told(staff, second.appeal, roles.HEAD) == {"twin": "", "is_elsewhere": False}


def test_outsider_asks_of_no_card(staff: Staff, neighbours: Staff) -> None:
	way = entered(staff)

	with pytest.raises(frappe.PermissionError), acting_as(neighbours[roles.REGISTRAR]):
		repeats(way.appeal)


# co-authors -----------------------------------------------------------------------------------------------------


def written_with(co_author: str) -> dict:
	"""Of a collective appeal of two."""
	two = {"subject": "subject.collective", "citizens_count": 2}
	return {**two, "co_applicants": [{"applicant": co_author}]}


def test_co_author_who_writes_alone_is_known(staff: Staff) -> None:
	author, co_author = person(staff), person(staff, last_name="Гончаренко", phone="061 000 77 02")
	first = entered(staff, applicant=author, **written_with(co_author))

	answer = proposed(staff, applicant=co_author)

	assert (answer["sign"], answer["previous"]) == (MULTIPLE, first.appeal)


def test_author_of_before_is_known_among_co_authors(staff: Staff) -> None:
	known = person(staff)
	first = entered(staff, applicant=known)
	again = person(staff, phone="+380 61 000 77 01")
	author = person(staff, last_name="Гончаренко", phone="")

	answer = proposed(staff, applicant=author, co_applicants=[{"applicant": again}])

	assert (answer["sign"], answer["previous"]) == (MULTIPLE, first.appeal)


def test_co_author_whose_name_is_secret_is_nobody_known(staff: Staff) -> None:
	author, co_author = person(staff), person(staff, last_name="Гончаренко", phone="061 000 77 02")
	first = entered(staff, applicant=author, **written_with(co_author))
	again = person(staff, last_name="Гончаренко", phone="061 000 77 02")
	assert proposed(staff, applicant=again)["previous"] == first.appeal
	frappe.db.set_value("Applicant", co_author, "is_confidential", 1)
	rule = frappe.get_doc("Personal Data Role Rule", {"role": roles.REGISTRAR})
	rule.secret_names = "Hidden"
	rule.save()

	answer = proposed(staff, applicant=again)

	assert (answer["sign"], answer["previous"]) == (Sign.PRIMARY.value, "")
	assert not any(row["is_same_person"] for row in answer["alike"])


# side by side ---------------------------------------------------------------------------------------------------


def test_what_is_typed_stands_beside_a_stored_card(staff: Staff) -> None:
	way = entered(staff, applicant=person(staff))
	typed = {
		"content": COPY,
		"brief": "Ліфт",
		"last_name": "Якась",
		"first_name": "Ольга",
		"received_at": "2026-11-27",
	}

	with acting_as(staff[roles.REGISTRAR]):
		shown = compare_unsaved(typed, way.appeal)

	assert 70 < shown["likeness"] < 100
	assert {COPY, "Якась Ольга", "27.11.2026"} <= {row["left"] for row in shown["rows"]}
	assert shown["right"]["appeal"] == way.appeal


@pytest.mark.parametrize("typed", [{}, {"content": ["a"], "applicant": {}, "received_at": 5, "last_name": 1}])
def test_typed_card_of_wrong_values_is_compared_as_an_empty_one(staff: Staff, typed: dict) -> None:
	way = entered(staff)

	with acting_as(staff[roles.REGISTRAR]):
		shown = compare_unsaved(typed, way.appeal)

	assert shown["likeness"] == 0
	assert TEXT not in {row["left"] for row in shown["rows"]}


def test_outsider_compares_nothing_typed_with_a_card_out_of_sight(staff: Staff, neighbours: Staff) -> None:
	way = entered(staff)

	with pytest.raises(frappe.PermissionError), acting_as(neighbours[roles.REGISTRAR]):
		compare_unsaved({"content": TEXT}, way.appeal)


@pytest.mark.parametrize("stage", ["entered", "registered", "in_work", "signature", "answered", "closed"])
@pytest.mark.parametrize("role", [roles.REGISTRAR, roles.RECEPTION_CLERK, roles.HEAD])
def test_page_offers_what_the_server_takes(staff: Staff, role: str, stage: str) -> None:
	one, other = entered(staff, stage), entered(staff)

	with acting_as(staff[role]):
		offered = compare(one.appeal, other.appeal)
		merged = _takes(lambda: merge(one.appeal, other.appeal, "Те саме питання"))
		linked = _takes(lambda: link(one.appeal, other.appeal, MULTIPLE))

	assert (not offered["merge_refusal"], not offered["link_refusal"]) == (merged, linked)


def test_page_offers_the_signs_of_a_link_with_the_proposed_one_and_its_reason(staff: Staff) -> None:
	author = person(staff)
	first, second = entered(staff, applicant=author), entered(staff, applicant=author, content=COPY)

	with acting_as(staff[roles.REGISTRAR]):
		offered = compare(second.appeal, first.appeal)
		said = link(second.appeal, first.appeal, offered["proposed"]["sign"])

	assert Sign.PRIMARY.value not in {sign["value"] for sign in offered["signs"]}
	assert offered["proposed"]["sign"] == MULTIPLE
	assert any("ще розглядається" in sentence for sentence in offered["proposed"]["reasons"])
	assert said.startswith("Зв’язано") and first.card().registration_index in said


def test_text_of_a_few_people_leads_to_their_mass_event_and_says_from_how_many_it_is_one(
	staff: Staff,
) -> None:
	first = entered(staff, applicant=person(staff))
	second = entered(staff, applicant=person(staff, last_name="Інша", phone=""), content=COPY)

	found = told(staff, second.appeal)
	with acting_as(staff[roles.REGISTRAR]):
		offered = compare(second.appeal, first.appeal)["proposed"]

	assert found["event"] == offered["event"] == first.appeal
	assert (offered["sign"], "масовим звернення вважають від 10" in found["reasons"][0]) == ("", True)


def test_text_of_many_people_is_proposed_as_mass(staff: Staff) -> None:
	frappe.db.set_single_value("Appeal Matching Settings", "mass_people", 2)
	frappe.clear_document_cache("Appeal Matching Settings", "Appeal Matching Settings")
	first = entered(staff, applicant=person(staff))
	second = entered(staff, applicant=person(staff, last_name="Інша", phone=""), content=COPY)

	found = told(staff, second.appeal)

	assert (found["sign"], found["event"]) == (MASS, first.appeal)


def test_merged_card_says_where_its_classification_is_changed(staff: Staff) -> None:
	main, merged = entered(staff), entered(staff)
	with acting_as(staff[roles.REGISTRAR]):
		said = merge(merged.appeal, main.appeal, "Те саме питання")
		[row] = bulk_run("classify", [merged.appeal], {"receipt_sign": MULTIPLE})["rows"]
		refused = compare(merged.appeal, main.appeal)

	index = main.card().registration_index
	assert said.startswith("Об’єднано") and index in said
	assert not row["is_done"] and index in row["said"] and "листа" not in row["said"]
	assert "разом з іншим" in refused["link_refusal"]


def _takes(act: object) -> bool:
	"""Whether the server does it; it is taken back."""
	frappe.db.savepoint("tried")
	try:
		act()
	except (frappe.ValidationError, frappe.PermissionError):
		return False
	finally:
		frappe.db.rollback(save_point="tried")
		frappe.clear_cache(doctype="Appeal")
	return True


def test_appeals_are_not_linked_in_a_circle(staff: Staff) -> None:
	first, second = entered(staff), entered(staff)

	with acting_as(staff[roles.REGISTRAR]):
		link(second.appeal, first.appeal, MULTIPLE)
		said = refusal(lambda: link(first.appeal, second.appeal, MULTIPLE))

	assert "вже пов’язане з цим" in said


def test_head_who_writes_no_sign_is_told_whom_to_ask(staff: Staff) -> None:
	first, second = entered(staff), entered(staff)

	with acting_as(staff[roles.HEAD]):
		said = refusal(lambda: link(second.appeal, first.appeal, MULTIPLE))

	assert "реєстратор" in said
	assert not second.card().previous_appeal


# a mass sign ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("are_joined", [False, True], ids=["one record", "joined records"])
def test_two_appeals_of_one_person_are_no_mass_ones(staff: Staff, are_joined: bool) -> None:
	author = person(staff)
	again = person(staff) if are_joined else author
	first, second = entered(staff, applicant=author), entered(staff, applicant=again, content=COPY)
	with acting_as(staff[roles.REGISTRAR]):
		if are_joined:
			merge_people(author, again, "Один телефон")

		said = refusal(lambda: link(second.appeal, first.appeal, MASS))

		assert "Обидва звернення від однієї особи" in said
		texts = {row["value"]: row["said"] for row in compare(second.appeal, first.appeal)["signs"]}
	assert texts[MASS] == said
	assert not second.card().previous_appeal


def test_each_sign_to_link_by_says_what_it_means(staff: Staff) -> None:
	first = entered(staff, applicant=person(staff))
	second = entered(staff, applicant=person(staff, last_name="Інша", phone=""), content=COPY)

	with acting_as(staff[roles.REGISTRAR]):
		signs = compare(second.appeal, first.appeal)["signs"]

	assert len({row["said"] for row in signs}) == 4
	assert [row["said"] for row in signs if row["value"] == MASS] == [
		"Той самий текст від багатьох різних авторів."
	]
