"""Runs the tests: the quick ones in an environment without Frappe, the others in the bench on a test site."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TextIO

from tools.engine import packages
from tools.engine.assembly import Assembly
from tools.engine.digests import packaging_digest
from tools.engine.leftovers import MARK
from tools.engine.paths import REPOSITORY, Layout
from tools.engine.services import TEST_SITES
from tools.engine.site_steps import install_in_bench
from tools.engine.steps import Log, Runner, Step
from tools.engine.use import SharedUse

FAST_ENVIRONMENT = REPOSITORY / ".venv"
FAST_TESTS = ("tests/unit", "tests/demo", "tests/tools", "tests/config", "tests/architecture")
OFFLINE_SEMGREP = (
	*("scan", "--metrics=off", "--disable-version-check", "--quiet"),
	*("--config", "tools/semgrep/rules.yaml"),
)
FUZZ_OF_LONG_TESTS = "10000"
REGISTRATIONS_OF_LONG_TESTS = "500"
PROGRAMS_OF_LONG_TESTS = "10000"
LETTERS_OF_LONG_TESTS = "240"
LONG_TESTS = (
	"tests/site/test_endpoint_fuzz.py",
	"tests/site/test_value_oracle.py",
	"tests/site/test_numbers.py",
	"tests/site/test_random_programs.py",
	"tests/site/test_story_mass_event.py",
)
BENCHMARKS = REPOSITORY / "benchmarks"
SITE_TESTS = ("tests/site", "tests/browser")
# a worker for each site; one that died gets no successor, which would have no site
IN_WORKERS = (
	"-n",
	str(len(TEST_SITES)),
	"--dist",
	"loadfile",
	"--no-loadscope-reorder",
	"--max-worker-restart",
	"0",
	# failures, errors, and tests in the browser that were tried twice
	"-r",
	"fER",
)


@dataclass(frozen=True, slots=True)
class Check:
	"""One command of the tests and how it ended; pytest's code 5 (no test was run) is a failure like others."""

	name: str
	code: int

	def __str__(self) -> str:
		return f"  {self.name:<40} {'passed' if self.code == 0 else f'FAILED (code {self.code})'}"


def test_fast(words: list[str]) -> int:
	"""Linters, contracts, and the tests that need no Frappe."""
	return _report(_fast_checks(words))


def test_site(words: list[str]) -> int:
	"""The tests on the real site and in the browser; words go to pytest."""
	return _report(_site_checks(words))


def test_long(words: list[str]) -> int:
	"""Tests that try more inputs than there is time for at each change."""
	os.environ.setdefault("FUZZ_EXAMPLES", FUZZ_OF_LONG_TESTS)
	os.environ.setdefault("ORACLE_SHARE", "1")
	os.environ.setdefault("REGISTRATIONS", REGISTRATIONS_OF_LONG_TESTS)
	os.environ.setdefault("PROGRAMS", PROGRAMS_OF_LONG_TESTS)
	os.environ.setdefault("LETTERS", LETTERS_OF_LONG_TESTS)
	return _report(_site_checks(words or list(LONG_TESTS)))


def test_all(_: list[str]) -> int:
	"""Both; the quick ones run while the bench, most of which takes one core, is made, and are told of at the end."""
	with tempfile.TemporaryFile("w+") as told, ThreadPoolExecutor(1) as beside:
		quick = beside.submit(_fast_checks, [], told)
		on_site = _site_checks([])
		checks = [*quick.result(), *on_site]
		told.seek(0)
		shutil.copyfileobj(told, sys.stdout)
	return _report(checks)


def _report(checks: list[Check]) -> int:
	print("\nChecks:")
	for check in checks:
		print(check)
	return int(any(check.code for check in checks))


def _run(
	name: str, *command: object, environment: Mapping[str, str] | None = None, told: TextIO | None = None
) -> Check:
	"""What the command prints goes where this process prints, or into the file."""
	print(f"\n== {name}", file=told, flush=True)
	words = [str(word) for word in command]
	result = subprocess.run(
		words, cwd=REPOSITORY, env=environment, stdin=subprocess.DEVNULL, stdout=told, stderr=told
	)
	return Check(name, result.returncode)


