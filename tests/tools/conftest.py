"""Nothing here may take root's rights, the network, or time."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tools.engine.steps import Log


@pytest.fixture
def make_log(tmp_path: Path) -> Callable[[], Log]:
	return lambda: Log(tmp_path / "step.log")


@pytest.fixture
def fake_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
	"""Puts a shell script of this name first on PATH."""
	folder = tmp_path / "fake-bin"
	folder.mkdir()
	monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")

	def make(name: str, script: str) -> None:
		file = folder / name
		file.write_text(f"#!/bin/sh\n{script}\n")
		file.chmod(0o755)

	return make
