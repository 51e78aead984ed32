"""What a list asks for is read from all the forms the framework takes."""

import pytest

from appeals_app.domain.asked_columns import (
	AskedColumn,
	conditions_in,
	is_place,
	plain_column,
	words_among,
)


@pytest.mark.parametrize(
	("text", "column"),
	[
		("phone", AskedColumn("phone", "phone")),
		("`tabApplicant`.`phone`", AskedColumn("phone", "phone", table="Applicant")),
		("`tabApplicant`.phone as `label`", AskedColumn("phone", "label", table="Applicant")),
		("phone as x", AskedColumn("phone", "x")),
		("applicant.phone", AskedColumn("phone", "phone", link="applicant")),
		("*", AskedColumn("*", "*")),
		("PHONE", AskedColumn("phone", "PHONE")),
		("Applicant.Phone as X", AskedColumn("phone", "X", link="applicant")),
	],
)
def test_plain_column_is_told_with_its_key(text: str, column: AskedColumn) -> None:
	assert plain_column(text) == column


@pytest.mark.parametrize(
	"text", ["count(phone) as total", "locate('a', `tabApplicant`.`phone`)", "max(phone)"]
)
def test_expression_is_no_plain_column(text: str) -> None:
	assert plain_column(text) is None


@pytest.mark.parametrize(
	"filters",
	[
		{"phone": "067"},
		{"phone": ["like", "067"]},
		[["phone", "=", "067"]],
		[["Applicant", "phone", "=", "067"]],
		[["Applicant", "phone", "=", "067", False]],
		["phone", "=", "067"],
		[{"phone": "067"}],
		{"PHONE": "067"},
		[["Applicant", "Phone", "=", "067"]],
	],
)
def test_condition_is_found_in_every_form(filters: object) -> None:
	[(owner, field, value)] = conditions_in(filters, "Applicant")

	assert (owner, field) == ("Applicant", "phone")
	assert "067" in value


def test_words_are_found_whole() -> None:
	assert words_among("`tabApplicant`.`phone` desc", {"phone", "email"}) == {"phone"}
	assert not words_among("phone_number desc", {"phone"})


@pytest.mark.parametrize("text", ["length(PHONE)", "`tabApplicant`.`Phone`", "pHONE asc"])
def test_words_are_found_in_letters_of_any_case(text: str) -> None:
	assert words_among(text, {"phone"}) == {"phone"}


@pytest.mark.parametrize(
	("text", "expected"),
	[("2", True), (" (2) desc", True), ("`2` ASC", True), ("name", False), ("phone2", False), ("", False)],
)
def test_number_of_a_column_is_known(text: str, expected: bool) -> None:
	assert is_place(text) is expected
