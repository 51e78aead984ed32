"""A term rule chosen by hand, and corrections of a card: no breach is lifted by them (Law 393, Art. 20)."""

from datetime import date

import frappe
import pytest

from appeals_app.appeal_registry.api import register, search_rules_by_hand
from appeals_app.appeal_registry.timeline import appeal_timeline
from appeals_app.legal_reference.config import forget_law
from appeals_app.permissions import roles
from appeals_app.testing.factories import appeal_values, make_appeal
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.deciding import DUE, dates, events_of, extend, on, way_of
from tests.site.law_rows import CHOSEN_RULES, by_hand, insert, rule_values, rules_to_choose
from tests.site.refusals import refusal

RECEIVED, IN_TIME, LATE = date(2026, 2, 2), date(2026, 2, 10), date(2026, 3, 3)
SHORT_DUE = date(2026, 2, 17)
ARTICLE_20 = "ч. 1 ст. 20 Закону України «Про звернення громадян»"


def change(way: Journey, day: date, **values: object) -> None:
	card = way.card()
	card.update(values)
	with on(day), acting_as(way.staff[roles.REGISTRAR]):
		card.save()


def change_rule(code: str, **values: object) -> None:
	frappe.get_doc("Term Rule", code).update(values).save()
	forget_law()


def without_rules() -> None:
	for code in ("month", "15d"):
		change_rule(code, is_enabled=0)


# which rules --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
	("code", "said"),
	[
		("hotline-15d", "виведено з ужитку"),
		("45d", "виведено з ужитку"),
		("5d", "не є строком розгляду"),
		("10d", "не є строком розгляду"),
		("petition-consider-10wd", "не є строком розгляду"),
		("info-20wd", "не є строком розгляду"),
		("personal-data-30d", "не є строком розгляду"),
	],
)
@pytest.mark.parametrize("role", [roles.REGISTRAR, roles.RECEPTION_CLERK, roles.INTEGRATION])
def test_new_card_takes_no_rule_out_of_use_or_of_another_purpose(
	staff: Staff, role: str, code: str, said: str
) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		values = appeal_values(**by_hand(code), authority=staff.authority)

	with acting_as(staff[role]):
		assert said in refusal(lambda: frappe.get_doc(values).insert())


def test_rule_that_begins_after_the_receipt_is_refused(staff: Staff) -> None:
	insert(rule_values(rule_code="later", appeal_kind="kind.complaint",
		valid_from="2026-02-03"))  # fmt: skip
	forget_law()

	assert "не діяло 02.02.2026" in refusal(lambda: way_of(staff, "entered", **by_hand("later")))


def test_whoever_enters_the_card_may_choose_a_rule_until_it_is_registered(staff: Staff) -> None:
	way = way_of(staff, "entered", **by_hand("hand-20wd"))
	assert way.card().term_rule == "hand-20wd"

	change(way, IN_TIME, **by_hand("hand-10wd"))

	assert way.card().term_rule == "hand-10wd"


