"""Rows of a set-up become steps: what is new, what is there, and what is refused with its reason."""

from dataclasses import replace

import pytest

from appeals_app.domain.authority_plan import AuthorityRow, Known, OfficerRow, State, UnitRow, plan

COUNCIL = AuthorityRow("", "UA1", "Перша сільська рада", "Перша рада", "Village Council")
UNIT = UnitRow("", "UA1", "zag", "Загальний відділ")
CLERK = OfficerRow(
	"", "UA1", "clerk@rada.example", "Коваль", "Ірина", "Петрівна", "Діловод", "zag", roles=("Registrar",)
)
KNOWN = Known(
	kinds=frozenset({"Village Council"}), roles=frozenset({"Registrar"}), powers=frozenset({"may_sign"})
)


def told(*rows: object, known: Known = KNOWN) -> list[tuple[str, State]]:
	return [(step.doctype, step.state) for step in plan(rows, known)]


def fault(*rows: object, known: Known = KNOWN) -> str:
	return " ".join(str(step.fault) for step in plan(rows, known) if step.state is State.REFUSED)


def test_authority_with_a_unit_and_an_officer_is_made_in_their_order() -> None:
	assert told(CLERK, UNIT, COUNCIL) == [
		("Authority", State.NEW),
		("Authority Unit", State.NEW),
		("User", State.NEW),
		("Authority Officer", State.NEW),
	]


def test_what_is_there_is_not_made_again() -> None:
	there = replace(
		KNOWN,
		authorities=frozenset({"UA1"}),
		units=frozenset({("UA1", "zag")}),
		accounts={"clerk@rada.example": frozenset({"Registrar"})},
		posts=frozenset({("clerk@rada.example", "UA1")}),
	)

	assert {state for _doctype, state in told(COUNCIL, UNIT, CLERK, known=there)} == {State.EXISTS}


def test_role_that_an_account_lacks_is_a_step() -> None:
	there = replace(KNOWN, accounts={"clerk@rada.example": frozenset({"Head"})})

	assert ("User", State.NEW) in told(COUNCIL, UNIT, CLERK, known=there)


def test_upper_rows_go_before_lower_ones_wherever_they_stand() -> None:
	lower = replace(COUNCIL, code="UA2", parent="UA1")
	part = replace(UNIT, code="sektor", parent="zag")

	steps = plan([part, lower, UNIT, COUNCIL], KNOWN)

	assert [step.row for step in steps] == [COUNCIL, lower, UNIT, part]


def test_own_patterns_are_a_rule_of_indexes() -> None:
	own = replace(COUNCIL, pattern="{letter}/{seq}-{year}")

	assert told(own) == [("Authority", State.NEW), ("Appeal Index Rule", State.NEW)]
	assert own.patterns() == {"pattern": "{letter}/{seq}-{year}"}


@pytest.mark.parametrize(
	("row", "changed", "words"),
	[
		(COUNCIL, {"name": ""}, "Authority Name"),
		(COUNCIL, {"kind": "Village"}, "no kind of authority"),
		(COUNCIL, {"edrpou": "123"}, "eight digits"),
		(COUNCIL, {"parent": "UA9"}, "parent authority «UA9»"),
		(COUNCIL, {"parent": "UA1"}, "parent authority «UA1»"),
		(COUNCIL, {"email": "rada"}, "no e-mail address"),
		(COUNCIL, {"pattern": "{year}"}, "needs the field {seq}"),
		(UNIT, {"authority": "UA9"}, "no authority with the code «UA9»"),
		(UNIT, {"name": ""}, "«Name» is empty"),
		(UNIT, {"parent": "інший"}, "parent unit «інший»"),
		(CLERK, {"email": "clerk"}, "no e-mail address"),
		(CLERK, {"position": ""}, "«Position» is empty"),
		(CLERK, {"unit": "інший"}, "no unit with the code «інший»"),
		(CLERK, {"roles": ("System Manager",)}, "role «System Manager» is not given"),
		(CLERK, {"powers": ("may_rule",)}, "«may_rule» is no power"),
		(CLERK, {"roles": ()}, "«Roles» is empty"),
		(CLERK, {"last_name": ""}, "«Last Name» is empty"),
	],
)
def test_row_that_cannot_be_taken_is_refused_with_its_reason(row: object, changed: dict, words: str) -> None:
	others = [one for one in (COUNCIL, UNIT, CLERK) if type(one) is not type(row)]

	assert words in fault(*others, replace(row, **changed))


def test_row_that_stands_twice_is_refused_once() -> None:
	assert "stands twice" in fault(COUNCIL, COUNCIL)


def test_one_address_is_of_one_person() -> None:
	second = replace(COUNCIL, code="UA2")
	there = replace(CLERK, authority="UA2", unit="", first_name="Олена")

	assert "for two people" in fault(COUNCIL, second, UNIT, CLERK, there)


def test_disabled_account_gets_no_post() -> None:
	assert "disabled" in fault(COUNCIL, UNIT, CLERK, known=replace(KNOWN, disabled=frozenset({CLERK.email})))


def test_who_makes_no_accounts_is_told_whom_to_ask() -> None:
	alone = replace(KNOWN, may_make_accounts=False)

	assert "administrator of the system" in fault(COUNCIL, UNIT, CLERK, known=alone)
	there = replace(alone, accounts={CLERK.email: frozenset(CLERK.roles)})
	assert ("Authority Officer", State.NEW) in told(COUNCIL, UNIT, CLERK, known=there)


def test_units_in_a_ring_come_to_an_end() -> None:
	one, other = replace(UNIT, parent="b", code="a"), replace(UNIT, parent="a", code="b")

	assert len(plan([COUNCIL, one, other], KNOWN)) == 3
