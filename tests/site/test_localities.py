"""Places of the codifier on a site: shipped, looked for, loaded anew, and named by people's addresses."""

from io import BytesIO

import frappe
import pytest
from openpyxl import Workbook

from appeals_app.authority_directory.api import search_localities
from appeals_app.authority_directory.codifier_file import places_of_workbook
from appeals_app.authority_directory.localities import seed_localities, store_places
from appeals_app.domain.localities import KIND_COLUMN, LEVELS, NAME_COLUMN, Locality
from appeals_app.patches.v0_3 import settlements_of_applicants as patch
from appeals_app.permissions import roles
from appeals_app.refusal import AppealRuleError
from appeals_app.testing.factories import make_applicant, make_user
from appeals_app.testing.staff import Staff, acting_as

ZAPORIZHZHIA = "UA23060070010069526"
OBLAST, DISTRICT, VILLAGE, OTHER = (f"UA99{number:015}" for number in (1, 2, 3, 4))
ROWS = (
	(OBLAST, None, None, None, None, "O", "Вигадана"),
	(OBLAST, DISTRICT, None, None, None, "P", "Дослідний"),
	(OBLAST, DISTRICT, None, VILLAGE, None, "C", "Кам’яна Проба"),
)


def workbook_of(*rows: tuple) -> bytes:
	workbook = Workbook()
	for row in (("ЗАТВЕРДЖЕНО",), (*LEVELS, KIND_COLUMN, NAME_COLUMN), *rows):
		workbook.active.append(row)
	written = BytesIO()
	workbook.save(written)
	return written.getvalue()


def load(content: bytes) -> frappe.model.document.Document:
	"""As the administrator of the oblast does it: the file added to the form, the form saved."""
	frappe.set_user(make_user(roles.OBLAST_ADMIN).name)
	file = frappe.get_doc(
		{"doctype": "File", "file_name": "kodifikator.xlsx", "content": content, "is_private": 1}
	).insert()
	return frappe.get_doc(
		{"doctype": "Locality Load", "source_file": file.file_url, "source": "Проба, 28.11.2026"}
	).insert()


def titles(text: str) -> list[str]:
	return [title for _code, title, _above in search_localities("Locality", text)]


def test_oblast_is_there_from_the_start_and_comes_once() -> None:
	shipped = frappe.db.count("Locality", {"name": ("like", "UA23%")})
	frappe.db.set_value("Locality", ZAPORIZHZHIA, "title", "м. Перейменоване")

	seed_localities()

	assert shipped == 1030
	assert frappe.db.get_value("Locality", ZAPORIZHZHIA, "title") == "м. Перейменоване"


@pytest.mark.parametrize(
	"typed", ["Запорі", "запоріж", "м. Запоріжжя", "М.ЗАПОР", ZAPORIZHZHIA, "UA2306007001"]
)
def test_settlement_is_found_by_the_beginning_of_its_name_or_code(staff: Staff, typed: str) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		assert "м. Запоріжжя" in titles(typed)


@pytest.mark.parametrize("typed", ["кам'ян", "Кам’ян", "камʼян", "камян"])
def test_apostrophe_of_any_keyboard_finds_the_same(staff: Staff, typed: str) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		assert any(title.startswith("м. Кам") for title in titles(typed))


