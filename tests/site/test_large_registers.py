"""A whole register is larger than what people attach: its file has a limit of its own, and no other file has."""

import io
from collections.abc import Iterator

import frappe
import pytest

from appeals_app.appeal_exchange import xlsx_rows
from appeals_app.appeal_files import disk
from appeals_app.appeal_files.boot import add_register_size
from appeals_app.domain.file_kinds import MEBIBYTE
from appeals_app.patches.v0_3 import sizes_of_registers
from appeals_app.permissions import roles
from appeals_app.refusal import AppealRuleError
from appeals_app.testing.factories import PASSWORD, make_appeal
from appeals_app.testing.staff import Staff, acting_as
from tests.serving import Client, Served
from tests.site.answers import assert_refused_in_ukrainian
from tests.site.importing import a_row, checked, csv_of, new_import, new_mapping, xlsx_of

UPLOAD = "/api/method/upload_file"
SETTINGS = "Appeal Files Settings"
LONG = "Про ремонт дороги біля школи та дитячого садка " * 20


def large_csv() -> bytes:
	"""A register of more than ten megabytes."""
	return csv_of([a_row(number, brief=LONG) for number in range(1, 7_000)])


@pytest.fixture(scope="module")
def places(staff: Staff) -> Iterator[dict[str, str]]:
	"""An import and an appeal of one registrar, committed; what was attached goes with them."""
	registrar = staff[roles.REGISTRAR]
	mapping = new_mapping(registrar, staff.authority)
	with acting_as(registrar):
		values = {"import_title": "Журнал", "authority": staff.authority, "mapping": mapping}
		made = {
			"Appeal Import": frappe.get_doc({"doctype": "Appeal Import", **values}).insert().name,
			"Appeal": make_appeal().name,
		}
	frappe.db.commit()
	yield made
	for file in frappe.get_all(
		"File", {"attached_to_name": ("in", list(made.values()))}, ["name", "file_url"]
	):
		disk.path_of(file.file_url).unlink(missing_ok=True)
		frappe.db.delete("File", {"name": file.name})
	frappe.db.delete("Appeal Import", {"name": made["Appeal Import"]})
	frappe.db.delete("Appeal Import Mapping", {"name": mapping})
	frappe.db.commit()


@pytest.fixture
def registrar(desk_server: Served, staff: Staff) -> Client:
	client = desk_server.client().login(staff[roles.REGISTRAR].user, PASSWORD)
	client.open_desk()
	return client


def sent(client: Client, doctype: str, name: str, content: bytes, **more: str) -> object:
	form = {"doctype": doctype, "docname": name, "is_private": "1", **more}
	return client.request("POST", UPLOAD, data=form, files={"file": ("register.csv", io.BytesIO(content))})


def test_csv_of_more_than_ten_megabytes_is_taken_for_an_import_and_refused_for_a_letter(
	registrar: Client, places: dict[str, str]
) -> None:
	content = large_csv()
	assert len(content) > 10 * MEBIBYTE

	taken = sent(registrar, "Appeal Import", places["Appeal Import"], content, fieldname="source_file")
	refused = sent(registrar, "Appeal", places["Appeal"], content)

	assert taken.status_code == 200, taken.text
	frappe.db.rollback()  # a new look at what the server has committed
	assert frappe.db.get_value("File", taken.json()["message"]["name"], "file_size") == len(content)
	assert refused.status_code == 413
	assert "10 МБ" in " ".join(assert_refused_in_ukrainian(refused))
	assert not frappe.db.exists("File", {"attached_to_name": places["Appeal"]})


def test_register_of_an_import_not_saved_yet_is_taken_too(registrar: Client) -> None:
	answer = sent(registrar, "Appeal Import", "new-appeal-import-1", large_csv())

	assert answer.status_code == 200, answer.text
	file = answer.json()["message"]
	frappe.db.rollback()
	disk.path_of(file["file_url"]).unlink()
	frappe.db.delete("File", {"name": file["name"]})
	frappe.db.commit()


def test_register_beyond_its_own_limit_is_refused_in_words(registrar: Client, places: dict[str, str]) -> None:
	answer = sent(registrar, "Appeal Import", places["Appeal Import"], b"0" * 66 * MEBIBYTE)

	assert answer.status_code == 413, answer.text
	assert "65 МБ" in " ".join(assert_refused_in_ukrainian(answer))


def test_who_is_not_logged_in_sends_no_more_than_the_site_takes(http_server: Served) -> None:
	client = http_server.client()
	client.get("/login")

	answer = sent(client, "Appeal Import", "any", b"0" * 11 * MEBIBYTE)

	assert answer.status_code == 413, answer.text


def test_large_file_of_an_import_is_not_put_on_a_letter(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		place = {"attached_to_doctype": "Appeal Import", "attached_to_name": "new-appeal-import-1"}
		values = {"doctype": "File", "file_name": "register.csv", "content": large_csv(), **place}
		file, appeal = frappe.get_doc(values).insert(), make_appeal()
		file = frappe.get_doc("File", file.name)
		file.attached_to_doctype, file.attached_to_name = "Appeal", appeal.name

		with pytest.raises(AppealRuleError, match="10 МБ"):
			file.save()


def test_administrator_sets_how_large_a_register_may_be(staff: Staff) -> None:
	bootinfo = frappe._dict()
	frappe.db.set_single_value(SETTINGS, "register_megabytes", 12)
	frappe.clear_document_cache(SETTINGS, SETTINGS)

	add_register_size(bootinfo)

	assert bootinfo.appeal_register_bytes == 12 * MEBIBYTE
	with pytest.raises(AppealRuleError, match="12 МБ"):
		new_import(staff[roles.REGISTRAR], staff.authority, b"0" * 13 * MEBIBYTE)


def test_settings_saved_before_get_the_sizes_and_keep_those_that_were_set() -> None:
	frappe.db.delete("Singles", {"doctype": SETTINGS, "field": ("in", sizes_of_registers.FIELDS)})
	frappe.db.set_single_value(SETTINGS, "register_unpacked_megabytes", 300)
	frappe.clear_document_cache(SETTINGS, SETTINGS)

	sizes_of_registers.execute()
	sizes_of_registers.execute()
	frappe.clear_document_cache(SETTINGS, SETTINGS)

	settings = frappe.get_single(SETTINGS)
	assert (settings.register_megabytes, settings.register_unpacked_megabytes) == (64, 300)


def test_book_whose_texts_would_fill_the_memory_is_refused_in_words(
	staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
	person = staff[roles.REGISTRAR]
	document = new_import(person, staff.authority, xlsx_of([a_row(1)]), name="register.xlsx")
	monkeypatch.setattr(xlsx_rows, "MOST_TEXT_BYTES", 100)

	failed = checked(person, document)

	assert failed.status == "Failed"
	assert "CSV" in failed.failure


def test_areas_lying_over_one_another_make_a_damaged_book(staff: Staff) -> None:
	person = staff[roles.REGISTRAR]
	areas = [f"A{first}:B{first + 900}" for first in range(4, 400)]
	content = xlsx_of([a_row(number) for number in range(1, 400)], merged=areas)
	document = new_import(person, staff.authority, content, name="register.xlsx")

	failed = checked(person, document)

	assert failed.status == "Failed"
	assert "пошкоджено" in failed.failure
