"""What belongs together is found while a card is entered, and a person links or merges it."""

import frappe
import pytest

from appeals_app.appeal_matching import tasks, upkeep
from appeals_app.appeal_matching.api import answer_alike, compare, compare_unsaved, link, merge, propose_sign
from appeals_app.appeal_matching.card_terms import ENTRY, SKETCH, write_rows_of
from appeals_app.domain.lifecycle import Phase
from appeals_app.domain.personal_inventory import Subject
from appeals_app.permissions import roles
from appeals_app.personal_data import anonymisation
from appeals_app.testing.factories import appeal_values, make_appeal, make_appeal_reply, make_applicant
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.refusals import refusal
from tests.site.test_known_address import ZAPORIZHZHIA

TEXT = (
	"Уже третій рік звертаюся з проханням відремонтувати ліфт у дев’ятиповерховому будинку на вулиці Перемоги."
	" Керуюча компанія посилається на відсутність коштів, а мешканці похилого віку не можуть вийти надвір."
	" Вимагаю перерахувати плату за час, коли ліфт не працював, і повідомити дату ремонту."
)
COPY = TEXT.replace("третій", "четвертий").replace("Вимагаю", "Прошу").replace("надвір", "з квартири")
OTHER = "Пропоную встановити пандус біля входу до бібліотеки, щоб люди на кріслах колісних могли нею користуватися."


def proposed(staff: Staff, **card: object) -> dict:
	with acting_as(staff[roles.REGISTRAR]):
		values = appeal_values(**{"authority": staff.authority, "content": COPY, **card})
		return propose_sign({**values, "received_at": str(values["received_at"])})


def entered(staff: Staff, stage: str = "registered", **card: object) -> Journey:
	way = Journey(staff, **{"content": TEXT, **card}).to(stage)
	write_rows_of([way.appeal])
	return way


def person(staff: Staff, **values: object) -> str:
	with acting_as(staff[roles.REGISTRAR]):
		return make_applicant(**{"last_name": "М’якотина", "phone": "061 000 77 01", **values}).name


def found_among(answer: dict) -> list[str]:
	return [row["appeal"] for row in answer["alike"]]


def test_question_asked_again_within_the_term_is_multiple(staff: Staff) -> None:
	way = entered(staff, applicant=person(staff))
	again = person(staff, last_name="Miakotyna", first_name="М.", middle_name="І.", phone="+380 61 000 77 01")

	answer = proposed(staff, applicant=again)

	assert answer["sign"] == "sign_of_receipt.multiple"
	assert answer["previous"] == way.appeal
	assert way.appeal in found_among(answer)
	assert any("ще розглядається" in sentence for sentence in answer["reasons"])


def test_person_typed_with_glued_initials_is_known_by_the_phone(staff: Staff) -> None:
	known = person(
		staff, last_name="Пилипенко", first_name="Марія", middle_name="Іванівна", phone="067 123-45-67"
	)
	way = entered(staff, applicant=known)

	answer = proposed(staff, applicant=None, new_person="Пилипенко М.І.", phone="+380671234567")

	assert (answer["sign"], answer["previous"]) == ("sign_of_receipt.multiple", way.appeal)
	assert any("той самий телефон" in sentence for sentence in answer["reasons"])


def test_near_text_of_a_person_with_the_same_initials_is_not_called_another_persons(staff: Staff) -> None:
	known = person(staff, last_name="Пилипенко", first_name="Марія", middle_name="Іванівна")
	way = entered(staff, applicant=known)

	typed = {"last_name": "Пилипенко", "first_name": "М.І.", "middle_name": "", "phone": ""}
	answer = proposed(staff, applicant=person(staff, **typed), content=TEXT)

	assert (answer["sign"], answer["previous"]) == ("sign_of_receipt.multiple", way.appeal)


def test_same_text_by_another_addressee_is_a_duplicate(staff: Staff) -> None:
	author = person(staff)
	way = entered(staff, applicant=author)

	answer = proposed(staff, applicant=author, sender_name="Офіс Президента України")

	assert (answer["sign"], answer["previous"]) == ("sign_of_receipt.duplicate", way.appeal)


def test_question_asked_again_after_an_answer_is_repeated(staff: Staff) -> None:
	author = person(staff)
	way = entered(staff, "answered", applicant=author)

	answer = proposed(staff, applicant=author)

	assert (answer["sign"], answer["previous"]) == ("sign_of_receipt.repeated", way.appeal)


def test_other_question_of_another_person_is_primary(staff: Staff) -> None:
	entered(staff, applicant=person(staff))

	answer = proposed(staff, applicant=person(staff, last_name="Інша", phone=""), content=OTHER)

	assert answer["sign"] == "sign_of_receipt.primary"
	assert not answer["alike"]


