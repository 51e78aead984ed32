"""The window that adds files to a card: a file that is not taken says why, and nothing offers to make one public."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.clerk import Office, open_form

PDF = b"%PDF-1.4\n"
MEBIBYTE = 1024 * 1024


def window_with(page: Page, appeal: str, name: str, content: bytes) -> Locator:
	"""The window of the card with a file chosen in it."""
	open_form(page, appeal)
	page.locator(".layout-side-section .add-attachment-btn:visible").first.click()
	window = page.locator(".modal.show", has=page.locator(".file-uploader"))
	expect(window).to_be_visible()
	window.locator("input[type=file]").set_input_files(
		{"name": name, "mimeType": "application/octet-stream", "buffer": content}
	)
	return window


def test_refused_file_says_why_in_the_words_of_the_server(
	desk: Page, office: Office, picture: Callable
) -> None:
	window = window_with(desk, office.appeals["registered"], "virus.exe", b"MZ" + bytes(100))

	window.locator(".btn-modal-primary").click()

	reason = window.locator(".file-preview .file-error")
	expect(reason).to_contain_text("«virus.exe» не приймається")
	picture(desk, "refused")
	assert "417" not in reason.inner_text() and "Expectation" not in reason.inner_text()


def test_file_that_is_too_large_says_what_to_do_until_that_is_closed(
	desk: Page, office: Office, picture: Callable
) -> None:
	window_with(desk, office.appeals["registered"], "скан.pdf", PDF + bytes(12 * MEBIBYTE))

	told = desk.locator("#alert-container .alert", has_text="скан.pdf")
	expect(told).to_contain_text("Зменшіть роздільність скану")
	desk.wait_for_timeout(9_000)  # longer than the framework shows what it tells
	expect(told).to_be_visible()
	picture(desk, "too large")
	told.locator(".close").click()
	expect(told).to_have_count(0)


def test_window_offers_to_make_no_paper_public(desk: Page, office: Office, picture: Callable) -> None:
	window = window_with(desk, office.appeals["registered"], "скан.pdf", PDF)

	expect(window.locator(".file-preview .file-name")).to_have_text("скан.pdf")
	picture(desk, "chosen")
	assert "відкрит" not in window.inner_text() and "Закрит" not in window.inner_text()
	expect(window.locator("input[type=checkbox]:visible")).to_have_count(0)
