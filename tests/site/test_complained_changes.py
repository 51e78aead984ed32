"""Who is complained of takes neither themselves nor the author out of the card; others do it with a reason (Art. 7, 10)."""

import json
from collections.abc import Callable

import frappe
import pytest
import requests

from appeals_app.appeal_registry.event_log import record_event
from appeals_app.appeal_registry.intake_checks import COMPLAINT
from appeals_app.appeal_routing.conflict_guard import ConflictOfInterestError
from appeals_app.permissions import roles
from appeals_app.permissions.api import getdoc
from appeals_app.personal_data.complainants import complainants_of
from appeals_app.testing.factories import PASSWORD, make_applicant
from appeals_app.testing.journey import PASS_FOR_RESOLUTION, Journey
from appeals_app.testing.staff import Person, Staff, acting_as, make_person
from tests.serving import Client, Served
from tests.site.looking import forget_rules_of_request, person_of
from tests.site.refusals import refusal

WHY = "Автор уточнив, про чиї дії йдеться."
TAKEN_OUT = {"complained_officer": "", "complained_change_reason": WHY}
METHOD = "/api/method/"


@pytest.fixture
def author(staff: Staff) -> str:
	return person_of(staff, last_name="Скаржниченко")


@pytest.fixture
def other(staff: Staff) -> Person:
	"""A second registrar, whom no complaint names."""
	return make_person(roles.REGISTRAR, authority=staff.authority, unit=staff.other_unit)


def complaint(staff: Staff, author: str, **about: object) -> Journey:
	return Journey(staff, applicant=author, kind=COMPLAINT, **about).to("registered")


def change(person: Person, way: Journey, **fields: object) -> None:
	card = way.card()
	card.update(fields)
	with acting_as(person):
		card.save()


def events(way: Journey, act: str) -> list[frappe._dict]:
	fields = ["ground", "article", "reference_doctype", "reference_name"]
	return frappe.get_all("Appeal Event", {"appeal": way.appeal, "act": act}, fields, order_by="sequence")


def is_untold(person: Person, author: str) -> bool:
	forget_rules_of_request()
	return author in complainants_of(person.user)


@pytest.mark.parametrize(
	"change_of", ["complained_officer", "complained_note", "applicant", "co_applicants", "kind"]
)
def test_who_is_complained_of_changes_nothing_that_keeps_the_author_from_them(
	staff: Staff, author: str, change_of: str
) -> None:
	way = complaint(staff, author, complained_officer=staff[roles.REGISTRAR].officer)
	with acting_as(staff[roles.REGISTRAR]):
		stranger = make_applicant().name
	values = {
		"complained_officer": None,
		"complained_note": "хтось інший",
		"applicant": stranger,
		"co_applicants": [{"applicant": stranger}],
		"kind": "kind.application",
	}
	given = {"complained_change_reason": WHY, "kind_change_reason": WHY, change_of: values[change_of]}

	said = refusal(lambda: change(staff[roles.REGISTRAR], way, **given), ConflictOfInterestError)

	assert "Зверніться до іншого реєстратора" in said and "іншій особі з роллю реєстратора" in said
	assert is_untold(staff[roles.REGISTRAR], author)


def test_head_and_people_of_the_unit_complained_of_change_nothing_either(staff: Staff, author: str) -> None:
	lead = make_person(roles.REGISTRAR, authority=staff.authority, unit=staff.unit, is_unit_head=1)
	also_deputy = make_person(
		roles.REGISTRAR, authority=staff.authority, unit=staff.unit, is_unit_head=1, is_deputy_head=1
	)
	clerk = make_person(roles.REGISTRAR, authority=staff.authority, unit=staff.unit)
	way = complaint(staff, author, complained_unit=staff.unit)

	for person in (lead, also_deputy, clerk):
		taken_out = {"complained_unit": None, "complained_change_reason": WHY}
		refusal(lambda who=person, to=taken_out: change(who, way, **to), ConflictOfInterestError)


def test_who_leads_the_authority_complained_of_changes_nothing_and_its_registrars_do(
	staff: Staff, author: str
) -> None:
	deputy = make_person(roles.REGISTRAR, authority=staff.authority, unit=staff.unit, is_deputy_head=1)
	way = complaint(staff, author, complained_authority=staff.authority)
	taken_out = {"complained_authority": None, "complained_change_reason": WHY}

	refusal(lambda: change(deputy, way, **taken_out), ConflictOfInterestError)
	change(staff[roles.REGISTRAR], way, **taken_out)

	assert not way.card().complained_authority


def test_who_is_complained_of_works_on_the_rest_of_the_card(staff: Staff, author: str) -> None:
	way = complaint(staff, author, complained_officer=staff[roles.REGISTRAR].officer)

	change(staff[roles.REGISTRAR], way, pages_count=7)

	assert way.card().pages_count == 7


