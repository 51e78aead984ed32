"""«Чому X це бачить?»: sentences for every access, from the predicate itself; nobody is shown the appeal by asking."""

import re

import frappe
import pytest

from appeals_app.permissions import roles
from appeals_app.permissions.access_explanation import explain_access
from appeals_app.permissions.api import explain_access as ask_over_http
from appeals_app.permissions.scope import forget_scopes, get_scope, row_is_inside
from appeals_app.personal_data.purposes import state_purpose
from appeals_app.personal_data.role_rules import forget_rules
from appeals_app.refusal import AppealRuleError
from appeals_app.testing.factories import (
	make_appeal_oversight,
	make_applicant,
	make_authority_officer,
	make_user,
)
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as
from tests.site.refusals import refusal

ANSWERING = (roles.DATA_PROTECTION_OFFICER, roles.AUTHORITY_ADMIN, roles.OBLAST_ADMIN)


@pytest.fixture(scope="module")
def way(staff: Staff) -> Journey:
	frappe.set_user("Administrator")
	made = Journey(staff).to("draft")
	frappe.db.commit()  # one for all tests of the file
	return made


def told(asker: Person | str, user: str, number: str) -> dict:
	with acting_as(asker):
		return explain_access(user=user, number=number)


def test_explanation_is_there_exactly_when_the_scope_lets_in(
	staff: Staff, neighbours: Staff, way: Journey
) -> None:
	"""Everybody of two authorities, with a deputy and with oversight, against appeals of both."""
	frappe.db.set_value(
		"Authority Officer", staff.colleague.officer, "deputy_for", staff[roles.EXECUTOR].officer
	)
	make_appeal_oversight(appeal=way.appeal, overseeing_authority=neighbours.authority)
	forget_scopes()
	appeals = [way.appeal, Journey(staff).to("registered").appeal, Journey(neighbours).to("draft").appeal]
	people = [*staff.everyone(), *neighbours.everyone()]

	answers = {
		(person.user, name): told("Administrator", person.user, name) for person in people for name in appeals
	}

	seen = {asked for asked, answer in answers.items() if answer["sees"]}
	assert seen == {(user, name) for user, name in answers if row_is_inside("Appeal", name, get_scope(user))}
	assert 0 < len(seen) < len(answers)
	assert all(answer["sentences"] for answer in answers.values())
	assert not [
		answer for answer in answers.values() if re.search(r"[{}]|None", " ".join(answer["sentences"]))
	]


@pytest.mark.parametrize(
	("role", "word"),
	[
		(roles.REGISTRAR, "усіма його зверненнями"),
		(roles.UNIT_LEAD, "підрозділу"),
		(roles.EXECUTOR, "доручено користувачеві особисто"),
		(roles.ANALYST, "Жодна з ролей"),
	],
)
def test_reason_is_told_in_ukrainian(staff: Staff, way: Journey, role: str, word: str) -> None:
	[sentence] = told(staff[roles.DATA_PROTECTION_OFFICER], staff[role].user, way.appeal)["sentences"]

	assert word in sentence


def test_control_and_deputy_are_told_as_such(staff: Staff, neighbours: Staff, way: Journey) -> None:
	make_appeal_oversight(appeal=way.appeal, overseeing_authority=neighbours.authority)
	frappe.db.set_value(
		"Authority Officer", staff.colleague.officer, "deputy_for", staff[roles.EXECUTOR].officer
	)
	forget_scopes()

	asker = staff[roles.DATA_PROTECTION_OFFICER]
	assert "на контролі з 01.01.2020" in str(told(asker, neighbours[roles.HEAD].user, way.appeal))
	assert "заміщує" in str(told(asker, staff.colleague.user, way.appeal))


@pytest.mark.parametrize("role", ANSWERING)
def test_who_answers_for_access_asks_without_seeing_the_appeal(staff: Staff, way: Journey, role: str) -> None:
	card = way.card()

	answer = told(staff[role], staff[roles.REGISTRAR].user, card.tracking_code)

	assert answer["sees"]
	assert not frappe.has_permission("Appeal", "read", way.appeal, user=staff[role].user)
	for secret in (card.content, card.brief, "Савченко"):
		assert secret not in str(answer)


def test_others_ask_only_about_themselves_and_what_they_see(
	staff: Staff, neighbours: Staff, way: Journey
) -> None:
	own = told(way.executor, way.executor.user, way.appeal)
	assert own["sees"]

	for asker, user in (
		(way.executor, staff[roles.REGISTRAR].user),
		(neighbours[roles.REGISTRAR], neighbours[roles.REGISTRAR].user),
		(neighbours[roles.DATA_PROTECTION_OFFICER], staff[roles.REGISTRAR].user),
		(neighbours[roles.AUTHORITY_ADMIN], staff[roles.REGISTRAR].user),
	):
		unknown = refusal(lambda asker=asker, user=user: told(asker, user, "немає"), AppealRuleError)
		assert (
			refusal(lambda asker=asker, user=user: told(asker, user, way.appeal), AppealRuleError) == unknown
		)


