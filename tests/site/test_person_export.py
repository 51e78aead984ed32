"""What a person is given of him- or herself says where the data come from, how long they are kept, and who looked, summed up."""

import json
from datetime import datetime, timedelta

import frappe
import pytest
from frappe.model import no_value_fields, table_fields

from appeals_app import clock
from appeals_app.domain.personal_inventory import INVENTORY
from appeals_app.permissions import roles
from appeals_app.personal_data.access_log import record_access
from appeals_app.personal_data.person_export_rows import BESIDE_INVENTORY, FIGURES
from appeals_app.testing.factories import make_applicant, make_user
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as
from tests.site.test_data_subject_requests import approved, packed

NAME = "Вигаданенко Марія Іванівна"
NO_VALUE = set(no_value_fields) - set(table_fields)


def person(staff: Staff) -> str:
	with acting_as(staff[roles.REGISTRAR]):
		return make_applicant(last_name="Вигаданенко").name


def given(staff: Staff, own: str) -> tuple[dict, str]:
	"""What the export holds for programs and for people."""
	archive = packed(staff, approved(staff, [own], requester_name=NAME))
	return json.loads(archive.read("data.json"))["records"], archive.read("data.html").decode()


def look(who: Person, appeal: str, at: datetime, act: str = "Printed", purpose: str = "") -> None:
	with clock.set_to(at), acting_as(who):
		record_access(act=act, appeal=appeal, purpose=purpose)


def test_it_is_told_where_the_data_come_from_and_how_long_they_are_kept(staff: Staff) -> None:
	own = person(staff)
	card = Journey(staff, applicant=own).to("registered").card()
	values = {"purpose": "Розгляд звернень.", "data_sources": "Самі заявники; контактний центр."}
	with acting_as(staff[roles.DATA_PROTECTION_OFFICER]):
		frappe.get_doc(
			{"doctype": "Personal Data Processing", "authority": staff.authority, **values}
		).insert()

	records, page = given(staff, own)

	assert records["Personal Data Processing"] == [values]
	assert "Звідки дані" in page and "Самі заявники; контактний центр." in page
	assert "Мета обробки" in page and "Призначення" not in page
	assert records["Appeal"][0]["channel"] == card.channel
	rules = {row["subject"]: row for row in records["Personal Data Retention Rule"]}
	assert rules["Appeal"]["keep_years"] == "5" and "Personal Data Incident" not in rules
	assert "remark" not in rules["Appeal"] and "не звірено" not in page, "doubts are the authority's own"
	assert "Строк, років" in page and "Ні</td>" not in page


def test_rule_for_a_kind_of_appeals_is_told_to_whoever_has_such(staff: Staff) -> None:
	own = person(staff)
	card = Journey(staff, applicant=own).to("registered").card()
	rule = frappe.copy_doc(frappe.get_doc("Personal Data Retention Rule", "appeals-5y"))
	rule.update({"rule_code": "kind-7y", "title": "Для виду", "keep_years": 7})
	kinds = [card.kind, frappe.db.get_value("Appeal Classifier Item", {"name": ("!=", card.kind)})]
	told = []
	for kind in kinds:
		frappe.db.delete("Personal Data Retention Rule", {"name": "kind-7y"})
		frappe.copy_doc(rule).update({"appeal_kind": kind}).db_insert()
		rows = given(staff, own)[0]["Personal Data Retention Rule"]
		told.append([row for row in rows if row.get("keep_years") == "7"])

	assert [len(rows) for rows in told] == [1, 0]


def test_marks_that_are_not_set_say_nothing(staff: Staff) -> None:
	own = person(staff)
	records, page = given(staff, own)
	assert "is_confidential" not in records["Applicant"][0]
	assert "Не розголошувати" not in page

	frappe.db.set_value("Applicant", own, "is_confidential", 1)

	records, page = given(staff, own)
	assert records["Applicant"][0]["is_confidential"] == "1"


