"""Task 8: a route rule, tried on past appeals before it is relied on."""

from collections.abc import Callable

import frappe
import pytest

from appeals_app.appeal_routing.api import proposed_route
from appeals_app.permissions import roles
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import acting_as
from tests.browser.administrator.walk import Walk
from tests.browser.clerk import Office

TITLE = "Ліфти й під’їзди — відділу"

Undo = Callable[[Callable[[], object]], None]


@pytest.fixture
def no_rule_after(undo: Undo) -> None:
	undo(lambda: frappe.db.delete("Appeal Route Rule", {"title": TITLE}))


def test_task_08_route_rule_is_tried_on_past_appeals(
	walk: Callable[[int], Walk], office: Office, no_rule_after: None
) -> None:
	for _number in range(3):
		appeal = Journey(office.staff).to("registered").appeal
	frappe.db.commit()  # nosemgrep: the server tries the rule on them
	admin = walk(8)
	admin.begin("Налаштування без коду", "Правило маршруту звернення")
	admin.add()
	admin.type("title", TITLE)
	admin.choose("authority", "Зразкова рада")
	admin.choose("channel", "Поштою")
	admin.choose("to_officer", "Олена Коваль")
	admin.picture("rule")
	admin.save()
	admin.press("Перевірити на минулих зверненнях")
	told = admin.told()
	admin.picture("trial")

	assert "останніх звернень" in told
	frappe.db.rollback()
	with acting_as(office.staff[roles.REGISTRAR]):
		assert TITLE in proposed_route(appeal=appeal)["reason"]
	admin.finish()
