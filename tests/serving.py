"""The test site over HTTP: real processes on free ports of 127.0.0.1, and a client to speak to them."""

import http.client
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import requests

REPOSITORY = Path(__file__).resolve().parents[1]
ENGINE = REPOSITORY / "tools" / "engine"
START_SECONDS = 90
STOP_SECONDS = 20


def free_port() -> int:
	with socket.socket() as probe:
		probe.bind(("127.0.0.1", 0))
		return probe.getsockname()[1]


@dataclass(slots=True)
class Served:
	"""A site that answers at a port, and the processes that make it answer."""

	site: str
	port: int
	processes: list[subprocess.Popen] = field(default_factory=list)

	@property
	def url(self) -> str:
		"""Address for a browser: it leads *.localhost to this machine by itself."""
		return f"http://{self.site}:{self.port}"

	def client(self) -> "Client":
		return Client(self)

	def stop(self) -> None:
		"""End our processes, by their ids, the last started first."""
		for process in reversed(self.processes):
			process.terminate()
		for process in reversed(self.processes):
			try:
				process.wait(STOP_SECONDS)
			except subprocess.TimeoutExpired:
				process.kill()
				process.wait()


def serve_site(site: str, sites: Path, log: Path) -> Served:
	"""Gunicorn on the site, as `make up` serves it, answering when this returns."""
	port = free_port()
	process = _start(
		[
			*(sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--worker-class", "gthread"),
			*("--threads", "8", "--timeout", "120", "--pythonpath", str(REPOSITORY)),
			# a client that waits for others to log in would find its connection closed while it writes
			*("--keep-alive", "60"),
			"tests.web:application",
		],
		sites,
		log,
	)
	served = Served(site, port, [process])
	return _once_up(served, lambda: _page_status(served, "/login") == 200, log)


def serve_desk(web: Served, bench: Path, log: Path) -> Served:
	"""The same site with the realtime server, behind the one address a browser opens."""
	front, realtime = free_port(), free_port()
	node = shutil.which("node") or "node"
	socketio = [
		node,
		"--require",
		str(ENGINE / "loopback.js"),
		str(bench / "apps" / "frappe" / "socketio.js"),
	]
	processes = [
		_start(socketio, bench, log, {"FRAPPE_SOCKETIO_PORT": str(realtime)}),
		_start([node, str(ENGINE / "front.js"), str(front), str(web.port), str(realtime)], bench, log),
	]
	served = Served(web.site, front, processes)
	handshake = "/socket.io/?EIO=4&transport=polling"
	return _once_up(served, lambda: _page_status(served, handshake) == 200, log)


def work_off_queue(sites: Path, redis_queue: str) -> None:
	"""Let a worker of its own do the long jobs that wait in the test site's queue, and end."""
	command = [sys.executable, "-m", "frappe.utils.bench_helper", "frappe", "worker", "--burst"]
	subprocess.run(
		[*command, "--queue", "long"],
		cwd=sites,
		env={**os.environ, "FRAPPE_REDIS_QUEUE": redis_queue},
		check=True,
		timeout=120,
		capture_output=True,
	)


def errors_noted() -> str:
	"""The last three errors that wait to be written into the Error Log of the test site; empty if there are none."""
	import frappe

	from appeals_app.domain.error_traces import trace_without_values

	waiting = frappe.cache.lrange("insert_queue_for_Error Log", -3, -1)
	return "\n".join(trace_without_values(json.loads(error)["error"]) for error in waiting)


def _start(
	command: list[str], folder: Path, log: Path, variables: dict[str, str] | None = None
) -> subprocess.Popen:
	with log.open("ab") as output:
		return subprocess.Popen(
			command,
			cwd=folder,
			env={**os.environ, **(variables or {})},
			stdin=subprocess.DEVNULL,
			stdout=output,
			stderr=subprocess.STDOUT,
		)


def _once_up(served: Served, answers: Callable[[], bool], log: Path) -> Served:
	deadline = time.monotonic() + START_SECONDS
	while not answers():
		ended = [process for process in served.processes if process.poll() is not None]
		if ended or time.monotonic() > deadline:
			served.stop()
			raise RuntimeError(f"{served.url} does not answer:\n{log.read_text(errors='replace')[-3000:]}")
		time.sleep(0.2)
	return served


def _page_status(served: Served, path: str) -> int:
	connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=30)
	try:
		connection.request("GET", path, headers={"Host": f"{served.site}:{served.port}"})
		return connection.getresponse().status
	except (OSError, http.client.HTTPException):
		return 0
	finally:
		connection.close()


class Client:
	"""One person (or program) speaking to the site; keeps its cookies and, once known, its CSRF token."""

	def __init__(self, served: Served) -> None:
		self._base = f"http://127.0.0.1:{served.port}"
		self._session = requests.Session()
		self._session.headers.update({"Host": f"{served.site}:{served.port}", "Accept": "application/json"})

	def login(self, user: str, password: str) -> "Client":
		"""Log in by the login form's method; AssertionError with the answer when refused."""
		answer = self.post("/api/method/login", {"usr": user, "pwd": password})
		assert answer.status_code == 200, answer.text
		return self

	def open_desk(self) -> str:
		"""Load the Desk's page, as a browser does; from then on POSTs carry the CSRF token it gave."""
		page = self._session.get(f"{self._base}/app", headers={"Accept": "text/html"}, timeout=60).text
		token = re.search(r'csrf_token = "([0-9a-f]+)"', page)
		assert token, page[:2000]
		self._session.headers["X-Frappe-CSRF-Token"] = token[1]
		return page

	def cookie_header(self) -> str:
		"""The cookies as a request carries them."""
		return "; ".join(f"{name}={value}" for name, value in self._session.cookies.get_dict().items())

	def get(self, path: str, params: dict[str, Any] | None = None, **options: Any) -> requests.Response:
		return self._session.get(self._base + path, params=params, timeout=60, **options)

	def post(self, path: str, data: dict[str, Any] | None = None, **options: Any) -> requests.Response:
		"""POST a JSON body; give `files` or another body by the options of requests."""
		body = {} if options.keys() & {"files", "data", "json"} else {"json": data or {}}
		return self._session.post(self._base + path, timeout=60, **body, **options)

	def request(self, method: str, path: str, **options: Any) -> requests.Response:
		return self._session.request(method, self._base + path, timeout=60, **options)
