"""What a list asks for is read from all the forms the framework takes."""

from collections.abc import Callable

import pytest

from appeals_app.domain.asked_columns import (
	AskedColumn,
	conditions_in,
	is_column,
	is_order,
	is_place,
	is_written_in_sql,
	keys_named,
	plain_column,
	without_brackets,
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
		[{"phone": "067"}],
		{"PHONE": "067"},
		[["Applicant", "Phone", "=", "067"]],
	],
)
def test_condition_is_found_in_every_form(filters: object) -> None:
	[(owner, field, value)] = conditions_in(filters, "Applicant")

	assert (owner, field) == ("Applicant", "phone")
	assert "067" in value


@pytest.mark.parametrize(
	"field", ["ifnull(phone,'')", "IFNULL(`phone`, '0001-01-01 00:00:00')", "ifnull( Phone , 0 )"]
)
def test_column_that_may_be_empty_is_asked_about_all_the_same(field: str) -> None:
	filters = [["Applicant", field, "=", "067"]]

	assert not is_written_in_sql(filters, "Applicant")
	assert [asked for _owner, asked, _value in conditions_in(filters, "Applicant")] == ["phone"]


def test_condition_the_framework_writes_beside_a_list_is_known() -> None:
	counted = ["ifnull(`_user_tags`,'')!=''", ["Applicant", "phone", "=", "067"]]

	assert not is_written_in_sql(counted, "Applicant")
	assert [field for _owner, field, _value in conditions_in(counted, "Applicant")] == ["_user_tags", "phone"]


SQL = [
	"ifnull(1,'')=0 union(select(password)from(__Auth)) #.name",
	"ifnull(1,'')=1 #.name",
	"ifnull(name='a'&&phone='067',0)",
	"ifnull(phone,(select 1))",
	"ifnull(phone,'')=''or'1",
	"name` = 'a' or `name",
	"name -- .name",
	"sleep(1)",
	"1=1",
	"phone or 1",
	"`tabUser` u`.`name`",
]


@pytest.mark.parametrize("field", SQL)
@pytest.mark.parametrize(
	"filters",
	[
		lambda field: [["Authority Unit", field, "=", "x"]],
		lambda field: [["Authority Unit", field, "=", "x", False]],
		lambda field: [[field, "=", "x"]],
		lambda field: [[field, "x"]],
		lambda field: {field: "x"},
		lambda field: [{field: "x"}],
		lambda field: [{"name": "x"}, [field, "=", "x"]],
		lambda field: [field],
		lambda field: ["name", field],
	],
)
def test_condition_written_in_sql_is_told_in_every_form(filters: Callable, field: str) -> None:
	assert is_written_in_sql(filters(field), "Authority Unit")


@pytest.mark.parametrize("filters", [["name"], ["name", "=", "x"], [["User` u", "name", "=", "x"]]])
def test_text_in_place_of_a_condition_goes_into_the_statement_as_it_is(filters: list) -> None:
	assert is_written_in_sql(filters, "User")


@pytest.mark.parametrize(
	"filters",
	[
		None,
		{},
		[],
		"",
		{"name": "a"},
		[["name", "in", ["a"]]],
		[["User", "`tabUser`.`name`", "=", "a"]],
		{"roles.role": "a"},
	],
)
def test_question_about_columns_is_none(filters: object) -> None:
	assert not is_written_in_sql(filters, "User")


@pytest.mark.parametrize(
	("filters", "keys"),
	[
		({"name": "a"}, ["a"]),
		({"name": ("in", ["a", "b"])}, ["a", "b"]),
		({"name": ("not in", ["a"])}, []),
		({"name": ("like", "a")}, []),
		({"name": None}, []),
		({"phone": "a"}, []),
		([["Applicant", "name", "=", "a"], ["name", "in", ("b", 1)]], ["a", "b"]),
		([["Applicant", "name", "not in", ["a"]], ["name"], "name = 'a'", ["name", "a"]], []),
		(None, []),
	],
)
def test_keys_that_conditions_name_are_known(filters: object, keys: list[str]) -> None:
	assert keys_named(filters) == keys


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


@pytest.mark.parametrize(
	"text",
	[
		*(
			"name",
			"*",
			"`tabAppeal`.*",
			"`tabAppeal`.`name`",
			"`tabAppeal`.name as x",
			"applicant.full_name as t",
		),
		"`tabAppeal Question`.`theme` as 'Appeal Question:theme'",
		*("count(*)", "count(*) as n", "SUM(1)", "max(creation)", "avg(`tabAppeal`.`days_taken`) as a"),
		*("count(distinct `tabAppeal`.name) as total_count", "distinct `tabAppeal`.name"),
		"locate('O\\'Ne''il', `tabAppeal`.`name`) as `_relevance`",
		"(1 / nullif(locate('a', `tabAppeal`.`name`), 0)) as `_relevance`",
	],
)
def test_columns_and_counts_of_them_are_columns(text: str) -> None:
	assert is_column(text)


@pytest.mark.parametrize(
	"text",
	[
		"sum(('.name.'=1)+(select 1)+0*length(`tabAuthority`.`name`)) as n",
		*("lower((select 1)) as t", "1) as z, lower((select 1)) as name, sum(1", "max((select 1))"),
		*("sleep(2)", "count(a, b)", "name -- x", "`tabA`.`x`,(select 1)", "name as `x", "name`"),
		"locate('x' or (select 1), `tabA`.`name`) as `_relevance`",
		"locate('\\', `tabA`.`name`) as `_relevance`",
	],
)
def test_what_computes_or_selects_is_no_column(text: str) -> None:
	assert not is_column(text)


@pytest.mark.parametrize(
	"text",
	[
		*(
			"",
			"modified desc",
			"`tabAppeal`.`modified` desc, `tabAppeal`.`name` asc",
			"_unit asc",
			"1",
			"count(*) desc",
		),
		*("_relevance, idx desc", "ifnull(_relevance, -9999) desc, `tabAppeal`.`idx` desc"),
	],
)
def test_order_goes_by_columns(text: str) -> None:
	assert is_order(text)


@pytest.mark.parametrize(
	"text", ["benchmark(1, 2)", "(select 1)", "if(1, a, b)", "get_lock('a', 1)", "a desc, sleep(1)"]
)
def test_what_computes_is_no_order(text: str) -> None:
	assert not is_order(text)


@pytest.mark.parametrize(
	("text", "expected"),
	[
		(
			"locate('Ліфт (другий) (б)', `tabAppeal`.`name`) as `_relevance`",
			"locate('Ліфт  другий   б ', `tabAppeal`.`name`) as `_relevance`",
		),
		*((kept, kept) for kept in ("max((select 1))", "count(*) as n", "`tabAppeal`.`name`")),
	],
)
def test_words_typed_bring_no_brackets_into_how_near_a_key_is(text: str, expected: str) -> None:
	assert without_brackets(text) == expected
