"""What is printed at the registrar's desk: both sides of the card, the sticker, the receipt, the journal."""

import re

import frappe
import pytest
from frappe.www.printview import get_html_and_style

from appeals_app import clock
from appeals_app.appeal_registry.paper_codes import card_address, draw_code
from appeals_app.appeal_registry.report.registration_journal.registration_journal import execute
from appeals_app.permissions import roles
from appeals_app.personal_data import list_guard
from appeals_app.refusal import AppealRuleError
from appeals_app.testing.factories import make_applicant
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as

CARD, STICKER, RECEIPT = "Appeal Registration Card", "Appeal Sticker", "Appeal Receipt"


@pytest.fixture(autouse=True)
def guarded() -> None:
	"""As in every request and job: lists are masked where they are read."""
	list_guard.install()


def html_of(appeal: str, print_format: str) -> str:
	return frappe.get_print("Appeal", appeal, print_format=print_format)


def words(html: str) -> str:
	return re.sub(r"\s+", " ", re.sub(r"<style.*?</style>|<[^>]*>", " ", html, flags=re.DOTALL))


def line_of(code: str) -> str:
	"""What is drawn of a QR code, whatever the order of its attributes."""
	return re.search(r' d="[^"]+"', code)[0]


def journal(staff: Staff, role: str, **filters: object) -> list[dict]:
	today = str(clock.today())
	asked = {"authority": staff.authority, "from_date": today, "to_date": today, **filters}
	with acting_as(staff[role]):
		return execute(asked)[1]


def test_card_has_its_codes_and_its_back(staff: Staff) -> None:
	way = Journey(staff, enclosures="Акт, 12 арк.").to("closed")
	index = way.card().registration_index

	with acting_as(staff[roles.REGISTRAR]):
		html = html_of(way.appeal, CARD)

	front, _break, back = html.partition('<div class="back">')
	assert "<svg" in front and "<svg" in back
	assert "Хід виконання" in words(back)
	assert f"Дата, індекс виконання {frappe.utils.formatdate(clock.today())} № {index}" in words(back)
	assert "Адресат" in words(back) and "Виконано за днів" in words(back)
	assert "Аркушів додатків 12" in words(front)


def test_back_names_the_whole_chain_of_previous_appeals(staff: Staff) -> None:
	first = Journey(staff).to("registered")
	second = Journey(staff).to("registered")
	third = Journey(staff).to("registered")
	frappe.db.set_value("Appeal", second.appeal, "previous_appeal", first.appeal)
	frappe.db.set_value("Appeal", third.appeal, "previous_appeal", second.appeal)
	frappe.db.set_value("Appeal", first.appeal, "previous_appeal", third.appeal)

	with acting_as(staff[roles.REGISTRAR]):
		text = words(html_of(third.appeal, CARD))

	told = text.partition("Попередні звернення")[2][:200]
	assert told.index(second.card().registration_index) < told.index(first.card().registration_index)


def test_sticker_holds_the_index_and_nothing_personal(staff: Staff) -> None:
	way = Journey(staff).to("registered")
	card = way.card()

	with acting_as(staff[roles.REGISTRAR]):
		html = html_of(way.appeal, STICKER)

	assert card.registration_index in words(html)
	assert "<svg" in html
	assert "Савченко" not in html
	assert card_address(card).endswith(f"/app/appeal/{way.appeal}")
	assert card.registration_index not in card_address(card)


def test_receipt_tells_index_code_and_rights(staff: Staff) -> None:
	way = Journey(staff).to("registered")
	card = way.card()

	post = {"officer_name": "Ганна Писар", "position": "Діловод"}
	frappe.db.set_value("Authority Officer", staff[roles.REGISTRAR].officer, post)

	with acting_as(staff[roles.HEAD]):
		html = html_of(way.appeal, RECEIPT)

	for told in (card.registration_index, card.tracking_code, "Савченко Марія Іванівна", "ст. 16, 18 Закону"):
		assert told in words(html)
	assert "Хто прийняв: діловод Ганна Писар" in words(html)
	assert line_of(draw_code(card.tracking_code, 3)) in html


