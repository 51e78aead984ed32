"""Orders on reception: which articles bear them, when they end with their ground, a mistaken one (Art. 22)."""

from datetime import date

import frappe
import pytest
from frappe.model.document import Document

from appeals_app import clock
from appeals_app.authority_directory.reception import cancel_suspension, end_suspension, reception_mode
from appeals_app.domain.event_chain import HASHED_FIELDS_OF_AUTHORITY, find_faults
from appeals_app.domain.reception import ReceptionMode
from appeals_app.permissions import roles
from appeals_app.testing.factories import make_authority, make_reception_suspension, unique
from appeals_app.testing.staff import Person, Staff, acting_as, make_person
from tests.site.refusals import refusal


def in_days(days: int) -> date:
	return frappe.utils.getdate(frappe.utils.add_days(clock.today(), days))


@pytest.fixture
def head(site: str) -> Person:
	"""The head of an authority of its own, where nobody has suspended anything yet."""
	return make_person(roles.HEAD, authority=make_authority().name)


def authority_of(person: Person) -> str:
	return frappe.db.get_value("Authority Officer", person.officer, "authority")


def suspend(person: Person, **given: object) -> Document:
	values = {"authority": authority_of(person), "article": "law-393.22", **given}
	with acting_as(person):
		return make_reception_suspension(**values)


def cancel(person: Person, order: Document, reason: str = "Помилка в даті.") -> None:
	with acting_as(person):
		cancel_suspension(suspension=order.name, reason=reason)


def make_regime(**given: object) -> Document:
	"""A quarantine from today on that allows to suspend the reception."""
	values = {
		"doctype": "Legal Regime",
		"regime_code": unique("R"),
		"title": "карантин",
		"article": "law-393.22",
		"valid_from": in_days(0),
		"reception_may_be_suspended": 1,
	}
	return frappe.get_doc({**values, **given}).insert()


def make_act_with_article(**given: object) -> tuple[Document, Document]:
	act = {"act_code": unique("a"), "title": "Порядок прийому", "act_kind": "Cabinet Resolution", **given}
	document = frappe.get_doc({"doctype": "Legal Act", **act}).insert()
	article = {"legal_act": document.name, "article_key": "1", "citation": "п. 1 Порядку"}
	row = frappe.get_doc({"doctype": "Legal Article", **article, "reception_may_be_suspended": 1}).insert()
	return document, row


def until(order: Document) -> date | None:
	return frappe.db.get_value("Reception Suspension", order.name, "ends_on")


# the article --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("article", ["civil-code.253", "law-393.20-1", "law-2136.6-6", "cmu-898.order"])
def test_article_that_names_no_such_ground_bears_no_order(head: Person, article: str) -> None:
	assert "не дозволяє призупиняти прийом" in refusal(lambda: suspend(head, article=article))


def test_only_article_22_is_shipped_as_a_ground(site: str) -> None:
	marked = frappe.get_all("Legal Article", filters={"reception_may_be_suspended": 1}, pluck="name")

	assert marked == ["law-393.22"]


def test_article_of_an_act_that_has_ended_bears_no_order(head: Person) -> None:
	_act, article = make_act_with_article(is_in_force=0)

	assert "більше не чинний" in refusal(lambda: suspend(head, article=article.name))


@pytest.mark.parametrize(
	("period", "said"), [({"valid_from": 1}, "чинний лише з"), ({"valid_to": 3}, "чинний до")]
)
def test_article_bears_an_order_no_longer_than_its_act_is_in_force(
	head: Person, period: dict[str, int], said: str
) -> None:
	_act, article = make_act_with_article(**{field: str(in_days(day)) for field, day in period.items()})

	assert said in refusal(lambda: suspend(head, article=article.name, valid_to=str(in_days(4))))


# the end of the ground ----------------------------------------------------------------------------------


def test_order_without_an_end_ends_with_its_regime_and_says_so(head: Person) -> None:
	regime = make_regime()
	order = suspend(head, article=None, regime=regime.name, valid_to=str(in_days(9)))
	assert until(order) == in_days(9)

	regime.update({"valid_to": in_days(2)}).save()

	assert until(order) == in_days(2)
	assert frappe.db.get_value("Reception Suspension", order.name, "valid_to") == in_days(9)
	assert reception_mode(authority_of(head), in_days(3)) is ReceptionMode.OPEN


