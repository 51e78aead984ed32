"""A rule of indexes that would mislead is refused with a sentence, and the first one keeps numbering."""

import frappe
import pytest

from appeals_app.permissions import roles
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.refusals import refusal


def rule(staff: Staff, **values: object) -> frappe._dict:
	fields = {"authority": staff.authority, "valid_from_year": 2026, **values}
	return frappe.get_doc({"doctype": "Appeal Index Rule", **fields})


def refused(staff: Staff, **values: object) -> str:
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		return refusal(lambda: rule(staff, **values).insert())


@pytest.mark.parametrize("kind", [None, "kind.complaint"])
def test_second_rule_of_the_same_kind_and_year_is_refused_by_the_name_of_the_first(
	staff: Staff, kind: str | None
) -> None:
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		rule(staff, kind=kind, pattern="ПЕРШЕ-{seq}/{year}").insert()

	said = refused(staff, kind=kind, pattern="ДРУГЕ-{seq}/{year}")

	title = frappe.db.get_value("Appeal Index Rule", {"authority": staff.authority}, "title")
	assert f"Правило «{title}» уже є, його зразок — ПЕРШЕ-{{seq}}/{{year}}." in said
	assert "виберіть цей вид" in said


def test_second_rule_is_refused_as_such_before_its_marks_are_read(staff: Staff) -> None:
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		rule(staff).insert()

	assert "уже є" in refused(staff, collective_pattern="KO-{seq}/{year}")


def test_rule_is_called_by_the_new_names_of_its_authority_and_kind(staff: Staff) -> None:
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		made = rule(staff, kind="kind.complaint").insert()
	authority = frappe.get_doc("Authority", staff.authority)
	kind = frappe.get_doc("Appeal Classifier Item", "kind.complaint")

	authority.update({"short_name": "Нова назва органу"}).save()
	kind.update({"title": "Скарга нова"}).save()

	assert frappe.db.get_value("Appeal Index Rule", made.name, "title").startswith(
		"Нова назва органу · Скарга нова · "
	)


def test_rules_of_another_year_kind_or_authority_stand_beside(staff: Staff, neighbours: Staff) -> None:
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		made = [
			rule(staff, **values).insert().name
			for values in ({}, {"valid_from_year": 2027}, {"kind": "kind.complaint"})
		]
	with acting_as(neighbours[roles.AUTHORITY_ADMIN]):
		made.append(rule(neighbours).insert().name)

	assert len(set(made)) == 4


def test_rule_moved_to_the_year_of_another_is_refused(staff: Staff) -> None:
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		rule(staff).insert()
		later = rule(staff, valid_from_year=2027).insert()
		later.valid_from_year = 2026

		assert "уже є" in refusal(later.save)


@pytest.mark.parametrize(
	("values", "says"),
	[
		({"pattern": "{seq}{year}"}, "зливається з іншим числом"),
		({"pattern": "{seq}-{seq}/{year}"}, "один раз"),
		({"pattern": "😀-{seq}/{year}"}, "знак, якого"),
		({"collective_pattern": "KO-{seq}/{year}"}, "схожа на позначку «КО»"),
		({"valid_from_year": 1}, "від 1991"),
		({"valid_from_year": 9999}, "від 1991"),
	],
)
def test_rule_that_misleads_is_refused(staff: Staff, values: dict, says: str) -> None:
	assert says in refused(staff, **values)


def test_older_rule_is_still_saved_and_numbers_as_before(staff: Staff) -> None:
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		old = rule(staff).insert()
		frappe.db.set_value("Appeal Index Rule", old.name, {"valid_from_year": 1, "pattern": "{seq}{year}"})
		old.reload()
		old.seq_width = 4

		assert old.save().seq_width == 4


@pytest.mark.parametrize("role", [roles.AUTHORITY_ADMIN, roles.OBLAST_ADMIN])
def test_rule_that_gave_no_number_is_deleted_by_the_administrator(staff: Staff, role: str) -> None:
	Journey(staff).to("registered")
	with acting_as(staff[role]):
		made = rule(staff).insert()

		frappe.delete_doc("Appeal Index Rule", made.name)

	assert not frappe.db.exists("Appeal Index Rule", made.name)


def test_rule_by_which_an_appeal_is_numbered_stays(staff: Staff) -> None:
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		made = rule(staff, pattern="НОВЕ-{seq}/{year}").insert()
	Journey(staff).to("registered")

	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		said = refusal(lambda: frappe.delete_doc("Appeal Index Rule", made.name))

	assert "За правилом «НОВЕ-{seq}/{year}» звернення вже отримали номери" in said