def test_user_permission_that_hides_the_appeal_is_told(staff: Staff, way: Journey) -> None:
	user = way.executor.user
	permission = {"doctype": "User Permission", "user": user, "allow": "Appeal Channel", "for_value": "phone"}
	frappe.get_doc(permission).insert()

	answer = told("Administrator", user, way.appeal)

	assert not answer["sees"] and not answer["waits_for_purpose"]
	assert len(answer["sentences"]) == 2


def test_card_opened_outside_the_duty_is_explained_as_such(
	staff: Staff, neighbours: Staff, way: Journey
) -> None:
	head = neighbours[roles.HEAD]
	with acting_as(head):
		grant = frappe.get_doc(
			{
				"doctype": "Personal Data Access Grant",
				"appeal_authority": staff.authority,
				"appeal_index": way.card().registration_index,
				"reason": "Заявниця телефонує, її справу веде наш орган",
			}
		).insert()
	forget_scopes()

	answer = told(staff[roles.DATA_PROTECTION_OFFICER], head.user, way.appeal)

	assert answer["sees"]
	[sentence] = answer["sentences"]
	assert "поза межами службових обов’язків" in sentence
	assert frappe.utils.format_datetime(grant.ends_at) in sentence
	assert "телефонує" not in sentence


def test_sensitive_card_waits_for_its_purpose_and_nothing_else_is_blamed(staff: Staff) -> None:
	rows = [{"category": "author_category.disability_1"}]
	sensitive = Journey(staff, author_categories=rows).to("registered").appeal
	asker, controller = staff[roles.DATA_PROTECTION_OFFICER], staff[roles.CONTROLLER]

	waiting = told(asker, controller.user, sensitive)
	with acting_as(controller):
		state_purpose(doctype="Appeal", name=sensitive, purpose="Перевірка строку за дорученням")
	shown = told(asker, controller.user, sensitive)

	assert not waiting["sees"] and waiting["waits_for_purpose"]
	assert shown["sees"] and not shown["waits_for_purpose"]
	assert "щойно зазначено мету" in waiting["sentences"][-1]
	assert waiting["sentences"][:-1] == shown["sentences"]


def test_system_account_and_user_without_a_post_are_explained_too(way: Journey) -> None:
	unposted = make_user(roles.REGISTRAR).name

	assert "системний" in str(told("Administrator", "Administrator", way.appeal))
	assert "не обіймає жодної посади" in str(told("Administrator", unposted, way.appeal))


def test_post_is_named_by_its_officer_over_http(staff: Staff, way: Journey) -> None:
	with acting_as(staff[roles.OBLAST_ADMIN]):
		answer = ask_over_http(number=way.card().tracking_code, officer=staff[roles.HEAD].officer)

	assert answer["user"] == frappe.utils.get_fullname(staff[roles.HEAD].user)


def test_unknown_person_is_not_taken_for_who_asks(staff: Staff, way: Journey) -> None:
	bare = make_authority_officer(authority=staff.authority)
	frappe.db.set_value("Authority Officer", bare.name, "user", None)

	with acting_as(staff[roles.OBLAST_ADMIN]):
		unknown = refusal(
			lambda: ask_over_http(number=way.card().tracking_code, officer="Невідоменко"), AppealRuleError
		)
		without_account = refusal(
			lambda: ask_over_http(number=way.card().tracking_code, officer=bare.name), AppealRuleError
		)

	assert "«Невідоменко» немає в довіднику посадових осіб" in unknown
	assert "не має облікового запису" in without_account


def test_how_much_is_shown_is_told(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		person = make_applicant(last_name="Втаємниченко", is_confidential=1).name
	card = Journey(staff, applicant=person).to("draft").appeal
	asker, reader = staff[roles.DATA_PROTECTION_OFFICER], staff[roles.ARCHIVIST].user
	rule = frappe.get_doc("Personal Data Role Rule", {"role": roles.ARCHIVIST})
	rule.update({"secret_names": "Hidden"})
	rule.set(
		"fields_shown", [{"item": "Phone", "showing": "Masked"}, {"item": "Full Name", "showing": "Shown"}]
	)
	rule.save()
	forget_rules()

	with acting_as(asker):
		said = ask_over_http(number=card, user=reader)["sentences"]

	assert "Показано частково: телефон." in said, said
	assert "Ім’я автора від користувача приховано." in said
	assert any(sentence.startswith("Не показано: ") for sentence in said)
