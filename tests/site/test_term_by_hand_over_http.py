"""The hostile registrar: an overdue appeal, and every door by which its term could be set by hand.

What is written here is committed by the web server, so it stays in the test site.
"""

from collections.abc import Callable
from datetime import datetime

import frappe
import pytest
import requests
from frappe.utils import add_days, getdate

from appeals_app import clock
from appeals_app.permissions import roles
from appeals_app.testing.factories import PASSWORD, appeal_values
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.serving import Client, Served
from tests.site.answers import assert_refused_in_ukrainian
from tests.site.law_rows import by_hand

TERM = ("term_rule", "control_date", "due_date", "breach_after", "term_by_hand", "study", "is_overdue")


@pytest.fixture
def overdue(staff: Staff) -> Journey:
	"""An appeal of two months ago at its executor, answered by nobody."""
	day = datetime.combine(getdate(add_days(getdate(), -60)), datetime.min.time()).replace(hour=10)
	with clock.set_to(day):
		way = Journey(staff, received_at=str(day), study="Not Needed").to("in_work")
	frappe.db.commit()  # the web server sees what is committed
	return way


@pytest.fixture
def registrar(http_server: Served, staff: Staff) -> Client:
	client = http_server.client().login(staff[roles.REGISTRAR].user, PASSWORD)
	client.open_desk()
	return client


def term_of(way: Journey) -> dict:
	frappe.db.rollback()
	return frappe.db.get_value("Appeal", way.appeal, TERM, as_dict=True)


Door = Callable[[Client, str, dict], requests.Response]

DOORS: dict[str, Door] = {
	"PUT": lambda client, name, values: client.request("PUT", f"/api/resource/Appeal/{name}", json=values),
	"set_value": lambda client, name, values: client.post(
		"/api/method/frappe.client.set_value", {"doctype": "Appeal", "name": name, "fieldname": values}
	),
}


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("values", [{"term_by_hand": "month", "term_by_hand_reason": "Так зручніше"}, {"study": "Needed"},
	{"term_by_hand": "hotline-15d"}, {"term_by_hand": "info-48h"}, {"term_by_hand": "5d"}], ids=str)  # fmt: skip
def test_no_door_moves_the_term_of_an_overdue_appeal(
	overdue: Journey, registrar: Client, door: str, values: dict[str, str]
) -> None:
	before = term_of(overdue)

	answer = DOORS[door](registrar, overdue.appeal, values)

	assert_refused_in_ukrainian(answer)
	assert term_of(overdue) == before


@pytest.mark.parametrize("code", ["hotline-15d", "45d", "5d"])
def test_integration_enters_no_card_by_a_rule_out_of_use(
	http_server: Served, staff: Staff, code: str
) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		card = appeal_values(authority=staff.authority)
	frappe.db.commit()  # its applicant
	client = http_server.client().login(staff[roles.INTEGRATION].user, PASSWORD)

	answer = client.post(
		"/api/resource/Appeal", {**card, "received_at": str(card["received_at"]), **by_hand(code)}
	)

	assert_refused_in_ukrainian(answer)


def test_link_field_offers_rules_in_force_alone(registrar: Client) -> None:
	asked = {
		"doctype": "Term Rule",
		"txt": "",
		"query": "appeals_app.appeal_registry.api.search_rules_by_hand",
		"filters": frappe.as_json({"received_at": "2026-02-02 10:00:00"}),
	}

	answer = registrar.post("/api/method/frappe.desk.search.search_link", asked).json()

	offered = [row["value"] for row in answer.get("message") or answer.get("results")]
	assert {"month", "15d"} <= set(offered)
	assert not {
		"hotline-15d",
		"5d",
		"45d",
		"info-20wd",
		"personal-data-30d",
		"personal-data-demand-10d",
	} & set(offered)
