"""Who may import whom: the contracts of .importlinter hold, and notice each import they are there for."""

import ast
import configparser
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from tests.architecture.source_tree import PACKAGE, ROOT, Source, package_sources
from tests.architecture.test_hooks import hook_values

CONTRACTS = ROOT / ".importlinter"

PURE_LIBRARIES: frozenset[str] = frozenset()
"""Small libraries without I/O the domain may lean on beside the standard library; none so far."""

IMPURE_STANDARD_MODULES = frozenset(
	{"socket", "subprocess", "sqlite3", "urllib", "http", "threading", "time"}
)

FORBIDDEN_IMPORTS = [
	("domain/lifecycle.py", "import frappe"),
	("domain/lifecycle.py", "from appeals_app import clock"),
	("domain/lifecycle.py", "from appeals_app.refusal import AppealRuleError"),
	("refusal.py", "from appeals_app.appeal_registry.terms import set_term"),
	("authority_directory/queries.py", "from appeals_app.legal_reference import doctype"),
	("authority_directory/queries.py", "from appeals_app.appeal_registry.terms import set_term"),
	("permissions/scope.py", "from appeals_app.appeal_registry.terms import set_term"),
	("appeal_registry/terms.py", "from appeals_app.appeal_routing.resolutions import issue_resolution"),
	("appeal_routing/resolutions.py", "from appeals_app.appeal_replies.signing import sign_letter"),
	("appeal_replies/signing.py", "from appeals_app.setup.seed import seed_defaults"),
	("appeal_replies/signing.py", "from appeals_app import testing"),
	("appeal_replies/signing.py", "from appeals_app.patches import v1_0"),
	("appeal_replies/signing.py", "from appeals_app import hooks"),
	("brand_new/__init__.py", "value = 1"),
]


def test_contracts_of_imports_hold_today(capsys: pytest.CaptureFixture) -> None:
	code = lint_imports(config_filename=str(CONTRACTS), no_cache=True)

	assert code == 0, capsys.readouterr().out


@pytest.fixture(scope="module")
def package_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
	"""The app's Python files elsewhere, to be spoiled."""
	folder = tmp_path_factory.mktemp("layers")
	for source in package_sources():
		target = folder / source.name
		target.parent.mkdir(parents=True, exist_ok=True)
		target.write_text(source.text)
	shutil.copy(CONTRACTS, folder)
	return folder


@pytest.mark.parametrize(("file", "statement"), FORBIDDEN_IMPORTS)
def test_contracts_notice_forbidden_import(package_copy: Path, file: str, statement: str) -> None:
	path = package_copy / "appeals_app" / file
	before = path.read_text() if path.exists() else None
	path.parent.mkdir(exist_ok=True)
	path.write_text(f"{before or ''}\n{statement}\n")

	try:
		result = _lint(package_copy)
	finally:
		path.write_text(before) if before is not None else shutil.rmtree(path.parent)

	assert result.returncode == 1, result.stdout
	assert "BROKEN" in result.stdout or "not listed as layers" in result.stdout


def test_contracts_hold_in_an_unspoiled_copy(package_copy: Path) -> None:
	result = _lint(package_copy)

	assert result.returncode == 0, result.stdout


def _lint(folder: Path) -> subprocess.CompletedProcess:
	words = "import sys; sys.path.insert(0, '.'); from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
	return subprocess.run(
		[sys.executable, "-c", words], cwd=folder, capture_output=True, text=True, timeout=60
	)


def test_domain_imports_only_the_standard_library() -> None:
	allowed = (sys.stdlib_module_names - IMPURE_STANDARD_MODULES) | PURE_LIBRARIES
	foreign = [
		f"{source.at(node)} imports {name}"
		for source in package_sources()
		if source.module.startswith("appeals_app.domain")
		for node, name in imported_modules(source)
		if not name.startswith("appeals_app.domain") and name.partition(".")[0] not in allowed
	]

	assert not foreign, "\n".join(foreign)


def imported_modules(source: Source) -> list[tuple[ast.AST, str]]:
	"""Every module a file imports, wherever in the file."""
	found = []
	for node in source.nodes:
		if isinstance(node, ast.Import):
			found += [(node, alias.name) for alias in node.names]
		elif isinstance(node, ast.ImportFrom):
			found.append((node, "." * node.level + (node.module or "")))
	return found


@pytest.mark.parametrize(
	"text", ["import frappe", "import time", "from pypika import Criterion", "from . import calendar"]
)
def test_impure_import_is_recognised_in_a_file_of_the_domain(text: str) -> None:
	source = Source("appeals_app/domain/example.py", text)
	allowed = sys.stdlib_module_names - IMPURE_STANDARD_MODULES

	assert [name for _, name in imported_modules(source) if name.partition(".")[0] not in allowed]


def layer_of_package() -> dict[str, int]:
	"""Height of each package in the contract, the lowest being 0."""
	contract = configparser.ConfigParser()
	contract.read(CONTRACTS)
	lines = contract["importlinter:contract:layers"]["layers"].strip().splitlines()
	return {
		name.strip(" \t()"): height for height, line in enumerate(reversed(lines)) for name in line.split("|")
	}


def upward_paths(source: Source) -> list[str]:
	"""Dotted paths of the app, written as text, that lead to a layer not below the file's own."""
	layers = layer_of_package()
	own = source.module.split(".")[1] if "." in source.module else ""
	found = []
	for node in source.nodes:
		if isinstance(node, ast.Constant) and isinstance(node.value, str):
			for package in re.findall(r"\bappeals_app\.(\w+)\.\w+", node.value):
				if package != own and layers.get(package, 99) >= layers.get(own, 99):
					found.append(f"{source.at(node)} reaches {package} by a text")
	return found


def test_no_text_of_a_path_reaches_where_an_import_may_not() -> None:
	"""Upward flow goes by hooks.py alone: a path in a string is an import that no contract sees."""
	sources = [source for source in package_sources() if not source.module.startswith("appeals_app.hooks")]
	found = [finding for source in sources for finding in upward_paths(source)]

	assert not found, "\n".join(found)


def test_text_of_an_upward_path_is_noticed() -> None:
	upward = "frappe.get_attr('appeals_app.appeal_replies.signing.sign_letter')"

	assert upward_paths(Source("appeals_app/appeal_registry/example.py", upward))
	assert not upward_paths(Source("appeals_app/appeal_replies/example.py", upward))


def test_every_package_of_the_app_stands_in_the_contract() -> None:
	packages = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}

	assert packages <= set(layer_of_package())


def test_hook_points_of_the_app_are_read_only_below_those_who_join_them() -> None:
	"""A hook of our own (`appeal_…` in hooks.py) is read by one lower module than the functions that answer it."""
	layers, joined = layer_of_package(), own_hook_points()
	readers = {name: packages_that_read(name) for name in joined}

	assert joined, "hooks.py has no hook point of our own: this test looks at nothing"
	for name, packages in joined.items():
		assert len(readers[name]) == 1, f"{name} is read by {readers[name] or 'nobody'}"
		assert min(layers[package] for package in packages) > layers[min(readers[name])], name


def own_hook_points() -> dict[str, set[str]]:
	"""Our own hooks and the packages whose functions join them."""
	return {
		name: set(re.findall(r"appeals_app\.(\w+)\.", repr(paths)))
		for name, paths in hook_values().items()
		if name.startswith("appeal_")
	}


def packages_that_read(hook: str) -> set[str]:
	"""Packages of the app that name the hook in a string."""
	return {
		source.module.split(".")[1]
		for source in package_sources()
		for node in source.nodes
		if isinstance(node, ast.Constant) and node.value == hook
	}
