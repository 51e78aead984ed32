"""JavaScript shows and asks: it calls doors that exist, translates whole sentences and holds no old tricks."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture import code_index
from tests.architecture.source_tree import dotted, script_files

LONGEST_SCRIPT = 300

OLD_TRICKS = {
	# but for the one line that keeps it the form in sight
	"cur_frm": r"\bcur_frm\b(?! = in_sight;)",
	"a call that blocks the browser": r"\basync\s*:\s*false\b",
	"a message to the console": r"\bconsole\.(log|warn|error|debug)\b",
	"a debugger stop": r"\bdebugger\b",
	"text that runs as code": r"\beval\(|new Function\(|\.html\(\s*`[^`]*\$\{",
	"a question that closes before its act, and forgets what was typed where that is refused": r"frappe\.prompt\(",
	"something fetched from elsewhere": r"""(src|href|url|import|fetch|require)\W{1,4}(https?:)?//""",
}


def glued_texts(text: str) -> list[str]:
	"""Calls of __() whose text is put together instead of whole."""
	template = re.findall(r"\b__\(\s*`[^`]*\$\{[^`]*`", text)
	added = re.findall(r"""\b__\(\s*(?:"[^"]*"|'[^']*')\s*\+""", text)
	return template + added


def called_paths(text: str) -> Iterator[str]:
	"""Dotted paths of the app that a script asks the server for."""
	for match in re.finditer(r"""["'`](appeals_app\.[\w.]+)["'`]""", text):
		if not match[1].endswith((".js", ".css")):
			yield match[1]


def is_endpoint(path: str) -> bool:
	"""The path leads to a function that may be called over HTTP."""
	function = code_index.definitions().get(path)
	decorators = getattr(function, "decorator_list", [])
	return any(dotted(getattr(one, "func", one)) == "frappe.whitelist" for one in decorators)


def test_scripts_call_only_doors_that_exist() -> None:
	paths = {path for text in script_files().values() for path in called_paths(text)}

	assert paths, "no script asks the server for anything: this test looks at nothing"
	assert not {path for path in paths if not is_endpoint(path)}


def test_script_calling_a_function_that_is_no_door_is_noticed() -> None:
	[path] = called_paths('frappe.call("appeals_app.appeal_replies.signing.sign_letter")')

	assert not is_endpoint(path)
	assert is_endpoint("appeals_app.appeal_replies.api.sign_letter")


def test_scripts_translate_whole_sentences() -> None:
	assert not {name: found for name, text in script_files().items() if (found := glued_texts(text))}


@pytest.mark.parametrize("text", ["__(`Due ${date}`)", '__("Due " + date)', "__('Due ' + date)"])
def test_glued_text_of_a_script_is_noticed(text: str) -> None:
	assert glued_texts(text)


@pytest.mark.parametrize("trick", OLD_TRICKS)
def test_scripts_hold_no_old_trick(trick: str) -> None:
	assert not [name for name, text in script_files().items() if re.search(OLD_TRICKS[trick], text)]


@pytest.mark.parametrize(
	"text",
	[
		"cur_frm.refresh()",
		"frappe.call({async: false})",
		"console.log(frm)",
		"debugger;",
		"eval(text)",
		"frappe.prompt(fields, act)",
		"field.html(`<b>${name}</b>`)",
		'<script src="https://elsewhere.example/a.js">',
		"<link href='//elsewhere.example/a.css'>",
	],
)
def test_old_trick_is_noticed(text: str) -> None:
	assert [trick for trick, pattern in OLD_TRICKS.items() if re.search(pattern, text)]


def test_scripts_are_not_longer_than_a_file_may_be() -> None:
	lengths = {name: text.count("\n") for name, text in script_files().items()}

	assert not {name for name, lines in lengths.items() if lines > LONGEST_SCRIPT}


def test_decorated_functions_are_read_from_the_tree() -> None:
	"""The index keeps decorators: without them every script would seem to call a closed door."""
	function = code_index.definitions()["appeals_app.appeal_registry.api.register"]

	assert isinstance(function, ast.FunctionDef)
	assert function.decorator_list