def test_card_not_registered_yet_is_put_right_by_who_enters_it_alone(
	staff: Staff, author: str, other: Person
) -> None:
	about = {"complained_officer": staff[roles.REGISTRAR].officer}
	own, foreign = (Journey(staff, applicant=author, kind=COMPLAINT, **about) for _number in range(2))
	frappe.db.set_value("Appeal", foreign.appeal, "owner", other.user)

	refusal(lambda: change(staff[roles.REGISTRAR], foreign, complained_officer=None), ConflictOfInterestError)
	change(staff[roles.REGISTRAR], own, complained_officer=None)

	assert not own.card().complained_officer
	assert not events(own, "complained_changed")


def test_another_says_why_it_is_about_somebody_else_and_that_is_an_event(
	staff: Staff, author: str, other: Person
) -> None:
	officer = staff[roles.REGISTRAR].officer
	way = complaint(staff, author, complained_officer=officer)

	said = refusal(lambda: change(other, way, complained_officer=None))
	change(other, way, complained_officer=None, complained_change_reason=WHY)

	assert "Чому змінено, на кого скаржаться" in said
	[event] = events(way, "complained_changed")
	assert (event.ground, event.reference_doctype, event.reference_name) == (
		WHY,
		"Authority Officer",
		officer,
	)
	assert event.article == "ч. 4 ст. 7 Закону України «Про звернення громадян»"
	assert not way.card().complained_change_reason


def test_each_change_asks_anew_and_a_reason_of_none_changes_nothing(
	staff: Staff, author: str, other: Person
) -> None:
	way = complaint(staff, author, complained_officer=staff[roles.REGISTRAR].officer)

	change(other, way, complained_note="начальник", complained_change_reason=WHY)
	change(other, way, complained_change_reason="Просто так.", named_by_mistake=1)
	refusal(lambda: change(other, way, complained_note="заступник"))

	[event] = events(way, "complained_changed")
	assert (event.reference_doctype, event.reference_name) == ("", "")
	assert not events(way, "complained_put_right")


def test_reason_why_it_is_no_complaint_is_that_of_the_other_too(
	staff: Staff, author: str, other: Person
) -> None:
	way = complaint(staff, author, complained_officer=staff[roles.REGISTRAR].officer)

	change(other, way, kind="kind.application", complained_officer=None, kind_change_reason=WHY)

	assert [event.ground for event in events(way, "complained_changed")] == [WHY]


def test_first_saying_whom_asks_nothing(staff: Staff, author: str, other: Person) -> None:
	way = complaint(staff, author)

	change(other, way, complained_officer=staff[roles.REGISTRAR].officer)

	assert is_untold(staff[roles.REGISTRAR], author)


def test_who_was_named_stays_untold_when_another_takes_them_out(
	staff: Staff, author: str, other: Person
) -> None:
	lead = make_person(roles.REGISTRAR, authority=staff.authority, unit=staff.unit, is_unit_head=1)
	about = {"complained_officer": staff[roles.REGISTRAR].officer, "complained_unit": staff.unit}
	way = complaint(staff, author, **about)

	change(other, way, **dict.fromkeys(about), complained_change_reason=WHY)

	assert is_untold(staff[roles.REGISTRAR], author)
	assert is_untold(lead, author)
	assert not is_untold(staff[roles.CONTROLLER], author)


def test_who_was_named_once_puts_nobody_in_the_place_of_the_author(
	staff: Staff, author: str, other: Person
) -> None:
	named = staff[roles.REGISTRAR]
	way = complaint(staff, author, complained_officer=named.officer)
	change(other, way, **TAKEN_OUT)
	with acting_as(other):
		stranger = make_applicant(authority=staff.authority).name

	refusal(lambda: change(named, way, applicant=stranger), ConflictOfInterestError)

	assert is_untold(named, author)
	change(other, way, applicant=stranger)


def test_who_was_named_by_mistake_is_told_again(staff: Staff, author: str, other: Person) -> None:
	named = staff[roles.REGISTRAR]
	way = complaint(staff, author, complained_officer=named.officer)
	taken_out = {"complained_officer": None, "complained_change_reason": WHY}

	change(other, way, **taken_out)
	change(other, way, complained_officer=named.officer)
	change(other, way, **taken_out, named_by_mistake=1)

	assert not is_untold(named, author)
	assert len(events(way, "complained_put_right")) == 1
	assert not way.card().named_by_mistake


def test_event_of_another_act_about_an_officer_hides_nobody(staff: Staff, author: str) -> None:
	way, officer = complaint(staff, author), staff[roles.REGISTRAR].officer

	record_event(
		appeal=way.appeal,
		authority=staff.authority,
		act="card_changed",
		reference_doctype="Authority Officer",
		reference_name=officer,
	)

	assert not is_untold(staff[roles.REGISTRAR], author)


