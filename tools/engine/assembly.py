"""Puts the steps together: from a bare machine to a running system, or to a test site."""

import contextlib
import fcntl
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from tools.engine import packages
from tools.engine.digests import app_digest, engine_digest
from tools.engine.engine_steps import EngineSteps
from tools.engine.environment import command_environment, pip_settings
from tools.engine.interpreters import Python, choose_python
from tools.engine.leftovers import end_leftovers
from tools.engine.names import install_name, resolves
from tools.engine.passwords import Passwords, keep_passwords
from tools.engine.paths import Layout
from tools.engine.ports import Ports, keep_ports
from tools.engine.records import merge_record
from tools.engine.services import (
	BENCHMARK_SITE,
	SITE,
	Sizes,
	bench_config,
	queue_database,
	write_configuration,
)
from tools.engine.site_steps import SiteSteps
from tools.engine.source import Source, keep_source
from tools.engine.steps import Log, Runner, Step
from tools.engine.supervise import Supervisor, start_services, wait_until
from tools.engine.tool_steps import tools_step
from tools.engine.visit import login_page_answers

LOGIN_PATIENCE_SECONDS = 120


class Assembly:
	"""One run: its choices are made once, then steps are done."""

	def __init__(self, layout: Layout, machine: Mapping[str, str]) -> None:
		self.layout = layout
		self.machine = machine
		self.runner = Runner(markers=layout.markers, logs=layout.logs)

	@cached_property
	def source(self) -> Source:
		return keep_source(self.layout.home / "source.json", self.machine)

	@cached_property
	def python(self) -> Python:
		return choose_python(self.source.kind, self.machine)

	@cached_property
	def plain_environment(self) -> dict[str, str]:
		"""For what needs no package index, or comes before the tools."""
		return command_environment(self.layout, self.machine, {})

	@cached_property
	def environment(self) -> dict[str, str]:
		"""Known once the tools are there: it is their pip that is asked for its settings."""
		return command_environment(
			self.layout, self.machine, pip_settings(self.layout.cli / "bin" / "python")
		)

	@cached_property
	def passwords(self) -> Passwords:
		return keep_passwords(self.layout.home / "secrets.json", self.machine)

	@cached_property
	def supervisor(self) -> Supervisor:
		return Supervisor(self.layout, self.plain_environment)

	@cached_property
	def ports(self) -> Ports:
		return keep_ports(self.layout.home / "ports.json", self.machine, running=self.supervisor.is_running())

	@property
	def address(self) -> str:
		return f"http://{SITE}:{self.ports.front}"

	@contextlib.contextmanager
	def alone(self) -> Iterator[None]:
		"""Hold the home folder; wait while another run has it; end what a killed run left behind."""
		self.layout.claim()
		with (self.layout.home / "lock").open("w") as lock:
			try:
				fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
			except BlockingIOError:
				self.runner.say("Another run is at work in this folder; waiting for its end.")
				fcntl.flock(lock, fcntl.LOCK_EX)
			if count := end_leftovers(self.layout.home):
				self.runner.say(f"Ended {count} processes of a run that was broken off.")
			yield

	def install_packages(self, *groups: tuple[packages.Need, ...]) -> None:
		"""The machine itself is looked at, not only the marker."""
		needs = [need for group in groups for need in group]
		self.runner.do(
			Step(
				name="packages",
				title="system packages",
				inputs=lambda: ", ".join(need.name for need in needs),
				run=lambda log: packages.install_missing(needs, log),
				holds=lambda: not [need for need in packages.missing(needs) if not need.optional],
				advice="Give the machine a working apt source, or install the packages by hand, and run again.",
			)
		)

	def make_engine(self) -> None:
		"""Bench, its configuration, and MariaDB and Redis answering."""
		self.runner.say(
			f"  Frappe from {self.source}; Python {self.python.version[0]}.{self.python.version[1]}"
		)
		self.runner.do(tools_step(self.layout, self.plain_environment))
		write_configuration(self.layout, self.ports, Sizes.from_environment(self.machine))
		steps = EngineSteps(self.layout, self.source, self.python, self.passwords, self.environment)
		self.runner.do_all(steps.all())
		merge_record(self.layout.sites / "common_site_config.json", bench_config(self.layout, self.ports))
		self.start_services()

	def start_services(self) -> None:
		"""Always looked at: a program may have ended since."""
		redis = (self.ports.redis_cache, self.ports.redis_queue)
		self.runner.do(
			Step(
				name="services",
				title="MariaDB and Redis answer",
				run=lambda log: start_services(self.supervisor, self.layout.database_socket, redis, log),
				holds=lambda: False,
				advice=f"Look into {self.layout.logs}: mariadb.log, redis-cache.log, supervisor.log.",
			)
		)

	def make_demo_site(self) -> None:
		settings = {"host_name": self.address, "demo_password": self.passwords.demo}
		self._make_site(SITE, settings)

	def make_test_sites(self, names: Sequence[str]) -> None:
		"""The first is installed; the others begin as copies of it."""
		self._make_site_aside(names[0])
		for name in names[1:]:
			self._make_site_aside(name, copied_from=names[0])

	def make_benchmark_site(self) -> None:
		self._make_site_aside(BENCHMARK_SITE)

	def _make_site_aside(self, name: str, copied_from: str | None = None) -> None:
		"""Its jobs go to a Redis database of their own: the demo's worker must not take them."""
		redis = f"redis://127.0.0.1:{self.ports.redis_queue}/{queue_database(name)}"
		self._make_site(name, {"redis_queue": redis, "host_name": f"http://{name}"}, copied_from)

	def load_demo(self, *, again: bool) -> None:
		"""Load the demo once, or once more when asked for."""
		if again:
			self.runner.forget("demo")
		self.runner.do(self._site_steps(SITE, {}).demo())

	def _make_site(self, name: str, settings: Mapping[str, object], copied_from: str | None = None) -> None:
		steps = self._site_steps(name, settings, copied_from)
		self.runner.do_all([steps.app_link(), steps.app_assets(), steps.site_made()])
		steps.configure()
		self.runner.do(steps.app_installed())

	def _site_steps(
		self, name: str, settings: Mapping[str, object], copied_from: str | None = None
	) -> SiteSteps:
		return SiteSteps(
			layout=self.layout,
			site=name,
			settings=settings,
			scheduled=name == SITE,
			passwords=self.passwords,
			environment=self.environment,
			copied_from=copied_from,
		)

	def name_site(self) -> None:
		"""For programs of this machine; browsers know by themselves where *.localhost leads."""
		self.runner.do(
			Step(
				name="name",
				title=f"{SITE} leads to this machine",
				run=lambda log: install_name(SITE, self.layout.home, log),
				holds=lambda: resolves(SITE),
			)
		)

	def start_application(self) -> None:
		"""Web, workers, scheduler and realtime are up on the present code, and the login page answers."""
		self.runner.do(
			Step(
				name="application",
				title="web, worker, scheduler, realtime",
				inputs=self._running_code,
				after=("bench", f"site-{SITE}", f"app-{SITE}", "app-assets"),
				run=self._start_application,
				holds=lambda: self.supervisor.application_is_up() and self._login_page_answers(),
				advice=f"Look into {self.layout.logs}: web.log, front.log, worker.log.",
			)
		)

	def _running_code(self) -> str:
		configuration = hashlib.sha256((self.layout.config / "supervisor.conf").read_bytes()).hexdigest()
		return f"{app_digest(self.layout.repository)} {engine_digest(self.layout.repository)} {configuration}"

	def _start_application(self, log: Log) -> None:
		for word in ("stop", "start"):
			log.write(self.supervisor.control(word, "app:*"))
		wait_until(self._login_page_answers, LOGIN_PATIENCE_SECONDS, f"{self.address}/login does not answer")

	def _login_page_answers(self) -> bool:
		return login_page_answers(self.ports.front, SITE)
