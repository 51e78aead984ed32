"""The commands refuse what would do harm, in plain words."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.engine.__main__ import main


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
	folder = tmp_path / "bench-home"
	monkeypatch.setenv("BENCH_HOME", str(folder))
	before = signal.getsignal(signal.SIGPIPE)
	yield folder
	signal.signal(signal.SIGPIPE, before)


def test_folder_that_is_not_ours_is_never_removed(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
	home.mkdir()
	(home / "letters.txt").write_text("precious")

	code = main(["clean"])

	assert code == 1
	assert (home / "letters.txt").read_text() == "precious"
	assert "was not made by this tool" in capsys.readouterr().err


def test_cleaning_nothing_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
	assert main(["clean"]) == 0
	assert capsys.readouterr().out == "Nothing to remove.\n"


def test_status_before_anything_is_made_says_how_to_begin(
	home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
	assert main(["status"]) == 0
	assert "`make up` begins" in capsys.readouterr().out
	assert not home.exists()


@pytest.mark.parametrize("words", [[], ["fly"]])
def test_unknown_command_is_answered_with_the_known(
	words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
	assert main(words) == 2
	assert "up, down, status, clean" in capsys.readouterr().err
