"""The tools build, and later remove, only in a folder that is their own."""

from pathlib import Path

import pytest

from tools.engine.paths import Layout


def test_new_folder_is_made_and_marked(tmp_path: Path) -> None:
	layout = Layout(home=tmp_path / "home")

	layout.claim()

	assert layout.owner_file.exists()


def test_own_folder_is_claimed_again_with_what_is_in_it(tmp_path: Path) -> None:
	layout = Layout(home=tmp_path)
	layout.claim()
	(tmp_path / "bench").mkdir()

	layout.claim()

	assert (tmp_path / "bench").exists()


def test_folder_with_foreign_files_is_refused_and_left_unmarked(tmp_path: Path) -> None:
	(tmp_path / "letters").write_text("somebody's")
	layout = Layout(home=tmp_path)

	with pytest.raises(PermissionError, match="new or empty folder"):
		layout.claim()

	assert not layout.owner_file.exists()
