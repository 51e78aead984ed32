"""A registrar at the Desk of the test site, with a few appeals whose every word is Ukrainian."""

from dataclasses import dataclass
from datetime import timedelta

import frappe
from playwright.sync_api import Browser, Page

from appeals_app.permissions import roles
from appeals_app.testing.factories import PASSWORD, make_applicant
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as, standing_staff
from tests.serving import Served

KEY = "UKR"
BRIEF = "Під'їзд без світла"
SURNAME, SURNAME_TYPOGRAPHIC = "Лук'яненко", "Лук’яненко"


@dataclass(frozen=True, slots=True)
class Office:
	"""The authority of the tests, its registrar's account and one appeal of each stage."""

	authority: str
	user: str
	appeals: dict[str, str]
	staff: Staff


def open_office() -> Office:
	"""Make what is missing and commit it: the web processes read only what is committed."""
	frappe.db.rollback()
	staff = standing_staff(KEY)
	name_everybody(staff)
	registrar = staff[roles.REGISTRAR].user
	appeals = {stage: appeal_at(stage, staff) for stage in ("registered", "execution", "answered")}
	frappe.db.commit()  # nosemgrep: other processes serve these records
	return Office(authority=staff.authority, user=registrar, appeals=appeals, staff=staff)


def fresh_appeal(office: Office, stage: str) -> str:
	"""An appeal at the stage that no other test looks at."""
	frappe.db.rollback()
	appeal = Journey(office.staff, brief=f"{BRIEF} (окреме)").to(stage).appeal
	frappe.db.commit()  # nosemgrep: other processes serve it
	return appeal


def name_everybody(staff: Staff) -> None:
	"""Ukrainian names for the records the factories name by random letters; no System Manager among them."""
	frappe.db.set_value(
		"Authority",
		staff.authority,
		{"authority_name": "Зразкова сільська рада", "short_name": "Зразкова рада"},
	)
	for unit in (staff.unit, staff.other_unit):
		frappe.db.set_value("Authority Unit", unit, "unit_name", "Відділ звернень")
	for person in staff.everyone():
		frappe.db.set_value("User", person.user, {"last_name": "Коваль", "full_name": "Олена Коваль"})
		post = {"officer_name": "Олена Коваль", "position": "головна спеціалістка"}
		frappe.db.set_value("Authority Officer", person.officer, post)
		# the framework gives this role to the first user of a site that has no other
		frappe.db.delete("Has Role", {"parent": person.user, "role": "System Manager"})
		frappe.clear_cache(user=person.user)


def forget_filters(staff: Staff) -> None:
	"""The Desk remembers how each person left each list: no file of tests meets the filters of another."""
	frappe.db.rollback()
	people = {person.user for person in staff.everyone()}
	settings = frappe.qb.Table("__UserSettings")
	frappe.qb.from_(settings).delete().where(settings.user.isin(sorted(people))).run()
	for key in frappe.cache.hkeys("_user_settings"):
		name = frappe.safe_decode(key)
		if name.split("::")[-1] in people:
			frappe.cache.hdel("_user_settings", name)
	frappe.db.commit()  # nosemgrep: other processes serve the lists


def appeal_at(stage: str, staff: Staff) -> str:
	"""An appeal of the office at the stage, found or made; its author has an apostrophe in the surname."""
	brief = f"{BRIEF} ({stage_in_words(stage)})"
	found = frappe.db.get_value("Appeal", {"authority": staff.authority, "brief": brief})
	if found:
		return found
	surname = SURNAME if stage == "registered" else SURNAME_TYPOGRAPHIC
	with acting_as(staff[roles.REGISTRAR]):
		author = make_applicant(last_name=surname, authority=staff.authority).name
	received = frappe.utils.now_datetime().replace(second=7, microsecond=0) - timedelta(minutes=1)
	return Journey(staff, applicant=author, brief=brief, received_at=received).to(stage).appeal


def stage_in_words(stage: str) -> str:
	return {"registered": "нове", "execution": "у роботі", "answered": "розглянуте"}[stage]


def log_in(browser: Browser, served: Served, user: str) -> Page:
	"""A page of the Desk, opened by the login form."""
	context = browser.new_context(
		base_url=served.url, locale="uk-UA", viewport={"width": 1366, "height": 850}
	)
	page = context.new_page()
	page.goto("/login")
	page.fill("#login_email", user)
	page.fill("#login_password", PASSWORD)
	page.click(".btn-login")
	page.wait_for_url("**/app**")
	page.wait_for_selector(".widget")
	return page


def settle(page: Page) -> None:
	"""Wait until the Desk has its answers and its menus and dialogs have slid in."""
	page.wait_for_function("() => !window.frappe || !frappe.request || !frappe.request.ajax_count")
	page.wait_for_timeout(500)


def open_list(page: Page) -> None:
	forget_letter(page)  # no letter another test left unfinished
	page.goto("/app/appeal")
	forget_letter(page)  # nor one that was kept as the page was left
	page.wait_for_selector(".list-row-container .list-row")
	settle(page)


def forget_letter(page: Page) -> None:
	if page.url != "about:blank":
		page.evaluate("() => sessionStorage.clear()")


def open_form(page: Page, appeal: str) -> None:
	page.goto(f"/app/appeal/{appeal}")
	page.wait_for_selector(".form-footer .timeline-item", state="attached")
	settle(page)
