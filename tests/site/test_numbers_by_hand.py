"""Registration by hand: the day and the number of the paper journal, for a reason that stays in the events."""

from datetime import datetime, timedelta

import frappe
import pytest

from appeals_app import clock
from appeals_app.appeal_registry.api import register_by_hand
from appeals_app.appeal_registry.timeline import appeal_timeline
from appeals_app.patches.v0_3 import keys_of_indexes
from appeals_app.permissions import roles
from appeals_app.testing.factories import make_appeal, make_applicant, make_authority
from appeals_app.testing.staff import Person, acting_as, make_person
from tests.site.refusals import refusal
from tests.site.test_numbers import authority_of, make_rule, register, registrar

CAME = datetime(2026, 3, 2, 9, 0)
ON_PAPER = datetime(2026, 3, 2, 16, 30)
LATER = datetime(2026, 3, 5, 10, 0)
REASON = "Не було світла"


def card_of(person: Person) -> str:
	with clock.set_to(LATER), acting_as(person):
		return make_appeal(received_at=CAME, applicant=make_applicant(last_name="Савченко").name).name


def by_hand(person: Person, appeal: str, **given: object) -> frappe._dict:
	values = {"registered_at": str(ON_PAPER), "reason": REASON, **given}
	with clock.set_to(LATER), acting_as(person):
		return register_by_hand(appeal=appeal, **values)


def test_registration_by_hand_keeps_the_day_and_the_number_of_the_paper_journal() -> None:
	person = registrar()

	given = by_hand(person, card_of(person), index="С-3/2026")

	assert (given.registration_index, given.registered_at) == ("С-3/2026", ON_PAPER)


def test_registration_by_hand_without_a_number_takes_the_next_one_of_its_year() -> None:
	person = registrar()
	register(person, at=LATER)

	given = by_hand(person, card_of(person))

	assert given.registration_index == "С-2/2026"


def test_number_given_by_hand_is_passed_over_by_the_counter() -> None:
	person = registrar()
	by_hand(person, card_of(person), index="С-1/2026")
	by_hand(person, card_of(person), index="С-3/2026")

	indexes = [register(person, at=LATER) for _ in range(3)]

	assert indexes == ["С-2/2026", "С-4/2026", "С-5/2026"]


def test_event_of_registration_by_hand_holds_the_reason_and_the_timeline_tells_it() -> None:
	person = registrar()
	appeal = card_of(person)

	by_hand(person, appeal, index="С-3/2026")

	filters = {"appeal": appeal, "act": "registered_back_dated"}
	[event] = frappe.get_all("Appeal Event", filters=filters, fields=["ground", "user"])
	assert (event.ground, event.user) == (REASON, person.user)
	told = " ".join(row["content"] for row in appeal_timeline("Appeal", appeal))
	assert "заднім числом" in told
	assert REASON in told


@pytest.mark.parametrize(
	("wrong", "said"),
	[
		({"reason": " "}, "Не сказано, чому"),
		({"registered_at": "колись"}, "не є датою"),
		({"registered_at": str(CAME - timedelta(hours=1))}, "до надходження"),
		({"registered_at": str(LATER + timedelta(hours=1))}, "у майбутньому"),
		({"index": "щось-1"}, "С-1/2026"),
		({"index": "С-7/2025"}, "С-1/2026"),
	],
)
def test_registration_by_hand_that_cannot_be_is_refused_and_changes_nothing(wrong: dict, said: str) -> None:
	person = registrar()
	appeal = card_of(person)

	refused = refusal(lambda: by_hand(person, appeal, **wrong))

	assert said in refused
	assert frappe.db.get_value("Appeal", appeal, ["phase", "registration_index"]) == ("RECEIVED", None)


def test_moment_of_receipt_without_its_seconds_is_taken_for_that_of_receipt() -> None:
	person = registrar()
	appeal = card_of(person)
	received = CAME.replace(second=7)
	frappe.db.set_value("Appeal", appeal, "received_at", received)

	by_hand(person, appeal, registered_at=str(CAME))

	assert frappe.db.get_value("Appeal", appeal, "registered_at") == received


def test_number_that_is_given_already_is_refused_by_hand() -> None:
	person = registrar()
	index = register(person, at=LATER)

	refused = refusal(lambda: by_hand(person, card_of(person), index=index))

	assert f"«{index}» вже надано" in refused


def test_registered_card_is_not_registered_by_hand_again() -> None:
	person = registrar()
	appeal = card_of(person)
	by_hand(person, appeal)

	assert refusal(lambda: by_hand(person, appeal, index="С-9/2026"))

	assert frappe.db.get_value("Appeal", appeal, "registration_index") == "С-1/2026"


@pytest.mark.parametrize("role", [roles.EXECUTOR, roles.ANALYST, roles.OBLAST_ADMIN])
def test_who_may_not_register_may_not_by_hand(role: str) -> None:
	person = registrar()
	appeal = card_of(person)
	other = make_person(role, authority=authority_of(person))

	with pytest.raises(frappe.PermissionError):
		by_hand(other, appeal)

	assert not frappe.db.get_value("Appeal", appeal, "registration_index")


def test_registrar_of_another_authority_may_not_register_by_hand() -> None:
	appeal = card_of(registrar())

	with pytest.raises(frappe.PermissionError):
		by_hand(registrar(), appeal)

	assert not frappe.db.get_value("Appeal", appeal, "registration_index")


def test_patch_gives_old_indexes_the_keys_of_today() -> None:
	person = registrar()
	register(person, surname="Ґудзь", at=LATER)
	appeal = frappe.db.get_value("Appeal", {"authority": authority_of(person)})
	today = frappe.db.get_value("Appeal", appeal, "registration_key")
	frappe.db.set_value("Appeal", appeal, "registration_key", f"{authority_of(person)}|2026|Ґ-1/2026")

	keys_of_indexes.execute()

	assert frappe.db.get_value("Appeal", appeal, "registration_key") == today
	assert today.startswith(f"{authority_of(person)}|2026|Ґ-1/2026|")


# rules of one kind -------------------------------------------------------------------------------------------


def test_appeals_of_a_kind_are_counted_apart_by_a_rule_of_their_own() -> None:
	person = registrar()
	make_rule(
		authority_of(person),
		kind="kind.complaint",
		counter_code="СК",
		pattern="СК-{letter}-{seq}/{year}",
		collective_pattern="СК-КО-{seq}/{year}",
		unsigned_pattern="СК-БП-{seq}/{year}",
	)

	indexes = [register(person, kind=kind, at=LATER) for kind in ("kind.complaint", "kind.application") * 2]

	assert indexes == ["СК-С-1/2026", "С-1/2026", "СК-С-2/2026", "С-2/2026"]


def test_rule_of_a_kind_that_could_repeat_the_indexes_of_the_others_is_not_kept() -> None:
	authority = make_authority().name
	make_rule(authority)

	said = refusal(lambda: make_rule(authority, kind="kind.complaint", counter_code="СК"))

	assert "А-1/2000" in said


def test_counters_of_every_rule_are_made_ahead() -> None:
	authority = make_authority().name
	make_rule(authority, series="One Per Letter")

	with clock.set_to(datetime(2026, 12, 1)):
		frappe.get_attr("appeals_app.appeal_registry.tasks.make_counters_for_next_year")()

	made = frappe.get_all("Appeal Index Counter", filters={"authority": authority, "index_year": 2027})
	assert len(made) == 36
