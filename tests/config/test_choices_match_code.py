"""Choices offered in forms are exactly those the code understands."""

import ast
import re

import pytest

from appeals_app.domain.author_notices import Step
from appeals_app.domain.lifecycle import Act, LetterKind, Phase
from appeals_app.domain.reply_check import Check, Weight
from appeals_app.domain.stop_facts import Requisite
from appeals_app.domain.stop_grounds import LAW_OF_GROUND, StopGround
from tests.config.defaults import shipped
from tests.config.doctypes import PACKAGE, doctypes

CLASSIFIER_REFERENCE = re.compile(
	r"\b(?:form_of_receipt|sign_of_receipt|kind|author_sex|subject|type|author_category|social_state|result|theme)\.[a-z_]+\b"
)


def constant(file: str, name: str) -> object:
	"""Value of a literal at the top of a module that cannot be imported without Frappe."""
	tree = ast.parse((PACKAGE / file).read_text())
	return next(
		node.value
		for node in tree.body
		if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == name
	)


def keys_of(table: ast.Dict) -> list[str]:
	return [key.value for key in table.keys]


def custom_choices(name: str) -> list[str]:
	return [option for option in shipped("Custom Field")[name]["options"].split("\n") if option]


def test_phases_offered_in_a_workflow_are_those_of_the_law() -> None:
	assert custom_choices("Workflow Document State-appeal_phase") == [phase.value for phase in Phase]


def test_acts_offered_in_a_workflow_are_those_of_the_code() -> None:
	assert custom_choices("Workflow Transition-appeal_act") == [act.value for act in Act]


@pytest.mark.parametrize("name", ["Workflow Document State-appeal_phase", "Workflow Transition-appeal_act"])
def test_workflows_of_other_doctypes_may_leave_our_fields_empty(name: str) -> None:
	field = shipped("Custom Field")[name]

	assert field["options"].startswith("\n")
	assert not field.get("reqd")


def test_phases_of_an_appeal_are_those_of_the_law() -> None:
	assert doctypes()["Appeal"].options_of("phase") == [phase.value for phase in Phase]
	assert doctypes()["Appeal"].fields["phase"]["default"] == Phase.RECEIVED.value


def test_steps_authors_are_told_of_are_those_of_the_code() -> None:
	steps = [step.value for step in Step]

	assert doctypes()["Appeal Author Notice"].options_of("step") == steps
	assert doctypes()["Appeal Dispatch"].options_of("notice") == steps
	assert list(shipped("Appeal Author Notice")) == steps


def test_checks_of_letters_are_those_of_the_code() -> None:
	rule = doctypes()["Appeal Reply Check Rule"]

	assert rule.options_of("checked") == [check.value for check in Check]
	assert rule.options_of("weight") == [weight.value for weight in Weight]


def test_letters_are_those_of_the_law() -> None:
	assert doctypes()["Appeal Reply"].options_of("letter_kind") == [kind.value for kind in LetterKind]


def test_study_of_an_appeal_is_what_term_rules_may_ask_about() -> None:
	choices = doctypes()["Appeal"].options_of("study")

	assert choices == ["Needed", "Not Needed"]
	assert doctypes()["Term Rule"].options_of("study") == choices


def test_grounds_of_stopping_are_those_of_the_law() -> None:
	assert doctypes()["Appeal"].options_of("stop_ground") == [ground.value for ground in StopGround]


def test_marks_of_what_an_appeal_lacks_are_those_the_law_asks_for() -> None:
	table = constant("appeal_registry/consideration_facts.py", "MARKS")
	marks = {name for name in doctypes()["Appeal"].fields if name.startswith("lacks_")}

	assert set(keys_of(table)) == marks
	assert [value.attr for value in table.values] == [requisite.name for requisite in Requisite]


@pytest.mark.parametrize("ground", list(StopGround))
def test_article_of_a_ground_is_shipped_and_checked_as_the_code_says(ground: StopGround) -> None:
	law = LAW_OF_GROUND[ground]
	by_citation = {row["citation"]: row for row in shipped("Legal Article").values()}

	assert bool(by_citation[law.article]["is_verified"]) is law.is_verified


@pytest.mark.parametrize("purpose", ["Forwarding", "Return", "Formal Return"])
def test_purposes_the_decisions_ask_for_have_a_rule_in_use(purpose: str) -> None:
	named = [value.value for value in constant("appeal_registry/consideration.py", "PURPOSES").values]
	rules = [row for row in shipped("Term Rule").values() if row["purpose"] == purpose]

	assert purpose in named
	assert [row for row in rules if row["is_enabled"]]


