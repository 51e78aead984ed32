"""What a person is given of him- or herself says where the data come from, how long they are kept, and who looked, summed up."""

import json
from datetime import datetime, timedelta

import frappe

from appeals_app import clock
from appeals_app.permissions import roles
from appeals_app.personal_data.access_log import record_access
from appeals_app.testing.factories import make_applicant
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as
from tests.site.test_data_subject_requests import approved, packed

NAME = "Вигаданенко Марія Іванівна"


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
	assert rules["Appeal"]["remark"] == "Строк із актом не звірено."
	assert "Строк, років" in page and "Ні</td>" not in page


def test_rule_for_a_kind_of_appeals_is_told_to_whoever_has_such(staff: Staff) -> None:
	own = person(staff)
	card = Journey(staff, applicant=own).to("registered").card()
	rule = frappe.copy_doc(frappe.get_doc("Personal Data Retention Rule", "appeals-5y"))
	rule.update({"rule_code": "kind-7y", "title": "Для виду", "keep_years": 7, "is_verified": 1})
	kinds = [card.kind, frappe.db.get_value("Appeal Classifier Item", {"name": ("!=", card.kind)})]
	told = []
	for kind in kinds:
		frappe.db.delete("Personal Data Retention Rule", {"name": "kind-7y"})
		frappe.copy_doc(rule).update({"appeal_kind": kind}).db_insert()
		rows = given(staff, own)[0]["Personal Data Retention Rule"]
		told.append([row for row in rows if row.get("keep_years") == "7"])

	assert [len(rows) for rows in told] == [1, 0]
	assert "remark" not in told[0][0]


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
