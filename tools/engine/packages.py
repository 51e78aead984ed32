"""System packages: what the machine lacks is installed with apt; when nothing lacks, apt is not called.

Only packages without a service of their own are chosen (`mariadb-server-core`, `redis-tools`), so a database
or Redis that the machine already runs is neither needed nor touched.
"""

import glob
import importlib.util
import os
import shutil
import subprocess
import sysconfig
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tools.engine.steps import Log, StepFailed

# a user's PATH may lack the folders of server programs
PROGRAM_PATH = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/local/sbin", "/usr/sbin", "/sbin"])
LIBRARY_FOLDERS = ("/usr/lib", "/usr/lib/*-linux-gnu", "/lib/*-linux-gnu", "/usr/lib64", "/usr/local/lib")


@dataclass(frozen=True, slots=True)
class Need:
	"""Something the machine must have: any one of `alternatives` gives it.

	`present` looks without asking apt. An `optional` need that no repository offers is passed over with a
	line in the log, saying what is lost.
	"""

	name: str
	alternatives: tuple[str, ...]
	present: Callable[[], bool]
	optional: str = ""


def has_program(*names: str) -> Callable[[], bool]:
	return lambda: any(shutil.which(name, path=PROGRAM_PATH) for name in names)


def has_file(*patterns: str) -> Callable[[], bool]:
	return lambda: any(glob.glob(pattern) for pattern in patterns)


def has_library(name: str) -> Callable[[], bool]:
	return has_file(*(f"{folder}/{name}" for folder in LIBRARY_FOLDERS))


def has_python_headers() -> bool:
	return os.path.exists(os.path.join(sysconfig.get_path("include"), "Python.h"))


def has_ensurepip() -> bool:
	return importlib.util.find_spec("ensurepip") is not None


BASE = (
	Need("git", ("git",), has_program("git")),
	Need("CA certificates", ("ca-certificates",), has_file("/etc/ssl/certs/ca-certificates.crt")),
	Need("Python venv", ("python3-venv",), has_ensurepip),
	Need("Python headers", ("python3-dev",), has_python_headers),
	Need("C compiler", ("gcc",), has_program("gcc", "cc")),
)
SERVICES = (
	Need(
		"MariaDB server",
		("mariadb-server-core", "mariadb-server-core-10.6"),
		lambda: has_program("mariadbd")() and has_program("mariadb-install-db")(),
	),
	Need("MariaDB client", ("mariadb-client", "mariadb-client-10.6"), has_program("mariadb-dump")),
	# Debian's redis-server is a link to this program; the package redis-server would start a service
	Need("Redis", ("redis-tools", "redis-server"), has_program("redis-server", "redis-check-rdb")),
	Need(
		"Cyrillic fonts", ("fonts-dejavu-core",), has_file("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
	),
	Need(
		"serif and sans fonts",
		("fonts-liberation", "fonts-liberation2"),
		has_file("/usr/share/fonts/truetype/liberation*/LiberationSerif-Regular.ttf"),
	),
	Need("Pango", ("libpango-1.0-0",), has_library("libpango-1.0.so.0")),
	Need("Pango for FreeType", ("libpangoft2-1.0-0",), has_library("libpangoft2-1.0.so.0")),
	Need("HarfBuzz subset", ("libharfbuzz-subset0", "libharfbuzz0b"), has_library("libharfbuzz*.so.0")),
	Need("Cairo", ("libcairo2",), has_library("libcairo.so.2")),
	Need("libmagic", ("libmagic1", "libmagic1t64"), has_library("libmagic.so.1")),
	Need(
		"wkhtmltopdf",
		("wkhtmltopdf",),
		has_program("wkhtmltopdf"),
		optional="the framework's own PDF button will not work; letters are made with WeasyPrint",
	),
)
# the first is the browser without windows: a page in it takes a fifth less of the processor's time
BROWSER_PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser")
BROWSER = (Need("Chromium", BROWSER_PROGRAMS, has_program(*BROWSER_PROGRAMS)),)


def missing(needs: Iterable[Need]) -> list[Need]:
	return [need for need in needs if not need.present()]


def install_missing(needs: Iterable[Need], log: Log) -> None:
	"""Install what is missing; StepFailed with the package names when it cannot be done."""
	needs = missing(needs)
	if not needs:
		return
	if not has_program("apt-get")():
		names = ", ".join(need.alternatives[0] for need in needs)
		raise StepFailed(f"This machine has no apt-get. Install by its own means: {names}. Then run again.")
	apt = _apt_command()
	log.run(*apt, "dpkg", "--configure", "-a")
	log.run(*apt, "apt-get", "update")
	packages = [name for need in needs if (name := choose_package(need, _offered, log))]
	if packages:
		log.run(
			*apt,
			"apt-get",
			"install",
			"-y",
			"--no-install-recommends",
			"-o",
			"DPkg::Lock::Timeout=300",
			*packages,
		)
	importlib.invalidate_caches()
	left = [need.name for need in missing(needs) if not need.optional]
	if left:
		raise StepFailed(f"Installed, but still not found: {', '.join(left)}. Log: {log.path}")


def choose_package(need: Need, offered: Callable[[str], bool], log: Log) -> str | None:
	"""The first alternative that the machine's repositories offer."""
	for name in need.alternatives:
		if offered(name):
			return name
	if need.optional:
		log.write(f"No repository offers {need.name}: {need.optional}.")
		return None
	raise StepFailed(
		f"No repository of this machine offers {need.name} ({' or '.join(need.alternatives)}). "
		"Add one that does, or install it by hand, and run again."
	)


def _apt_command() -> list[str]:
	quiet = ["env", "DEBIAN_FRONTEND=noninteractive"]
	if os.geteuid() == 0:
		return quiet
	if has_program("sudo")():
		return ["sudo", *quiet]
	raise StepFailed("Packages are missing and installing them needs root. Run as root, or install sudo.")


def _offered(name: str) -> bool:
	answer = subprocess.run(
		["apt-cache", "policy", name], capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"}
	)
	return "Candidate:" in answer.stdout and "Candidate: (none)" not in answer.stdout