def test_integration_registers_by_a_rule_of_its_choice(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		card = appeal_values(**by_hand("hand-5wd"), authority=staff.authority)
	with acting_as(staff[roles.REGISTRAR]):
		found = register(card=card)

	assert frappe.db.get_value("Appeal", found.name, "term_rule") == "hand-5wd"


def test_field_offers_only_what_the_card_takes(staff: Staff) -> None:
	rules_to_choose(*CHOSEN_RULES)
	asked = {"received_at": "2026-02-02 10:00:00"}
	with acting_as(staff[roles.REGISTRAR]):
		offered = search_rules_by_hand("Term Rule", "", "name", 0, 50, asked)
		found = search_rules_by_hand("Term Rule", "порядок hand-2", "name", 0, 50, frappe.as_json(asked))

	codes = {row[0] for row in offered}
	assert codes == {"month", "15d", *CHOSEN_RULES}
	assert [row[0] for row in found] == ["hand-20wd"]
	[month] = [row for row in offered if row[0] == "month"]
	assert month[1:] == ("загальний строк розгляду", "1 місяць", ARTICLE_20)


def test_rule_closed_since_stays_on_the_card_that_has_it(staff: Staff) -> None:
	way = way_of(staff, "registered", **by_hand("hand-20wd"))
	before = dates(way)
	change_rule("hand-20wd", is_enabled=0)

	change(way, IN_TIME, brief="Уточнено", kind="kind.complaint")

	assert (way.card().brief, way.card().term_rule, dates(way)) == ("Уточнено", "hand-20wd", before)


# who and when -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["hand-3m", "hand-48h", "month"])
def test_term_of_a_registered_appeal_is_not_set_by_hand(staff: Staff, code: str) -> None:
	way = way_of(staff, "registered")

	said = refusal(lambda: change(way, IN_TIME, **by_hand(code)))

	assert "керівник або його заступник продовжує строк (ст. 20)" in said
	assert (way.card().term_by_hand, dates(way)[1]) == (None, DUE)


@pytest.mark.parametrize("longer", ["hand-3m", "hand-20wd", None])
def test_choice_is_corrected_to_a_shorter_term_and_never_to_a_longer_one(
	staff: Staff, longer: str | None
) -> None:
	way = way_of(staff, "registered", **by_hand("hand-10wd"))
	before = dates(way)

	assert "не пізніше 16.02.2026" in refusal(lambda: change(way, IN_TIME, **by_hand(longer)))
	change(way, IN_TIME, **by_hand("hand-5wd"))

	assert way.card().term_rule == "hand-5wd"
	assert dates(way) < before


def test_choice_whose_clearing_leaves_no_rule_is_kept(staff: Staff) -> None:
	way = way_of(staff, "registered", **by_hand("hand-20wd"))
	without_rules()

	assert "не пізніше 02.03.2026" in refusal(lambda: change(way, IN_TIME, **by_hand(None)))


def test_registered_card_whose_term_needs_a_person_takes_a_choice(staff: Staff) -> None:
	without_rules()
	way = way_of(staff, "registered")

	change(way, IN_TIME, **by_hand("hand-3m"))

	assert way.card().due_date == date(2026, 5, 2)


# a breach stands ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
	"values",
	[{"study": "Needed"}, {"kind": "kind.complaint"}, {"channel": "email"},
		{"receipt_sign": "sign_of_receipt.repeated"},
		{"author_categories": [{"category": "author_category.war_participant"}]}],
	ids=lambda values: next(iter(values)),
)  # fmt: skip
def test_no_fact_of_the_card_lifts_a_breach(staff: Staff, values: dict[str, object]) -> None:
	field = next(iter(values))
	longer = {"kind": "appeal_kind", "receipt_sign": "receipt_sign", "channel": "channel"}
	condition = {longer[field]: values[field]} if field in longer else {}
	if field == "author_categories":
		condition = {"author_category": "author_category.war_participant"}
	insert(rule_values(rule_code="longer", amount=2, unit="Months", limit_days=None, priority=9,
		**{"appeal_kind": None, "channel": None, "study": "Needed" if field == "study" else "",
			**condition}))  # fmt: skip
	forget_law()
	way = way_of(staff, "in_work", study="Not Needed")
	assert way.card().due_date == SHORT_DUE

	said = refusal(lambda: change(way, LATE, **values))

	assert said.startswith("Строк сплив 17.02.2026")
	assert "відповідь дають із запізненням" in said
	assert way.card().due_date == SHORT_DUE


def test_term_that_still_runs_follows_a_corrected_fact(staff: Staff) -> None:
	way = way_of(staff, "in_work", study="Not Needed")

	change(way, SHORT_DUE, study="Needed")

	assert dates(way)[1] == DUE


def test_late_card_may_turn_out_later_still_and_be_corrected_otherwise(staff: Staff) -> None:
	way = way_of(staff)

	change(way, LATE, kind="kind.complaint", brief="Уточнено")
	change(way, LATE, study="Not Needed")

	assert dates(way)[1] == SHORT_DUE
	assert way.card().is_overdue


def test_person_asked_for_a_term_lifts_no_breach_either(staff: Staff) -> None:
	way = way_of(staff)
	without_rules()
	change(way, IN_TIME, kind="kind.complaint")
	assert way.card().term_needs_person

	assert "Строк сплив 02.03.2026" in refusal(lambda: change(way, LATE, **by_hand("hand-3m")))


def test_slip_in_the_moment_of_receipt_is_corrected_until_registration(staff: Staff) -> None:
	way = way_of(staff, "entered")

	change(way, LATE, received_at="2026-03-02 10:00:00")

	assert dates(way)[1] == date(2026, 4, 2)
	assert not way.card().is_overdue
	assert "Строк сплив" in refusal(lambda: change(way, date(2026, 5, 5), **by_hand("hand-3m")))


