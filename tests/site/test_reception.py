"""Suspension of personal reception (Law 393, Art. 22): who orders it, on what ground, when it ends."""

from datetime import date

import frappe
import pytest
from frappe.model.document import Document

from appeals_app import clock
from appeals_app.authority_directory.reception import end_suspension, reception_mode
from appeals_app.domain.event_chain import HASHED_FIELDS_OF_AUTHORITY, find_faults
from appeals_app.domain.reception import ReceptionMode
from appeals_app.permissions import roles
from appeals_app.permissions.own_authority import authority_event_conditions
from appeals_app.testing.factories import make_authority, make_reception_suspension, unique
from appeals_app.testing.staff import Person, Staff, acting_as, make_person
from tests.site.refusals import refusal

MARTIAL_LAW = "martial-law-2022"
ARTICLE_22 = "ст. 22 Закону України «Про звернення громадян»"


def in_days(days: int) -> date:
	return frappe.utils.getdate(frappe.utils.add_days(clock.today(), days))


@pytest.fixture
def head(site: str) -> Person:
	"""The head of an authority of its own, where nobody has suspended anything yet."""
	return make_person(roles.HEAD, authority=make_authority().name)


def authority_of(person: Person) -> str:
	return frappe.db.get_value("Authority Officer", person.officer, "authority")


def suspend(person: Person, **given: object) -> Document:
	values = {"authority": authority_of(person), "regime": MARTIAL_LAW, **given}
	with acting_as(person):
		return make_reception_suspension(**values)


def make_regime(**given: object) -> str:
	"""A quarantine that allows to suspend the reception from yesterday for ten days."""
	values = {
		"regime_code": unique("R"),
		"title": "карантин",
		"article": "law-393.22",
		"valid_from": in_days(-1),
		"valid_to": in_days(10),
		"reception_may_be_suspended": 1,
	}
	return frappe.get_doc({"doctype": "Legal Regime", **values, **given}).insert().name


def events_of(authority: str) -> list[frappe._dict]:
	return frappe.get_all(
		"Authority Event", filters={"authority": authority}, fields=["*"], order_by="sequence asc"
	)


def end(person: Person, suspension: Document, last_day: object, reason: str = "Небезпека минула.") -> None:
	with acting_as(person):
		end_suspension(suspension=suspension.name, last_day=str(last_day), reason=reason)


# ordering -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
	("mode", "expected"),
	[
		("Online", ReceptionMode.ONLINE),
		("By Phone", ReceptionMode.BY_PHONE),
		("Suspended", ReceptionMode.SUSPENDED),
	],
)
def test_people_are_received_as_the_head_has_ordered(
	head: Person, mode: str, expected: ReceptionMode
) -> None:
	authority = authority_of(head)
	assert reception_mode(authority, clock.today()) is ReceptionMode.OPEN

	order = suspend(head, mode=mode, valid_from=str(in_days(1)), valid_to=str(in_days(3)))

	days = [reception_mode(authority, in_days(day)) for day in (0, 1, 3, 4)]
	assert days == [ReceptionMode.OPEN, expected, expected, ReceptionMode.OPEN]
	assert order.decided_by == head.officer


def test_order_of_one_authority_leaves_the_others_open(head: Person, staff: Staff) -> None:
	suspend(head)

	assert reception_mode(staff.authority, clock.today()) is ReceptionMode.OPEN


def test_deputy_orders_too(head: Person) -> None:
	deputy = make_person(roles.HEAD, authority=authority_of(head), is_first_head=0, is_deputy_head=1)

	assert suspend(deputy).decided_by == deputy.officer


def test_head_of_the_apparatus_orders_nothing(head: Person) -> None:
	chief = make_person(roles.HEAD, authority=authority_of(head), is_first_head=0)

	said = refusal(lambda: suspend(chief), frappe.PermissionError)

	assert "лише керівник органу або його заступник (ст. 22)" in said


@pytest.mark.parametrize("role", [role for role in roles.ALL_ROLES if role != roles.HEAD])
def test_other_roles_order_nothing(staff: Staff, role: str) -> None:
	refusal(lambda: suspend(staff[role]), frappe.PermissionError)

	assert not frappe.db.exists("Reception Suspension", {"authority": staff.authority})


