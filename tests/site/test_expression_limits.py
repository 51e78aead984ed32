"""Expressions of administrators judge a record; they read no other one and act on nothing."""

import frappe
import pytest
from frappe.model.workflow import get_workflow_safe_globals
from frappe.utils.safe_exec import get_safe_globals

from appeals_app.permissions import expression_limits, roles
from appeals_app.testing.factories import make_applicant
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as

PHONE = "+380670001133"


@pytest.fixture(autouse=True)
def limited(site: str) -> None:
	expression_limits.install()


@pytest.fixture
def applicant(staff: Staff) -> str:
	return make_applicant(phone=PHONE, authority=staff.authority).name


@pytest.mark.parametrize(
	"expression",
	[
		"frappe.db.get_value('Applicant', doc.name, 'phone')",
		"frappe.db.get_list('Applicant', fields=['phone'], limit_page_length=0)",
		"frappe.db.sql('select phone from tabApplicant')",
		"frappe.db.set_value('Applicant', doc.name, 'phone', '1')",
		"frappe.db.get_list('Role', fields=['max((select phone from tabApplicant where phone is not null)) as p'])",
		"frappe.form_dict",
		"frappe.utils.pdf_to_base64 and doc.phone",
		"frappe.utils.image_to_base64 and doc.phone",
		"read('Applicant', doc.name, 'phone')",
		"frappe.session.data.update({'user': 'Administrator'})",
		"frappe.get_all('Applicant', fields=['phone'])",
		"frappe.make_get_request('http://127.0.0.1')",
		"run_script('x')",
		"doc.db_set('phone', '1')",
		"doc.delete()",
		"doc.reload()",
	],
)
@pytest.mark.parametrize("given", [get_safe_globals, get_workflow_safe_globals])
def test_expression_reads_and_changes_nobody(expression: str, given: object, applicant: str) -> None:
	person, user = frappe.get_doc("Applicant", applicant), frappe.session.user

	try:
		shown = str(frappe.safe_eval(expression, given(), {"doc": person, "read": frappe.db.get_value}))
	except Exception as refusal:
		shown = str(refusal)

	assert PHONE not in shown
	assert frappe.db.get_value("Applicant", applicant, "phone") == PHONE
	assert frappe.session.user == user and (frappe.session.data or {}).get("user") != "Administrator"


def test_expression_judges_the_document_its_rows_and_the_user(staff: Staff) -> None:
	card = Journey(staff).to("registered").card()

	with acting_as(staff[roles.HEAD]):
		judged = frappe.safe_eval(
			"doc.registration_index and len_of_rows and doc.questions[0].idx == 1 and doc.get('phase') and frappe.session.user",
			get_workflow_safe_globals(),
			{"doc": card, "len_of_rows": 1},
		)

	assert judged == staff[roles.HEAD].user


def test_expression_counts_days_and_asks_the_database_for_nothing(site: str) -> None:
	"""A condition compares the words of its document."""
	given = get_workflow_safe_globals()

	assert frappe.safe_eval("frappe.utils.add_days('2026-01-01', 1)", given) == "2026-01-02"
	with pytest.raises(frappe.PermissionError):
		frappe.safe_eval("frappe.db", given)
