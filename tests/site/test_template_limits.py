"""Templates of an administrator read settings, and no record of people and appeals, whoever they are rendered for."""

import frappe
import pytest

from appeals_app.permissions import roles, template_limits
from appeals_app.testing.factories import make_applicant
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff

PHONE = "+380670001122"


@pytest.fixture(autouse=True)
def limited(site: str) -> None:
	template_limits.install()
	frappe.local.jenv = None


@pytest.fixture
def applicant(staff: Staff) -> str:
	return make_applicant(phone=PHONE, authority=staff.authority).name


@pytest.mark.parametrize(
	"template",
	[
		"{{ frappe.get_all('Applicant', fields=['phone'], limit=0) }}",
		"{{ frappe.get_list('Applicant', fields=['phone'], limit=0) }}",
		"{{ frappe.get_list('applicant', fields=['phone'], limit=0) }}",
		"{{ frappe.get_all(doctype='Applicant', fields=['phone'], limit=0) }}",
		"{{ frappe.get_doc('Applicant', NAME).phone }}",
		"{{ frappe.get_doc({'doctype': 'Applicant', 'name': NAME}).phone }}",
		"{{ frappe.get_last_doc('Applicant').phone }}",
		"{{ frappe.get_cached_doc('Applicant', NAME).phone }}",
		"{{ frappe.db.get_value('Applicant', NAME, 'phone') }}",
		"{{ frappe.db.get_all('Applicant', fields=['phone'], limit=0) }}",
		"{{ frappe.db.sql('select phone from tabApplicant') }}",
		"{{ frappe.qb.from_('Applicant').select('phone').run() }}",
		"{{ frappe.call('frappe.client.get_list', doctype='Applicant', fields=['phone'], limit_page_length=0) }}",
		"{{ frappe.get_all('Appeal Search Entry', fields=['*'], limit=0) }}",
		"{{ frappe.get_all('User', fields=['reset_password_key'], limit=0) }}",
		"{{ frappe.get_all('Appeal Question', fields=['question'], limit=0) }}",
		"{% set a = frappe.get_doc('Authority', AUTHORITY) %}{% set b = a.update({'doctype': 'Applicant', 'name': NAME}) %}"
		"{{ a.reload() }}{{ a.phone }}",
		"{% set a = frappe.get_doc('Authority', AUTHORITY) %}{{ a.db_set('short_name', 'Чуже') }}",
		'{{ frappe.render_template(\'{{ frappe.db.get_value("Applicant", "\' ~ NAME ~ \'", "phone") }}\', {}) }}',
	],
)
def test_template_reads_no_person(template: str, applicant: str, staff: Staff) -> None:
	names = {"NAME": applicant, "AUTHORITY": staff.authority}
	before = frappe.db.get_value("Authority", staff.authority, "short_name")
	try:
		shown = frappe.render_template(template, names, safe_render=False)
	except Exception as refusal:
		shown = str(refusal)

	assert PHONE not in shown
	assert frappe.db.get_value("Authority", staff.authority, "short_name") == before


def test_template_reads_the_settings_of_the_system(staff: Staff) -> None:
	template = "{{ frappe.db.get_value('Authority', name, 'authority_name') }}{{ frappe.get_doc('Authority', name).authority_name }}"

	shown = frappe.render_template(template, {"name": staff.authority})

	assert shown == frappe.db.get_value("Authority", staff.authority, "authority_name") * 2


def test_document_of_a_template_shows_its_fields(staff: Staff) -> None:
	card = Journey(staff).to("registered").card()

	shown = frappe.render_template(
		"{{ doc.registration_index }} {{ doc.get_formatted('brief') }}", {"doc": card}
	)

	assert shown == f"{card.registration_index} {card.brief}"


def test_template_reads_no_person_for_who_may_read_the_person_either(staff: Staff) -> None:
	"""Refused to the one who may read the person, too: a letter goes to others."""
	frappe.set_user(staff[roles.REGISTRAR].user)
	frappe.local.jenv = None

	with pytest.raises(frappe.PermissionError):
		frappe.render_template("{{ frappe.get_all('Applicant') }}", {}, safe_render=False)
