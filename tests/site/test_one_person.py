"""Two records of one person are joined and parted; no card is rewritten, and a secret name stays secret."""

import frappe
import pytest

from appeals_app.appeal_matching.api import contacts, merge_people, part_people, propose_sign
from appeals_app.appeal_registry.consideration_facts import facts_of_card
from appeals_app.permissions import roles
from appeals_app.testing.factories import make_appeal, make_applicant
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.refusals import refusal

REASON = "Особа сама підтвердила обидві адреси"


def record(staff: Staff, **values: object) -> str:
	with acting_as(staff[roles.REGISTRAR]):
		return make_applicant(**values).name


def joined(staff: Staff, **values: object) -> tuple[str, str]:
	kept, merged = record(staff), record(staff, last_name="Савченкова", phone="067 000 00 01", **values)
	with acting_as(staff[roles.REGISTRAR]):
		merge_people(kept, merged, REASON)
	return kept, merged


def test_joined_records_have_all_appeals_of_the_person(staff: Staff) -> None:
	kept, merged = record(staff), record(staff, last_name="Савченкова")
	ways = [Journey(staff, applicant=person).to("registered").appeal for person in (kept, merged)]

	with acting_as(staff[roles.REGISTRAR]):
		merge_people(kept, merged, REASON)
		told = [contacts(person) for person in (kept, merged)]

	assert all({row["name"] for row in answer["appeals"]} == set(ways) for answer in told)
	assert frappe.db.get_value("Appeal", ways[1], "applicant") == merged


@pytest.mark.parametrize("reason", ["тел. 067 111-22-33", "РНОКПП 1234567890"])
def test_number_by_which_it_is_seen_is_reason_enough(staff: Staff, reason: str) -> None:
	kept, merged = record(staff), record(staff, last_name="Савченкова")

	with acting_as(staff[roles.REGISTRAR]):
		assert merge_people(kept, merged, reason)


@pytest.mark.parametrize("reason", ["той самий", "Тезка", "тел. 11111"])
def test_reason_by_which_nothing_is_seen_is_refused(staff: Staff, reason: str) -> None:
	kept, merged = record(staff), record(staff, last_name="Савченкова")

	with acting_as(staff[roles.REGISTRAR]):
		assert refusal(lambda: merge_people(kept, merged, reason)).startswith("Замало, щоб було видно")


def test_new_card_of_one_record_meets_the_appeals_of_the_other(staff: Staff) -> None:
	kept, merged = record(staff), record(staff, last_name="Савченкова")
	way = Journey(staff, applicant=merged).to("registered")

	with acting_as(staff[roles.REGISTRAR]):
		merge_people(kept, merged, REASON)
		answer = propose_sign(
			{"authority": staff.authority, "applicant": kept, "content": "Прошу полагодити ліфт у будинку."}
		)

	assert answer["sign"] == "sign_of_receipt.multiple"
	assert answer["previous"] == way.appeal


def test_repeat_by_the_other_record_is_of_the_same_author(staff: Staff) -> None:
	"""Art. 8(2): the same citizen, under whichever of the joined records the cards were entered."""
	kept, merged = record(staff), record(staff, last_name="Савченкова")
	first = Journey(staff, applicant=merged).to("answered")
	with acting_as(staff[roles.REGISTRAR]):
		merge_people(kept, merged, REASON)
	card = {"receipt_sign": "sign_of_receipt.repeated", "previous_appeal": first.appeal, "citizens_count": 1}
	second = Journey(staff, applicant=kept, **card).to("registered")

	previous = facts_of_card(second.card()).previous

	assert previous.is_same_author
	frappe.db.set_value("Applicant", merged, "merged_into", None)
	assert not facts_of_card(second.card()).previous.is_same_author


def test_parted_records_are_two_people_again(staff: Staff) -> None:
	kept, merged = joined(staff)

	with acting_as(staff[roles.REGISTRAR]):
		part_people(merged, "Тезки")
		told = contacts(kept)

	assert told["records"] == [kept]
	row = frappe.get_last_doc("Applicant Merge", {"merged_applicant": merged})
	assert (row.reason, row.undo_reason, row.undone_by) == (REASON, "Тезки", staff[roles.REGISTRAR].user)
	assert not frappe.db.get_value("Applicant", merged, "merged_into")


def secret(*records: str) -> list[int]:
	return [frappe.db.get_value("Applicant", name, "is_confidential") for name in records]


def test_secret_name_makes_both_names_secret_until_they_are_parted(staff: Staff) -> None:
	kept, merged = joined(staff, is_confidential=1)
	assert secret(kept, merged) == [1, 1]

	with acting_as(staff[roles.REGISTRAR]):
		part_people(merged, "Тезки", keep_secret=0)

	assert secret(kept, merged) == [0, 1]


def test_name_stays_secret_after_parting_unless_it_is_said_that_nobody_asked_since(staff: Staff) -> None:
	kept, merged = joined(staff, is_confidential=1)

	with acting_as(staff[roles.REGISTRAR]):
		part_people(merged, "Тезки")

	assert secret(kept, merged) == [1, 1]


def test_record_that_asks_for_secrecy_after_the_joining_takes_the_other_with_it(staff: Staff) -> None:
	kept, merged = joined(staff)
	with acting_as(staff[roles.REGISTRAR]):
		document = frappe.get_doc("Applicant", kept)
		document.update({"is_confidential": 1}).save()
		assert secret(kept, merged) == [1, 1]

		part_people(merged, "Тезки", keep_secret=0)

	assert secret(kept, merged) == [1, 0]


