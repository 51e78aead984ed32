"""The one promise a card had in version 0.1 becomes a row of its own."""

from collections.abc import Iterator
from datetime import date

import frappe
import pytest

from appeals_app.domain.lifecycle import Phase
from appeals_app.patches.v0_2.follow_up_as_commitments import UNKNOWN_PROMISE, execute
from appeals_app.permissions import roles
from appeals_app.testing.factories import make_appeal_commitment
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as

DUE, KEPT = date(2026, 5, 1), date(2026, 4, 20)


@pytest.fixture(scope="module")
def old_columns(site: str) -> Iterator[None]:
	"""The columns a site of version 0.1 has; changing a table commits, so before anything is written."""
	for column in ("follow_up_note text", "follow_up_done_on date"):
		frappe.db.sql_ddl(f"alter table `tabAppeal` add column if not exists {column}")
	frappe.cache().hdel("table_columns", "tabAppeal")
	yield
	frappe.db.rollback()
	frappe.db.sql_ddl("alter table `tabAppeal` drop column follow_up_note, drop column follow_up_done_on")
	frappe.cache().hdel("table_columns", "tabAppeal")


def on_follow_up(staff: Staff, **fields: object) -> Journey:
	"""An appeal on additional control as version 0.1 stored it."""
	way = Journey(staff).to("answered")
	with acting_as(staff[roles.CONTROLLER]):
		name = make_appeal_commitment(appeal=way.appeal).name
	frappe.db.delete("Appeal Commitment", name)
	for field, value in {"follow_up_on": DUE, **fields}.items():
		appeal = frappe.qb.DocType("Appeal")
		frappe.qb.update(appeal).set(appeal[field], value).where(appeal.name == way.appeal).run()
	return way


def rows(way: Journey) -> list[frappe._dict]:
	fields = ["status", "promise", "due_on", "kept_on", "set_by", "authority"]
	return frappe.get_all("Appeal Commitment", filters={"appeal": way.appeal}, fields=fields)


def test_promise_not_kept_yet_goes_on_under_control(old_columns: None, staff: Staff) -> None:
	way = on_follow_up(staff, follow_up_note="Ремонт до травня")

	execute()
	execute()

	[row] = rows(way)
	assert (row.status, row.promise, row.due_on) == ("On Control", "Ремонт до травня", DUE)
	assert (row.set_by, row.authority) == (staff[roles.CONTROLLER].officer, staff.authority)
	assert (way.card().phase, way.card().follow_up_on) == (Phase.FOLLOW_UP.value, DUE)


def test_promise_kept_is_off_control_and_leaves_the_card(old_columns: None, staff: Staff) -> None:
	way = on_follow_up(staff, follow_up_done_on=KEPT)

	execute()

	[row] = rows(way)
	assert (row.status, row.promise, row.kept_on) == ("Taken Off", UNKNOWN_PROMISE, KEPT)
	assert way.card().follow_up_on is None


def test_promises_of_this_version_are_left_alone(old_columns: None, staff: Staff) -> None:
	way = Journey(staff).to("answered")
	with acting_as(staff[roles.CONTROLLER]):
		make_appeal_commitment(appeal=way.appeal)

	execute()

	assert len(rows(way)) == 1
