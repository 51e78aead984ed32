"""Clerks at the same volume at the same moment: no volume above its limit, and one closing of each."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import frappe
import pytest
import requests

from appeals_app.permissions import roles
from appeals_app.testing.factories import PASSWORD, unique
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff
from tests.serving import Client, Served

METHOD = "/api/method/appeals_app.appeal_registry.api."
AT_ONCE, SHEETS, LIMIT = 6, 4, 10


@pytest.fixture
def authority(staff: Staff) -> Iterator[str]:
	"""The authority of the clerks with a low limit of sheets, as it was before once they are done."""
	before = frappe.db.get_value("Authority", staff.authority, "case_volume_sheets")
	frappe.db.set_value("Authority", staff.authority, "case_volume_sheets", LIMIT)
	yield staff.authority
	frappe.db.rollback()
	frappe.db.set_value("Authority", staff.authority, "case_volume_sheets", before)
	frappe.db.commit()  # other tests find the authority as it was


@pytest.fixture
def clerk(http_server: Served, staff: Staff) -> Client:
	client = http_server.client().login(staff[roles.REGISTRAR].user, PASSWORD)
	client.open_desk()
	return client


def pressed_at_once(clerk: Client, button: str, *sent: dict) -> list[requests.Response]:
	frappe.db.commit()  # the server reads only what is committed
	with ThreadPoolExecutor(AT_ONCE) as clerks:
		answers = list(clerks.map(lambda values: clerk.post(f"{METHOD}{button}", values), sent))
	frappe.db.rollback()
	return answers


def codes(answers: list[requests.Response]) -> list[int]:
	return sorted(answer.status_code for answer in answers)


def test_papers_filed_at_once_go_into_as_many_volumes_as_they_need(
	clerk: Client, staff: Staff, authority: str
) -> None:
	case = {"case": unique("05-"), "sheets": SHEETS}
	appeals = [Journey(staff).to("closed").appeal for _clerk in range(AT_ONCE)]

	answers = pressed_at_once(
		clerk, "file_in_case", *({"appeal": appeal, "case": case} for appeal in appeals)
	)

	assert codes(answers) == [200] * AT_ONCE, [one.text for one in answers]
	volumes = frappe.get_all("Appeal", {"name": ("in", appeals)}, pluck="case_volume")
	assert sorted(volumes) == ["1", "1", "2", "2", "3", "3"]


def test_volume_closed_and_opened_at_once_is_closed_and_opened_once(
	clerk: Client, staff: Staff, authority: str
) -> None:
	case = unique("06-")
	paper = {"appeal": Journey(staff).to("closed").appeal, "case": {"case": case, "sheets": SHEETS}}
	assert codes(pressed_at_once(clerk, "file_in_case", paper)) == [200]
	place = {"authority": authority, "case_number": case, "case_volume": "1"}

	closed = pressed_at_once(clerk, "close_volume", *[place] * AT_ONCE)
	opened = pressed_at_once(clerk, "reopen_volume", *[place] * AT_ONCE)

	assert codes(closed) == codes(opened) == [200, *[417] * (AT_ONCE - 1)], [one.text for one in closed]
	assert frappe.db.count("Appeal Case Volume", {"case_number": case}) == 1
