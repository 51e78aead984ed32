"""Templates of an administrator format their own document, and reach nothing else, whoever they are rendered for."""

import frappe
import pytest
from frappe.utils.safe_exec import get_safe_globals
from frappe.website.serve import get_response
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request

from appeals_app.permissions import roles, template_limits
from appeals_app.testing.factories import make_applicant
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as

PHONE = "+380670001122"
"""The phone of a person, and here every secret of a request too."""

BY_SUBSELECT = "max((select phone from tabApplicant where phone = '+380670001122' limit 1)) as p"


@pytest.fixture(autouse=True)
def limited(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
	sent = EnvironBuilder(headers={"Cookie": f"sid={PHONE}"}).get_environ()
	monkeypatch.setattr(frappe.local, "request", Request(sent), raising=False)
	monkeypatch.setattr(frappe.local, "form_dict", frappe._dict(word=PHONE))
	monkeypatch.setitem(frappe.session.data, "csrf_token", PHONE)
	template_limits.install()
	frappe.local.jenv = None
	yield
	frappe.local.jenv = None


@pytest.fixture
def applicant(staff: Staff) -> str:
	return make_applicant(phone=PHONE, authority=staff.authority).name


@pytest.mark.parametrize(
	"template",
	[
		"{{ frappe.get_all('Applicant', fields=['phone'], limit=0) }}",
		"{{ frappe.get_list('Applicant', fields=['phone'], limit=0) }}",
		"{{ frappe.get_all('Role', fields=[BY_SUBSELECT]) }}",
		"{{ frappe.db.get_value('Role', 'Guest', BY_SUBSELECT) }}",
		"{{ frappe.get_doc('Applicant', NAME).phone }}",
		"{{ frappe.get_cached_doc('Applicant', NAME).phone }}",
		"{{ frappe.db.get_value('Applicant', NAME, 'phone') }}",
		"{{ frappe.db.sql('select phone from tabApplicant') }}",
		"{{ frappe.qb.from_('Applicant').select('phone').run() }}",
		"{{ frappe.call('frappe.client.get_list', doctype='Applicant', fields=['phone'], limit_page_length=0) }}",
		"{{ frappe.format(1, {'fieldtype': 'Currency', 'options': 'Applicant:name:phone'}, dict(name=NAME, doctype='Role')) }}",
		"{{ appeal_card_rows(namespace(applicant=NAME)) }}{{ appeal_card_author(dict(applicant=NAME)) }}",
		"{{ doc.update({'doctype': 'Applicant', 'name': NAME}) }}{{ doc.reload() }}{{ doc.phone }}",
		"{{ doc.db_set('short_name', 'Чуже') }}",
		"{{ doc|attr('db_set')('short_name', 'Чуже') }}",
		"{{ frappe.get_meta('Applicant').db_set('module', 'Core') }}",
		"{{ frappe.render_template('{{ frappe.request.cookies }}{{ doc.get_value }}', {}) }}",
		"{{ frappe.request.cookies.get('sid') }}",
		"{{ frappe.request.headers }}",
		"{{ frappe.form_dict }}{{ args }}",
		"{{ frappe.session.csrf_token }}{{ frappe.session.data }}",
	],
)
def test_template_of_a_row_reads_neither_people_nor_the_request(
	template: str, applicant: str, staff: Staff
) -> None:
	authority = frappe.get_doc("Authority", staff.authority)
	words = {"NAME": applicant, "BY_SUBSELECT": BY_SUBSELECT}
	try:
		shown = frappe.render_template(template, {**words, "doc": authority}, safe_render=False)
	except Exception as refusal:
		shown = "" if PHONE in template else str(refusal)

	assert PHONE not in shown
	assert frappe.db.get_value("Authority", staff.authority, "short_name") != "Чуже"
	assert frappe.db.get_value("DocType", "Applicant", "module") != "Core"


@pytest.mark.parametrize("name", ["pdf_to_base64", "image_to_base64", "get_thumbnail_base64_for_image"])
def test_template_of_a_row_reads_no_file(name: str, site: str) -> None:
	with pytest.raises(frappe.PermissionError):
		frappe.render_template(f"{{{{ frappe.utils.{name} }}}}", {})


@pytest.mark.parametrize(
	"name", ["request", "response", "form_dict", "flags", "local", "conf", "db", "get_hooks"]
)
def test_what_is_not_on_the_list_is_refused_in_words(name: str, site: str) -> None:
	with pytest.raises(frappe.PermissionError, match=name):
		frappe.render_template(f"{{{{ frappe.{name} }}}}", {})


def test_what_a_context_brings_under_these_names_is_left_out(staff: Staff) -> None:
	"""A Notification brings `frappe` itself; a page brings what was asked."""
	given = get_safe_globals()
	context = {
		"frappe": given.frappe,
		"session": frappe.session,
		"request": frappe.local.request,
		"form_dict": frappe.local.form_dict,
		"args": frappe.local.form_dict,
		"read": frappe.get_all,
	}
	template = "{{ request }}{{ form_dict }}{{ args }}{{ session }}{{ read }}{{ frappe.session }}"

	shown = frappe.render_template(template, context)

	assert PHONE not in shown and "function" not in shown


def test_template_of_a_row_formats_its_document(staff: Staff) -> None:
	card = Journey(staff).to("registered").card()
	template = (
		"{{ doc.registration_index }} {{ doc.get_formatted('brief') }} {{ frappe.utils.formatdate(doc.due_date) }} "
		"{{ frappe.format(doc.due_date, {'fieldtype': 'Date'}) }} {{ frappe.session.user }} {{ nowdate() }} "
		"{{ [2, 1]|sort|first }}{{ max(1, 3) }} {{ _('Authority') }}"
	)

	with acting_as(staff[roles.REGISTRAR]):
		frappe.local.jenv = None
		shown = frappe.render_template(template, {"doc": card})

	day, user = frappe.utils.formatdate(card.due_date), staff[roles.REGISTRAR].user
	ends = f"{frappe.utils.nowdate()} 13 {frappe._('Authority')}"
	assert shown == f"{card.registration_index} {card.brief} {day} {day} {user} {ends}"


def test_text_hidden_from_the_reader_is_printed_as_none(staff: Staff) -> None:
	card = Journey(staff).to("registered").card()
	card.questions[0].question = None

	shown = frappe.render_template("[{{ appeal_card_words(doc.questions[0].question) }}]", {"doc": card})

	assert shown == "[]"


def test_template_of_a_row_takes_the_macros_of_the_framework(staff: Staff) -> None:
	card = Journey(staff).to("registered").card()
	template = (
		'{%- from "templates/print_formats/standard_macros.html" import render_field with context -%}'
		"{% for name in ('brief', 'is_controlled') %}{{ render_field(meta.get_field(name), doc) }}{% endfor %}"
	)

	shown = frappe.render_template(template, {"doc": card, "meta": card.meta})

	assert card.brief in shown


def test_files_of_the_apps_keep_what_the_framework_gives_them(site: str) -> None:
	environment = frappe.get_jenv()

	assert environment.globals["frappe"].get_all and environment.globals["include_style"]


@pytest.mark.parametrize("page", ["login", "check"])
def test_page_of_a_file_is_drawn_with_the_blocks_it_is_made_of(page: str) -> None:
	with acting_as("Guest"):
		frappe.local.jenv = None
		answer = get_response(page)

	assert answer.status_code == 200
	assert 'class="navbar' in answer.get_data(as_text=True)


def test_block_somebody_wrote_is_a_row(site: str) -> None:
	block = frappe.get_doc({"doctype": "Web Template", "name": "x", "template": "{{ frappe.get_hooks }}"})

	with pytest.raises(frappe.PermissionError):
		block.render()