@pytest.mark.parametrize("print_format", [STICKER, RECEIPT])
def test_paper_of_an_appeal_out_of_sight_is_not_printed(
	staff: Staff, neighbours: Staff, print_format: str
) -> None:
	way = Journey(staff).to("registered")

	with acting_as(neighbours[roles.REGISTRAR]), pytest.raises(frappe.PermissionError):
		get_html_and_style("Appeal", way.appeal, print_format=print_format)


def test_journal_holds_what_was_registered_in_the_period(staff: Staff) -> None:
	registered = Journey(staff).to("registered")
	received = Journey(staff)
	old = Journey(staff).to("registered")
	frappe.db.set_value("Appeal", old.appeal, "registered_at", "2020-01-01 10:00:00")

	rows = journal(staff, roles.REGISTRAR)

	names = [row["name"] for row in rows]
	assert registered.appeal in names
	assert received.appeal not in names and old.appeal not in names
	assert [row["number"] for row in rows] == list(range(1, len(rows) + 1))
	mine = rows[names.index(registered.appeal)]
	assert (mine["author"], mine["place"]) == ("Савченко Марія Іванівна", "м. Запоріжжя, вул. Тестова, 1")


def test_journal_is_put_in_the_order_of_surnames(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		people = [
			make_applicant(last_name=name, authority=staff.authority).name for name in ("Яценко", "Бойко")
		]
	for person in people:
		Journey(staff, applicant=person).to("registered")

	authors = [
		row["author"].split()[0] for row in journal(staff, roles.REGISTRAR, by_surname=1) if row["author"]
	]

	assert authors.index("Бойко") < authors.index("Яценко")


def test_journal_that_names_no_authority_is_of_the_own_one(staff: Staff) -> None:
	appeal = Journey(staff).to("registered").appeal

	rows = journal(staff, roles.REGISTRAR, authority="")

	assert appeal in [row["name"] for row in rows]


def test_journal_of_no_single_authority_is_refused(staff: Staff) -> None:
	with pytest.raises(AppealRuleError, match="чий це журнал"):
		journal(staff, roles.REGISTRAR, authority=["like", "%"])


def test_journal_of_another_authority_holds_no_appeal_of_its(staff: Staff, neighbours: Staff) -> None:
	appeal = Journey(staff).to("registered").appeal

	rows = journal(neighbours, roles.REGISTRAR, authority=staff.authority)

	assert appeal not in [row["name"] for row in rows]


def test_journal_shows_no_more_of_a_person_than_the_reader_is_shown(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		person = make_applicant(authority=staff.authority, last_name="Потаєнко", is_confidential=1).name
	appeal = Journey(staff, applicant=person).to("registered").appeal

	[row] = [row for row in journal(staff, roles.ARCHIVIST) if row["name"] == appeal]

	assert "Потаєнко" not in row["author"]
	assert "вул. Тестова" not in row["place"]


def test_journal_without_days_says_what_to_enter(staff: Staff) -> None:
	with pytest.raises(AppealRuleError, match="не дата"):
		journal(staff, roles.REGISTRAR, from_date="31.31")


def test_journal_of_a_period_that_ends_before_it_begins_says_so(staff: Staff) -> None:
	with pytest.raises(
		AppealRuleError, match=r"закінчується 01\.03\.2026, раніше за перший день 31\.03\.2026"
	):
		journal(staff, roles.REGISTRAR, from_date="2026-03-31", to_date="2026-03-01")


def test_journal_is_narrowed_by_the_control_date(staff: Staff) -> None:
	way = Journey(staff).to("registered")
	due = way.card().control_date
	before = frappe.utils.add_days(due, -1)

	def found(**days: object) -> list[str]:
		return [row["name"] for row in journal(staff, roles.REGISTRAR, **days)]

	assert way.appeal in found(control_since=str(due), control_to=str(due))
	assert way.appeal in found(control_since=str(due))
	assert way.appeal not in found(control_to=str(before))
	with pytest.raises(AppealRuleError):
		found(control_since=str(due), control_to=str(before))
