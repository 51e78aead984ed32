"""The name of the demo site on this machine.

Browsers lead every *.localhost name to the machine itself; the C library does not. wkhtmltopdf, which fetches
the styles of a printed page, and upstream's realtime server ask the C library, hence a line in /etc/hosts.
"""

import os
import shutil
import socket
import subprocess
from pathlib import Path

from tools.engine.steps import Log, StepSkipped

HOSTS = Path("/etc/hosts")


def resolves(name: str) -> bool:
	try:
		return any(address[4][0] == "127.0.0.1" for address in socket.getaddrinfo(name, None))
	except OSError:
		return False


def _line(name: str, home: Path) -> str:
	return f"127.0.0.1 {name} # added by make up, removed by make clean in {home}"


def with_name(hosts: str, name: str, home: Path) -> str:
	"""The file's text with our line at its end."""
	return f"{without_name(hosts, name, home).rstrip(chr(10))}\n{_line(name, home)}\n"


def without_name(hosts: str, name: str, home: Path) -> str:
	"""The file's text without the line this folder added; lines of others stay, whatever they say."""
	return "".join(line for line in hosts.splitlines(True) if line.strip() != _line(name, home))


def install_name(name: str, home: Path, log: Log) -> None:
	if resolves(name):
		return
	log.write(f"{name} is not known to the C library: adding it to {HOSTS}")
	if not _replace(with_name(HOSTS.read_text(), name, home)):
		raise StepSkipped(f"no right to write {HOSTS}; PDFs by wkhtmltopdf will lack their styles")


def remove_name(name: str, home: Path) -> None:
	text = HOSTS.read_text()
	if (kept := without_name(text, name, home)) != text:
		_replace(kept)


def _replace(text: str) -> bool:
	"""Write in place: in containers the file is a mount and cannot be replaced by another."""
	if os.access(HOSTS, os.W_OK):
		HOSTS.write_text(text)
		return True
	if not shutil.which("sudo"):
		return False
	command = ["sudo", "tee", str(HOSTS)]
	return subprocess.run(command, input=text.encode(), stdout=subprocess.DEVNULL).returncode == 0
