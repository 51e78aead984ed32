"""What the data protection officer is told: unusual access by rules, and for a citizen who looked."""

from datetime import datetime, timedelta

import frappe
import pytest
from frappe.desk.query_report import run

from appeals_app import clock
from appeals_app.permissions import roles
from appeals_app.personal_data.access_log import record_access
from appeals_app.personal_data.examined_looks import examine, take_back
from appeals_app.testing.factories import make_appeal
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as
from tests.site.looking import person_of
from tests.site.refusals import refusal

NOON = datetime(2026, 3, 2, 12)
DAYS = {"from_date": "2026-03-01", "to_date": "2026-03-31"}


def look(person: Person, minute: int = 0, *, at: datetime = NOON, **given: object) -> None:
	with clock.set_to(at + timedelta(minutes=minute)), acting_as(person):
		record_access(**{"act": "Printed", **given})


def report(reader: Person, name: str, **filters: object) -> list[frappe._dict]:
	"""Rows as the Desk gets them."""
	with acting_as(reader):
		return [frappe._dict(row) for row in run(name, filters={**DAYS, **filters})["result"]]


def unusual(reader: Person, rule: str) -> list[frappe._dict]:
	title = frappe.db.get_value("Personal Data Watch Rule", rule, "rule_title")
	return [row for row in report(reader, "Unusual Access") if row.rule == title]


@pytest.fixture
def appeal(staff: Staff) -> str:
	person = person_of(staff)
	with acting_as(staff[roles.REGISTRAR]):
		return make_appeal(applicant=person, authority=staff.authority).name


@pytest.fixture
def officer(staff: Staff) -> Person:
	return staff[roles.DATA_PROTECTION_OFFICER]


def test_many_cards_are_found_by_the_limit_of_the_administrator(staff: Staff, officer: Person) -> None:
	frappe.db.set_value("Personal Data Watch Rule", "watch.many_cards", "most", 2)
	cards = [Journey(staff, applicant=person_of(staff)).appeal for _ in range(3)]
	for minute, card in enumerate(cards):
		look(staff[roles.HEAD], minute, appeal=card)

	[finding] = unusual(officer, "watch.many_cards")

	assert finding.count == 3
	assert finding.official == frappe.utils.get_fullname(staff[roles.HEAD].user)
	position, authority = frappe.db.get_value(
		"Authority Officer", staff[roles.HEAD].officer, ["position", "authority"]
	)
	assert finding.position == position
	assert finding.authority == frappe.db.get_value("Authority", authority, "short_name")
	assert finding.first_event.startswith("Надруковано")


def test_night_is_found(staff: Staff, officer: Person, appeal: str) -> None:
	look(staff[roles.HEAD], at=datetime(2026, 3, 3, 2, 30), appeal=appeal)

	assert len(unusual(officer, "watch.night")) == 1


def test_person_searched_again_and_again_is_found(staff: Staff, officer: Person) -> None:
	for minute in range(6):
		look(
			staff[roles.HEAD],
			minute * 20,
			act="Searched",
			searched_digest="digest",
			listed_doctype="Applicant",
		)

	assert len(unusual(officer, "watch.same_person")) == 1


@pytest.mark.parametrize("mark", ["last_name", "phone", "email"])
def test_own_people_are_found_by_surname_phone_and_mail(staff: Staff, officer: Person, mark: str) -> None:
	head = frappe.get_doc("User", staff[roles.HEAD].user)
	frappe.db.set_value("User", head.name, "mobile_no", "+38 (050) 111-22-33")
	own = {"last_name": head.last_name, "phone": "0501112233", "email": head.email}[mark]
	card = Journey(staff, applicant=person_of(staff, **{mark: own})).appeal
	look(staff[roles.HEAD], appeal=card)

	assert len(unusual(officer, "watch.same_surname")) == 1


def test_big_export_is_found(staff: Staff, officer: Person) -> None:
	look(staff[roles.REGISTRAR], act="Exported", listed_doctype="Applicant", rows_count=101)

	[finding] = unusual(officer, "watch.big_export")
	assert finding.count == 101


def test_card_without_assignment_is_found(staff: Staff, officer: Person) -> None:
	way = Journey(staff, applicant=person_of(staff)).to("execution")
	look(way.executor, appeal=way.appeal)
	assert not unusual(officer, "watch.not_assigned")

	look(staff.colleague, 30, appeal=way.appeal)

	assert len(unusual(officer, "watch.not_assigned")) == 1


def test_rule_put_out_of_use_finds_nothing(staff: Staff, officer: Person, appeal: str) -> None:
	look(staff[roles.HEAD], at=datetime(2026, 3, 3, 2, 30), appeal=appeal)
	frappe.db.set_value("Personal Data Watch Rule", "watch.night", "is_enabled", 0)

	assert not unusual(officer, "watch.night")