def test_one_text_of_many_people_is_mass(staff: Staff) -> None:
	frappe.db.set_single_value("Appeal Matching Settings", "mass_people", 3)
	frappe.clear_document_cache("Appeal Matching Settings", "Appeal Matching Settings")
	for surname in ("Перша", "Друга"):
		entered(staff, applicant=person(staff, last_name=surname, phone=""))

	answer = proposed(staff, applicant=person(staff, last_name="Третя", phone=""))

	assert answer["sign"] == "sign_of_receipt.mass"


def test_other_authority_learns_only_that_the_text_is_somewhere(staff: Staff, neighbours: Staff) -> None:
	entered(staff, applicant=person(staff))

	answer = proposed(neighbours, applicant=None, subject="subject.anonymous", last_name="М’якотина")

	assert answer["is_elsewhere"] is True
	assert (answer["alike"], answer["previous"], answer["sign"]) == ([], "", "sign_of_receipt.primary")


def test_register_of_others_is_not_asked(staff: Staff, neighbours: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		said = refusal(
			lambda: propose_sign({"authority": neighbours.authority, "content": COPY}), frappe.PermissionError
		)

	assert "Виберіть свій орган" in said


@pytest.mark.parametrize("role", [roles.EXECUTOR, roles.ANALYST, roles.HEAD])
def test_who_enters_no_cards_is_told_nothing(staff: Staff, role: str) -> None:
	with pytest.raises(frappe.PermissionError), acting_as(staff[role]):
		propose_sign({"authority": staff.authority, "content": COPY})


@pytest.mark.parametrize(
	"card", ["[]", "{", {"authority": ["a"], "questions": "x", "received_at": {}, "content": 1}]
)
def test_card_that_cannot_be_read_is_refused(staff: Staff, card: object) -> None:
	with pytest.raises((frappe.ValidationError, frappe.PermissionError)), acting_as(staff[roles.REGISTRAR]):
		propose_sign(card)


# deciding -----------------------------------------------------------------------------------------------------


def test_one_phone_in_two_spellings_is_the_same_side_by_side(staff: Staff) -> None:
	one = entered(staff, applicant=person(staff, phone="067 123-45-67"))
	other = entered(staff, applicant=person(staff, phone="+380671234567"))

	with acting_as(staff[roles.REGISTRAR]):
		rows = compare(one.appeal, other.appeal)["rows"]
		typed = compare_unsaved({"new_person": "Мороз  Н.В.", "phone": "067 1234567"}, other.appeal)["rows"]

	assert [row["is_same"] for row in rows if row["label"] == "Телефон"] == [True]
	assert [row["is_same"] for row in typed if row["label"] == "Телефон"] == [True]
	assert "Мороз Н.В." in [row["left"] for row in typed]


def test_settlement_that_is_chosen_stands_in_words_beside_the_stored_one(staff: Staff) -> None:
	other = entered(staff, applicant=person(staff, settlement=ZAPORIZHZHIA))
	place = frappe.db.get_value("Locality", ZAPORIZHZHIA, "title")

	with acting_as(staff[roles.REGISTRAR]):
		typed = compare_unsaved({"new_person": "Мороз Н.В.", "settlement": ZAPORIZHZHIA}, other.appeal)[
			"rows"
		]
		written = compare_unsaved({"new_person": "Мороз Н.В.", "locality": "с. Дальнє"}, other.appeal)["rows"]

	label = "Населений пункт словами"
	assert [(row["left"], row["is_same"]) for row in typed if row["label"] == label] == [(place, True)]
	assert [(row["left"], row["is_same"]) for row in written if row["label"] == label] == [
		("с. Дальнє", False)
	]


def test_two_cards_stand_side_by_side(staff: Staff) -> None:
	author = person(staff)
	one, other = entered(staff, applicant=author), entered(staff, applicant=author, content=COPY)

	with acting_as(staff[roles.REGISTRAR]):
		shown = compare(one.appeal, other.appeal)

	assert 70 < shown["likeness"] < 100
	assert {row["left"] for row in shown["rows"]} >= {TEXT}
	assert any(row["is_same"] and "М’якотина" in row["left"] for row in shown["rows"])


def test_outsider_compares_nothing(staff: Staff, neighbours: Staff) -> None:
	one = entered(staff, applicant=person(staff))

	with pytest.raises(frappe.PermissionError), acting_as(neighbours[roles.REGISTRAR]):
		compare(one.appeal, one.appeal)


def test_appeal_is_linked_to_the_one_it_repeats(staff: Staff) -> None:
	first, second = entered(staff), entered(staff)

	with acting_as(staff[roles.REGISTRAR]):
		link(second.appeal, first.appeal, "sign_of_receipt.repeated")

	card = second.card()
	assert (card.receipt_sign, card.previous_appeal) == ("sign_of_receipt.repeated", first.appeal)


def test_appeal_is_not_linked_to_itself_nor_by_another_word(staff: Staff) -> None:
	way = entered(staff)

	with acting_as(staff[roles.REGISTRAR]):
		to_itself = refusal(lambda: link(way.appeal, way.appeal, "sign_of_receipt.repeated"))
		by_another_word = refusal(lambda: link(way.appeal, way.appeal, "kind.complaint"))

	assert "Виберіть інше звернення" in to_itself
	assert "Виберіть, чим є" in by_another_word


def test_appeals_are_considered_under_one(staff: Staff) -> None:
	first, second = entered(staff), entered(staff)

	with acting_as(staff[roles.REGISTRAR]):
		merge(second.appeal, first.appeal, "Те саме звернення іншим шляхом")

	card = second.card()
	assert (card.main_appeal, Phase(card.phase)) == (first.appeal, Phase.MERGED)


def test_nothing_is_merged_into_what_is_over(staff: Staff) -> None:
	first, second = entered(staff, "closed"), entered(staff)

	with acting_as(staff[roles.REGISTRAR]):
		said = refusal(lambda: merge(second.appeal, first.appeal, "Те саме"))

	assert "вже не розглядається" in said
	assert not second.card().main_appeal


def test_one_decision_is_drafted_to_each_author_in_person(staff: Staff) -> None:
	first, second = entered(staff, "in_work"), entered(staff, "in_work", applicant=person(staff))
	mass = {"receipt_sign": "sign_of_receipt.mass", "previous_appeal": first.appeal}
	frappe.db.set_value("Appeal", second.appeal, mass)

	with acting_as(staff[roles.EXECUTOR]):
		decision = make_appeal_reply(appeal=first.appeal, body="Ліфт відремонтовано, плату перераховано.")
		told = answer_alike(decision.name)
		again = answer_alike(decision.name)

	assert [bool(row["reply"]) for row in told] == [True]
	[letter] = frappe.get_all(
		"Appeal Reply", {"appeal": second.appeal}, ["name", "body", "addressee", "status"]
	)
	assert (letter.body, letter.status) == (decision.body, "Draft")
	assert letter.addressee.startswith("М’якотиній")
	assert [row["reply"] for row in again] == [""]
	assert "вже" in again[0]["told"]


def test_decision_without_a_mass_event_is_drafted_to_nobody(staff: Staff) -> None:
	way = entered(staff, "in_work")
	with acting_as(staff[roles.EXECUTOR]):
		decision = make_appeal_reply(appeal=way.appeal)

	with acting_as(staff[roles.REGISTRAR]):
		assert "жодне не пов’язане" in refusal(lambda: answer_alike(decision.name))


# upkeep -------------------------------------------------------------------------------------------------------


def test_changed_card_is_followed_once(staff: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
	monkeypatch.setattr(frappe.db, "commit", lambda: None)
	with acting_as(staff[roles.REGISTRAR]):
		appeal = make_appeal(authority=staff.authority, content=TEXT).name
	tasks.follow_cards()

	assert "b_ліфт" in frappe.db.get_value(ENTRY, appeal, "terms").split()
	assert frappe.db.exists(SKETCH, appeal)
	assert appeal not in upkeep.stale_appeals(frappe.utils.add_to_date(None, days=-1, as_datetime=True))


def test_written_twice_is_as_written_once(staff: Staff) -> None:
	way = entered(staff)
	before = frappe.db.get_value(ENTRY, way.appeal, "terms")

	write_rows_of([way.appeal])

	assert frappe.db.count(ENTRY, {"appeal": way.appeal}) == 1
	assert frappe.db.get_value(ENTRY, way.appeal, "terms") == before


def test_card_without_words_has_no_sketch(staff: Staff) -> None:
	way = entered(staff)
	frappe.db.set_value("Appeal", way.appeal, "content", "…")

	write_rows_of([way.appeal])

	assert not frappe.db.exists(SKETCH, way.appeal)


def test_erased_appeal_is_found_by_nothing(staff: Staff) -> None:
	way = entered(staff, applicant=person(staff))

	anonymisation.anonymise(Subject.APPEAL, [way.appeal])

	assert not frappe.db.exists(ENTRY, way.appeal)
	assert not frappe.db.exists(SKETCH, way.appeal)
	write_rows_of([way.appeal])
	assert not frappe.db.exists(ENTRY, way.appeal)


def test_card_of_an_erased_person_is_not_found_by_the_name(staff: Staff) -> None:
	author = person(staff)
	way = entered(staff, applicant=author)
	frappe.db.set_value(
		"Applicant", author, {"last_name": "Знеособлено", "full_name": "Знеособлено", "phone": None}
	)

	upkeep.forget_erased({"Applicant": [author]})

	terms = frappe.db.get_value(ENTRY, way.appeal, "terms")
	assert "makotina" not in terms
	assert "0610007701" not in terms


def test_appeals_never_follow_each_other_in_a_ring(staff: Staff) -> None:
	author = person(staff)
	first, second, third = (entered(staff, applicant=author) for _ in range(3))
	for later, earlier in ((second, first), (third, second)):
		later.enter(previous_appeal=earlier.appeal)

	for earlier in (first, second, third):
		said = refusal(lambda earlier=earlier: first.enter(previous_appeal=earlier.appeal))

		assert "те, що надійшло першим" in said