def _fast_checks(words: list[str], told: TextIO | None = None) -> list[Check]:
	_make_fast_environment()
	tool = FAST_ENVIRONMENT / "bin"
	commands = {
		"ruff check": ("ruff", "check", "."),
		"ruff format --check": ("ruff", "format", "--check", "."),
		"import contracts": ("lint-imports",),
		"bandit": ("bandit", "--quiet", "--configfile", "pyproject.toml", "-r", "appeals_app"),
		"semgrep": ("semgrep", *OFFLINE_SEMGREP, "--error", "appeals_app"),
		"pytest unit, config, architecture": ("python", "-m", "pytest", *(words or FAST_TESTS)),
	}
	return [_run(name, tool / program, *given, told=told) for name, (program, *given) in commands.items()]


def _make_fast_environment() -> None:
	"""The environment's own marker lies in it: whoever deletes .venv gets a new one."""
	runner = Runner(markers=FAST_ENVIRONMENT / "steps", logs=FAST_ENVIRONMENT / "logs")
	runner.do(
		Step(
			name="environment",
			title="environment of the quick tests (.venv)",
			inputs=lambda: f"{packaging_digest(REPOSITORY)} {sys.version_info[:2]}",
			run=_install_fast_environment,
			advice="It needs PyPI and Python's venv module (python3-venv). See the log.",
		)
	)


def _install_fast_environment(log: Log) -> None:
	shutil.rmtree(FAST_ENVIRONMENT)
	log.path.parent.mkdir(parents=True)
	log.run(sys.executable, "-m", "venv", FAST_ENVIRONMENT)
	log.run(FAST_ENVIRONMENT / "bin" / "pip", "install", "--quiet", "--editable", f"{REPOSITORY}[test,lint]")


def words_and_sites(words: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
	"""Chosen tests in one process on one site, which prints at once; all of them in workers with a site each."""
	if words:
		return tuple(words), TEST_SITES[:1]
	return (*IN_WORKERS, *SITE_TESTS), TEST_SITES


def _site_checks(chosen: list[str]) -> list[Check]:
	words, sites = words_and_sites(chosen)

	def prepare(assembly: Assembly) -> None:
		assembly.make_test_sites(sites)
		_install_test_requirements(assembly)

	with _services(prepare, packages.BROWSER) as assembly:
		return [_run_in_bench(assembly, "pytest site, browser", "-m", "pytest", *words)]


def measure(words: list[str]) -> int:
	"""The benchmarks named by their files, or all of them, one after the other on a site of their own."""
	scripts = words or sorted(f"benchmarks.{path.stem}" for path in BENCHMARKS.glob("measure_*.py"))
	with _services(Assembly.make_benchmark_site) as assembly:
		return _report([_run_in_bench(assembly, name, "-m", name) for name in scripts])


@contextlib.contextmanager
def _services(prepare: Callable[[Assembly], None], *needs: tuple[packages.Need, ...]) -> Iterator[Assembly]:
	"""The engine and what `prepare` adds, made under the lock; services that were not running end with their use."""
	assembly = Assembly(Layout.from_environment(), os.environ)
	use = SharedUse(assembly.layout.home)
	with contextlib.ExitStack() as stack:
		with assembly.alone():
			assembly.install_packages(packages.BASE, packages.SERVICES, *needs)
			if not assembly.supervisor.is_running():
				use.started_for_tests()
			# from before the services start, so that another run's end does not stop them
			stack.enter_context(use.of_tests(assembly.supervisor.stop))
			assembly.make_engine()
			prepare(assembly)
		yield assembly


def _install_test_requirements(assembly: Assembly) -> None:
	layout = assembly.layout
	assembly.runner.do(
		Step(
			name="test-requirements",
			title="pytest and its company in the bench",
			after=("app-link",),
			run=lambda log: install_in_bench(
				layout, assembly.environment, log, "--editable", f"{layout.repository}[test]"
			),
			advice="It needs PyPI. Check the network and run again.",
		)
	)


def _run_in_bench(assembly: Assembly, name: str, *words: str) -> Check:
	environment = dict(assembly.environment)
	# what runs here is no step: another run at the same time must not take it for its leftovers
	del environment[MARK]
	return _run(name, assembly.layout.env_python, *words, environment=environment)
