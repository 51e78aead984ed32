"""Nothing anybody writes runs on a paper: every print format of ours, from rows that nothing has cleaned."""

from collections.abc import Callable

import frappe
import pytest

from appeals_app.permissions import roles
from appeals_app.testing.factories import make_appeal_term_change
from appeals_app.testing.journey import Journey
from appeals_app.testing.script_payloads import CONTEXTS, FOREIGN_SCRIPT, SIGN
from appeals_app.testing.staff import Staff, acting_as
from tests.site.erasing import LONG_AGO, approved, make_due
from tests.site.hostile_rows import hostile_journey, letter_of, poison_all_rows
from tests.site.running_code import what_runs

pytestmark = pytest.mark.usefixtures("in_one_transaction")  # the framework commits its log of prints


@pytest.fixture
def answered(staff: Staff) -> Journey:
	"""An answered appeal whose term was extended: the card has a line of every kind."""
	way = Journey(staff).to("in_work")
	with acting_as(staff[roles.HEAD]):
		make_appeal_term_change(appeal=way.appeal)
	return way.to("answered")


def card(way: Journey) -> str:
	return way.appeal


def letter(way: Journey) -> str:
	return frappe.db.get_value("Appeal Reply", {"appeal": way.appeal, "letter_kind": "Answer"})


def act(way: Journey) -> str:
	closed = Journey(way.staff).to("closed").appeal
	make_due(closed, LONG_AGO)
	return approved(way.staff).name


def resolution(way: Journey) -> str:
	return frappe.get_last_doc("Appeal Resolution", filters={"appeal": way.appeal}).name


def processing(way: Journey) -> str:
	authority, officer = way.staff.authority, way.staff[roles.DATA_PROTECTION_OFFICER].officer
	found = frappe.db.exists("Personal Data Processing", authority)
	values = {"authority": authority, "purpose": "Розгляд звернень", "responsible_officer": officer}
	return found or frappe.get_doc({"doctype": "Personal Data Processing", **values}).insert().name


PAPERS: dict[str, tuple[str, Callable[[Journey], str], int]] = {
	"Appeal Registration Card": (roles.REGISTRAR, card, 3),
	"Appeal Receipt": (roles.REGISTRAR, card, 3),
	"Appeal Sticker": (roles.REGISTRAR, card, 1),
	"Appeal Letter": (roles.REGISTRAR, letter, 3),
	"Appeal Covering Letter": (roles.REGISTRAR, letter, 1),
	"Appeal Resolution Sheet": (roles.HEAD, resolution, 3),
	"Destruction Act": (roles.ARCHIVIST, act, 3),
	"Workers With Access To Personal Data": (roles.DATA_PROTECTION_OFFICER, processing, 3),
}
"""Every print format of ours: who prints it, what, and how many texts of people stand on it at least."""


def test_every_print_format_of_ours_is_printed_here(site: str) -> None:
	ours = ("in", frappe.get_module_list("appeals_app"))

	assert set(PAPERS) == set(frappe.get_all("Print Format", {"module": ours}, pluck="name"))


@pytest.mark.parametrize("print_format", PAPERS)
def test_paper_runs_nothing_of_any_row_it_reads(answered: Journey, print_format: str) -> None:
	role, of, fewest = PAPERS[print_format]
	doctype = frappe.db.get_value("Print Format", print_format, "doc_type")
	name = of(answered)

	pages = []
	for context in CONTEXTS:
		poison_all_rows(context)
		with acting_as(answered.staff[role]):
			pages.append(frappe.get_print(doctype, name, print_format=print_format))

	texts = [page.count(SIGN) + page.count(FOREIGN_SCRIPT) for page in pages]
	assert min(texts) >= fewest, texts
	assert [found for page in pages if (found := what_runs(page, own_scripts=True))] == []


@pytest.mark.parametrize("doctype", ["Appeal", "Appeal Reply", "Applicant"])
def test_paper_of_the_framework_runs_nothing_of_what_people_wrote(staff: Staff, doctype: str) -> None:
	"""It trusts what is stored, so what is stored is clean."""
	way = hostile_journey(staff)
	name = {"Appeal": way.appeal, "Appeal Reply": letter_of(way), "Applicant": way.card().applicant}[doctype]

	with acting_as(staff[roles.REGISTRAR]):
		page = frappe.get_print(doctype, name, print_format="Standard")

	assert SIGN in page
	assert what_runs(page, own_scripts=True) == []
