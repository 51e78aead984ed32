"""The framework's Data Import reads files; no address given to it is asked for anything."""

import frappe
import pytest
import requests
from frappe.model.document import Document

from tests.serving import Served
from tests.site.answers import assert_refused_in_ukrainian
from tests.site.refusals import refusal

SHEET = "https://docs.google.com/spreadsheets/d/x/edit#gid=0"


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
	def asked(*given: object, **named: object) -> None:
		raise AssertionError(f"asked over the network: {given} {named}")

	monkeypatch.setattr(requests, "get", asked)


@pytest.fixture
def order() -> Document:
	row = {"doctype": "Data Import", "reference_doctype": "Authority", "import_type": "Insert New Records"}
	return frappe.get_doc(row).insert()


def test_address_is_asked_for_no_preview(order: Document) -> None:
	said = refusal(lambda: order.get_preview_from_template(None, SHEET), frappe.PermissionError)

	assert "лише з файлу" in said


def test_address_is_not_saved_nor_imported_by_one_saved_before(order: Document) -> None:
	order.google_sheets_url = SHEET
	refusal(order.save, frappe.PermissionError)

	order.db_set("google_sheets_url", SHEET)
	refusal(frappe.get_doc(order.doctype, order.name).start_import, frappe.PermissionError)


def test_address_is_refused_over_http(
	http_server: Served, administrator_password: str, order: Document
) -> None:
	frappe.db.commit()
	client = http_server.client().login("Administrator", administrator_password)
	client.open_desk()
	function = "frappe.core.doctype.data_import.data_import.get_preview_from_template"
	asked = {"data_import": order.name, "google_sheets_url": SHEET}

	said = assert_refused_in_ukrainian(client.post(f"/api/method/{function}", asked))
	by_form = client.post(
		"/api/method/run_doc_method",
		{
			"docs": frappe.as_json({**order.as_dict(), "google_sheets_url": SHEET}),
			"method": "get_preview_from_template",
		},
	)
	frappe.delete_doc(order.doctype, order.name)
	frappe.db.commit()

	assert "лише з файлу" in said[0]
	assert_refused_in_ukrainian(by_form)
