"""The administrator of the oblast at the Desk, and what undoes a task: other tests share the site."""

from collections.abc import Callable, Iterator

import frappe
import pytest
from playwright.sync_api import Browser, Page

from appeals_app.permissions import roles
from appeals_app.testing.factories import make_authority_officer, make_user
from tests.browser.administrator.walk import Walk
from tests.browser.clerk import Office, log_in
from tests.serving import Served

SYSTEM_ADMINISTRATOR = "system.administrator@test.example"


@pytest.fixture(scope="session")
def administrator(office: Office) -> str:
	"""Who administers the oblast's system, as the demo's: both roles, and a post."""
	frappe.db.rollback()
	if not frappe.db.exists("User", SYSTEM_ADMINISTRATOR):
		make_user("System Manager", roles.OBLAST_ADMIN, email=SYSTEM_ADMINISTRATOR, last_name="Ткач")
		make_authority_officer(user=SYSTEM_ADMINISTRATOR, authority=office.authority)
		frappe.db.commit()  # nosemgrep: the browser logs in by another process
	return SYSTEM_ADMINISTRATOR


@pytest.fixture(scope="module")
def admin_page(browser: Browser, desk_server: Served, administrator: str) -> Iterator[Page]:
	page = log_in(browser, desk_server, administrator)
	yield page
	page.context.close()


@pytest.fixture
def walk(admin_page: Page) -> Callable[[int], Walk]:
	"""`walk(4)`: the administrator sets out on the fourth task."""
	return lambda number: Walk(admin_page, number)


@pytest.fixture
def undo() -> Iterator[Callable[[Callable[[], object]], None]]:
	"""`undo(function)`: called after the test, the last first, and committed for the processes that serve the site."""
	steps: list[Callable[[], object]] = []
	yield steps.append
	frappe.db.rollback()
	for step in reversed(steps):
		step()
		frappe.db.commit()  # nosemgrep: other processes serve the site
	frappe.clear_cache()
