"""Clerks who file into the same volume at the same moment: all papers lie in the case, and no volume above its limit."""

from concurrent.futures import ThreadPoolExecutor

import frappe
import requests

from appeals_app.permissions import roles
from appeals_app.testing.factories import PASSWORD, unique
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff
from tests.serving import Served

FILE = "/api/method/appeals_app.appeal_registry.api.file_in_case"
AT_ONCE, SHEETS, LIMIT = 6, 4, 10


def test_papers_filed_at_once_go_into_as_many_volumes_as_they_need(http_server: Served, staff: Staff) -> None:
	case = unique("05-")
	before = frappe.db.get_value("Authority", staff.authority, "case_volume_sheets")
	frappe.db.set_value("Authority", staff.authority, "case_volume_sheets", LIMIT)
	appeals = [Journey(staff).to("closed").appeal for _clerk in range(AT_ONCE)]
	frappe.db.commit()  # the server reads only what is committed
	client = http_server.client().login(staff[roles.REGISTRAR].user, PASSWORD)
	client.open_desk()

	def file(appeal: str) -> requests.Response:
		return client.post(FILE, {"appeal": appeal, "case": {"case": case, "sheets": SHEETS}})

	try:
		with ThreadPoolExecutor(AT_ONCE) as clerks:
			answers = list(clerks.map(file, appeals))
	finally:
		frappe.db.rollback()
		frappe.db.set_value("Authority", staff.authority, "case_volume_sheets", before)
		frappe.db.commit()  # other tests find the authority as it was

	assert [answer.status_code for answer in answers] == [200] * AT_ONCE, [one.text for one in answers]
	volumes = frappe.get_all("Appeal", {"name": ("in", appeals)}, pluck="case_volume")
	assert sorted(volumes) == ["1", "1", "2", "2", "3", "3"]
