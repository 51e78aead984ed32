"""A volume of a case takes papers up to its limit, or until it is closed by hand; then the next is opened."""

import frappe
import pytest

from appeals_app.appeal_registry.api import close_volume, file_in_case, next_place, reopen_volume
from appeals_app.appeal_registry.report.case_inventory.case_inventory import execute
from appeals_app.permissions import roles
from appeals_app.testing.factories import unique
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.refusals import refusal


@pytest.fixture
def case(staff: Staff) -> str:
	frappe.db.set_value("Authority", staff.authority, "case_volume_sheets", 10)
	return unique("03-")


def filed(
	staff: Staff, case: str, *, sheets: int, volume: str = "", appeal: str = "", **place: object
) -> str:
	appeal = appeal or Journey(staff).to("closed").appeal
	with acting_as(staff[roles.REGISTRAR]):
		file_in_case(appeal=appeal, case={"case": case, "volume": volume, "sheets": sheets, **place})
	return appeal


def volume_of(appeal: str) -> str:
	return frappe.db.get_value("Appeal", appeal, "case_volume")


def closed(staff: Staff, case: str, volume: str) -> None:
	with acting_as(staff[roles.ARCHIVIST]):
		close_volume(staff.authority, case, volume)


def told(staff: Staff, case: str) -> str:
	with acting_as(staff[roles.ARCHIVIST]):
		return execute({"authority": staff.authority, "case_number": case})[2]


def test_limit_is_250_sheets_until_an_administrator_sets_another() -> None:
	assert frappe.get_meta("Authority").get_field("case_volume_sheets").default == "250"


def test_papers_that_do_not_fit_are_refused_with_the_volume_they_go_into(staff: Staff, case: str) -> None:
	filed(staff, case, sheets=7, volume="1")

	said = refusal(lambda: filed(staff, case, sheets=4, volume="1"))

	assert "У томі 1 аркушів — 7, найбільше — 10, тож іще 4 не вміщуються. Підшийте їх до тому 2." in said
	assert volume_of(filed(staff, case, sheets=3, volume="1")) == "1"


def test_volume_that_is_not_named_is_the_open_one(staff: Staff, case: str) -> None:
	volumes = [volume_of(filed(staff, case, sheets=sheets)) for sheets in (4, 6, 2)]

	assert volumes == ["1", "1", "2"]
	assert "Том 1: аркушів — 10, заповнено;" in told(staff, case)
	assert "Том 2: аркушів — 2, найбільше — 10." in told(staff, case)


def test_papers_longer_than_a_volume_are_a_volume_of_their_own(staff: Staff, case: str) -> None:
	assert volume_of(filed(staff, case, sheets=40, volume="1")) == "1"
	assert volume_of(filed(staff, case, sheets=1)) == "2"


def test_limit_of_none_is_no_limit(staff: Staff, case: str) -> None:
	frappe.db.set_value("Authority", staff.authority, "case_volume_sheets", 0)

	assert [volume_of(filed(staff, case, sheets=600)) for _number in range(2)] == ["1", "1"]


def test_volume_closed_by_hand_takes_no_more_and_its_inventory_tells_so(staff: Staff, case: str) -> None:
	appeal = filed(staff, case, sheets=2, volume="1")
	closed(staff, case, "1")

	said = refusal(lambda: filed(staff, case, sheets=1, volume="1"))

	assert "Том 1 закрито" in said and "Підшийте їх до тому 2." in said
	assert volume_of(filed(staff, case, sheets=1)) == "2"
	assert f"закрито {frappe.utils.getdate():%d.%m.%Y}" in told(staff, case)
	filed(staff, case, sheets=2, volume="1", appeal=appeal, fond="Р-1", inventory="2", archive_case="3")
	assert frappe.db.get_value("Appeal", appeal, "archive_fond") == "Р-1"
	assert "Том 1 закрито" in refusal(lambda: filed(staff, case, sheets=3, volume="1", appeal=appeal))


def test_closing_is_undone_and_stays_written(staff: Staff, case: str) -> None:
	filed(staff, case, sheets=2, volume="1")
	closed(staff, case, "1")
	with acting_as(staff[roles.REGISTRAR]):
		reopen_volume(staff.authority, case, "1")

	assert volume_of(filed(staff, case, sheets=1, volume="1")) == "1"
	[row] = frappe.get_all("Appeal Case Volume", {"case_number": case}, ["closed_by", "reopened_by"])
	assert (row.closed_by, row.reopened_by) == (staff[roles.ARCHIVIST].user, staff[roles.REGISTRAR].user)


def test_only_a_volume_with_papers_is_closed_and_once(staff: Staff, case: str) -> None:
	assert "немає документів" in refusal(lambda: closed(staff, case, "1"))
	filed(staff, case, sheets=2, volume="1")
	closed(staff, case, "1")

	assert "уже закрито" in refusal(lambda: closed(staff, case, "1"))
	with acting_as(staff[roles.REGISTRAR]):
		assert "вручну не закривали" in refusal(lambda: reopen_volume(staff.authority, case, "2"))


def test_dialog_is_told_the_open_volume(staff: Staff, case: str) -> None:
	filed(staff, case, sheets=7, volume="3")

	with acting_as(staff[roles.REGISTRAR]):
		assert next_place(staff.authority, case) == {"volume": "3", "sheets": 7, "limit": 10}
		assert next_place(staff.authority, unique("04-")) == {"volume": "1", "sheets": 0, "limit": 10}


@pytest.mark.parametrize("role", [roles.HEAD, roles.EXECUTOR])
def test_other_roles_close_nothing(staff: Staff, case: str, role: str) -> None:
	filed(staff, case, sheets=2, volume="1")

	for act in (close_volume, reopen_volume, lambda *place: next_place(*place[:2])):
		with pytest.raises(frappe.PermissionError), acting_as(staff[role]):
			act(staff.authority, case, "1")


def test_registrar_of_another_authority_closes_nothing(staff: Staff, neighbours: Staff, case: str) -> None:
	filed(staff, case, sheets=2, volume="1")

	with pytest.raises(frappe.PermissionError), acting_as(neighbours[roles.REGISTRAR]):
		close_volume(staff.authority, case, "1")


@pytest.mark.parametrize("role", [roles.EXECUTOR, roles.RECEPTION_CLERK])
def test_who_files_no_papers_is_told_whom_to_ask(staff: Staff, case: str, role: str) -> None:
	appeal = Journey(staff).to("closed").appeal

	with acting_as(staff[role]):
		for act in (
			lambda: file_in_case(appeal=appeal, case={"case": case, "volume": "1", "sheets": 1}),
			lambda: close_volume(staff.authority, case, "1"),
		):
			assert "реєстратор і архіваріус" in refusal(act, frappe.PermissionError)
