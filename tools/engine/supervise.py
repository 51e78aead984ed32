"""Starts, asks and stops supervisor and the programs under it."""

import socket
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tools.engine.environment import service_environment
from tools.engine.paths import Layout, make_private_folder
from tools.engine.steps import Log


class NotUp(Exception):
	"""A program did not come up in time."""


@dataclass(frozen=True, slots=True)
class Supervisor:
	"""The one supervisor of this bench."""

	layout: Layout
	environment: Mapping[str, str]

	def is_running(self) -> bool:
		return can_connect(self.layout.supervisor_socket)

	def start(self) -> None:
		"""Start it with MariaDB and Redis, or have the running one take a changed configuration over."""
		if self.is_running():
			self.control("update")
			return
		make_private_folder(self.layout.sockets)
		subprocess.run(
			[self.layout.cli / "bin" / "supervisord", "-c", self._config],
			env=service_environment(self.layout, self.environment),
			cwd=self.layout.home,
			stdin=subprocess.DEVNULL,
			check=True,
		)

	def control(self, *words: str) -> str:
		"""What supervisorctl answers; it ends with code 3 when some program is not up, which is no failure."""
		answer = subprocess.run(
			[self.layout.cli / "bin" / "supervisorctl", "-c", self._config, *words],
			env=service_environment(self.layout, self.environment),
			stdin=subprocess.DEVNULL,
			capture_output=True,
			text=True,
		)
		return answer.stdout

	def stop(self, patience: float = 90.0) -> bool:
		"""Stop everything and wait until it has ended; False when nothing was running."""
		if not self.is_running():
			return False
		process = int(self.control("pid").strip())
		self.control("shutdown")
		wait_until(lambda: not Path(f"/proc/{process}").exists(), patience, "the process manager did not end")
		return True

	def states(self) -> dict[str, str]:
		"""Program: state and details, as supervisor says."""
		if not self.is_running():
			return {}
		lines = self.control("status").splitlines()
		return {name: " ".join(rest) for name, *rest in (line.split() for line in lines) if rest}

	def application_is_up(self) -> bool:
		states = {name: state for name, state in self.states().items() if name.startswith("app:")}
		return bool(states) and all(state.startswith("RUNNING") for state in states.values())

	@property
	def _config(self) -> Path:
		return self.layout.config / "supervisor.conf"


def can_connect(path: Path) -> bool:
	with socket.socket(socket.AF_UNIX) as client:
		try:
			client.connect(str(path))
		except OSError:
			return False
	return True


def wait_until(happened: Callable[[], bool], seconds: float, complaint: str) -> None:
	"""Look a few times a second until it happened; NotUp with the complaint when it did not in time."""
	deadline = time.monotonic() + seconds
	while not happened():
		if time.monotonic() > deadline:
			raise NotUp(f"{complaint} within {seconds:.0f} s")
		time.sleep(0.2)


def database_answers(socket_path: Path) -> bool:
	"""Whether the server greets: it opens its socket only when it is ready."""
	with socket.socket(socket.AF_UNIX) as client:
		client.settimeout(2)
		try:
			client.connect(str(socket_path))
			return bool(client.recv(5))
		except OSError:
			return False


def redis_answers(port: int) -> bool:
	try:
		with socket.create_connection(("127.0.0.1", port), timeout=2) as client:
			client.sendall(b"PING\r\n")
			return client.recv(16).startswith(b"+PONG")
	except OSError:
		return False


def start_services(
	supervisor: Supervisor, database_socket: Path, redis_ports: tuple[int, int], log: Log
) -> None:
	"""MariaDB and both Redis are up and answer when this returns."""
	supervisor.start()
	log.write(supervisor.control("start", "services:*"))
	wait_until(lambda: database_answers(database_socket), 90, "MariaDB does not answer (logs/mariadb.log)")
	for port in redis_ports:
		wait_until(lambda port=port: redis_answers(port), 30, f"Redis on port {port} does not answer")
	log.write(supervisor.control("status"))