def test_new_card_takes_no_reason_and_no_mark(staff: Staff, author: str) -> None:
	way = Journey(staff, applicant=author, complained_change_reason=WHY, named_by_mistake=1)

	assert not way.card().complained_change_reason
	assert not way.card().named_by_mistake


@pytest.fixture
def named(http_server: Served, staff: Staff) -> tuple[Client, Journey]:
	"""The registrar complained of, with the complaint; committed."""
	way = complaint(staff, person_of(staff), complained_officer=staff[roles.REGISTRAR].officer)
	frappe.db.commit()  # the server reads only what is committed
	client = http_server.client().login(staff[roles.REGISTRAR].user, PASSWORD)
	client.open_desk()
	return client, way


def put(client: Client, way: Journey) -> requests.Response:
	return client.request("PUT", f"/api/resource/Appeal/{way.appeal}", json=TAKEN_OUT)


def save(client: Client, way: Journey) -> requests.Response:
	card = {**way.card().as_dict(convert_dates_to_str=True), **TAKEN_OUT}
	return client.post(f"{METHOD}frappe.client.save", {"doc": json.dumps(card)})


def form(client: Client, way: Journey) -> requests.Response:
	card = {**way.card().as_dict(convert_dates_to_str=True), **TAKEN_OUT}
	return client.post(f"{METHOD}frappe.desk.form.save.savedocs", {"doc": json.dumps(card), "action": "Save"})


def step(client: Client, way: Journey) -> requests.Response:
	card = {**way.card().as_dict(convert_dates_to_str=True), **TAKEN_OUT}
	given = {"doc": json.dumps(card), "action": PASS_FOR_RESOLUTION}
	return client.post(f"{METHOD}frappe.model.workflow.apply_workflow", given)


@pytest.mark.parametrize(("door", "status"), [(put, 417), (save, 417), (form, 417), (step, 200)])
def test_no_door_takes_who_is_complained_of_out(
	named: tuple[Client, Journey],
	staff: Staff,
	door: Callable[[Client, Journey], requests.Response],
	status: int,
) -> None:
	"""A step is taken on the card as it is stored; doors for many rows at once are open to nobody."""
	client, way = named

	answer = door(client, way)

	frappe.db.rollback()  # what the server wrote is read anew
	assert answer.status_code == status
	assert way.card().complained_officer == staff[roles.REGISTRAR].officer
	assert not frappe.db.exists("Appeal Event", {"appeal": way.appeal, "act": "card_changed"})


NOTE = "Начальник відділу Вигаданенко кричав на чергову"


@pytest.fixture
def masked_to(staff: Staff, other: Person, author: str) -> Journey:
	"""A complaint in whose words whom it names stands, which the other registrar is shown masked."""
	rule = frappe.get_doc("Personal Data Role Rule", roles.REGISTRAR)
	next(row for row in rule.fields_shown if row.item == "Text Of The Appeal").showing = "Masked"
	way = complaint(staff, author, complained_note=NOTE)
	rule.save()
	forget_rules_of_request()
	return way


def opened(person: Person, way: Journey) -> dict:
	"""The card as the form of the person gets it."""
	with acting_as(person):
		getdoc("Appeal", way.appeal)
	return frappe.parse_json(frappe.as_json(frappe.response.pop("docs")[0]))


def test_form_gets_no_words_that_are_masked_to_its_reader(masked_to: Journey, other: Person) -> None:
	form = opened(other, masked_to)

	assert form["complained_note"] and "Вигаданенко" not in str(form)


def test_who_is_shown_a_mask_is_asked_no_reason(masked_to: Journey, other: Person) -> None:
	card = frappe.get_doc({**opened(other, masked_to), "brief": "Кричали на чергову"})

	with acting_as(other):
		card.save()

	stored = masked_to.card()
	assert (stored.brief, stored.complained_note) == ("Кричали на чергову", NOTE)
	assert not events(masked_to, "complained_changed")


def test_note_stored_before_words_were_cleaned_asks_nobody_why(
	staff: Staff, author: str, other: Person
) -> None:
	way = complaint(staff, author, complained_note=NOTE)
	frappe.db.set_value("Appeal", way.appeal, "complained_note", f"  {NOTE} ")

	change(other, way, brief="Кричали на чергову")

	assert (way.card().brief, way.card().complained_note) == ("Кричали на чергову", NOTE)
	assert not events(way, "complained_changed")


def test_note_stored_before_words_were_cleaned_bars_nobody_who_is_complained_of(
	staff: Staff, author: str
) -> None:
	named = staff[roles.REGISTRAR]
	way = complaint(staff, author, complained_officer=named.officer, complained_note=NOTE)
	frappe.db.set_value("Appeal", way.appeal, "complained_note", f"  {NOTE} ")

	change(named, way, pages_count=7)

	assert way.card().pages_count == 7
