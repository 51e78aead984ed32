"""No code knows a workflow state by its name: states are the administrator's, code reads the phase."""

import ast
import json
import re

import pytest

from tests.architecture.source_tree import PACKAGE, Source, package_sources, script_files

MAY_NAME_STATES = (
	"appeals_app/fixtures/",
	"appeals_app/patches/",
	"appeals_app/setup/demo",
	"appeals_app/testing/",
)
"""Data, what moves it, and what acts as a person of the demo or of a test pressing buttons."""


def state_names() -> frozenset[str]:
	"""States and buttons of the workflow the app ships."""
	names = set()
	for path in (PACKAGE / "fixtures" / "defaults").glob("*workflow*.json"):
		names |= {record["name"] for record in json.loads(path.read_text())}
	return frozenset(names)


def named_states(source: Source) -> list[str]:
	"""Where a Python file says the name of a state or of a button."""
	return [
		f"{source.at(node)} «{node.value}»"
		for node in source.nodes
		if isinstance(node, ast.Constant)
		and isinstance(node.value, str)
		and node.value.strip() in state_names()
	]


def named_states_in_script(name: str, text: str) -> list[str]:
	"""The same for JavaScript and page templates: a quoted name, or a comparison of the field with a text."""
	quoted = {match[2] for match in re.finditer(r"""(["'`])(.*?)\1""", text)}
	compared = re.findall(r"""workflow_state\s*[!=]==?\s*["'`][^"'`]+""", text)
	return [f"{name} «{found}»" for found in [*sorted(quoted & state_names()), *compared]]


def test_workflow_of_the_app_has_states_to_look_for() -> None:
	assert len(state_names()) > 30


def test_no_python_names_a_state() -> None:
	sources = [source for source in package_sources() if not source.name.startswith(MAY_NAME_STATES)]
	found = [place for source in sources for place in named_states(source)]

	assert not found, "\n".join(found)


def test_no_script_names_a_state() -> None:
	found = [place for name, text in script_files().items() for place in named_states_in_script(name, text)]

	assert not found, "\n".join(found)


def test_name_of_a_state_is_noticed_in_python() -> None:
	name = min(state_names())

	assert named_states(Source("appeals_app/example.py", f"if state == '{name}': pass"))


@pytest.mark.parametrize("quote", ['"', "'", "`"])
def test_name_of_a_state_is_noticed_in_a_script(quote: str) -> None:
	name = max(name for name in state_names() if "'" not in name)

	assert named_states_in_script("example.js", f"if (state === {quote}{name}{quote}) return;")


def test_comparison_with_any_state_is_noticed_in_a_script() -> None:
	assert named_states_in_script("example.js", "if (frm.doc.workflow_state == 'Нове') return;")
