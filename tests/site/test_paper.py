"""Paper on a site: enclosures counted, the days an answer took, and filing in a case."""

import frappe
import pytest

from appeals_app.appeal_registry.api import file_in_case
from appeals_app.patches.v0_3 import count_papers_and_days as patch
from appeals_app.patches.v0_3 import recount_enclosures
from appeals_app.permissions import roles
from appeals_app.refusal import AppealRuleError
from appeals_app.testing.factories import make_appeal
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as

WHOLE = {"case": "03-12", "volume": "2", "sheets": 9}


def stored(appeal: str) -> frappe._dict:
	fields = ["case_number", "case_volume", "case_sheets", "archive_fond", "days_taken", "closed_by"]
	return frappe.db.get_value("Appeal", appeal, fields, as_dict=True)


def test_enclosures_are_counted_as_the_card_is_saved(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		card = make_appeal(enclosures="Довідка на 2 арк. у 3 прим.\nфото")
		before = (card.enclosures_count, card.enclosure_sheets)
		card.update({"enclosures": "", "enclosures_count": 40}).save()

	assert before == (2, 7)
	assert (card.enclosures_count, card.enclosure_sheets) == (0, 0)


def test_answer_says_in_how_many_days_and_closing_by_whom(staff: Staff) -> None:
	answered = Journey(staff).to("answered").appeal
	closed = Journey(staff).to("closed").appeal

	assert stored(answered).days_taken == 0
	assert stored(closed).closed_by
	assert not stored(answered).closed_by


def test_patch_counts_enclosures_parted_by_commas_anew_in_batches(
	staff: Staff, in_one_transaction: None, monkeypatch: pytest.MonkeyPatch
) -> None:
	monkeypatch.setattr(recount_enclosures, "BATCH", 2)
	ways = [Journey(staff, enclosures="копія акта на 3 арк., фото на 2 арк.").appeal for _number in range(3)]
	counted = ["enclosures_count", "enclosure_sheets"]
	for appeal in ways:
		frappe.db.set_value("Appeal", appeal, dict.fromkeys(counted, 1), update_modified=False)

	recount_enclosures.execute()

	assert {frappe.db.get_value("Appeal", appeal, counted) for appeal in ways} == {(2, 5)}


@pytest.mark.parametrize("role", [roles.REGISTRAR, roles.ARCHIVIST])
def test_papers_of_a_closed_appeal_are_filed_with_an_event(staff: Staff, role: str) -> None:
	appeal = Journey(staff).to("closed").appeal

	with acting_as(staff[role]):
		file_in_case(appeal, WHOLE)
		file_in_case(appeal, WHOLE)

	assert (stored(appeal).case_number, stored(appeal).case_volume, stored(appeal).case_sheets) == (
		"03-12",
		"2",
		9,
	)
	events = frappe.get_all(
		"Appeal Event", filters={"appeal": appeal, "act": "card_changed"}, pluck="changed_fields"
	)
	assert [fields for fields in events if "case_number" in fields] == ["case_number,case_volume,case_sheets"]


@pytest.mark.parametrize(
	("stage", "case", "said"),
	[
		("registered", WHOLE, "не знято з контролю"),
		("answered", WHOLE, "не знято з контролю"),
		("closed", {"case": "  ", "sheets": 3}, "номера справи"),
		("closed", {"case": "03-12", "sheets": 0}, "У справі 0 арк."),
		("closed", {"case": "03-12", "sheets": 3, "fond": "Р-1"}, "усі три"),
	],
)
def test_case_that_cannot_be_is_refused(staff: Staff, stage: str, case: dict, said: str) -> None:
	appeal = Journey(staff).to(stage).appeal

	with acting_as(staff[roles.REGISTRAR]), pytest.raises(AppealRuleError, match=said):
		file_in_case(appeal, case)

	assert not stored(appeal).case_number


@pytest.mark.parametrize("role", [roles.HEAD, roles.EXECUTOR, roles.CONTROLLER, roles.ANALYST])
def test_other_roles_do_not_file(staff: Staff, role: str) -> None:
	appeal = Journey(staff).to("closed").appeal

	with acting_as(staff[role]), pytest.raises(frappe.PermissionError):
		file_in_case(appeal, WHOLE)


def test_registrar_of_another_authority_does_not_file(staff: Staff, neighbours: Staff) -> None:
	appeal = Journey(staff).to("closed").appeal

	with acting_as(neighbours[roles.REGISTRAR]), pytest.raises(frappe.PermissionError):
		file_in_case(appeal, WHOLE)


def test_patch_counts_what_stood_before(staff: Staff) -> None:
	appeal = Journey(staff, enclosures="Акт, 12 арк.").to("answered").appeal
	frappe.db.set_value(
		"Appeal",
		appeal,
		{"days_taken": 0, "enclosures_count": 0, "enclosure_sheets": 0, "received_at": "2020-01-01"},
	)
	frappe.db.set_value("Appeal", appeal, "answered_on", "2020-01-20")

	patch.execute()
	patch.execute()

	counted = frappe.db.get_value(
		"Appeal", appeal, ["days_taken", "enclosures_count", "enclosure_sheets"], as_dict=True
	)
	assert (counted.days_taken, counted.enclosures_count, counted.enclosure_sheets) == (19, 1, 12)
