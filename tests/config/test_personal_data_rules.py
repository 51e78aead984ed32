"""Personal fields, the rules that open them and the choices of their forms: nothing is left undeclared."""

import ast

import pytest

from appeals_app.domain.access_patterns import CARD_ACTS, SEARCH_ACTS, Sign
from appeals_app.domain.redaction import PERSONAL_FIELDS, Item, Showing
from appeals_app.domain.viewing import Duty, SecretNames
from tests.config.defaults import shipped
from tests.config.doctypes import PACKAGE, doctypes

NOT_PERSONAL = {"authority", "is_confidential", "notices_by_email", "anonymised_on", "merged_into"}
"""Fields of a person that tell nothing of the person beyond the register and the mark itself."""


@pytest.mark.parametrize("doctype", PERSONAL_FIELDS)
def test_personal_fields_exist(doctype: str) -> None:
	assert set(PERSONAL_FIELDS[doctype]) <= set(doctypes()[doctype].fields)


def test_every_field_of_a_person_is_declared_personal_or_not() -> None:
	"""A new field of Applicant is masked by a rule, or named here with its reason."""
	undeclared = set(doctypes()["Applicant"].fields) - set(PERSONAL_FIELDS["Applicant"]) - NOT_PERSONAL

	assert not undeclared


def test_roles_that_read_people_have_a_rule_for_every_kind_of_data() -> None:
	rules = shipped("Personal Data Role Rule")
	readers = {row["role"] for row in doctypes()["Applicant"].permissions}

	assert set(rules) == readers
	for rule in rules.values():
		assert {row["item"] for row in rule["fields_shown"]} == {item.value for item in Item}, rule["name"]


def test_secret_names_are_for_the_registrar_the_head_and_the_responsible_executor() -> None:
	"""Art. 10, as the app understands it until a lawyer says otherwise."""
	said = {name: rule["secret_names"] for name, rule in shipped("Personal Data Role Rule").items()}

	assert {name for name, value in said.items() if value == SecretNames.SHOWN.value} == {
		"Appeals Head",
		"Appeals Registrar",
	}
	assert [name for name, value in said.items() if value == SecretNames.RESPONSIBLE.value] == [
		"Appeals Executor"
	]


@pytest.mark.parametrize(
	("doctype", "field", "choices"),
	[
		("Personal Data Role Field", "item", Item),
		("Personal Data Role Field", "showing", Showing),
		("Personal Data Role Rule", "duty", Duty),
		("Personal Data Role Rule", "secret_names", SecretNames),
		("Personal Data Watch Rule", "sign", Sign),
	],
)
def test_choices_of_forms_are_those_of_the_domain(doctype: str, field: str, choices: type) -> None:
	assert doctypes()[doctype].options_of(field) == [choice.value for choice in choices]


def test_acts_the_code_writes_are_offered() -> None:
	offered = set(doctypes()["Personal Data Access Event"].options_of("act"))

	assert acts_written() | CARD_ACTS | SEARCH_ACTS <= offered


def acts_written() -> set[str]:
	"""Literals passed as `act` to the log of access."""
	return {
		part.value
		for path in (PACKAGE / "personal_data").glob("*.py")
		for node in ast.walk(ast.parse(path.read_text()))
		if isinstance(node, ast.Call) and ast.unparse(node.func) in ("note_access", "record_access")
		for keyword in node.keywords
		if keyword.arg == "act"
		for part in ast.walk(keyword.value)
		if isinstance(part, ast.Constant) and part.value
	}


def test_six_categories_reveal_health() -> None:
	marked = {
		item["official_code"]
		for item in shipped("Appeal Classifier Item").values()
		if item.get("reveals_health")
	}

	assert marked == {"7.3", "7.4", "7.7", "7.8", "7.9", "7.10"}


@pytest.mark.parametrize("name", ["Personal Data Access Event", "Personal Data Access Subject"])
def test_records_of_access_are_changed_and_removed_by_nobody(name: str) -> None:
	rights = {right for row in doctypes()[name].permissions for right in row if row[right] == 1}

	assert not rights & {"write", "delete", "share", "import", "submit", "cancel"}


def test_grant_is_written_only_by_who_asks_for_it() -> None:
	"""The Desk shows no field of a new document without the right to write; a stored grant refuses every change."""
	for row in doctypes()["Personal Data Access Grant"].permissions:
		assert bool(row.get("write")) == bool(row.get("create"))
		assert not any(row.get(right) for right in ("delete", "share", "import", "submit", "cancel"))
