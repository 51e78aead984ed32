"""Which columns of accounts a list may name, a form may show and a person may change."""

import pytest

from appeals_app.domain.closed_columns import (
	OF_ADMINISTRATORS,
	OF_COLLEAGUES,
	OWN,
	SECRETS,
	closed_words,
	hidden_from,
	kept_by,
	names_in,
	names_in_conditions,
)

COLUMNS = ("name", "full_name", "phone", "last_ip", "reset_password_key")


def found(*texts: str, is_administrator: bool = False, of_users: bool = True) -> set[str]:
	return closed_words(texts, columns=COLUMNS, is_administrator=is_administrator, of_users=of_users)


@pytest.mark.parametrize(
	"text",
	[
		"reset_password_key",
		"RESET_PASSWORD_KEY",
		"`tabUser`.`Reset_Password_\u212aey` as x",
		"max(reset_password_key)",
	],
)
def test_secret_is_for_nobody_however_it_is_written(text: str) -> None:
	assert found(text) == found(text, is_administrator=True) == {"reset_password_key"}
	assert found(text, of_users=False, is_administrator=True) in ({"reset_password_key"}, set())


def test_secret_is_looked_for_in_lists_of_other_documents_where_it_is_no_column_of_theirs() -> None:
	assert closed_words(
		["owner.reset_password_key"], columns=("name",), is_administrator=True, of_users=False
	) == {"reset_password_key"}
	assert not closed_words(["last_ip"], columns=("last_ip",), is_administrator=False, of_users=False)


@pytest.mark.parametrize(
	"text", ["last_ip", "LAST_IP desc", "phone", "*", "`tabUser`.*", "roles.role", "`tabHas Role`.role"]
)
def test_staff_list_colleagues_by_what_tells_who_they_are(text: str) -> None:
	assert found(text)


@pytest.mark.parametrize(
	"text", ["name", "`tabUser`.`full_name` as label", "count(*) as total", "`tabUser`.`modified` desc"]
)
def test_colleagues_are_chosen_and_counted(text: str) -> None:
	assert not found(text)


def test_administrator_lists_how_an_account_is_used() -> None:
	assert not found("last_ip", "phone", is_administrator=True)
	assert found("*", is_administrator=True)


def test_values_that_are_compared_name_no_column() -> None:
	conditions = [
		["User", "full_name", "like", "last_ip"],
		["name", "=", "x"],
		{"phone": "y"},
		"raw last_login",
		"w",
	]

	assert set(names_in_conditions(conditions)) == {
		*("User", "full_name", "like", "name", "=", "phone", "raw last_login", "w")
	}
	assert list(names_in_conditions({"name": "last_ip"})) == ["name"]
	assert list(names_in_conditions("a.b@test.example")) == [""]
	assert list(names_in_conditions("last_ip like 'x'")) == ["last_ip like 'x'"]
	assert set(names_in([{"field": "a"}, ("b",)])) == {"field", "a", "b"}


def test_form_and_save() -> None:
	assert hidden_from(is_administrator=True) == {"reset_password_key"}
	assert hidden_from(is_administrator=False) > OF_ADMINISTRATORS
	assert kept_by(COLUMNS, is_administrator=True) == {"reset_password_key"}
	assert kept_by(COLUMNS, is_administrator=False) == {*COLUMNS} - {"phone"}
	assert not OF_COLLEAGUES & (SECRETS | OF_ADMINISTRATORS)
	assert not OWN & {"first_name", "last_name", "full_name"}, "acts are signed by them"
	guards = SECRETS | OF_ADMINISTRATORS
	assert guards & OWN == {"new_password"}
