"""What stands in fields an administrator has added is held on a person: erased and given out with the record."""

import json

import frappe
import pytest

from appeals_app.domain.personal_inventory import Subject
from appeals_app.patches.v0_3 import added_numbers_of_erased as patch
from appeals_app.permissions import roles
from appeals_app.personal_data.added_fields import tell_of_added_words
from appeals_app.personal_data.anonymisation import anonymise
from appeals_app.testing.factories import make_applicant
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.test_data_subject_requests import approved, packed

WORDS, SHEETS, DAY = "case_number", "case_sheets", "checked_on_site_on"
WRITTEN = {WORDS: "Хворіє, зі слів сусідки", SHEETS: 7, DAY: "1961-05-04"}


@pytest.fixture
def added(monkeypatch: pytest.MonkeyPatch) -> None:
	"""Fields that count as added: making some in a test would rebuild the table of appeals."""
	for name in WRITTEN:
		monkeypatch.setattr(frappe.get_meta("Appeal").get_field(name), "is_custom_field", 1, raising=False)


def test_words_go_with_the_record_and_figures_stay(staff: Staff, added: None) -> None:
	way = Journey(staff).to("registered")
	frappe.db.set_value("Appeal", way.appeal, {**WRITTEN})

	anonymise(Subject.APPEAL, [way.appeal])

	assert frappe.db.get_value("Appeal", way.appeal, [WORDS, SHEETS, DAY]) == (None, 7, None)


@pytest.mark.parametrize(
	("fieldtype", "options", "left"),
	[
		("Float", None, "0"),
		("Select", "так\nні", WRITTEN[WORDS]),
		("Link", "Contact", None),
		("Link", "Locality", WRITTEN[WORDS]),
	],
)
def test_of_a_person_neither_numbers_nor_names_of_others_stay(
	staff: Staff, monkeypatch: pytest.MonkeyPatch, fieldtype: str, options: str | None, left: str | None
) -> None:
	person = Journey(staff).card().applicant
	made = {"is_custom_field": 1, "fieldtype": fieldtype, "options": options}
	for name, value in made.items():
		monkeypatch.setattr(
			frappe.get_meta("Applicant").get_field("social_state"), name, value, raising=False
		)
	frappe.db.set_value("Applicant", person, "social_state", WRITTEN[WORDS])

	anonymise(Subject.APPLICANT, [person])

	assert frappe.db.get_value("Applicant", person, "social_state") == left


ERASED = "2026-01-01"


@pytest.mark.parametrize("batch", [1, 100])
@pytest.mark.parametrize(
	("doctype", "field", "fieldtype", "options", "left"),
	[
		("Applicant", "social_state", "Float", None, "0"),
		("Applicant", "social_state", "Link", "Contact", None),
		("Applicant", "social_state", "Link", "Locality", WRITTEN[WORDS]),
		("Appeal", WORDS, "Link", "Contact", None),
		("Appeal", WORDS, "Int", None, WRITTEN[WORDS]),
	],
)
@pytest.mark.usefixtures("in_one_transaction")
def test_of_those_erased_before_they_go_as_well(
	staff: Staff,
	monkeypatch: pytest.MonkeyPatch,
	doctype: str,
	field: str,
	fieldtype: str,
	options: str | None,
	left: str | None,
	batch: int,
) -> None:
	cards = [Journey(staff).card() for _number in range(3)]
	one, other, kept = [card.name if doctype == "Appeal" else card.applicant for card in cards]
	for name, value in {"is_custom_field": 1, "fieldtype": fieldtype, "options": options}.items():
		monkeypatch.setattr(frappe.get_meta(doctype).get_field(field), name, value, raising=False)
	monkeypatch.setattr(patch, "BATCH", batch)
	frappe.db.set_value(doctype, {"name": ("in", [one, other, kept])}, field, WRITTEN[WORDS])
	frappe.db.set_value(doctype, {"name": ("in", [one, other])}, "anonymised_on", ERASED)
	written_at = frappe.db.get_value(doctype, one, "modified")

	patch.execute()
	patch.execute()

	assert [frappe.db.get_value(doctype, name, field) for name in (one, other)] == [left, left]
	assert frappe.db.get_value(doctype, kept, field) == WRITTEN[WORDS]
	is_newer = frappe.db.get_value(doctype, one, "modified") > written_at
	assert is_newer == (left != WRITTEN[WORDS]), "a form opened before must not write the old words back"


@pytest.mark.usefixtures("in_one_transaction")
def test_of_rows_that_hang_on_the_erased_they_go_as_well(
	staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
	way = Journey(staff).to("registered")
	event = frappe.get_all("Appeal Event", {"appeal": way.appeal}, pluck="name")[0]
	made = {"is_custom_field": 1, "fieldtype": "Link", "options": "Contact"}
	for name, value in made.items():
		monkeypatch.setattr(frappe.get_meta("Appeal Event").get_field("article"), name, value, raising=False)
	frappe.db.set_value("Appeal Event", event, "article", WRITTEN[WORDS])
	frappe.db.set_value("Appeal", way.appeal, "anonymised_on", ERASED)

	patch.execute()

	assert frappe.db.get_value("Appeal Event", event, "article") is None


def test_the_person_is_given_them(staff: Staff, added: None) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		own = make_applicant(last_name="Вигаданенко").name
	way = Journey(staff, applicant=own).to("registered")
	frappe.db.set_value("Appeal", way.appeal, {**WRITTEN})

	archive = packed(staff, approved(staff, [own], requester_name="Вигаданенко Марія Іванівна"))

	[card] = json.loads(archive.read("data.json"))["records"]["Appeal"]
	assert (card[WORDS], card[SHEETS]) == (WRITTEN[WORDS], "7")


@pytest.mark.parametrize(
	("doctype", "fieldtype", "told_of_it"),
	[
		("Appeal", "Small Text", "не приховують"),
		("Appeal", "Int", "для статистики"),
		("Applicant", "Int", "не приховують"),
		("Applicant", "Select", "для статистики"),
		("Legal Act", "Data", ""),
	],
)
def test_who_adds_a_field_is_told_what_becomes_of_it(
	administrator: str, doctype: str, fieldtype: str, told_of_it: str
) -> None:
	field = frappe.new_doc("Custom Field").update(
		{"dt": doctype, "fieldtype": fieldtype, "label": "Зі слів <b>сусідів</b>"}
	)

	frappe.clear_messages()

	with acting_as(administrator):
		tell_of_added_words(field)

	told = " ".join(
		str(message.get("message")) for message in map(frappe.parse_json, frappe.local.message_log)
	)
	assert told_of_it in told and bool(told) is bool(told_of_it)
	assert "<b>сусідів" not in told