def test_looks_are_summed_up_for_each_official(staff: Staff) -> None:
	own = person(staff)
	way = Journey(staff, applicant=own).to("registered")
	began = datetime(2026, 3, 2, 9, 5)
	for day in range(4):
		look(staff[roles.HEAD], way.appeal, began + timedelta(days=day), purpose="Перевірка")
	look(staff[roles.HEAD], way.appeal, began + timedelta(days=9), act="Exported", purpose="Звірка")
	look(staff[roles.REGISTRAR], way.appeal, began)

	records, page = given(staff, own)

	rows = {row["official"]: row for row in records["Personal Data Access Event"]}
	head = frappe.get_doc("Authority Officer", staff[roles.HEAD].officer)
	summed = rows[head.officer_name]
	assert len(rows) == len(records["Personal Data Access Event"]) == 2
	assert (summed["looks_count"], summed["purposes"]) == ("5", "Перевірка; Звірка")
	assert summed["serves_in"] == frappe.db.get_value("Authority", head.authority, "authority_name")
	assert "02.03.2026" in summed["first_look"] and "11.03.2026" in summed["last_look"]
	assert summed["appeal_number"] == way.card().registration_index
	for words in ("Перший перегляд", "Скільки переглядів", "Вивантажено"):
		assert words in page


def test_look_without_a_post_is_told_by_its_account(staff: Staff) -> None:
	own = person(staff)
	way = Journey(staff, applicant=own).to("registered")
	program = make_user(roles.ANALYST).name
	for account in ("Administrator", program):
		with acting_as(account):
			record_access(act="Read By A Program", appeal=way.appeal)

	records, page = given(staff, own)

	named = [row["official"] for row in records["Personal Data Access Event"]]
	assert "Адміністратор системи (технічний обліковий запис)" in named and len(named) == len(set(named))
	assert f"{frappe.utils.get_fullname(program)} (обліковий запис без посади)" in page


def test_decision_and_marks_of_the_author_are_given(staff: Staff) -> None:
	own = person(staff)
	way = Journey(staff, applicant=own, keep_author_secret=1).to("answered")
	frappe.db.set_value("Applicant", own, "notices_by_email", 1)
	result = frappe.db.get_value("Appeal Question", {"parent": way.appeal}, "result")
	assert result

	records, page = given(staff, own)

	assert [row["result"] for row in records["Appeal Question"]] == [result]
	assert frappe.db.get_value("Appeal Classifier Item", result, "title") in page
	assert records["Appeal"][0]["keep_author_secret"] == "1"
	for doctype, label in (
		("Appeal", "Author's Name Not To Be Disclosed"),
		("Applicant", "Agrees To Be Told By E-mail"),
		("Appeal Question", "Result"),
	):
		assert frappe._(label, context=doctype) in page, label


OF_THE_AUTHORITY = {
	"Appeal": (
		"authority title registration_key number_key entry_key registration_index registered_by citizens_count"
		" pages_count enclosures_count enclosure_sheets sender_wants_answer sender_told_on needs_translation"
		" term_rule term_by_hand term_by_hand_by term_by_hand_on control_date breach_after is_overdue"
		" term_needs_person term_problem days_left days_taken closed_by anonymised_on considered_since"
		" term_proof term_basis forwarding_due_on formal_return_due_on responsible_officer responsible_unit"
		" is_controlled follow_up_on checked_on_site_by phase case_number case_volume case_sheets"
		" archive_fond archive_inventory archive_case named_by_mistake"
	),
	"Appeal Question": "officer transfer",
	"Applicant": "authority anonymised_on",
}
"""How the authority keeps, counts and divides its work; the index is told of each row."""

OF_OTHERS_OR_APART = {
	"Appeal": "applicant co_applicants author_categories questions previous_appeal main_appeal",
	"Applicant": "merged_into",
}
"""Tables have rows of their own; another appeal may be of somebody else."""


@pytest.mark.parametrize("doctype", ["Appeal", "Appeal Question", "Applicant"])
def test_every_field_on_the_person_is_given_or_said_to_be_of_the_authority(doctype: str) -> None:
	fields = {field.fieldname for field in frappe.get_meta(doctype).fields if field.fieldtype not in NO_VALUE}
	own = {field.fieldname for field in frappe.get_meta(doctype).get("fields", {"is_custom_field": 1})}
	told = {*INVENTORY[doctype].fields, *BESIDE_INVENTORY[doctype], *FIGURES}
	apart = {*OF_THE_AUTHORITY[doctype].split(), *OF_OTHERS_OR_APART.get(doctype, "").split()}

	assert fields - own - told - apart == set()
	assert apart & set(BESIDE_INVENTORY[doctype]) == set()
