"""The environment in which the commands of the steps run."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tools.engine.leftovers import MARK
from tools.engine.packages import PROGRAM_PATH
from tools.engine.paths import Layout

# another virtual environment, or modules on a search path, must not leak into the bench's; without compiled modules
# every process compiles the framework anew: seconds each time
DROPPED = (
	*("VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME", "PYTHONDONTWRITEBYTECODE"),
	*("DEV_SERVER", "FRAPPE_BENCH_ROOT"),
)


def command_environment(
	layout: Layout, machine: Mapping[str, str], pip_settings: Mapping[str, str]
) -> dict[str, str]:
	"""What bench, git, npm and uv need to run by themselves and without questions."""
	ours = {
		MARK: str(layout.home),
		"PATH": os.pathsep.join(
			[
				str(layout.cli / "bin"),
				str(layout.node_home / "bin"),
				str(layout.node_home / "node_modules" / ".bin"),
				PROGRAM_PATH,
			]
		),
		# bench asks nothing and does not try to download ready-made assets
		"CI": "1",
		"PYTHONPYCACHEPREFIX": str(layout.home / "bytecode"),
		"LC_ALL": "C.UTF-8",
		"LANG": "C.UTF-8",
		"GIT_TERMINAL_PROMPT": "0",
		"GIT_AUTHOR_NAME": "engine",
		"GIT_AUTHOR_EMAIL": "engine@localhost",
		"GIT_COMMITTER_NAME": "engine",
		"GIT_COMMITTER_EMAIL": "engine@localhost",
		"PIP_DISABLE_PIP_VERSION_CHECK": "1",
	}
	kept = {name: value for name, value in machine.items() if name not in DROPPED}
	return {**uv_settings(machine, pip_settings), **kept, **ours}


def service_environment(layout: Layout, environment: Mapping[str, str]) -> dict[str, str]:
	"""What programs that live on need of the environment of the steps.

	They are no part of a step and must not be ended as its leftovers. Where CI is said, Frappe's worker takes itself
	for a test and calls letters sent which it never sends.
	"""
	runtime = {
		"PYTHONUNBUFFERED": "1",
		# wkhtmltopdf of Debian draws through Qt, which would look for a screen
		"QT_QPA_PLATFORM": "offscreen",
		"XDG_RUNTIME_DIR": str(layout.sockets),
	}
	return {name: value for name, value in {**environment, **runtime}.items() if name not in (MARK, "CI")}


def uv_settings(machine: Mapping[str, str], pip_settings: Mapping[str, str]) -> dict[str, str]:
	"""What pip is configured with, said to uv, which reads neither pip's configuration nor the system's roots.

	A closed network's mirror and certificate are usually known to pip and the system only. What the
	environment says to uv itself stays.
	"""
	index = machine.get("PIP_INDEX_URL") or pip_settings.get("index-url")
	certificate = machine.get("PIP_CERT") or pip_settings.get("cert")
	said = {"UV_INDEX_URL": index, "SSL_CERT_FILE": certificate, "UV_SYSTEM_CERTS": "1"}
	return {name: value for name, value in said.items() if value and name not in machine}


def parse_pip_settings(listing: str) -> dict[str, str]:
	"""`pip config list` as a dictionary without its sections: global.index-url='…' gives index-url."""
	settings = {}
	for line in listing.splitlines():
		name, _, value = line.partition("=")
		settings[name.rpartition(".")[2].strip()] = value.strip().strip("'\"")
	return settings


def pip_settings(python: Path) -> dict[str, str]:
	"""What this pip is configured with; nothing when there is no such pip yet."""
	if not python.exists():
		return {}
	answer = subprocess.run([python, "-m", "pip", "config", "list"], capture_output=True, text=True)
	return parse_pip_settings(answer.stdout)
