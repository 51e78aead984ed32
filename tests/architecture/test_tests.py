"""A test that cannot fail is no test: each asserts something, says in its name what, and does not sleep."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture.source_tree import Source, called_name, python_sources

FEWEST_WORDS = 3

ASSERTING_CALL = re.compile(r"(^|\.)(pytest\.)?(raises|fail|warns)$|(^|\.)(assert|expect)\w*$")


def functions_of_tests(source: Source) -> Iterator[ast.FunctionDef]:
	"""Tests of a file, as pytest finds them."""
	return (function for function in source.functions() if function.name.startswith("test_"))


def asserting_names(source: Source) -> frozenset[str]:
	"""Functions of the file that assert: themselves, or by calling one that does."""
	functions = {function.name: function for function in source.functions()}
	found: set[str] = set()
	while more := {
		name
		for name, function in functions.items()
		if name not in found and asserts(function, frozenset(found))
	}:
		found |= more
	return frozenset(found)


def asserts(function: ast.FunctionDef, asserting: frozenset[str]) -> bool:
	"""The body holds an assertion that can fail, or calls a function that does."""
	for node in ast.walk(function):
		if isinstance(node, ast.Assert) and not isinstance(node.test, ast.Constant):
			return True
		if isinstance(node, ast.Call):
			name = called_name(node)
			if ASSERTING_CALL.search(name) or name.rpartition(".")[2] in asserting:
				return True
	return False


def asserting_helpers() -> frozenset[str]:
	"""Asserting functions of the files beside the tests, which tests import."""
	helpers = [source for source in python_sources("tests") if "/test_" not in source.name]
	return frozenset(name for source in helpers for name in asserting_names(source))


def idle_tests(source: Source, helpers: frozenset[str] = frozenset()) -> list[str]:
	own = frozenset(name for name in asserting_names(source) if not name.startswith("test_"))
	return [
		f"{source.at(function)} {function.name}"
		for function in functions_of_tests(source)
		if not asserts(function, own | helpers)
	]


def wordless_names(source: Source) -> list[str]:
	return [
		f"{source.at(function)} {function.name}"
		for function in functions_of_tests(source)
		if len(function.name.removeprefix("test_").split("_")) < FEWEST_WORDS
	]


def test_every_test_asserts_something() -> None:
	helpers = asserting_helpers()
	found = [name for source in python_sources("tests") for name in idle_tests(source, helpers)]

	assert not found, "\n".join(found)


@pytest.mark.parametrize(
	"body", ["pass", "open_card()", "assert True", "# later\n	...", "value = 1\n	return value"]
)
def test_test_that_cannot_fail_is_noticed(body: str) -> None:
	assert idle_tests(Source("tests/test_x.py", f"def test_card_opens_at_once():\n	{body}\n"))


@pytest.mark.parametrize(
	"body",
	[
		"assert card",
		"with pytest.raises(ValueError):\n		open_card()",
		"expect_refusal(card)",
		"check_card(1)\n\ndef check_card(x):\n	assert x",
		"check_all(1)\n\ndef check_all(x):\n	check_card(x)\n\ndef check_card(x):\n	assert x",
	],
)
def test_test_that_can_fail_is_let_pass(body: str) -> None:
	assert not idle_tests(Source("tests/test_x.py", f"def test_card_opens_at_once():\n	{body}\n"))


def test_names_of_tests_are_sentences() -> None:
	found = [name for source in python_sources("tests") for name in wordless_names(source)]

	assert not found, "\n".join(found)
	assert wordless_names(Source("tests/test_x.py", "def test_card_opens():\n	assert card\n"))


def test_names_of_tests_are_not_used_twice_in_a_file() -> None:
	"""The second of two tests with one name is the only one that runs."""
	assert not [name for source in python_sources("tests") for name in names_used_twice(source)]
	assert names_used_twice(Source("tests/test_x.py", "def test_a_b_c(): ...\ndef test_a_b_c(): ...\n"))


def names_used_twice(source: Source) -> list[str]:
	found = []
	for owner in [source.tree, *(node for node in source.tree.body if isinstance(node, ast.ClassDef))]:
		names = [node.name for node in owner.body if isinstance(node, ast.FunctionDef)]
		found += [f"{source.name} {name}" for name in set(names) if names.count(name) > 1]
	return found


SWITCHES = ("mark.skip", "pytest.skip", "mark.xfail", "pytest.xfail", "unittest.skip")


def waits(source: Source, call: ast.Call) -> bool:
	"""The pause is inside a loop that asks again, or says on its line why nothing can be asked."""
	if len(source.comments.get(call.lineno, "").split()) > FEWEST_WORDS:
		return True
	loops = [node for node in source.nodes if isinstance(node, ast.While | ast.For)]
	return any(loop.lineno <= call.lineno <= loop.end_lineno for loop in loops)


def test_no_test_sleeps_or_is_switched_off() -> None:
	"""A test waits for something that happens, asking again and again, never for a time to pass."""
	found = [
		source.at(call)
		for source in python_sources("tests")
		if "/test_" in source.name
		for call in source.calls()
		if called_name(call).endswith(SWITCHES)
		or (called_name(call) == "time.sleep" and not waits(source, call))
	]

	assert not found


def test_tests_of_the_domain_stand_where_its_modules_do() -> None:
	"""tests/unit mirrors the package: a test says in its path what it tests."""
	folders = {
		source.name.split("/")[2]
		for source in python_sources("tests")
		if source.name.startswith("tests/unit/")
	}
	packages = {source.name.split("/")[1] for source in python_sources("appeals_app")}

	assert {folder for folder in folders if not folder.endswith(".py")} <= packages
