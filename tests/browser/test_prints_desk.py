"""Paper as the browser prints it: each print in its own size, the card on two sides of one sheet."""

import base64
import io
from collections.abc import Callable
from urllib.parse import urlencode

import frappe
import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from appeals_app.appeal_registry.api import file_in_case
from appeals_app.permissions import roles
from appeals_app.testing.factories import THEME, make_applicant, unique
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import acting_as
from tests.browser.clerk import Office

MILLIMETRE = 72 / 25.4

READ_FILE = """async (address) => {
	const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
	return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}"""


def printed(page: Page, appeal: str, print_format: str) -> PdfReader:
	"""What the printer gets from the page that opens for printing."""
	page.goto(f"/printview?doctype=Appeal&name={appeal}&format={print_format}&no_letterhead=1")
	page.wait_for_selector(".print-format")
	return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))


def of_server(page: Page, appeal: str, print_format: str) -> PdfReader:
	"""The PDF the server makes."""
	asked = urlencode({"doctype": "Appeal", "name": appeal, "format": print_format})
	got = page.evaluate(
		READ_FILE, f"/api/method/frappe.utils.print_format.download_pdf?{asked}&no_letterhead=1"
	)
	return PdfReader(io.BytesIO(base64.b64decode(got)))


def size_of(page: object) -> tuple[int, int]:
	return tuple(round(float(side) / MILLIMETRE) for side in (page.mediabox.width, page.mediabox.height))


@pytest.mark.parametrize(
	("print_format", "pages", "size"),
	[
		("Appeal Sticker", 1, (58, 40)),
		("Appeal Registration Card", 2, (210, 297)),
		("Appeal Receipt", 1, (210, 297)),
	],
)
def test_print_comes_in_its_own_size(
	desk: Page, office: Office, picture: Callable, print_format: str, pages: int, size: tuple[int, int]
) -> None:
	paper = printed(desk, office.appeals["answered"], print_format)

	picture(desk, print_format)
	assert [size_of(page) for page in paper.pages] == [size] * pages


@pytest.mark.parametrize(
	("print_format", "pages", "size"),
	[("Appeal Sticker", 1, (58, 40)), ("Appeal Registration Card", 2, (210, 297))],
)
def test_pdf_of_the_server_comes_in_its_own_size(
	desk: Page, office: Office, print_format: str, pages: int, size: tuple[int, int]
) -> None:
	paper = of_server(desk, office.appeals["answered"], print_format)

	assert [size_of(page) for page in paper.pages] == [size] * pages


@pytest.fixture(scope="module")
def eventful(office: Office) -> str:
	"""An answered letter of 4000 characters with two questions, a covering letter and a resolution on control."""
	frappe.db.rollback()
	with acting_as(office.staff[roles.REGISTRAR]):
		author = make_applicant(authority=office.authority).name
	questions = (
		"Освітлення у під’їзді будинку та ремонт електропроводки",
		"Стан дороги та прибирання снігу у дворі",
	)
	way = Journey(
		office.staff,
		applicant=author,
		brief="Під’їзд без світла, дорога та сніг у дворі (докладно)",
		content=("Прошу розглянути звернення щодо освітлення, дороги та снігу. " * 70)[:4000],
		questions=[{"question": question, "theme": THEME} for question in questions],
		sender_name="Запорізька обласна державна адміністрація",
		sender_number="08-12/345",
		sender_date=frappe.utils.today(),
	).to("resolution")
	way.resolve(resolution_text="Розглянути по суті, про результати повідомити заявника.", puts_on_control=1)
	way.stage = "execution"
	way.to("answered")
	frappe.db.commit()  # nosemgrep: other processes serve it
	return way.appeal


def test_card_of_an_eventful_letter_is_one_sheet(desk: Page, eventful: str, picture: Callable) -> None:
	by_browser = printed(desk, eventful, "Appeal Registration Card")
	picture(desk, "card")
	by_server = of_server(desk, eventful, "Appeal Registration Card")

	for paper in (by_browser, by_server):
		face, back = (" ".join(page.extract_text().split()) for page in paper.pages)
		assert "Реєстраційно-контрольна картка" in face and "повідомити заявника" in face
		assert "Хід виконання" in back


@pytest.mark.parametrize("print_format", ["Standard", "Nothing Of This Name"])
def test_print_of_the_framework_holds_no_proof_as_json(desk: Page, office: Office, print_format: str) -> None:
	desk.goto(f"/printview?doctype=Appeal&name={office.appeals['answered']}&format={print_format}")

	text = desk.locator(".print-format").inner_text()
	assert "Лук’яненко" in text
	assert "{" not in text and '":' not in text


def test_inventory_of_a_case_prints_its_papers_and_who_compiled_it(
	desk: Page, office: Office, picture: Callable
) -> None:
	frappe.db.rollback()
	case = unique("03-")
	appeal = Journey(office.staff, brief="Ремонт дороги по вулиці Шевченка").to("closed").appeal
	with acting_as(office.staff[roles.REGISTRAR]):
		file_in_case(appeal=appeal, case={"case": case, "volume": "1", "sheets": 3})
	frappe.db.commit()  # nosemgrep: other processes serve it

	desk.goto(f"/app/query-report/Case%20Inventory?case_number={case}")
	desk.locator(".dt-row", has_text="1–3").wait_for()
	picture(desk, "list")
	with desk.context.expect_page() as opened:
		desk.evaluate("frappe.query_report.print_report({ orientation: 'Portrait' })")
	paper = opened.value
	picture(paper, "paper")

	text = paper.locator(".print-format").inner_text()
	assert case in text and "по вулиці Шевченка" in text
	assert "Звернень у справі: 1, аркушів: 3." in text and "Опис склав" in text
	paper.close()
