"""The reply check: told on the form, asked about before the signature, led by rows of the administrator."""

import frappe
import pytest
from frappe.model.document import Document

from appeals_app.appeal_registry.step_needs import needs_of_step
from appeals_app.appeal_replies.reply_checks import told_findings
from appeals_app.appeal_replies.signing import sign_letter
from appeals_app.permissions import roles
from appeals_app.testing import journey
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.refusals import refusal

TAX_NUMBER = "2245134075"
FULL = (
	"Ліфт у Вашому будинку полагоджено 5 листопада: замінено двигун і канати, оскільки старі зносилися."
	" Роботи виконало підприємство за договором, наступний огляд заплановано на грудень."
)


def letter_of(way: Journey) -> Document:
	return frappe.get_last_doc("Appeal Reply", filters={"appeal": way.appeal})


def at_signature(staff: Staff, body: str, **given: object) -> Journey:
	way = Journey(staff).to("in_work")
	way.draft(body=body, **given)
	way.stage = "draft"
	return way.to("signature")


def told(way: Journey) -> str:
	return " ".join(row["text"] for row in told_findings(letter_of(way)))


@pytest.fixture
def phone(staff: Staff) -> None:
	frappe.db.set_value("Authority Officer", staff[roles.EXECUTOR].officer, "phone", "061 222 33 44")


def test_letter_in_which_nothing_lacks_is_signed_without_a_question(staff: Staff, phone: None) -> None:
	way = at_signature(staff, FULL)

	assert told_findings(letter_of(way)) == []
	way.to("signed")
	assert not letter_of(way).signed_despite


def test_advice_is_told_and_keeps_nobody_from_signing(staff: Staff) -> None:
	way = at_signature(staff, "Зроблено.")

	said = told(way)
	way.to("signed")

	assert "немає телефону виконавця" in said
	assert "У листі 9 знаків" in said


def test_refusal_without_law_and_way_to_appeal_is_signed_only_with_a_reason_that_is_kept(
	staff: Staff,
) -> None:
	"""Art. 15: a refusal names the law, the reasons and the way to appeal."""
	way = at_signature(staff, FULL, answers=[{"result": "result.refused"}])
	letter = letter_of(way)

	said = refusal(lambda: way.press(roles.HEAD, journey.SIGN))
	with acting_as(staff[roles.HEAD]):
		refusal(lambda: sign_letter(reply=letter.name, reason=" "))
		sign_letter(reply=letter.name, reason="Закон названо в додатку.")

	assert "не названо закону" in said and "як оскаржити" in said
	assert letter_of(way).status == "Signed"
	assert letter_of(way).signed_despite == "Закон названо в додатку."
	event = {"appeal": way.appeal, "act": "reply_check_overridden"}
	assert frappe.db.get_value("Appeal Event", event, "ground") == "Закон названо в додатку."


def test_data_of_other_people_are_found_and_those_of_the_author_and_officials_are_not(
	staff: Staff, phone: None
) -> None:
	known = f"{FULL} Звернення Савченко М. І. Тел. 061 222 33 44."
	way = at_signature(staff, f"{known} Сусід Гринько П. О., тел. 067 111 22 33, номер {TAX_NUMBER}.")

	said = told(way)

	assert all(found in said for found in ("Гринько П. О.", "067 111 22 33", TAX_NUMBER))
	assert "Савченко" not in said and "061 222" not in said


def test_text_of_a_template_alone_is_called_a_boilerplate(staff: Staff) -> None:
	template = {
		"doctype": "Appeal Reply Template",
		"template_title": "Т",
		"letter_kind": "Answer",
		"body": FULL,
	}
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		frappe.get_doc({**template, "authority": staff.authority}).insert()
	way = at_signature(staff, FULL)

	assert "майже те саме, що й шаблон" in told(way)


def test_row_of_an_authority_takes_the_place_of_the_common_one(staff: Staff, neighbours: Staff) -> None:
	row = {
		"doctype": "Appeal Reply Check Rule",
		"checked": "It Is More Than A Boilerplate",
		"letter_kind": "Answer",
	}
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		frappe.get_doc({**row, "authority": staff.authority, "is_disabled": 1}).insert()
		again = refusal(lambda: frappe.get_doc({**row, "authority": staff.authority}).insert())
		refusal(
			lambda: frappe.get_doc({**row, "authority": neighbours.authority}).insert(),
			frappe.PermissionError,
		)
	own, foreign = at_signature(staff, "Зроблено."), at_signature(neighbours, "Зроблено.")

	assert again == "Такий рядок для тих самих листів уже є. Змініть його."
	assert "знаків" not in told(own)
	assert "знаків" in told(foreign)


def test_client_writes_no_reason_to_sign(staff: Staff) -> None:
	way = Journey(staff).to("draft")
	letter = letter_of(way)

	with acting_as(way.executor):
		letter.signed_despite = "Так треба."
		letter.save()

	assert not letter_of(way).signed_despite


def test_blank_of_a_template_goes_out_with_a_reason_alone_which_the_step_of_the_card_asks(
	staff: Staff, phone: None
) -> None:
	way = at_signature(staff, f"{FULL} Зроблено: …")

	with acting_as(staff[roles.HEAD]):
		needs = needs_of_step(appeal=way.appeal, action=journey.SIGN)
	refusal(lambda: way.press(roles.HEAD, journey.SIGN))
	way.press(roles.HEAD, journey.SIGN, reason="Крапки стоять у цитаті.")

	assert needs["reason"] and "лишилося незаповнене місце" in " ".join(needs["warnings"])
	assert letter_of(way).signed_despite == "Крапки стоять у цитаті."


def test_advice_is_told_before_the_step_of_the_card_signs(staff: Staff) -> None:
	way = at_signature(staff, "Зроблено.")

	with acting_as(staff[roles.HEAD]):
		needs = needs_of_step(appeal=way.appeal, action=journey.SIGN)

	assert needs["confirm"] and not needs["reason"]
	assert "У листі 9 знаків" in " ".join(needs["warnings"])
