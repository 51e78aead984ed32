"""What is used elsewhere is not deleted, and the refusal says in Ukrainian what it is and by what it is used."""

import re

import frappe
import pytest
from frappe.model.dynamic_links import get_dynamic_link_map
from frappe.model.rename_doc import get_link_fields

from appeals_app.permissions import roles
from appeals_app.testing.factories import make_appeal, make_applicant
from appeals_app.testing.staff import Staff, acting_as

OF_PEOPLE = ("User", "Role", "Report", "Email Template", "File")
"""DocTypes of the framework that an administrator of the register deletes."""


@pytest.fixture(autouse=True)
def in_ukrainian(monkeypatch: pytest.MonkeyPatch) -> None:
	monkeypatch.setattr(frappe.local, "lang", "uk")


def own_doctypes() -> list[str]:
	modules = frappe.get_all("Module Def", {"app_name": "appeals_app"}, pluck="name")
	return frappe.get_all("DocType", {"module": ("in", modules), "istable": 0}, pluck="name")


def doctypes_named_in_refusals() -> set[str]:
	"""What may be deleted, and what may stand in the way of it."""
	deleted = [*own_doctypes(), *OF_PEOPLE]
	linking = {field.parent for doctype in deleted for field in get_link_fields(doctype)}
	linking |= {field.parent for fields in get_dynamic_link_map().values() for field in fields}
	# of a table the record it stands in is named
	return {*deleted, *(name for name in linking if not frappe.get_meta(name).istable)}


def test_every_doctype_a_refusal_names_has_a_ukrainian_name() -> None:
	doctypes = doctypes_named_in_refusals()

	assert len(doctypes) > 50
	assert not [name for name in sorted(doctypes) if not re.search("[а-яіїєґ]", frappe._(name))]


def test_refusal_to_delete_names_both_records_in_ukrainian_and_says_what_to_do(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		person = make_applicant(authority=staff.authority, last_name="Савченко").name
		appeal = make_appeal(applicant=person).name

	with pytest.raises(frappe.LinkExistsError) as refusal:
		frappe.delete_doc("Applicant", person)

	said = re.sub("<[^>]+>", "", str(refusal.value))
	assert said.strip() == (
		f"Не можна видалити або скасувати: Заявник {person}."
		f" Спершу приберіть посилання на цей запис: Звернення {appeal}"
	)