def test_word_of_the_district_tells_namesakes_apart(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		everywhere = search_localities("Locality", "вільне", page_len=100)
		there = search_localities("Locality", "вільне пологів", page_len=100)

	assert 0 < len(there) < len(everywhere)
	assert all("Пологівськ" in above for _code, _title, above in there)


def test_places_of_the_own_district_stand_first(staff: Staff) -> None:
	frappe.db.set_value("Authority", staff.authority, "katottg_code", "UA23100000000087281")
	frappe.clear_document_cache("Authority", staff.authority)

	with acting_as(staff[roles.REGISTRAR]):
		first = search_localities("Locality", "нов", page_len=5)

	assert {code[:6] for code, _title, _above in first} == {"UA2310"}


def test_own_centre_stands_before_a_village_with_a_shorter_name(staff: Staff) -> None:
	frappe.db.set_value("Authority", staff.authority, "katottg_code", "UA23060030000037089")
	frappe.clear_document_cache("Authority", staff.authority)

	with acting_as(staff[roles.REGISTRAR]):
		assert titles("Вільнян")[:2] == ["м. Вільнянськ", "с. Вільнянка"]


def test_units_are_offered_only_where_they_are_asked_for(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		assert not any(title.endswith("район") for title in titles("запоріз"))
		asked = search_localities("Locality", "запоріз", filters={"is_settlement": 0})

	assert "Запорізький район" in [title for _code, title, _above in asked]


def test_published_file_adds_renames_and_marks_what_is_gone() -> None:
	first = load(workbook_of(*ROWS, (OBLAST, DISTRICT, None, OTHER, None, "C", "Зникле")))
	second = load(workbook_of(*ROWS[:2], (*ROWS[2][:6], "Нова Проба")))

	assert (first.added_count, first.changed_count, first.former_count) == (4, 0, 0)
	assert (second.added_count, second.changed_count, second.former_count) == (0, 1, 1)
	village = frappe.get_doc("Locality", VILLAGE)
	assert (village.title, village.line_above) == ("с. Нова Проба", "Дослідний район, Вигадана область")
	assert frappe.db.get_value("Locality", OTHER, "is_former") == 1
	assert frappe.db.count("Locality", {"name": ("like", "UA23%"), "is_former": 0}) == 1030
	assert not titles("Зникле")


@pytest.mark.parametrize(
	("content", "said"),
	[
		(b"not a workbook", "вміст іншого виду"),
		(workbook_of((OBLAST, "UA12", None, None, None, "P", "Битий")), "UA12"),
		(workbook_of(), "немає місць"),
	],
)
def test_file_that_is_no_codifier_changes_nothing_and_says_why(content: bytes, said: str) -> None:
	before = frappe.db.count("Locality")

	with pytest.raises((AppealRuleError, frappe.ValidationError), match=said):
		load(content)

	assert frappe.db.count("Locality") == before


def test_broken_workbook_is_refused_in_words() -> None:
	with pytest.raises(AppealRuleError, match="не файл XLSX"):
		places_of_workbook(b"PK not a workbook")


def test_registrar_loads_no_codifier(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]), pytest.raises(frappe.PermissionError):
		frappe.get_doc(
			{"doctype": "Locality Load", "source_file": "/private/files/x", "source": "x"}
		).insert()


def test_words_of_the_address_follow_the_settlement(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		person = make_applicant(settlement=ZAPORIZHZHIA, locality="")
		abroad = make_applicant(locality="Варшава")

		person.update({"settlement": None}).save()

	assert person.locality == "м. Запоріжжя"
	assert (abroad.settlement, abroad.locality) == (None, "Варшава")


def test_patch_links_who_names_one_settlement_without_doubt(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		people = {
			words: make_applicant(locality=words).name
			for words in ("м. Запоріжжя", "м.запоріжжя", "с. Вільне", "Варшава")
		}

	patch.execute()
	patch.execute()

	linked = {words: frappe.db.get_value("Applicant", name, "settlement") for words, name in people.items()}
	assert linked == {
		"м. Запоріжжя": ZAPORIZHZHIA,
		"м.запоріжжя": ZAPORIZHZHIA,
		"с. Вільне": None,
		"Варшава": None,
	}
	assert frappe.db.get_value("Applicant", people["м.запоріжжя"], "locality") == "м.запоріжжя"


def test_place_entered_by_hand_gets_its_words() -> None:
	store_places([Locality(OBLAST, "Вигадана", "O", None)], source="Проба")

	place = frappe.get_doc(
		{
			"doctype": "Locality",
			"locality_code": VILLAGE,
			"locality_name": "Кам’яна Проба",
			"kind": "Village",
			"parent_locality": OBLAST,
		}
	).insert()

	assert (place.title, place.line_above) == ("с. Кам’яна Проба", "Вигадана область")
	assert (place.search_key, place.is_settlement) == ("камяна проба", 1)