def test_reports_tell_nothing_of_other_authorities(
	staff: Staff, neighbours: Staff, officer: Person, appeal: str
) -> None:
	look(staff[roles.HEAD], at=datetime(2026, 3, 3, 2, 30), appeal=appeal)

	assert not unusual(neighbours[roles.DATA_PROTECTION_OFFICER], "watch.night")


def test_report_that_found_nothing_says_what_was_checked_and_by_which_limits(
	staff: Staff, officer: Person, appeal: str
) -> None:
	frappe.db.set_value("Personal Data Watch Rule", "watch.many_cards", {"most": 7, "within_minutes": 30})
	frappe.db.set_value("Personal Data Watch Rule", "watch.night", "is_enabled", 0)
	look(staff[roles.HEAD], appeal=appeal)
	with acting_as(officer):
		answer = run("Unusual Access", filters={**DAYS, "authority": staff.authority})

	told, name = answer["message"], frappe.db.get_value("Authority", staff.authority, "authority_name")
	days = [frappe.utils.formatdate(DAYS[field]) for field in ("from_date", "to_date")]
	assert f"Перевірено переглядів: 1, з {days[0]} до {days[1]}, {name}." in told
	assert "понад 7 карток за 30 хв" in told
	assert "перегляди з" not in told, "a rule that is not in use looks for nothing"
	frappe.db.set_value("Personal Data Watch Rule", {"is_enabled": 1}, "is_enabled", 0)
	with acting_as(officer):
		assert "не ввімкнено" in run("Unusual Access", filters=DAYS)["message"]


@pytest.mark.parametrize("name", ["Unusual Access", "Who Looked"])
def test_reports_are_for_the_protection_officer_alone(staff: Staff, name: str) -> None:
	for person in staff.people.values():
		if person.role != roles.DATA_PROTECTION_OFFICER:
			with acting_as(person), pytest.raises(frappe.PermissionError):
				run(name, filters=DAYS)


@pytest.fixture
def way(staff: Staff) -> Journey:
	return Journey(staff, applicant=person_of(staff)).to("registered")


def who_looked(reader: Person, way: Journey, **filters: object) -> list[frappe._dict]:
	card = way.card()
	asked = {"authority": card.authority, "appeal_index": card.registration_index, **filters}
	return report(reader, "Who Looked", **asked)


def test_citizen_is_told_when_by_whom_and_why(staff: Staff, officer: Person, way: Journey) -> None:
	look(staff[roles.HEAD], appeal=way.appeal, purpose="Перевірка скарги на затримку")

	[row] = who_looked(officer, way)

	post = frappe.get_doc("Authority Officer", staff[roles.HEAD].officer)
	assert (row.position, row.official) == (post.position, post.officer_name)
	assert (row.act, row.purpose) == ("Надруковано", "Перевірка скарги на затримку")
	assert row.happened_at == NOON
	assert staff[roles.HEAD].user not in str(row)


def test_index_of_another_authority_is_answered_like_one_that_is_nowhere(
	neighbours: Staff, way: Journey
) -> None:
	stranger, authority = neighbours[roles.DATA_PROTECTION_OFFICER], way.card().authority

	told = {
		refusal(lambda index=index: who_looked(stranger, way, authority=authority, appeal_index=index))
		for index in (way.card().registration_index, "немає-такого")
	}

	assert len(told) == 1


def test_whole_person_tells_of_other_cards_lists_and_exports(
	staff: Staff, officer: Person, way: Journey
) -> None:
	person = way.card().applicant
	with acting_as(staff[roles.REGISTRAR]):
		second = make_appeal(applicant=person, authority=staff.authority).name
	look(staff[roles.HEAD], 1, appeal=second)
	look(staff[roles.HEAD], 2, applicant=person)
	look(staff[roles.HEAD], 3, act="Exported", listed_doctype="Applicant", subjects=[person], rows_count=1)

	assert not who_looked(officer, way)
	acts = [row.act for row in who_looked(officer, way, whole_person=1)]
	assert acts == ["Вивантажено", "Надруковано", "Надруковано"], "the latest first"


def test_whole_person_of_a_card_without_an_author_tells_of_that_card_alone(
	staff: Staff, officer: Person, way: Journey
) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		other = make_appeal(authority=staff.authority).name
	for card in (way.appeal, other):
		frappe.db.set_value("Appeal", card, "applicant", None)
	look(staff[roles.HEAD], 1, appeal=other)

	assert not who_looked(officer, way, whole_person=1)

	look(staff[roles.HEAD], 2, appeal=way.appeal)
	assert [row.act for row in who_looked(officer, way, whole_person=1)] == ["Надруковано"]


