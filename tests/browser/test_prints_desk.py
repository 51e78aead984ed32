"""Paper as the browser prints it: each print in its own size, the card on two sides of one sheet."""

import base64
import io
from collections.abc import Callable
from urllib.parse import urlencode

import frappe
import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

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
	asked = urlencode({"doctype": "Appeal", "name": office.appeals["answered"], "format": print_format})
	got = desk.evaluate(
		READ_FILE, f"/api/method/frappe.utils.print_format.download_pdf?{asked}&no_letterhead=1"
	)
	paper = PdfReader(io.BytesIO(base64.b64decode(got)))

	assert [size_of(page) for page in paper.pages] == [size] * pages


def test_back_of_a_long_letter_is_its_second_side(desk: Page, office: Office, picture: Callable) -> None:
	appeal = office.appeals["answered"]
	kept = frappe.db.get_value("Appeal", appeal, "content")
	frappe.db.set_value("Appeal", appeal, "content", "\n".join(f"Рядок листа {line}." for line in range(69)))
	frappe.db.commit()
	try:
		paper = printed(desk, appeal, "Appeal Registration Card")
		picture(desk, "long letter")
	finally:
		frappe.db.set_value("Appeal", appeal, "content", kept)
		frappe.db.commit()

	words = [page.extract_text() for page in paper.pages]
	assert len(words) == 4
	assert "продовження в додатку" in words[0] and "Рядок листа 68." in words[3]
	assert ("арк. 3" in words[2], "арк. 4" in words[3]) == (True, True)


@pytest.mark.parametrize("print_format", ["Standard", "Nothing Of This Name"])
def test_print_of_the_framework_holds_no_proof_as_json(desk: Page, office: Office, print_format: str) -> None:
	desk.goto(f"/printview?doctype=Appeal&name={office.appeals['answered']}&format={print_format}")

	text = desk.locator(".print-format").inner_text()
	assert "Лук’яненко" in text
	assert "{" not in text and '":' not in text