def test_moved_moment_of_receipt_carries_no_other_change_over_a_breach(staff: Staff) -> None:
	way = way_of(staff, "entered", study="Not Needed")
	later = {"received_at": "2026-02-02 10:01:00", "study": "Needed"}

	assert "Строк сплив 17.02.2026" in refusal(lambda: change(way, LATE, **later))
	change(way, LATE, **{**later, "received_at": "2026-02-28 10:00:00"})

	assert dates(way)[1] == date(2026, 3, 28)


def test_answer_fixes_what_its_term_followed_from(staff: Staff) -> None:
	way = Journey(staff).to("answered")

	for values in ({"study": "Not Needed"}, by_hand("hand-20wd")):
		card = way.card()
		card.update(values)
		with acting_as(staff[roles.REGISTRAR]):
			assert "відновіть розгляд" in refusal(card.save)


# a term that the rows no longer give ----------------------------------------------------------------------


def test_registered_card_keeps_its_dates_when_no_rule_fits_it_any_more(staff: Staff) -> None:
	way = way_of(staff)
	before = way.card()
	without_rules()

	change(way, IN_TIME, kind="kind.complaint")

	card = way.card()
	assert card.term_needs_person
	assert "Оберіть правило вручну" in card.term_problem
	kept = ("control_date", "due_date", "breach_after", "term_rule", "term_basis", "term_proof")
	assert [card.get(field) for field in kept] == [before.get(field) for field in kept]


def test_card_saved_for_another_reason_is_left_as_it_is(staff: Staff) -> None:
	way = way_of(staff)
	without_rules()

	change(way, IN_TIME, brief="Уточнено")

	assert (way.card().term_needs_person, dates(way)[1]) == (0, DUE)


def test_extension_no_row_bears_any_more_keeps_its_dates_and_does_not_stop_the_card(staff: Staff) -> None:
	way = way_of(staff)
	extend(way, decided=IN_TIME)
	before = dates(way)
	change_rule("month", limit_days=0)

	change(way, IN_TIME, kind="kind.complaint")

	assert (way.card().kind, dates(way)) == ("kind.complaint", before)
	assert way.card().term_needs_person


def test_change_that_would_undo_an_extension_is_refused(staff: Staff) -> None:
	way = way_of(staff)
	extend(way, decided=IN_TIME)
	before = dates(way)

	refusal(lambda: change(way, IN_TIME, study="Not Needed"))

	assert (way.card().study, dates(way)) == ("Needed", before)


# events -------------------------------------------------------------------------------------------------


def test_event_of_a_change_that_moves_the_dates_says_from_when_to_when(staff: Staff) -> None:
	way = way_of(staff, "registered", **by_hand("hand-20wd"))

	change(way, IN_TIME, **by_hand("hand-5wd"))

	event = events_of(way.appeal, "card_changed")[-1]
	assert event.changed_fields == "term_by_hand,control_date,due_date,breach_after"
	assert event.ground == (
		"Контрольна дата 02.03.2026 → 09.02.2026, останній день строку 02.03.2026 → 09.02.2026, "
		"порушення після 02.03.2026 → 09.02.2026."
	)
	assert event.ground in appeal_timeline("Appeal", way.appeal)[-1]["content"]


def test_event_of_a_first_term_has_no_days_before(staff: Staff) -> None:
	without_rules()
	way = way_of(staff, "registered")

	change(way, IN_TIME, **by_hand("hand-5wd"))

	assert "Контрольна дата – → 09.02.2026" in events_of(way.appeal, "card_changed")[-1].ground


def test_event_of_another_change_names_no_days(staff: Staff) -> None:
	way = way_of(staff, "registered")

	change(way, IN_TIME, brief="Уточнено")

	event = events_of(way.appeal, "card_changed")[-1]
	assert (event.changed_fields, event.ground) == ("brief", "")


def test_card_entered_by_the_clerk_takes_a_rule_in_force(staff: Staff) -> None:
	with acting_as(staff[roles.RECEPTION_CLERK]):
		card = make_appeal(**by_hand("hand-30d"))

	assert card.term_rule == "hand-30d"
