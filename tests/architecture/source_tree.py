"""The project's files as the tests of this folder read them: text, syntax tree and comments, parsed once."""

import ast
import io
import os
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "appeals_app"

NOT_OURS = frozenset(
	{
		".git",
		".bench",
		".venv",
		"node_modules",
		"__pycache__",
		"build",
		"dist",
		"mutants",
		"appeals_app.egg-info",
	}
	| {".pytest_cache", ".ruff_cache", ".hypothesis", ".import_linter_cache", ".mutmut-cache"}
)
"""Folders that are made, not written: git ignores them."""

BINARY_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".ico", ".woff2", ".pdf", ".xlsx", ".docx"})


@dataclass(frozen=True)
class Source:
	"""One Python file; `name` is its path from the root of the project."""

	name: str
	text: str

	@cached_property
	def tree(self) -> ast.Module:
		"""Syntax tree of the file."""
		return ast.parse(self.text)

	@cached_property
	def nodes(self) -> list[ast.AST]:
		"""Every node of the tree."""
		return list(ast.walk(self.tree))

	@cached_property
	def comments(self) -> dict[int, str]:
		"""Comments by the number of their line, without the sharp."""
		tokens = tokenize.generate_tokens(io.StringIO(self.text).readline)
		return {
			token.start[0]: token.string.lstrip("#").strip()
			for token in tokens
			if token.type == tokenize.COMMENT
		}

	@property
	def module(self) -> str:
		"""Dotted name of the module."""
		parts = list(Path(self.name).with_suffix("").parts)
		return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

	def functions(self) -> Iterator[ast.FunctionDef]:
		"""Every function and method of the file, nested ones included."""
		return (node for node in self.nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))

	def calls(self) -> Iterator[ast.Call]:
		"""Every call of the file."""
		return (node for node in self.nodes if isinstance(node, ast.Call))

	def at(self, node: ast.AST) -> str:
		"""Where a node stands, as an editor understands it."""
		return f"{self.name}:{node.lineno}"


@cache
def project_files() -> tuple[Path, ...]:
	"""Every file that belongs to the project, links not followed."""
	found = []
	for folder, folders, names in os.walk(ROOT):
		folders[:] = sorted(set(folders) - NOT_OURS)
		names = sorted(set(names) - NOT_OURS)  # in a second work tree .git is a file
		found += [Path(folder, name) for name in names if not Path(folder, name).is_symlink()]
	return tuple(found)


@cache
def text_files() -> dict[str, str]:
	"""Text of every file of the project by its path from the root."""
	return {
		path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
		for path in project_files()
		if path.suffix not in BINARY_SUFFIXES
	}


@cache
def python_sources(*folders: str) -> tuple[Source, ...]:
	"""Python files under the folders (all of them where none is named)."""
	return tuple(
		Source(name, text)
		for name, text in text_files().items()
		if name.endswith(".py") and (not folders or name.split("/")[0] in folders)
	)


def package_sources() -> tuple[Source, ...]:
	"""Python files of the app itself."""
	return python_sources("appeals_app")


def script_files() -> dict[str, str]:
	"""JavaScript and page templates of the app."""
	return {
		name: text
		for name, text in text_files().items()
		if name.startswith("appeals_app/") and name.endswith((".js", ".html"))
	}


def called_name(call: ast.Call) -> str:
	"""Dotted name of what is called, as far as it is written out: `frappe.db.sql`, `document.save`, `_`."""
	return dotted(call.func)


def dotted(node: ast.AST) -> str:
	"""A chain of names as it is written; an unnamed beginning (a call, an index) is left out."""
	if isinstance(node, ast.Name):
		return node.id
	if isinstance(node, ast.Attribute):
		before = dotted(node.value)
		return f"{before}.{node.attr}" if before else node.attr
	return ""
