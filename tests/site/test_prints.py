"""What stands on paper: the registration card and the letter."""

import re

import frappe
import pytest

from appeals_app.appeal_registry.terms import term_sentences
from appeals_app.appeal_replies.signing import send_letter, sign_letter
from appeals_app.permissions import roles
from appeals_app.testing.factories import make_appeal_reply, make_appeal_term_change, make_applicant
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as

pytestmark = pytest.mark.usefixtures("in_one_transaction")  # the framework commits its log of prints

CARD, LETTER = "Appeal Registration Card", "Appeal Letter"


def printed(doctype: str, name: str, print_format: str) -> str:
	"""The page in words, one space between them."""
	html = frappe.get_print(doctype, name, print_format=print_format)
	return re.sub(r"\s+", " ", re.sub(r"<style.*?</style>|<[^>]*>", " ", html, flags=re.DOTALL))


@pytest.fixture
def answered(staff: Staff) -> Journey:
	"""An answered appeal whose signatory's position is written with a capital and with a small letter elsewhere."""
	frappe.db.set_value(
		"Authority Officer",
		staff[roles.HEAD].officer,
		{"officer_name": "Остап Чумак", "position": "Голова сільської ради"},
	)
	return Journey(staff).to("answered")


def test_card_names_the_address_of_the_author_and_who_signed(answered: Journey) -> None:
	card = answered.card()

	with acting_as(answered.staff[roles.REGISTRAR]):
		text = printed("Appeal", card.name, CARD)

	day = frappe.utils.formatdate(card.answered_on)
	assert "Місце проживання м. Запоріжжя, вул. Тестова, 1" in text
	assert f"Хто підписав Остап Чумак, голова сільської ради, {day} № {card.registration_index}" in text
	assert f"Остап Чумак, голова сільської ради, {day}" in text.partition("Резолюція")[2]


def test_card_tells_how_the_term_was_counted_and_that_it_was_extended(staff: Staff) -> None:
	way = Journey(staff).to("in_work")
	with acting_as(staff[roles.HEAD]):
		change = make_appeal_term_change(appeal=way.appeal)
		notice = make_appeal_reply(
			appeal=way.appeal, letter_kind="Term Notice", term_change=change.name, body=""
		)
		sign_letter(reply=notice.name)
	with acting_as(staff[roles.REGISTRAR]):
		send_letter(reply=notice.name)
		text = printed("Appeal", way.appeal, CARD)

	day = frappe.utils.formatdate
	card = way.card()
	assert f"Строк продовжено до {day(card.due_date)}, рішення від {day(change.decided_on)}" in text
	assert f"{frappe._(card.meta.get_label('breach_after'))} {day(card.breach_after)}" in text
	[first, *_] = term_sentences(card)
	assert "Як обчислено строк" in text and first in text


def test_card_names_the_signatory_of_the_answer_and_not_of_a_notice(staff: Staff) -> None:
	way = Journey(staff).to("in_work")
	with acting_as(staff[roles.HEAD]):
		change = make_appeal_term_change(appeal=way.appeal)
		notice = make_appeal_reply(
			appeal=way.appeal, letter_kind="Term Notice", term_change=change.name, body=""
		)
		sign_letter(reply=notice.name)

	with acting_as(staff[roles.REGISTRAR]):
		assert "Хто підписав" not in printed("Appeal", way.appeal, CARD)


def test_card_of_an_author_without_an_address_says_so(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		author = make_applicant(locality="", address="", phone="", email="")
		way = Journey(staff, applicant=author.name)
		text = printed("Appeal", way.appeal, CARD)

	assert "Місце проживання не зазначено Контакти не зазначено" in text
	assert "Хто підписав" not in text


@pytest.mark.parametrize("position", ["голова сільської ради", "Голова сільської ради"])
def test_letter_greets_the_author_and_begins_the_signature_with_a_capital(
	answered: Journey, position: str
) -> None:
	frappe.db.set_value("Authority Officer", answered.staff[roles.HEAD].officer, "position", position)
	letter = frappe.get_last_doc("Appeal Reply", filters={"appeal": answered.appeal})

	with acting_as(answered.staff[roles.REGISTRAR]):
		text = printed("Appeal Reply", letter.name, LETTER)

	assert "Шановна Маріє Іванівно!" in text
	assert "Голова сільської ради Остап Чумак" in text


@pytest.mark.parametrize("print_format", [CARD, LETTER])
def test_page_has_what_the_framework_looks_for_when_it_prints(answered: Journey, print_format: str) -> None:
	letter = frappe.get_last_doc("Appeal Reply", filters={"appeal": answered.appeal})
	doctype, name = ("Appeal", answered.appeal) if print_format == CARD else ("Appeal Reply", letter.name)

	html = frappe.get_print(doctype, name, print_format=print_format)

	assert html.count('class="page-break"') == 1
	assert html.count('id="footer-html"') == 1


def test_long_letter_stands_on_the_face_by_its_beginning(staff: Staff) -> None:
	letter = " ".join(f"Слово{number}." for number in range(2_000))
	way = Journey(staff, content=letter).to("registered")

	with acting_as(staff[roles.REGISTRAR]):
		text = printed("Appeal", way.appeal, CARD)

	face, _title, back = text.partition("Хід виконання")
	assert "Слово0. Слово1." in face and "… (повний текст — у реєстрі)" in face
	assert "Слово1999." not in face and "Слово" not in back


def test_answer_given_on_the_day_of_receipt_took_no_days(answered: Journey) -> None:
	card = answered.card()
	assert card.days_taken == 0

	with acting_as(answered.staff[roles.REGISTRAR]):
		text = printed("Appeal", card.name, CARD)

	assert f"{frappe._(card.meta.get_label('days_taken'))} 0 " in text


def test_card_without_an_answer_leaves_the_days_to_be_filled_in(staff: Staff) -> None:
	way = Journey(staff).to("in_work")

	with acting_as(staff[roles.REGISTRAR]):
		text = printed("Appeal", way.appeal, CARD)

	assert f"{frappe._(way.card().meta.get_label('days_taken'))} 0 " not in text