def test_head_orders_nothing_in_another_authority(head: Person, staff: Staff) -> None:
	refusal(lambda: suspend(head, authority=staff.authority), frappe.PermissionError)

	assert not frappe.db.exists("Reception Suspension", {"authority": staff.authority})


# the ground ---------------------------------------------------------------------------------------------


def test_article_alone_is_a_ground(head: Person) -> None:
	suspend(head, regime=None, article="law-393.22")

	assert events_of(authority_of(head))[0].article == ARTICLE_22


def test_order_without_a_ground_is_refused(head: Person) -> None:
	assert "на якій підставі" in refusal(lambda: suspend(head, regime=None))


def test_regime_that_does_not_allow_it_is_refused(head: Person) -> None:
	regime = make_regime(reception_may_be_suspended=0)

	assert "«карантин» не дозволяє призупиняти прийом" in refusal(lambda: suspend(head, regime=regime))


@pytest.mark.parametrize(
	("given", "said"),
	[
		({"valid_from": -2, "ordered_on": -2, "valid_to": 1}, "чинний лише з"),
		({"valid_to": 11}, "чинний до"),
		({"valid_to": None}, "чинний до"),
	],
)
def test_order_reaches_no_further_than_its_regime(head: Person, given: dict, said: str) -> None:
	days = {field: None if day is None else str(in_days(day)) for field, day in given.items()}

	assert said in refusal(lambda: suspend(head, regime=make_regime(), **days))


def test_regime_ended_by_law_ends_the_suspension(head: Person) -> None:
	regime = make_regime(valid_to=None)
	suspend(head, regime=regime)
	document = frappe.get_doc("Legal Regime", regime)

	document.update({"valid_to": in_days(2)})
	document.save()

	modes = [reception_mode(authority_of(head), in_days(day)) for day in (2, 3)]
	assert modes == [ReceptionMode.SUSPENDED, ReceptionMode.OPEN]


def test_article_no_longer_in_force_is_refused(head: Person) -> None:
	article = {
		"legal_act": "law-393",
		"article_key": unique("k"),
		"citation": "ст. 99 Закону",
		"reception_may_be_suspended": 1,
	}
	ended = frappe.get_doc({"doctype": "Legal Article", **article, "valid_to": in_days(-1)}).insert()

	assert "«ст. 99 Закону» чинний до" in refusal(lambda: suspend(head, regime=None, article=ended.name))


# the days and the order ---------------------------------------------------------------------------------


def test_two_orders_never_share_a_day(head: Person) -> None:
	suspend(head, valid_to=str(in_days(3)))

	said = refusal(lambda: suspend(head, valid_from=str(in_days(3)), mode="Online"))
	suspend(head, valid_from=str(in_days(4)), mode="Online")

	assert "Порядок прийому вже змінено" in said
	assert reception_mode(authority_of(head), in_days(4)) is ReceptionMode.ONLINE


def test_second_click_makes_no_second_order(head: Person) -> None:
	suspend(head)

	refusal(lambda: suspend(head))

	assert frappe.db.count("Reception Suspension", {"authority": authority_of(head)}) == 1


@pytest.mark.parametrize(
	("given", "said"),
	[
		({"ordered_on": 1, "valid_from": 1}, "ще не настав"),
		({"ordered_on": 0, "valid_from": -1}, "не може діяти вже з"),
		({"valid_from": 2, "valid_to": 1}, "раніше"),
	],
)
def test_days_of_an_order_follow_each_other(head: Person, given: dict, said: str) -> None:
	days = {field: str(in_days(day)) for field, day in given.items()}

	assert said in refusal(lambda: suspend(head, **days))


@pytest.mark.parametrize("field", ["order_number", "ordered_on", "valid_from", "publication_text"])
def test_order_has_its_number_dates_and_text(head: Person, field: str) -> None:
	refusal(lambda: suspend(head, **{field: None}), frappe.MandatoryError)


def test_client_does_not_say_who_decided(head: Person, staff: Staff) -> None:
	order = suspend(head, decided_by=staff[roles.HEAD].officer, ended_on="2020-01-01", end_reason="Ні")

	stored = frappe.get_doc("Reception Suspension", order.name)
	assert (stored.decided_by, stored.ended_on, stored.end_reason) == (head.officer, None, None)


