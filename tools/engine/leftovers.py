"""Ends what a killed run left behind, so that the next run works alone.

Every command of a step carries a mark in its environment, which its children inherit. A process is
ended only if it carries the mark of this very home folder: a reused process id cannot be hit.
"""

import contextlib
import os
import signal
import time
from pathlib import Path

MARK = "APPEALS_ENGINE_STEP"


def marked_processes(home: Path, proc: Path = Path("/proc")) -> list[int]:
	"""Process ids, other than our own, that were started by a step of this home folder."""
	wanted = f"{MARK}={home}".encode()
	found = []
	for folder in proc.iterdir():
		if folder.name.isdigit() and int(folder.name) != os.getpid() and wanted in _environment(folder):
			found.append(int(folder.name))
	return sorted(found)


def _environment(folder: Path) -> list[bytes]:
	try:
		return (folder / "environ").read_bytes().split(b"\0")
	except OSError:
		return []  # gone in between, or another user's


def end_leftovers(home: Path, patience: float = 10.0, proc: Path = Path("/proc")) -> int:
	"""Ask them to end, then make them; how many there were."""
	found = marked_processes(home, proc)
	for sign in (signal.SIGTERM, signal.SIGKILL):
		for process in marked_processes(home, proc):
			_send(process, sign)
		deadline = time.monotonic() + patience
		while marked_processes(home, proc) and time.monotonic() < deadline:
			time.sleep(0.1)
	return len(found)


def _send(process: int, sign: signal.Signals) -> None:
	with contextlib.suppress(ProcessLookupError):
		os.kill(process, sign)
