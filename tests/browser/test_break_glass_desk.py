"""A card outside the scope is opened by the form alone: asked for, read, and told of."""

import re
from collections.abc import Callable
from pathlib import Path

import frappe
from playwright.sync_api import Page, expect

from appeals_app.permissions import roles
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import standing_staff
from tests.browser.clerk import settle

REASON = "Авторка на прийомі в нашій громаді, потрібна термінова допомога"


def test_head_asks_for_a_card_of_another_authority_and_reads_it(
	desk_of: Callable[[str], Page], picture: Callable[[Page, str], Path]
) -> None:
	card = frappe.get_doc("Appeal", _foreign_appeal())
	page = desk_of(roles.HEAD)
	page.goto("/app/personal-data-access-grant")
	page.locator(".page-head:visible .primary-action").click()
	form = page.locator(".form-layout:visible").last
	authority = form.locator("[data-fieldname=appeal_authority] input")
	expect(authority).to_have_value(re.compile("Зразкова"))
	authority.fill(frappe.db.get_value("Authority", card.authority, "authority_name"))
	form.locator("[data-fieldname=appeal_authority] .awesomplete li").first.click()
	form.locator("[data-fieldname=appeal_index] input").fill(card.registration_index)
	form.locator("[data-fieldname=reason] textarea").fill(REASON)
	settle(page)
	picture(page, "asked")
	page.locator(".page-head:visible .primary-action").click()
	opening = page.get_by_role("button", name="Відкрити картку", exact=True)
	expect(opening).to_be_visible(timeout=30_000)
	settle(page)
	picture(page, "granted")
	expect(form.locator("[data-fieldname=reason] textarea")).not_to_be_visible()
	opening.click()
	page.wait_for_url(f"**/app/appeal/{card.name}")
	page.wait_for_selector(".form-footer .timeline-item", state="attached")
	told = page.locator(".form-message-container:visible, .form-message:visible").first
	expect(told).to_contain_text(
		re.compile(r"Картку відкрито поза межами вашого доступу до \d\d\.\d\d\.\d{4} \d\d:\d\d")
	)
	settle(page)
	picture(page, "read")

	expect(page.locator(".page-head:visible .title-text").first).to_contain_text(card.registration_index)


def _foreign_appeal() -> str:
	frappe.db.rollback()
	# words of its own: a card with the words of another authority's would be told of a twin there
	text = "Просимо встановити пандус біля входу до амбулаторії в Долинському."
	appeal = (
		Journey(standing_staff("BEYOND"), brief="Пандус до амбулаторії", content=text).to("registered").appeal
	)
	frappe.db.commit()  # nosemgrep: other processes serve it
	return appeal


def test_who_may_ask_for_no_card_is_told_before_filling_anything_in(
	desk_of: Callable[[str], Page], picture: Callable[[Page, str], Path]
) -> None:
	page = desk_of(roles.EXECUTOR)
	page.goto("/app/citizens-appeals")
	page.wait_for_selector(".links-widget-box .link-item", state="attached")
	settle(page)
	link = page.locator(".links-widget-box .link-item[href*='personal-data-access-grant']")
	assert [item.is_visible() for item in link.all()] in ([], [False])

	page.goto("/app/personal-data-access-grant/new")
	expect(page.locator(".form-message:visible")).to_contain_text("Ваші ролі не дають")
	settle(page)
	picture(page, "told")
	expect(page.locator(".form-layout:visible [data-fieldname=reason] textarea:visible")).to_have_count(0)
	expect(page.locator(".page-head:visible .primary-action:visible")).to_have_count(0)
