"""An administrator who does a task by hand at the Desk: clicks are counted, and the pictures of the task's page are taken."""

import os
import re
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.browser.clerk import settle

DOCS = Path(__file__).resolve().parents[3] / "docs"
TASKS = DOCS / "administrator" / "tasks"
PICTURES = DOCS / "images" / "administrator"
RETAKE = "RETAKE_PICTURES"
"""Variable of the environment: with it the pictures of the pages are taken anew."""

COLOURS, WIDTH = 32, 920
CLICKS = re.compile(r"Клацань: \*\*(\d+)\*\*")


class Walk:
	"""One task from the home page to its end; whatever is pressed or put the cursor into is one click."""

	def __init__(self, page: Page, number: int) -> None:
		self.page = page
		self.number = number
		self.clicks = 0

	def begin(self, workspace: str, link: str) -> None:
		"""From the home page to a list of the workspace: two clicks, as the page of the task begins."""
		self.page.goto("/app/citizens-appeals")
		self.page.wait_for_selector(".standard-sidebar-item")
		settle(self.page)
		self.click(self.page.locator(".standard-sidebar-item a:visible", has_text=workspace).first)
		self.click(
			self.page.locator(".widget.links-widget-box a:visible").get_by_text(link, exact=True).first
		)

	def click(self, place: Locator) -> None:
		self.clicks += 1
		place.click()
		settle(self.page)

	def press(self, name: str, within: str = "body") -> None:
		"""A button or a line of a menu that is seen, by its words."""
		shown = f"{within} :is(button, a):visible"
		exact = self.page.locator(shown).filter(has_text=re.compile(rf"^\s*{re.escape(name)}\s*$"))
		self.click(exact.first)

	def open_row(self, name: str) -> None:
		"""A record of the list that is open."""
		rows = self.page.locator(".list-row-container .list-row a:visible")
		self.click(rows.filter(has_text=re.compile(rf"^\s*{re.escape(name)}\s*$")).first)
		self.page.wait_for_selector(".form-layout:visible")
		settle(self.page)

	def add(self) -> None:
		"""A new record, by the button of the list that is open."""
		self.click(self.page.locator(".page-head .primary-action:visible").first)
		self.page.wait_for_selector(".form-layout:visible")
		settle(self.page)

	def tab(self, name: str) -> None:
		self.click(self.page.locator(".form-tabs .nav-link:visible", has_text=name).first)

	def add_row(self, table: str) -> None:
		"""A new row of a table, opened with all its fields."""
		grid = self.page.locator(f".frappe-control[data-fieldname={table}]:visible")
		self.click(grid.locator(".grid-add-row"))
		self.click(grid.locator(".grid-body .rows > .grid-row").last.locator(".btn-open-row"))

	def open_cell_row(self, table: str, *words: str) -> None:
		"""The row of a table in which these words stand, opened with all its fields."""
		rows = self.page.locator(
			f".frappe-control[data-fieldname={table}]:visible .grid-body .rows > .grid-row"
		)
		for word in words:
			rows = rows.filter(has_text=word)
		self.click(rows.first.locator(".btn-open-row"))

	def close_row(self) -> None:
		self.click(self.page.locator(".grid-row-open .grid-collapse-row:visible").first)

	def field(self, name: str) -> Locator:
		"""Of the row or dialog that lies on top, else of the form."""
		for top in (".modal.show", ".grid-row-open", ".page-container:visible"):
			found = self.page.locator(f"{top} .frappe-control[data-fieldname={name}]:visible")
			if found.count():
				return found.first
		return self.page.locator(f".frappe-control[data-fieldname={name}]:visible").first

	def type(self, name: str, words: str) -> None:
		self.clicks += 1
		place = self.field(name).locator("input:visible, textarea:visible, .ql-editor:visible").first
		place.click()
		place.fill(words)
		place.press("Tab")
		settle(self.page)

	def choose(self, name: str, words: str) -> None:
		"""A record offered by a field: the field and the choice, two clicks."""
		place = self.field(name).locator("input:visible").first
		self.clicks += 1
		place.evaluate("(input) => input.scrollIntoView({ block: 'center' })")
		place.click()
		place.fill(words)
		offers = self.field(name).locator(".awesomplete li:visible")
		self.page.wait_for_timeout(700)  # the Desk asks once the typing has paused
		settle(self.page)
		expect(offers.filter(has_text=words).first).to_be_visible()
		first_lines = [shown.strip().split("\n")[0] for shown in offers.all_inner_texts()]
		named_so = first_lines.index(words) if words in first_lines else None
		self.click(offers.filter(has_text=words).first if named_so is None else offers.nth(named_so))
		if offers.first.is_visible():  # what was asked before the choice was made is shown after it
			self.page.keyboard.press("Tab")

	def select(self, name: str, words: str) -> None:
		"""A choice of a short list: the list and the choice, two clicks."""
		self.clicks += 2
		self.field(name).locator("select:visible").first.select_option(label=words)
		settle(self.page)

	def select_in(self, tip: str, words: str) -> None:
		"""A choice of a short list at the top of a page, known by its tip."""
		self.clicks += 2
		place = self.page.locator(
			f"[data-original-title='{tip}']:visible select, select[placeholder='{tip}']:visible"
		)
		place.first.select_option(label=words)
		settle(self.page)

	def menu(self, words: str) -> None:
		"""A line of the menu of the page: the menu and the line, two clicks."""
		self.click(self.page.locator(".page-head .menu-btn-group button:visible").first)
		self.press(words, ".menu-btn-group .dropdown-menu")

	def check(self, name: str) -> None:
		self.click(self.field(name).locator("input[type=checkbox]").first)

	def write_code(self, name: str, words: str) -> None:
		"""A field of conditions, which the Desk shows as an editor."""
		self.clicks += 1
		self.field(name).locator(".ace_editor").first.click()
		self.page.keyboard.insert_text(words)
		settle(self.page)

	def save(self) -> None:
		self.click(self.page.locator(".page-head .primary-action:visible").first)
		self.page.wait_for_function("() => !cur_frm || !cur_frm.is_dirty()")
		settle(self.page)

	def picture(self, name: str) -> None:
		"""What is seen now, small, for the page of the task; looked at as well in the folder of screenshots."""
		if not os.environ.get(RETAKE):
			return
		settle(self.page)
		seen = Image.open(BytesIO(self.page.screenshot())).convert("RGB")
		height = round(seen.height * WIDTH / seen.width)
		small = seen.resize((WIDTH, height), Image.Resampling.LANCZOS).quantize(COLOURS)
		PICTURES.mkdir(exist_ok=True)
		small.save(PICTURES / f"{self.number:02}-{name}.png", optimize=True)

	def told(self) -> str:
		"""What the Desk says in the message on top."""
		return self.page.locator(".modal.show .msgprint").inner_text()

	def finish(self) -> None:
		"""The page of the task says how many clicks it takes."""
		sys.stdout.write(f"task {self.number}: {self.clicks} clicks\n")
		page = next(TASKS.glob(f"{self.number:02}-*.md"))
		found = CLICKS.search(page.read_text(encoding="utf-8"))
		assert found, f"{page.name} does not say how many clicks it takes"
		assert int(found[1]) == self.clicks, f"{page.name} says {found[1]} clicks, it took {self.clicks}"
