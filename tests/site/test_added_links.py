"""A field with a link to a person, as an administrator adds one: it takes people of the own register alone."""

import frappe
import pytest
from frappe.model.document import Document

from appeals_app.permissions import roles
from appeals_app.permissions.added_links import check_added_links
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.looking import person_of
from tests.site.refusals import refusal


@pytest.fixture
def added_link(monkeypatch: pytest.MonkeyPatch) -> str:
	"""A link that counts as added: making one in a test would rebuild the table of appeals."""
	field = frappe.get_meta("Appeal").get_field("applicant")
	monkeypatch.setattr(field, "is_custom_field", 1, raising=False)
	return field.fieldname


def test_added_link_takes_people_in_sight_alone(staff: Staff, neighbours: Staff, added_link: str) -> None:
	way = Journey(staff, applicant=person_of(staff))
	own, foreign = person_of(staff), person_of(neighbours)

	with acting_as(staff[roles.REGISTRAR]):
		card = way.card()
		check_added_links(card.update({added_link: own}))
		said = refusal(lambda: check_added_links(card.update({added_link: foreign})))

	assert "немає серед видимих вам" in said


def test_what_stood_there_before_stays(staff: Staff, neighbours: Staff, added_link: str) -> None:
	way, foreign = Journey(staff), person_of(neighbours)
	frappe.db.set_value("Appeal", way.appeal, added_link, foreign)

	with acting_as(staff[roles.REGISTRAR]):
		card = way.card()
		card.load_doc_before_save()
		check_added_links(card)

	assert card.get(added_link) == foreign


@pytest.fixture
def act(monkeypatch: pytest.MonkeyPatch) -> Document:
	"""A record with a link to notices that counts as added."""
	field = frappe.get_meta("Legal Act").get_field("act_code")
	for key, value in {"is_custom_field": 1, "fieldtype": "Link", "options": "Notification Log"}.items():
		monkeypatch.setattr(field, key, value, raising=False)
	return frappe.get_doc("Legal Act", frappe.get_all("Legal Act", pluck="name", limit=1)[0])


def notice(about: Document, user: str) -> str:
	about_it = {"document_type": about.doctype, "document_name": about.name}
	values = {"doctype": "Notification Log", "subject": f"Для {user}", "for_user": user, **about_it}
	return str(frappe.get_doc(values).insert().name)


def test_list_tells_the_notices_of_its_reader_alone(
	staff: Staff, administrator: str, act: Document, guarded: None
) -> None:
	"""However the key came into the column: as what every record begins with, or as a text before it was a link."""
	told = []
	for user in (administrator, staff[roles.HEAD].user):
		frappe.db.set_value("Legal Act", act.name, "act_code", notice(act, user))
		with acting_as(administrator):
			[row] = frappe.get_list("Legal Act", {"name": act.name}, ["act_code.subject as x"])
			told.append(row.x)

	assert told == [f"Для {administrator}", "запис поза межами видимого вам"]


def test_added_link_to_notices_takes_those_of_the_one_who_fills_it_in(
	staff: Staff, administrator: str, act: Document
) -> None:
	own, foreign = (notice(act, user) for user in (administrator, staff[roles.HEAD].user))

	with acting_as(administrator):
		check_added_links(act.update({"act_code": own}))
		said = refusal(lambda: check_added_links(act.update({"act_code": foreign})))

	assert "немає серед видимих вам" in said
