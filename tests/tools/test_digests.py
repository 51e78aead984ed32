"""What calls for a migration, what for a build, and what for neither."""

from pathlib import Path

import pytest

from tools.engine.digests import app_digest, assets_digest, digest_of, packaging_digest


@pytest.fixture
def repository(tmp_path: Path) -> Path:
	for name in (
		"appeals_app/hooks.py",
		"appeals_app/appeal_registry/doctype/appeal/appeal.json",
		"appeals_app/public/js/appeals_app.bundle.js",
		"pyproject.toml",
		"setup.py",
		"README.md",
	):
		(tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
		(tmp_path / name).write_text("old")
	return tmp_path


def all_digests(repository: Path) -> tuple[str, str, str]:
	return app_digest(repository), assets_digest(repository), packaging_digest(repository)


@pytest.mark.parametrize(
	("changed", "expected"),
	[
		("appeals_app/hooks.py", (True, False, False)),
		("appeals_app/appeal_registry/doctype/appeal/appeal.json", (True, False, False)),
		("appeals_app/patches/v0_2/new.py", (True, False, False)),
		("appeals_app/public/js/appeals_app.bundle.js", (False, True, False)),
		("pyproject.toml", (False, False, True)),
		("README.md", (False, False, False)),
		("appeals_app/__pycache__/hooks.cpython-311.pyc", (False, False, False)),
		("appeals_app/public/dist/js/built.js", (False, False, False)),
	],
)
def test_a_changed_file_calls_for_its_own_step(
	repository: Path, changed: str, expected: tuple[bool, bool, bool]
) -> None:
	before = all_digests(repository)

	(repository / changed).parent.mkdir(parents=True, exist_ok=True)
	(repository / changed).write_text("new")

	assert tuple(old != new for old, new in zip(before, all_digests(repository), strict=True)) == expected


def test_removed_file_changes_the_digest(repository: Path) -> None:
	before = app_digest(repository)

	(repository / "appeals_app/appeal_registry/doctype/appeal/appeal.json").unlink()

	assert app_digest(repository) != before


def test_same_text_under_another_name_changes_the_digest(tmp_path: Path) -> None:
	first, second = tmp_path / "a", tmp_path / "b"
	first.write_text("same")
	second.write_text("same")

	assert digest_of([first], tmp_path) != digest_of([second], tmp_path)
