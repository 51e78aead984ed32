"""Nothing of one machine, one network or one person is left in the files."""

import re
from collections.abc import Iterable

import pytest

from tests.architecture.source_tree import text_files

ALLOWED_BINARIES = ("docs/",)


def host(*parts: str) -> str:
	"""A forbidden word put together, so that this file does not hold it itself."""
	return re.escape(".".join(parts))


FORBIDDEN = {
	"address of a package registry": "|".join(
		[
			host("pypi", "org"),
			host("files", "pythonhosted"),
			host("registry", "npmjs"),
			host("registry", "yarnpkg"),
			host("deb", "debian"),
			host("archive", "ubuntu"),
		]
	),
	"path of a machine": r"(?<![\w.])/(?:work|home/\w+|Users/\w+|root)/(?!\.{3})",
	"material beside the project": r"\.\./shared\b|(?<![\w/.-])shared" + r"/[A-Z]",
	"private key": "-----BEGIN [A-Z ]*PRIVATE" + " KEY",
	"access token": r"\b(?:gh[pousr]_[A-Za-z0-9]{36}|AKIA[0-9A-Z]{16}|xox[bp]-[0-9A-Za-z-]{20})",
	"unfinished work": r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b",
	"conflict of a merge": r"^(?:<{7}|>{7}) ",
}

RESOLVED_ADDRESS = r"^\s*\"?resolved\"?:? \"?http"


def lines_with(pattern: str, files: Iterable[tuple[str, str]]) -> list[str]:
	compiled = re.compile(pattern)
	return [
		f"{name}:{number} {line.strip()[:120]}"
		for name, text in files
		if re.search(pattern, text, re.MULTILINE)
		for number, line in enumerate(text.splitlines(), start=1)
		if compiled.search(line)
	]


@pytest.mark.parametrize("what", FORBIDDEN)
def test_files_of_the_project_hold_no(what: str) -> None:
	assert not lines_with(FORBIDDEN[what], text_files().items())


@pytest.mark.parametrize(
	("what", "text"),
	[
		("address of a package registry", "https://" + "pypi" + ".org/simple"),
		("address of a package registry", "http://" + "deb." + "debian.org/debian"),
		("path of a machine", "see /" + "work/main/appeals_app"),
		("path of a machine", "cd /" + "home/olena/bench"),
		("material beside the project", "see .." + "/shared" + "/LAW.md"),
		("private key", "-----BEGIN RSA PRIVATE" + " KEY-----"),
		("access token", "gh" + "p_" + "a" * 36),
		("unfinished work", "# TO" + "DO: later"),
		("conflict of a merge", "<" * 7 + " HEAD"),
	],
)
def test_forbidden_text_is_noticed(what: str, text: str) -> None:
	assert lines_with(FORBIDDEN[what], [("example.md", f"first line\n{text}\n")]) != []


def lock_files() -> list[tuple[str, str]]:
	return [
		(name, text)
		for name, text in text_files().items()
		if name.endswith((".lock", "-lock.json", "requirements.txt"))
	]


def test_lock_files_keep_digests_and_no_addresses() -> None:
	"""Addresses differ from network to network; what is downloaded is recognised by its digest."""
	assert lock_files(), "no lock file: this test looks at nothing"
	assert not lines_with(RESOLVED_ADDRESS, lock_files())
	assert not lines_with(r"https?://", lock_files())


def test_address_in_a_lock_file_is_noticed() -> None:
	assert lines_with(RESOLVED_ADDRESS, [("yarn.lock", '  resolved "https://registry.example/a.tgz"')])
	assert lines_with(
		RESOLVED_ADDRESS, [("package-lock.json", '   "resolved": "https://registry.example/a.tgz"')]
	)


def test_files_end_with_one_newline_and_no_line_ends_with_a_space() -> None:
	untidy = [
		name
		for name, text in text_files().items()
		if text
		and name.endswith((".py", ".js", ".json", ".md", ".toml", ".txt", ".css", ".html", ".sh"))
		and "/overlay/" not in name
		and (not text.endswith("\n") or text.endswith("\n\n") or re.search(r"[ \t]+$", text, re.MULTILINE))
	]

	assert not untidy