def test_series_of_numbers_are_those_the_rules_know() -> None:
	assert doctypes()["Appeal Index Rule"].options_of("series") == keys_of(
		constant("appeal_registry/config.py", "SERIES")
	)


@pytest.mark.parametrize("status", ["Draft", "Approved", "Signed", "Sent", "Withdrawn"])
def test_status_of_a_letter_is_offered(status: str) -> None:
	assert status in doctypes()["Appeal Reply"].options_of("status")


def test_statuses_the_code_writes_are_offered() -> None:
	"""Every status="…" of the code of a module is a choice of one of its DocTypes."""
	for module in ("appeal_routing", "appeal_replies"):
		offered = {
			option
			for doctype in doctypes().values()
			if doctype.path.parents[2].name == module and "status" in doctype.fields
			for option in doctype.options_of("status")
		}
		assert statuses_written(module), module
		assert statuses_written(module) <= offered, module


def statuses_written(module: str) -> set[str]:
	"""Literals passed as `status` in the module's own files."""
	found = set()
	for path in (PACKAGE / module).glob("*.py"):
		for node in ast.walk(ast.parse(path.read_text())):
			if (
				isinstance(node, ast.keyword)
				and node.arg == "status"
				and isinstance(node.value, ast.Constant)
			):
				found.add(node.value.value)
	return found


def test_choices_that_are_preset_are_offered() -> None:
	for doctype in doctypes().values():
		for name, field in doctype.fields.items():
			if field["fieldtype"] == "Select" and field.get("default"):
				assert field["default"] in doctype.options_of(name), f"{doctype.name}.{name}"


def classifier_references() -> dict[str, set[str]]:
	"""Items of the classifier that code, forms and scripts name, and where."""
	found: dict[str, set[str]] = {}
	for path in sorted(PACKAGE.rglob("*")):
		if path.suffix not in (".py", ".js", ".json") or {"dist", "translations", "defaults"} & set(
			path.parts
		):
			continue
		for quoted in re.findall(r"""["']([a-z_]+\.[a-z_]+)["']""", path.read_text()):
			if CLASSIFIER_REFERENCE.fullmatch(quoted):
				found.setdefault(quoted, set()).add(path.relative_to(PACKAGE).as_posix())
	return found


def test_items_of_the_classifier_named_in_code_are_shipped() -> None:
	named = classifier_references()

	assert {"subject.anonymous", "subject.collective", "kind.complaint"} <= set(named)
	assert not {
		name: places for name, places in named.items() if name not in shipped("Appeal Classifier Item")
	}


def test_fields_of_the_classifier_are_checked_against_their_group() -> None:
	"""A link offers all groups: the code must know which group each field of a card takes."""
	groups = ast.literal_eval(constant("appeal_registry/classified_cards.py", "GROUP_OF_FIELD"))
	linked = {
		name
		for name, field in doctypes()["Appeal"].fields.items()
		if field["fieldtype"] == "Link" and field["options"] == "Appeal Classifier Item"
	}

	assert set(groups) == linked
	assert set(groups.values()) <= set(shipped("Appeal Classifier Group"))


def test_acts_of_events_have_words_on_their_forms() -> None:
	words = (PACKAGE / "public/js/event_words.js").read_text()
	named = set(re.findall(r"^\t([a-z_]+): __\(", words, re.M))
	told = set(keys_of(constant("appeal_registry/timeline.py", "SENTENCES")))
	of_authorities = set(
		re.findall(r'_record\(\w+, "(\w+)"', (PACKAGE / "authority_directory/reception.py").read_text())
	)

	of_access = {
		ast.literal_eval(constant("personal_data/access_changes.py", name))
		for name in ("ACT", "ACT_OF_DEFAULT")
	}
	of_access |= {
		ast.literal_eval(constant(file, "ACT"))
		for file in (
			"appeal_rollout/setting_up.py",
			"personal_data/chain_rounds.py",
			"personal_data/examined_looks.py",
		)
	}
	of_access.add(ast.literal_eval(constant("personal_data/examined_looks.py", "ACT_TAKEN_BACK")))

	assert told and of_authorities
	assert named == told | of_authorities | of_access
