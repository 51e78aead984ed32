"""The Desk behind the gate: what people and administrators work with asks for nothing that is closed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Response

from appeals_app.permissions import roles
from appeals_app.testing.factories import PASSWORD
from appeals_app.testing.staff import Staff, standing_staff
from tests.browser.clerk import settle
from tests.serving import Served

TOOLS = (
	"customize-form/Customize Form?doc_type=ToDo",
	"workflow/new",
	"workflow-state",
	"todo/view/report",
	"permission-manager",
	"data-import/new",
	"data-export",
	"print-format-builder",
	"print-format/new",
	"web-form/new",
	"notification/new",
	"auto-email-report/new",
	"dashboard/new",
	"dashboard-chart/new",
	"number-card/new",
	"user",
	"user/new",
	"role",
	"report/new",
	"doctype/ToDo",
	"custom-field/new",
	"email-account/new",
	"system-settings",
	"user-permission",
	"workspace",
	"error-log",
	"translation",
)

PAGES_OF_STAFF = ("appeal", "appeal/view/report", "appeal/new", "applicant", "appeal-reply", "term-rule")


LOG_IN = """async (who) => (await fetch("/api/method/login", {
	method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify(who)
})).status"""


@dataclass
class Watched:
	"""A page and what it was refused."""

	page: Page
	refused: list[str] = field(default_factory=list)

	def note_answer(self, answer: Response) -> None:
		"""A call that the server refused."""
		if answer.status in (403, 404, 429) and "/assets/" not in answer.url:
			self.refused.append(f"{answer.status} {answer.request.method} {answer.url.partition('?')[0]}")

	def note_message(self, message: ConsoleMessage) -> None:
		"""What the policy of contents forbade."""
		if "Content Security Policy" in message.text:
			self.refused.append(message.text)

	def open(self, path: str) -> list[str]:
		"""Go to a page of the Desk; what was refused on the way."""
		self.refused.clear()
		self.page.goto(f"/app/{path}")
		settle(self.page)
		return list(self.refused)


@pytest.fixture(scope="module")
def watched(browser: Browser, desk_server: Served) -> Iterator[Callable[[str, str], Watched]]:
	"""Logs a user in and watches the Desk of that user."""
	contexts = []

	def watch(user: str, password: str) -> Watched:
		context = browser.new_context(base_url=desk_server.url, locale="uk-UA")
		contexts.append(context)
		seen = Watched(context.new_page())
		seen.page.goto("/login")
		code = seen.page.evaluate(LOG_IN, {"usr": user, "pwd": password})
		assert code == 200
		seen.page.on("response", seen.note_answer)
		seen.page.on("console", seen.note_message)
		return seen

	yield watch
	for context in contexts:
		context.close()


@pytest.fixture(scope="module")
def staff(site: str) -> Staff:
	"""People of the authority where the tests work."""
	return standing_staff("FIRST")


@pytest.fixture(scope="module")
def administrator(watched: Callable[[str, str], Watched], administrator_password: str) -> Watched:
	return watched("Administrator", administrator_password)


@pytest.fixture(scope="module")
def registrar(watched: Callable[[str, str], Watched], staff: Staff) -> Watched:
	return watched(staff[roles.REGISTRAR].user, PASSWORD)


@pytest.mark.parametrize("tool", TOOLS)
def test_tool_of_an_administrator_is_refused_nothing(administrator: Watched, tool: str) -> None:
	assert administrator.open(tool) == []


@pytest.mark.parametrize("path", PAGES_OF_STAFF)
def test_page_of_staff_is_refused_nothing(registrar: Watched, path: str) -> None:
	assert registrar.open(path) == []