def test_examined_access_leaves_the_report_until_it_goes_on(
	staff: Staff, officer: Person, appeal: str
) -> None:
	look(staff[roles.HEAD], at=datetime(2026, 3, 3, 2, 30), appeal=appeal)
	[row] = unusual(officer, "watch.night")
	said = {"event": row.event, "rule": row.rule, "explanation": "Чергування в ніч тривоги."}
	with acting_as(staff[roles.HEAD]):
		refusal(lambda: examine(**said), frappe.PermissionError)
	with clock.set_to(datetime(2026, 3, 4, 9)), acting_as(officer):
		assert "чим пояснюється" in refusal(lambda: examine(**{**said, "explanation": " "}))
		for empty in ("ок", "а" * 20, "так так так так"):
			assert "нічого не пояснює" in refusal(
				lambda words=empty: examine(**{**said, "explanation": words})
			)
		examine(**said)

	assert not unusual(officer, "watch.night")
	with acting_as(officer):
		assert "Розглянуто й більше не показується: 1." in run("Unusual Access", filters=DAYS)["message"]
	event = frappe.get_last_doc("Authority Event", {"act": "unusual_access_examined"})
	assert (event.reference_name, event.user) == (row.event, officer.user)
	assert event.ground == f"{row.rule}: {row.official}, з 03.03.2026 02:30: Чергування в ніч тривоги."

	look(staff[roles.HEAD], at=datetime(2026, 3, 5, 2, 30), appeal=appeal)
	assert len(unusual(officer, "watch.night")) == 1, "another night is explained anew"


def test_mark_set_by_mistake_is_taken_back_with_a_reason(staff: Staff, officer: Person, appeal: str) -> None:
	look(staff[roles.HEAD], at=datetime(2026, 3, 3, 2, 30), appeal=appeal)
	[row] = unusual(officer, "watch.night")
	found, why = {"event": row.event, "rule": row.rule}, "Позначено не той рядок звіту."
	with clock.set_to(datetime(2026, 3, 4, 9)), acting_as(officer):
		assert "немає або її вже знято" in refusal(lambda: take_back(**found, reason=why))
		examine(**found, explanation="Чергування в ніч тривоги.")
	[examined] = report(officer, "Unusual Access", examined=1)
	assert (examined.event, examined.explanation) == (row.event, "Чергування в ніч тривоги.")

	with acting_as(staff[roles.HEAD]):
		refusal(lambda: take_back(**found, reason=why), frappe.PermissionError)
	with clock.set_to(datetime(2026, 3, 4, 9)), acting_as(officer):
		assert "чому знімаєте позначку" in refusal(lambda: take_back(**found, reason=" "))
		assert "нічого не пояснює" in refusal(lambda: take_back(**found, reason="ок"))
		take_back(**found, reason=why)
		assert "немає або її вже знято" in refusal(lambda: take_back(**found, reason=why))

	assert [one.event for one in unusual(officer, "watch.night")] == [row.event]
	assert not report(officer, "Unusual Access", examined=1)
	traced = frappe.get_all(
		"Authority Event", {"reference_name": row.event}, ["act", "ground"], order_by="sequence"
	)
	assert [one.act for one in traced] == ["unusual_access_examined", "unusual_access_mark_taken_back"]
	assert traced[1].ground == f"{row.rule}: {row.official}, з 03.03.2026 02:30: {why}"
	with clock.set_to(datetime(2026, 3, 4, 10)), acting_as(officer):
		examine(**found, explanation="Чергування в ніч тривоги.")
	assert not unusual(officer, "watch.night"), "it is explained anew"


def test_mark_is_of_its_own_rule_and_not_of_one_whose_title_begins_alike(
	staff: Staff, officer: Person, appeal: str
) -> None:
	look(staff[roles.HEAD], at=datetime(2026, 3, 3, 2, 30), appeal=appeal)
	[row] = unusual(officer, "watch.night")
	with clock.set_to(datetime(2026, 3, 4, 9)), acting_as(officer):
		examine(event=row.event, rule=f"{row.rule}: вихідні", explanation="Чергування: ніч тривоги.")
	assert len(unusual(officer, "watch.night")) == 1

	frappe.db.set_value("Personal Data Watch Rule", "watch.night", "rule_title", f"{row.rule}: вихідні")

	[examined] = report(officer, "Unusual Access", examined=1)
	assert examined.explanation == "Чергування: ніч тривоги."


def test_own_look_is_examined_by_another(staff: Staff, officer: Person, appeal: str) -> None:
	look(officer, at=datetime(2026, 3, 3, 2, 30), appeal=appeal)
	[row] = unusual(officer, "watch.night")

	with acting_as(officer):
		assert "власний перегляд" in refusal(
			lambda: examine(event=row.event, rule=row.rule, explanation="Так.")
		)
