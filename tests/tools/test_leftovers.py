"""Processes of a run that was killed are ended, and no others.

The functions are shown a /proc with nothing in it but the processes of the test: whatever is broken in them,
they cannot end anything else.
"""

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tools.engine.leftovers import MARK, end_leftovers, marked_processes

Starter = Callable[..., subprocess.Popen]


@pytest.fixture
def proc(tmp_path: Path) -> Path:
	folder = tmp_path / "proc"
	folder.mkdir()
	(folder / "meminfo").touch()
	return folder


@pytest.fixture
def start(proc: Path) -> Iterator[Starter]:
	"""Starts a shell with the mark of a home folder; whatever is left is ended after the test."""
	started: list[subprocess.Popen] = []

	def run(home: Path, script: str = "echo up; read _") -> subprocess.Popen:
		environment = {**os.environ, MARK: str(home)}
		process = subprocess.Popen(
			["sh", "-c", script],
			env=environment,
			stdin=subprocess.PIPE,
			stdout=subprocess.PIPE,
			text=True,
		)
		started.append(process)
		assert process.stdout.readline() == "up\n"
		(proc / str(process.pid)).symlink_to(f"/proc/{process.pid}")
		return process

	yield run
	for process in started:
		process.kill()
		process.wait()


def test_process_of_a_killed_run_is_ended(start: Starter, proc: Path, tmp_path: Path) -> None:
	process = start(tmp_path)

	ended = end_leftovers(tmp_path, patience=10, proc=proc)

	assert ended == 1
	assert process.wait(2) == -15


def test_process_that_does_not_listen_is_made_to_end(start: Starter, proc: Path, tmp_path: Path) -> None:
	process = start(tmp_path, "trap '' TERM; echo up; while :; do sleep 0.05; done")

	end_leftovers(tmp_path, patience=0.2, proc=proc)

	assert process.wait(2) == -9


def test_process_of_another_folder_is_left_alone(start: Starter, proc: Path, tmp_path: Path) -> None:
	process = start(tmp_path / "other")

	assert end_leftovers(tmp_path, patience=0.1, proc=proc) == 0
	assert process.poll() is None


def test_no_time_is_lost_when_nothing_was_left(proc: Path, tmp_path: Path) -> None:
	started = time.monotonic()

	assert end_leftovers(tmp_path, proc=proc) == 0
	assert time.monotonic() - started < 0.1


def test_we_never_count_ourselves(proc: Path, tmp_path: Path) -> None:
	environment = tmp_path / "environ"
	environment.write_bytes(f"{MARK}={tmp_path}\0".encode())
	for process in (os.getpid(), 4194303):
		(proc / str(process)).mkdir()
		(proc / str(process) / "environ").symlink_to(environment)

	assert marked_processes(tmp_path, proc) == [4194303]
