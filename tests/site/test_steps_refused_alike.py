"""Steps for many records answer alike for a record out of sight and for none: whether a key is one is told to nobody."""

import json
from collections.abc import Callable

import frappe
import pytest
import requests

from appeals_app.permissions import roles
from appeals_app.testing.factories import PASSWORD
from appeals_app.testing.journey import PASS_FOR_RESOLUTION, Journey
from appeals_app.testing.staff import Staff
from tests.serving import Client, Served
from tests.site.refusals import said

METHOD = "/api/method/frappe.model.workflow."
NONE = "немає такого"
Ask = Callable[[Client, str, str], requests.Response]


@pytest.fixture(scope="module")
def foreign(site: str, neighbours: Staff) -> dict[str, str]:
	"""An appeal of another authority and a letter of it, by their DocTypes; committed."""
	way = Journey(neighbours).to("draft")
	frappe.db.commit()  # the server reads only what is committed
	return {
		"Appeal": way.appeal,
		"Appeal Reply": frappe.db.get_value("Appeal Reply", {"appeal": way.appeal}),
	}


@pytest.fixture(scope="module")
def registrar(http_server: Served, staff: Staff) -> Client:
	client = http_server.client().login(staff[roles.REGISTRAR].user, PASSWORD)
	client.open_desk()
	return client


def step(client: Client, doctype: str, name: str) -> requests.Response:
	given = {"docnames": json.dumps([name]), "doctype": doctype, "action": PASS_FOR_RESOLUTION}
	return client.post(f"{METHOD}bulk_workflow_approval", given)


def offers(client: Client, doctype: str, name: str) -> requests.Response:
	given = {"docs": json.dumps([{"name": name}]), "doctype": doctype}
	return client.post(f"{METHOD}get_common_transition_actions", given)


def offers_by_row(client: Client, doctype: str, name: str) -> requests.Response:
	"""The DocType of a row is none of its own."""
	given = {"docs": json.dumps([{"doctype": doctype, "name": name}]), "doctype": "Appeal Channel"}
	return client.post(f"{METHOD}get_common_transition_actions", given)


@pytest.mark.parametrize("ask", [step, offers, offers_by_row])
@pytest.mark.parametrize("doctype", ["Appeal", "Appeal Reply"])
def test_record_out_of_sight_is_answered_like_none(
	registrar: Client, foreign: dict[str, str], ask: Ask, doctype: str
) -> None:
	of_foreign, of_none = ask(registrar, doctype, foreign[doctype]), ask(registrar, doctype, NONE)

	assert of_foreign.status_code == of_none.status_code < 500
	assert of_foreign.text == of_none.text
	assert "не бачите" in str(said(of_none))
	assert NONE not in of_none.text
