"""Where Frappe is taken from, and that a bench is never turned from one source to the other."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tools.engine.source import (
	UPSTREAM_BRANCH,
	UPSTREAM_URL,
	Source,
	SourceRefused,
	choose_source,
	keep_source,
	upstream_answers,
)

REGISTRY = Source("registry")
UPSTREAM = Source("git", UPSTREAM_URL, UPSTREAM_BRANCH)


def answering(url: str, branch: str) -> bool:
	return True


def silent(url: str, branch: str) -> bool:
	return False


def not_to_be_asked(url: str, branch: str) -> bool:
	raise AssertionError("the network was asked")


def test_upstream_that_answers_is_taken_by_default() -> None:
	assert choose_source(None, {}, answers=answering) == UPSTREAM


def test_registry_is_taken_when_upstream_is_silent() -> None:
	assert choose_source(None, {}, answers=silent) == REGISTRY


def test_demanded_registry_asks_no_network() -> None:
	assert choose_source(None, {"FRAPPE_SOURCE": "registry"}, answers=not_to_be_asked) == REGISTRY


def test_demanded_git_that_is_silent_is_refused_not_replaced() -> None:
	with pytest.raises(SourceRefused, match=r"does not answer.*FRAPPE_SOURCE=registry"):
		choose_source(None, {"FRAPPE_SOURCE": "git"}, answers=silent)


def test_named_address_and_branch_mean_git() -> None:
	variables = {"FRAPPE_URL": "https://git.example.org/frappe", "FRAPPE_BRANCH": "mirror-15"}

	chosen = choose_source(None, variables, answers=answering)

	assert chosen == Source("git", "https://git.example.org/frappe", "mirror-15")


def test_relative_path_becomes_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
	monkeypatch.chdir(tmp_path)

	chosen = choose_source(None, {"FRAPPE_URL": "frappe"}, answers=answering)

	assert chosen.url == str(tmp_path / "frappe")


def test_unknown_kind_is_refused() -> None:
	with pytest.raises(SourceRefused, match="FRAPPE_SOURCE=svn is unknown"):
		choose_source(None, {"FRAPPE_SOURCE": "svn"}, answers=answering)


def test_address_beside_registry_is_refused() -> None:
	variables = {"FRAPPE_SOURCE": "registry", "FRAPPE_URL": "https://git.example.org/frappe"}

	with pytest.raises(SourceRefused, match="FRAPPE_URL go with FRAPPE_SOURCE=git"):
		choose_source(None, variables, answers=answering)


@pytest.mark.parametrize("variables", [{}, {"FRAPPE_SOURCE": "registry"}])
def test_recorded_source_is_kept_without_asking(variables: dict[str, str]) -> None:
	assert choose_source(REGISTRY, variables, answers=not_to_be_asked) == REGISTRY


@pytest.mark.parametrize(
	("recorded", "variables"),
	[
		(REGISTRY, {"FRAPPE_SOURCE": "git"}),
		(UPSTREAM, {"FRAPPE_SOURCE": "registry"}),
		(UPSTREAM, {"FRAPPE_BRANCH": "version-16"}),
	],
)
def test_other_source_than_the_recorded_is_refused(recorded: Source, variables: dict[str, str]) -> None:
	with pytest.raises(SourceRefused, match="make clean"):
		choose_source(recorded, variables, answers=answering)


def test_choice_is_recorded_for_the_next_run(tmp_path: Path) -> None:
	path = tmp_path / "source.json"

	first = keep_source(path, {"FRAPPE_SOURCE": "registry"})

	assert keep_source(path, {}) == first == REGISTRY


def test_git_is_asked_for_the_branch(fake_program: Callable[[str, str], None], tmp_path: Path) -> None:
	fake_program("git", f'echo "$@" > {tmp_path}/words')

	assert upstream_answers("https://git.example.org/frappe", "version-15")
	assert (tmp_path / "words").read_text().split() == [
		*("ls-remote", "--exit-code", "--heads"),
		*("https://git.example.org/frappe", "version-15"),
	]


def test_git_that_fails_counts_as_silence(fake_program: Callable[[str, str], None]) -> None:
	fake_program("git", "exit 128")

	assert not upstream_answers("https://git.example.org/frappe", "version-15")


def test_git_that_hangs_counts_as_silence(fake_program: Callable[[str, str], None]) -> None:
	fake_program("git", "exec sleep 30")
	started = time.monotonic()

	assert not upstream_answers("https://git.example.org/frappe", "version-15", patience=0.2)
	assert time.monotonic() - started < 2
