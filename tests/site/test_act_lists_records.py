"""An act of destruction names each record and what becomes of it, as things stand when it is read."""

import frappe
import pytest

from appeals_app.permissions import roles
from appeals_app.personal_data import erasure_outlook, tasks
from appeals_app.testing.factories import unique
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site import erasing
from tests.site.refusals import refusal

pytestmark = pytest.mark.usefixtures("in_one_transaction")


def printed(staff: Staff, act: str) -> str:
	with acting_as(staff[roles.ARCHIVIST]):
		return frappe.get_print("Personal Data Erasure", act, "Destruction Act")


def line_with(page: str, words: str) -> str:
	"""Lines of the act that say so, in one string without the spaces of the markup."""
	lines = [" ".join(line.split()) for line in page.split('<p class="group">')[1:]]
	return "\n".join(line.split("</p>")[0] for line in lines if words in line)


def outlook(staff: Staff, act: str) -> frappe._dict:
	"""What the form is told."""
	with acting_as(staff[roles.ARCHIVIST]):
		document = frappe.get_doc("Personal Data Erasure", act)
		document.run_method("onload")
		return frappe._dict(document.get_onload("outlook"))


def index_of(way: Journey) -> str:
	return way.card().registration_index


def test_act_names_what_goes_and_what_is_kept_longer_and_why(staff: Staff) -> None:
	going, held, late = (erasing.due_appeal(staff) for _ in range(3))
	year = going.card().registered_at.year
	erasing.hold_by_court(held)
	act = erasing.approved(staff).name
	before = outlook(staff, act)
	erasing.hold_by_court(late)

	page = printed(staff, act)
	assert index_of(going) in line_with(page, f"Звернення, {year}. До знищення")
	assert index_of(late) not in line_with(page, "До знищення")
	for way in (held, late):
		assert index_of(way) in line_with(page, "Рішення про зберігання: ")
	now = outlook(staff, act)
	assert (before.to_erase - now.to_erase, now.kept_count - before.kept_count) == (1, 1)
	reasons = dict(now.kept)
	assert "суд" in reasons[index_of(held)].lower() and "суд" in reasons[index_of(late)].lower()

	with acting_as(staff[roles.ARCHIVIST]):
		tasks.erase(act)

	page = printed(staff, act)
	assert index_of(going) in line_with(page, "Знищено (")
	assert index_of(late) in line_with(page, "Залишено: ")
	assert index_of(held) in line_with(page, "Рішення про зберігання: ")
	assert outlook(staff, act).to_erase == 0
	assert frappe.db.get_value("Personal Data Erasure", act, "erased_count") == now.to_erase


def test_long_list_is_printed_whole(staff: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
	way = erasing.due_appeal(staff)
	act = erasing.collected(staff).name
	values = {"erasure": act, "authority": staff.authority, "record_type": "Appeal", "outcome": "Erased"}
	for number in range(1, 2501):
		days = {"started_on": "2014-05-05", "due_on": "2019-12-31"}
		erasing.raw_row(
			"Personal Data Erasure Row",
			**{**values, **days, "record_name": f"x{number}", "record_index": f"Д-{number}/2014"},
		)
	monkeypatch.setattr(erasure_outlook, "BATCH", 700)

	line = line_with(printed(staff, act), "Звернення, 2014. Знищено (2500):")

	assert all(f"Д-{number}/2014" in line for number in (1, 701, 2500))
	assert index_of(way) in line_with(printed(staff, act), "До знищення")
	assert len(outlook(staff, act).kept) <= erasure_outlook.SHOWN_KEPT


def test_row_of_an_act_is_neither_made_nor_changed_nor_removed_alone(site: str) -> None:
	fields = {"doctype": "Personal Data Erasure Row", "erasure": "x", "name": unique("x")}
	made = frappe.get_doc({**fields, "record_type": "Appeal", "record_name": "x"})
	made.flags.update(ignore_permissions=True, ignore_links=True, ignore_mandatory=True)

	assert "складає збирання" in refusal(made.insert)
	made.db_insert()
	for act in (made.save, made.delete):
		assert "складає збирання" in refusal(act)