def test_order_is_not_rewritten_or_removed(head: Person) -> None:
	order = suspend(head)
	order.mode = "Online"

	with acting_as(head):
		refusal(order.save)
	refusal(lambda: frappe.delete_doc("Reception Suspension", order.name))


# ending -------------------------------------------------------------------------------------------------


def test_suspension_is_ended_earlier(head: Person) -> None:
	order = suspend(head)

	end(head, order, in_days(2))

	order.reload()
	assert (order.valid_to, order.ended_by, order.ended_on) == (in_days(2), head.officer, clock.today())
	assert reception_mode(authority_of(head), in_days(3)) is ReceptionMode.OPEN
	assert "й так закінчується" in refusal(lambda: end(head, order, in_days(2)))


@pytest.mark.parametrize(
	("last_day", "reason", "said"),
	[
		("2020-01-01", "Так", "не раніше цього"),
		("завтра", "Так", "Це не дата"),
		("", "Так", "Це не дата"),
		(None, " ", "чому дію розпорядження припинено"),
	],
)
def test_end_has_a_day_to_come_and_a_reason(
	head: Person, last_day: str | None, reason: str, said: str
) -> None:
	order = suspend(head)

	day = in_days(1) if last_day is None else last_day

	assert said in refusal(lambda: end(head, order, day, reason))


@pytest.mark.parametrize("role", [roles.REGISTRAR, roles.CONTROLLER, roles.RECEPTION_CLERK])
def test_others_of_the_authority_end_nothing(head: Person, role: str) -> None:
	order = suspend(head)
	other = make_person(role, authority=authority_of(head))

	refusal(lambda: end(other, order, in_days(2)), frappe.PermissionError)


def test_head_of_another_authority_ends_nothing(head: Person, neighbours: Staff) -> None:
	order = suspend(head)

	refusal(lambda: end(neighbours[roles.HEAD], order, in_days(2)), frappe.PermissionError)


# events -------------------------------------------------------------------------------------------------


def test_order_and_its_end_are_events_of_the_authority_in_a_chain(head: Person) -> None:
	order = suspend(head, order_number="15-р", valid_to=str(in_days(5)))
	end(head, order, in_days(2))

	ordered, ended = events = events_of(authority_of(head))

	assert [event.act for event in events] == ["reception_suspended", "reception_suspension_ended"]
	assert {event.article for event in events} == {"ч. 6 ст. 6 Закону України № 2136-IX"}
	assert {(event.user, event.officer) for event in events} == {(head.user, head.officer)}
	assert ordered.ground.startswith("15-р, ")
	assert ended.ground == f"{in_days(2):%d.%m.%Y}. Небезпека минула."
	assert ordered.reference_name == order.name
	assert find_faults(events, HASHED_FIELDS_OF_AUTHORITY) == []


def test_changed_event_of_an_authority_breaks_its_chain(head: Person) -> None:
	suspend(head)
	[event] = events_of(authority_of(head))

	frappe.db.set_value("Authority Event", event.name, "ground", "інше", update_modified=False)

	assert find_faults(events_of(authority_of(head)), HASHED_FIELDS_OF_AUTHORITY)


def test_event_of_an_authority_is_neither_made_changed_nor_removed_by_hand(head: Person) -> None:
	suspend(head)
	[row] = events_of(authority_of(head))
	event = frappe.get_doc("Authority Event", row.name)
	forged = frappe.copy_doc(event)

	refusal(event.save)
	refusal(forged.insert)
	refusal(lambda: frappe.delete_doc("Authority Event", row.name))


def test_events_are_read_in_their_authority_and_by_the_oblast(head: Person, staff: Staff) -> None:
	suspend(head)
	[row] = events_of(authority_of(head))

	def seen_by(person: Person) -> tuple[bool, bool]:
		with acting_as(person):
			listed = frappe.get_list("Authority Event", filters={"name": row.name}, pluck="name")
			return bool(listed), bool(frappe.has_permission("Authority Event", "read", doc=row.name))

	assert seen_by(head) == seen_by(staff[roles.OBLAST_ADMIN]) == (True, True)
	assert seen_by(staff[roles.HEAD]) == (False, False)
	assert authority_event_conditions(staff[roles.HEAD].user).startswith("(")
