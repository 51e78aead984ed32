"""Nothing anybody writes runs on a paper: every print format of ours, from rows that nothing has cleaned."""

import json
from collections.abc import Callable

import frappe
import pytest
from frappe.utils.weasyprint import PrintFormatGenerator
from frappe.www.printview import get_html_and_style

from appeals_app.permissions import clean_papers, roles
from appeals_app.testing.factories import make_appeal_term_change
from appeals_app.testing.journey import Journey
from appeals_app.testing.script_payloads import CALL, CONTEXTS, FOREIGN_SCRIPT, SIGN, VECTORS
from appeals_app.testing.staff import Staff, acting_as
from tests.site.erasing import LONG_AGO, approved, make_due
from tests.site.hostile_rows import hostile_journey, letter_of, poison_all_rows
from tests.site.running_code import what_runs

pytestmark = pytest.mark.usefixtures("in_one_transaction")  # the framework commits its log of prints


ELSEWHERE = "http://127.0.0.1:1"
CALLING = (
	f'<img src="{ELSEWHERE}/a.png"><img src="/\\127.0.0.1:1/a.png"><img src="/files/../api/method/logout?127.0.0.1:1">'
	f'<iframe src="{ELSEWHERE}/f"></iframe><object data="{ELSEWHERE}/o"></object><embed src="{ELSEWHERE}/e">'
	f'<link rel="stylesheet" href="{ELSEWHERE}/l.css"><meta name="pdfkit-post-file" content="{ELSEWHERE}">'
	f'<p style="background: url({ELSEWHERE}/p.png)">рядок</p><svg><rect fill="url({ELSEWHERE}/r)"/></svg>'
	f'<table background="{ELSEWHERE}/t.png"><tr><td>клітинка</td></tr></table><form action="{ELSEWHERE}"><input></form>'
)
STYLE = (
	f"</style><script>{CALL}</script><style> .a {{ color: red }} @import '{ELSEWHERE}/i.css'; "
	f".b {{ background: u\\72l('{ELSEWHERE}/b.png'); content: '\\3c/style>\\3cscript>{CALL}' }} "
	f".c {{ background: image-set('{ELSEWHERE}/c.png' 1x) }} "
)
OWN = '<p class="own" style="color: red">слово</p><img src="/files/герб.png"><img src="data:image/png;base64,AA==">'

WRITTEN = "".join(("{% raw %}", *VECTORS, CALLING, OWN, "{% endraw %}"))


@pytest.fixture(autouse=True)
def cleaned(site: str) -> None:
	clean_papers.install()


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


def incident(way: Journey) -> str:
	values = {
		"authority": way.staff.authority,
		"title": "Надіслано лист не тому адресатові",
		"noticed_at": "2026-02-02 10:00:00",
		"description": "Лист пішов до іншої людини.",
		"data_kinds": "Ім’я та адреса",
		"persons_count": 1,
	}
	return frappe.get_doc({"doctype": "Personal Data Incident", **values}).insert().name


def notice(way: Journey) -> str:
	values = {"authority": way.staff.authority, "place": "Reception", "body": "Володілець: {holder}."}
	return frappe.get_doc({"doctype": "Personal Data Notice", **values}).insert().name


def request(way: Journey) -> str:
	values = {
		"kind": "Correction",
		"authority": way.staff.authority,
		"received_on": frappe.utils.today(),
		"requester_name": "Савченко Марія Іванівна",
		"requester_contact": "вул. Тестова, 1",
		"request_text": "Прошу виправити прізвище.",
		"corrections": [
			{"what": "Phone", "asked_value": "061", "decision": "Refuse", "ground": "Чужий номер."}
		],
	}
	return frappe.get_doc({"doctype": "Data Subject Request", **values}).insert().name


PAPERS: dict[str, tuple[str, Callable[[Journey], str], int]] = {
	"Appeal Registration Card": (roles.REGISTRAR, card, 3),
	"Appeal Receipt": (roles.REGISTRAR, card, 3),
	"Appeal Sticker": (roles.REGISTRAR, card, 1),
	"Appeal Letter": (roles.REGISTRAR, letter, 3),
	"Appeal Covering Letter": (roles.REGISTRAR, letter, 1),
	"Appeal Resolution Sheet": (roles.HEAD, resolution, 3),
	"Destruction Act": (roles.ARCHIVIST, act, 3),
	"Data Subject Answer": (roles.DATA_PROTECTION_OFFICER, request, 3),
	"Incident With Personal Data": (roles.DATA_PROTECTION_OFFICER, incident, 3),
	"Personal Data Notice Text": (roles.DATA_PROTECTION_OFFICER, notice, 1),
	"Workers With Access To Personal Data": (roles.DATA_PROTECTION_OFFICER, processing, 3),
	"Personal Data Processing Record": (roles.DATA_PROTECTION_OFFICER, processing, 3),
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


def print_format_of(**values: object) -> str:
	"""A print format as an administrator writes one, without the checks of its form."""
	row = {"doc_type": "Appeal", "standard": "No", "print_format_type": "Jinja", "css": STYLE, **values}
	frappe.get_doc({"doctype": "Print Format", "name": "Чужий бланк", **row}).db_insert()
	return "Чужий бланк"


def test_print_format_of_an_administrator_runs_nothing_and_calls_nobody(staff: Staff) -> None:
	"""Neither in the Desk, where it would run with the rights of whoever prints, nor in the PDF."""
	print_format = print_format_of(custom_format=1, html=f"<style>{STYLE}</style>{WRITTEN}")
	way = Journey(staff).to("registered")

	with acting_as(staff[roles.REGISTRAR]):
		page = frappe.get_print("Appeal", way.appeal, print_format=print_format)
		shown = get_html_and_style("Appeal", way.appeal, print_format=print_format)

	assert what_runs(page, own_scripts=True) == [] and what_runs(shown["html"]) == []
	assert "127.0.0.1" not in shown["html"] + shown["style"]
	assert "<" not in shown["style"] and "@import" not in shown["style"]
	for kept in (
		'class="own"',
		"color: red",
		'src="/files/герб.png"',
		"data:image/png;base64,AA==",
		"клітинка",
	):
		assert kept in page and kept in shown["html"], kept


def test_print_format_of_the_newer_builder_calls_nobody_either(staff: Staff) -> None:
	field = {"fieldtype": "HTML", "fieldname": "words", "label": "x", "html": WRITTEN}
	layout = {"header": WRITTEN, "sections": [{"label": "", "columns": [{"fields": [field]}]}]}
	print_format = print_format_of(
		print_format_builder_beta=1, page_number="Hide", format_data=json.dumps(layout)
	)
	way = Journey(staff).to("registered")

	page = PrintFormatGenerator(print_format, way.card()).get_html_preview()

	assert what_runs(page) == [] and "127.0.0.1" not in page
	assert 'class="own"' in page and "print_format.bundle" in page


def test_paper_that_has_been_cleaned_is_cleaned_into_itself(site: str) -> None:
	once = clean_papers.clean_paper("".join((*VECTORS, CALLING, OWN)))

	assert clean_papers.clean_paper(once) == once


def test_page_to_be_printed_at_once_keeps_the_call_of_the_framework(staff: Staff) -> None:
	way = Journey(staff).to("registered")

	with acting_as(staff[roles.REGISTRAR]):
		shown = get_html_and_style("Appeal", way.appeal, print_format="Appeal Sticker", trigger_print=True)

	assert "window.print()" in shown["html"]
	assert "page-width: 58mm;" in shown["html"]