def test_name_stays_secret_while_another_joined_record_asks_for_it(staff: Staff) -> None:
	kept, first = joined(staff, is_confidential=1)
	plain, second = record(staff), record(staff, is_confidential=1)
	with acting_as(staff[roles.REGISTRAR]):
		for other in (plain, second):
			merge_people(kept, other, REASON)
		part_people(first, "Тезки", keep_secret=0)
		assert secret(kept, first, plain, second) == [1, 1, 1, 1]

		part_people(second, "Тезки", keep_secret=0)

	assert secret(kept, first, plain, second) == [0, 1, 0, 1]


def test_name_kept_secret_in_a_card_is_secret_in_joined_records_until_they_are_parted(staff: Staff) -> None:
	kept, merged, later, other = (record(staff) for _ in range(4))
	way = Journey(staff, applicant=other).to("registered")
	Journey(staff, applicant=merged, keep_author_secret=1).to("registered")
	with acting_as(staff[roles.REGISTRAR]):
		merge_people(kept, merged, REASON)
		merge_people(later, other, REASON)
	assert secret(later, other) == [0, 0]

	way.enter(keep_author_secret=1)

	assert secret(kept, merged, later, other) == [1, 1, 1, 1]
	with acting_as(staff[roles.REGISTRAR]):
		part_people(other, "Тезки", keep_secret=0)
	assert secret(later) == [0]


def test_joined_record_takes_no_change_and_no_new_appeal(staff: Staff) -> None:
	kept, merged = record(staff, last_name="Основна"), record(staff)
	entered = Journey(staff, applicant=merged)
	with acting_as(staff[roles.REGISTRAR]):
		merge_people(kept, merged, REASON)

		document = frappe.get_doc("Applicant", merged)
		document.phone = "061 000 22 22"
		changed = refusal(document.save)
		written = refusal(lambda: make_appeal(applicant=merged))
		together = {"subject": "subject.collective", "citizens_count": 2, "applicant": kept}
		signed = refusal(lambda: make_appeal(**together, co_applicants=[{"applicant": merged}]))

	assert all("об’єднано з «Основна" in said for said in (changed, written, signed))
	entered.enter(brief="Уточнено зміст")


def test_contacts_of_before_are_shown(staff: Staff) -> None:
	person = record(staff, phone="061 000 11 11")
	with acting_as(staff[roles.REGISTRAR]):
		document = frappe.get_doc("Applicant", person)
		document.phone = "061 000 22 22"
		document.save()

		told = contacts(person)["contacts"]

	assert [(row["value"], bool(row["until"])) for row in told if row["field"] == "phone"] == [
		("061 000 22 22", False),
		("061 000 11 11", True),
	]


def test_who_asked_for_contacts_has_looked_at_the_person(staff: Staff) -> None:
	person, registrar = record(staff), staff[roles.REGISTRAR]
	look = {"applicant": person, "act": "Opened", "user": registrar.user}
	assert not frappe.db.exists("Personal Data Access Event", look)

	with acting_as(registrar):
		contacts(person)

	assert frappe.db.exists("Personal Data Access Event", look)


def test_phone_of_joined_records_in_two_spellings_is_told_once_with_its_days(staff: Staff) -> None:
	kept = record(staff, phone="067 123-45-67")
	merged = record(staff, last_name="Савченкова", phone="+380671234567")
	with acting_as(staff[roles.REGISTRAR]):
		merge_people(kept, merged, REASON)

		told = [row for row in contacts(kept)["contacts"] if row["field"] == "phone"]

	[row] = told
	assert (row["value"], row["until"]) == ("067 123-45-67", None)
	assert row["since"] == frappe.db.get_value("Applicant", kept, "creation")


@pytest.mark.parametrize("chained", ["kept", "merged", "used"])
def test_records_are_joined_once(staff: Staff, chained: str) -> None:
	kept, merged = joined(staff)
	third = record(staff)
	pair = {"kept": (merged, third), "merged": (third, merged), "used": (third, kept)}[chained]

	with acting_as(staff[roles.REGISTRAR]):
		assert "уже об’єднано" in refusal(lambda: merge_people(*pair, REASON))


def test_record_is_not_joined_to_itself_nor_to_one_of_others(staff: Staff, neighbours: Staff) -> None:
	mine, theirs = record(staff), record(neighbours)

	with acting_as(staff[roles.REGISTRAR]):
		assert "два різні записи" in refusal(lambda: merge_people(mine, mine, REASON))
		assert refusal(lambda: merge_people(mine, theirs, REASON), frappe.PermissionError)
		assert "Зазначте" in refusal(lambda: merge_people(mine, theirs, " "))
		assert "той самий телефон" in refusal(lambda: merge_people(mine, theirs, "дублікат"))


@pytest.mark.parametrize("role", [roles.HEAD, roles.EXECUTOR, roles.CONTROLLER])
def test_who_may_not_write_people_joins_none(staff: Staff, role: str) -> None:
	pair = record(staff), record(staff)

	with acting_as(staff[role]):
		assert refusal(lambda: merge_people(*pair, REASON), frappe.PermissionError)


def test_outsider_learns_no_contacts(staff: Staff, neighbours: Staff) -> None:
	person = record(staff)

	with acting_as(neighbours[roles.REGISTRAR]):
		assert refusal(lambda: contacts(person), frappe.PermissionError)