def test_regime_that_goes_on_lets_its_orders_go_on(head: Person) -> None:
	regime = make_regime(valid_to=str(in_days(5)))
	order = suspend(head, article=None, regime=regime.name, valid_to=str(in_days(5)))
	regime.update({"valid_to": in_days(1)}).save()

	regime.reload()
	regime.update({"valid_to": None}).save()

	assert until(order) == in_days(5)


def test_order_ends_with_its_article_and_with_the_act(head: Person) -> None:
	act, article = make_act_with_article()
	order = suspend(head, article=article.name)
	assert until(order) is None

	article.update({"valid_to": in_days(6)}).save()
	assert until(order) == in_days(6)

	act.update({"valid_to": in_days(3)}).save()
	assert until(order) == in_days(3)


def test_early_end_is_the_end_it_says(head: Person) -> None:
	order = suspend(head, valid_to=str(in_days(9)))

	with acting_as(head):
		end_suspension(suspension=order.name, last_day=str(in_days(1)), reason="Небезпека минула.")

	assert until(order) == in_days(1)


def test_client_does_not_say_until_when_an_order_holds_nor_that_it_is_cancelled(head: Person) -> None:
	order = suspend(head, ends_on=str(in_days(90)), cancelled_on="2020-01-01", cancel_reason="Ні")

	order.reload()
	assert (order.ends_on, order.cancelled_on, order.cancel_reason) == (None, None, None)


# a mistaken order ---------------------------------------------------------------------------------------


def test_order_of_one_day_entered_by_mistake_is_cancelled(head: Person) -> None:
	today = str(clock.today())
	order = suspend(head, valid_to=today)

	cancel(head, order)

	order.reload()
	assert (order.cancelled_on, order.cancelled_by) == (clock.today(), head.officer)
	assert order.cancel_reason == "Помилка в даті."
	assert reception_mode(authority_of(head), clock.today()) is ReceptionMode.OPEN
	assert suspend(head, valid_to=today, mode="Online").name


def test_cancelling_is_an_event_that_repeats_the_order(head: Person) -> None:
	order = suspend(head, order_number="15-р", valid_to=str(in_days(1)))

	cancel(head, order)

	filters = {"authority": authority_of(head)}
	events = frappe.get_all("Authority Event", filters=filters, fields=["*"], order_by="sequence asc")
	assert [event.act for event in events] == ["reception_suspended", "reception_suspension_cancelled"]
	assert events[1].ground == f"{events[0].ground}. Помилка в даті."
	assert events[1].reference_name == order.name
	assert find_faults(events, HASHED_FIELDS_OF_AUTHORITY) == []


def test_cancelled_order_is_neither_cancelled_nor_ended_again(head: Person) -> None:
	order = suspend(head, valid_to=str(in_days(3)))
	cancel(head, order)

	def end() -> None:
		with acting_as(head):
			end_suspension(suspension=order.name, last_day=str(clock.today()), reason="Так")

	for act in (lambda: cancel(head, order), end):
		assert "Розпорядження скасовано" in refusal(act)


def test_cancelling_needs_a_reason(head: Person) -> None:
	order = suspend(head)

	assert "чому розпорядження скасовано" in refusal(lambda: cancel(head, order, " \n"))


@pytest.mark.parametrize("role", [roles.REGISTRAR, roles.CONTROLLER, roles.AUTHORITY_ADMIN])
def test_others_of_the_authority_cancel_nothing(head: Person, role: str) -> None:
	order = suspend(head)
	other = make_person(role, authority=authority_of(head))

	refusal(lambda: cancel(other, order), frappe.PermissionError)


def test_head_of_the_apparatus_and_of_another_authority_cancel_nothing(
	head: Person, neighbours: Staff
) -> None:
	order = suspend(head)
	chief = make_person(roles.HEAD, authority=authority_of(head), is_first_head=0)

	for person in (chief, neighbours[roles.HEAD]):
		refusal(lambda who=person: cancel(who, order), frappe.PermissionError)
