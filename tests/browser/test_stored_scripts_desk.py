"""An appeal whose every word is hostile is read all over the Desk, and nothing of it runs."""

from collections.abc import Callable, Iterator
from pathlib import Path

import frappe
import pytest
from playwright.sync_api import Dialog, Page, Request, expect

from appeals_app.permissions import roles
from appeals_app.testing.script_payloads import CALL, FOREIGN_SCRIPT
from appeals_app.testing.staff import acting_as
from tests.browser.clerk import Office, open_form, settle
from tests.site.hostile_rows import hostile_journey, letter_of

WORD = "Ворожий"
PLANTED = "aa"
SHORT = f"""{WORD} " {PLANTED} ' {PLANTED} &lt;img src onerror={CALL}&gt;<img src onerror={CALL}>"""
"""By its word it is found; the rest would run as it is, or after its entities are read once too often.

In an attribute it would begin another one, which runs as well where its name is chosen for that.
"""

HANGING = {"Comment": "reference_name", "View Log": "reference_name", "Access Log": "reference_document", "Version": "docname"}  # fmt: skip

PRINTED = (".print-format-container iframe, iframe.print-format-container", "body")


@pytest.fixture(scope="module")
def hostile(office: Office) -> Iterator[dict[str, str]]:
	"""Names of a hostile appeal, its author and its letter, committed, and taken away afterwards."""
	frappe.db.rollback()
	way = hostile_journey(office.staff, SHORT)
	card = way.card()
	with acting_as(office.staff[roles.REGISTRAR]):
		card.add_comment("Comment", text=f"<!-->{SHORT}-->")
	made = {"appeal": card.name, "applicant": card.applicant, "letter": letter_of(way)}
	frappe.db.commit()  # nosemgrep: other processes serve these records
	yield made
	frappe.db.rollback()
	take_away(made)
	frappe.db.commit()  # nosemgrep: what was committed is taken away for good


def take_away(made: dict[str, str]) -> None:
	"""Rows go past the controllers, which rightly let nobody remove an appeal."""
	names = ("in", [made["appeal"], made["applicant"], made["letter"]])
	for doctype in ("Appeal Event", "Appeal Reply"):
		frappe.db.delete(doctype, {"appeal": made["appeal"]})
	for doctype in ("Appeal Question", "Appeal Reply Answer"):
		frappe.db.delete(doctype, {"parent": names})
	frappe.db.delete("Appeal Chain Head", {"chain_name": names})
	for doctype, column in HANGING.items():
		frappe.db.delete(doctype, {column: names})
	frappe.db.delete("Appeal", {"name": names})
	frappe.db.delete("Applicant", {"name": names})
	search = frappe.qb.Table("__global_search")
	frappe.qb.from_(search).delete().where(search.name.isin(names[1])).run()


@pytest.fixture
def ran(desk: Page) -> Iterator[list[str]]:
	"""What has run while the test walked: dialogs, and calls for the script of nobody's server."""
	found: list[str] = []

	def note(dialog: Dialog) -> None:
		if dialog.type != "beforeunload":  # that is the Desk's own, of a form with changes
			found.append(dialog.message)
		dialog.accept()

	def asked(request: Request) -> None:
		if FOREIGN_SCRIPT in request.url:
			found.append(request.url)

	desk.on("dialog", note)
	desk.on("request", asked)
	yield found
	desk.remove_listener("dialog", note)
	desk.remove_listener("request", asked)


def read_form(desk: Page, made: dict[str, str]) -> None:
	open_form(desk, made["appeal"])
	tabs = desk.locator(".form-tabs .nav-link:visible")
	for number in range(tabs.count()):
		tabs.nth(number).click()
	expect(
		desk.locator(".new-timeline:visible, .timeline-item:visible").filter(has_text=WORD).first
	).to_be_attached()


def read_author(desk: Page, made: dict[str, str]) -> None:
	desk.goto(f"/app/applicant/{made['applicant']}")
	desk.wait_for_selector(f".page-title .title-text:has-text('{WORD}')")


def read_letter(desk: Page, made: dict[str, str]) -> None:
	desk.goto(f"/app/appeal-reply/{made['letter']}")
	desk.wait_for_selector(".form-footer .timeline-item", state="attached")
	expect(desk.locator("[data-fieldname=addressee]:visible").first).to_be_attached()


def read_list(desk: Page, made: dict[str, str]) -> None:
	desk.goto(f"/app/appeal?name={made['appeal']}")
	desk.wait_for_selector(f".list-row:has-text('{WORD}')")


def read_list_of_people(desk: Page, made: dict[str, str]) -> None:
	desk.goto(f"/app/applicant?name={made['applicant']}")
	desk.wait_for_selector(f".list-row:has-text('{WORD}')")


def read_report(desk: Page, made: dict[str, str]) -> None:
	desk.goto(f"/app/appeal/view/report?name={made['appeal']}")
	desk.wait_for_selector(f".dt-cell__content:has-text('{WORD}')")


def search_in_a_link(desk: Page, made: dict[str, str]) -> None:
	desk.goto("/app/appeal/new")
	desk.wait_for_selector("[data-fieldname=applicant] input:visible")
	settle(desk)
	desk.locator("[data-fieldname=applicant] input:visible").first.press_sequentially(WORD, delay=30)
	desk.wait_for_selector(f"[data-fieldname=applicant] .awesomplete li:has-text('{WORD}')")


def search_in_the_top_bar(desk: Page, made: dict[str, str]) -> None:
	desk.goto("/app")
	for words in (WORD, SHORT):
		desk.fill("#navbar-search", words)
		desk.wait_for_selector(f".search-bar .awesomplete li:visible:has-text('{WORD}')")
		settle(desk)


def read_print(desk: Page, made: dict[str, str]) -> None:
	open_form(desk, made["appeal"])
	desk.evaluate("frappe.set_route('print', 'Appeal', cur_frm.docname)")
	frame, body = PRINTED
	expect(desk.frame_locator(frame).locator(body)).to_contain_text(WORD)
	desk.goto(f"/printview?doctype=Appeal&name={made['appeal']}&format=Standard")
	expect(desk.locator(".print-format").first).to_contain_text(WORD)


SCREENS = (
	*(read_form, read_author, read_letter, read_list, read_list_of_people, read_report),
	*(search_in_a_link, search_in_the_top_bar, read_print),
)


def test_dialog_of_a_text_that_runs_is_noticed(desk: Page, ran: list[str]) -> None:
	desk.goto("/app/appeal")
	settle(desk)
	desk.evaluate("(text) => $('<div>').appendTo('body').html(text)", SHORT)
	desk.evaluate("(text) => $(`<p title='${text}'>`).appendTo('body')", SHORT)
	settle(desk)

	assert ran
	assert desk.locator(f"[{PLANTED}]").count()


@pytest.mark.parametrize("read", SCREENS)
def test_screen_shows_hostile_words_and_runs_none(
	desk: Page,
	hostile: dict[str, str],
	ran: list[str],
	picture: Callable[[Page, str], Path],
	read: Callable[[Page, dict[str, str]], None],
) -> None:
	read(desk, hostile)
	settle(desk)
	picture(desk, "screen")

	assert ran == []
	planted = desk.locator(f"[{PLANTED}]")
	assert [element.evaluate("element => element.outerHTML") for element in planted.all()] == []
