"""Tests in a headless Chromium: what a clerk sees. Screenshots go to .bench/screenshots."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.clerk import Office, forget_filters, log_in, open_office
from tests.serving import Served
from tools.engine.packages import BROWSER_PROGRAMS

# nothing is asked from outside; the sandbox needs rights that a container lacks
FLAGS = (
	"--no-sandbox",
	"--disable-gpu",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
	"--no-first-run",
)

# a busy machine answers late; what does not come at all fails as well after a while
expect.set_options(timeout=20_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
	"""A test in the browser that fails is tried once more; `-r R` tells which were (docs/decisions/0019)."""
	for item in items:
		if item.path.is_relative_to(Path(__file__).parent):
			item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
	program = next(filter(None, map(shutil.which, BROWSER_PROGRAMS)), None)
	assert program, "No Chromium on PATH. `make test` installs it."
	with sync_playwright() as playwright:
		chromium = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
		yield chromium
		chromium.close()


@pytest.fixture
def page(browser: Browser, desk_server: Served) -> Iterator[Page]:
	"""A page of its own context: no cookies of other tests. `page.goto("/app")` goes to the test site."""
	context = browser.new_context(
		base_url=desk_server.url, locale="uk-UA", viewport={"width": 1366, "height": 850}
	)
	yield context.new_page()
	context.close()


@pytest.fixture
def picture(sites_path: Path, request: pytest.FixtureRequest) -> Callable[[Page, str], Path]:
	"""Take a picture of a page named after the test: `picture(page, "list")`; gives its path."""
	folder = sites_path.parents[1] / "screenshots"

	def take(page: Page, name: str) -> Path:
		folder.mkdir(exist_ok=True)
		path = folder / f"{request.node.name}-{name}.png"
		page.screenshot(path=path, full_page=True)
		return path

	return take


@pytest.fixture
def screenshot(page: Page, picture: Callable[[Page, str], Path]) -> Callable[[str], Path]:
	"""Take a picture of `page`: `screenshot("list")`."""
	return lambda name: picture(page, name)


@pytest.fixture(scope="session")
def office(site: str) -> Office:
	"""An authority with a registrar and appeals at several stages, all named in Ukrainian."""
	return open_office()


@pytest.fixture(scope="module")
def desk(browser: Browser, desk_server: Served, office: Office) -> Iterator[Page]:
	"""The registrar at the Desk, logged in once for the tests of a file."""
	forget_filters(office.staff)
	page = log_in(browser, desk_server, office.user)
	yield page
	page.context.close()


@pytest.fixture(scope="module")
def desk_of(browser: Browser, desk_server: Served, office: Office) -> Iterator[Callable[[str], Page]]:
	"""The Desk of the office's person with a role, logged in once for the tests of a file."""
	forget_filters(office.staff)
	pages: dict[str, Page] = {}

	def of(role: str) -> Page:
		if role not in pages:
			pages[role] = log_in(browser, desk_server, office.staff[role].user)
		return pages[role]

	yield of
	for page in pages.values():
		page.context.close()
