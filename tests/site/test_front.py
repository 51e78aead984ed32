"""The front, which stands in nginx's place, and by which ways the servers of this machine are reached."""

import http.client
import json
import shutil
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import frappe
import pytest

from tests.serving import ENGINE, Served, free_port

LOOPBACK = "0100007F"
LISTENING = "0A"
NODE = shutil.which("node") or "node"


class Echo(BaseHTTPRequestHandler):
	"""Answers with the headers and the body it got."""

	def do_POST(self) -> None:
		body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
		answer = json.dumps({"headers": dict(self.headers.items()), "body": body.decode()}).encode()
		self.send_response(200)
		self.send_header("Content-Length", str(len(answer)))
		self.send_header("Set-Cookie", "first=1")
		self.send_header("Set-Cookie", "second=2")
		self.end_headers()
		self.wfile.write(answer)

	def log_message(self, *_: object) -> None:
		pass


@pytest.fixture
def front() -> Iterator[Callable[[int, int], int]]:
	"""Starts a front before two ports; gives its own port."""
	processes: list[subprocess.Popen] = []

	def start(web: int, realtime: int) -> int:
		port = free_port()
		words = [NODE, str(ENGINE / "front.js"), str(port), str(web), str(realtime)]
		process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
		processes.append(process)
		assert process.stdout.readline() == f"front on 127.0.0.1:{port}\n"
		return port

	yield start
	for process in processes:
		process.kill()
		process.wait()


@pytest.fixture
def echo() -> Iterator[int]:
	server = ThreadingHTTPServer(("127.0.0.1", 0), Echo)
	threading.Thread(target=server.serve_forever, daemon=True).start()
	yield server.server_address[1]
	server.shutdown()
	server.server_close()


def post(port: int, path: str, headers: dict[str, str]) -> http.client.HTTPResponse:
	connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
	connection.request("POST", path, body="Скарга".encode(), headers=headers)
	return connection.getresponse()


@pytest.mark.parametrize("path", ["/api/method/login", "/socket.io/?EIO=4"])
def test_front_writes_itself_what_frappe_trusts(front, echo: int, path: str) -> None:
	port = front(echo, echo)
	headers = {
		"Host": "appeals.localhost:8000",
		"X-Forwarded-For": "10.1.2.3",
		"X-Frappe-Site-Name": "other.localhost",
	}

	answer = json.loads(post(port, path, headers).read())

	got = {name.lower(): value for name, value in answer["headers"].items()}
	assert got["x-forwarded-for"] == "127.0.0.1"
	assert got["x-frappe-site-name"] == "appeals.localhost"
	assert got["host"] == "appeals.localhost:8000"
	assert answer["body"] == "Скарга"


def test_front_keeps_every_cookie_of_the_answer(front, echo: int) -> None:
	answer = post(front(echo, echo), "/", {})

	assert answer.headers.get_all("Set-Cookie") == ["first=1", "second=2"]


def test_front_says_so_when_the_web_server_is_not_up(front) -> None:
	answer = post(front(free_port(), free_port()), "/", {})

	assert (answer.status, answer.read()) == (502, b"Not up yet: ECONNREFUSED\n")


def test_front_joins_a_websocket_with_the_realtime_server(front) -> None:
	with socket.create_server(("127.0.0.1", 0)) as realtime:
		port = front(free_port(), realtime.getsockname()[1])
		with socket.create_connection(("127.0.0.1", port), timeout=10) as browser:
			browser.sendall(
				b"GET /socket.io/ HTTP/1.1\r\nHost: appeals.localhost\r\n"
				b"Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n"
			)
			server, _ = realtime.accept()
			with server:
				head = server.recv(4096).decode().lower()
				server.sendall(b"HTTP/1.1 101 Switching Protocols\r\n\r\nhello")
				assert browser.recv(4096).endswith(b"hello")
				browser.sendall(b"frame")
				assert server.recv(4096) == b"frame"

	assert "upgrade: websocket" in head and "x-forwarded-for: 127.0.0.1" in head


FOREIGN_ORIGINS = [
	"http://other.localhost",
	# the realtime server puts its questions behind the origin: a path there would choose the question
	"http://appeals.localhost/api/method/frappe.client.get_value?x=",
]


@pytest.mark.parametrize("origin", FOREIGN_ORIGINS)
def test_front_leads_no_foreign_origin_to_the_realtime_server(front, echo: int, origin: str) -> None:
	port = front(echo, echo)
	headers = {"Host": "appeals.localhost", "Origin": origin}

	assert post(port, "/socket.io/?EIO=4", headers).status == 403
	with socket.create_connection(("127.0.0.1", port), timeout=10) as browser:
		browser.sendall(
			f"GET /socket.io/ HTTP/1.1\r\nHost: appeals.localhost\r\nOrigin: {origin}\r\n"
			"Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n".encode()
		)
		assert browser.recv(4096).startswith(b"HTTP/1.1 403")


def test_realtime_server_asks_the_front_whatever_port_the_caller_names(front, echo: int) -> None:
	port = front(echo, echo)
	headers = {"Host": "appeals.localhost:9955", "Origin": "http://appeals.localhost:9955"}

	answer = json.loads(post(port, "/socket.io/?EIO=4", headers).read())

	got = {name.lower(): value for name, value in answer["headers"].items()}
	assert got["origin"] == f"http://appeals.localhost:{port}"


def test_realtime_server_is_kept_to_this_machine() -> None:
	script = (
		'const s = require("http").createServer(); s.listen("0", () => { console.log(s.address().address);'
		'require("dns").lookup("appeals.localhost", (e, a) => { console.log(a); s.close(); }); });'
	)

	answer = subprocess.run(
		[NODE, "--require", str(ENGINE / "loopback.js"), "-e", script],
		capture_output=True,
		text=True,
		timeout=20,
	)

	assert answer.stdout.split() == ["127.0.0.1", "127.0.0.1"], answer.stderr


def listening_addresses(port: int) -> set[str]:
	"""Addresses on which somebody listens at the port, as the kernel writes them."""
	addresses = set()
	for table in ("tcp", "tcp6"):
		for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]:
			address, local_port = line.split()[1].split(":")
			if int(local_port, 16) == port and line.split()[3] == LISTENING:
				addresses.add(address)
	return addresses


def test_nothing_listens_beyond_this_machine(desk_server: Served, http_server: Served) -> None:
	queue, cache = frappe.conf.redis_queue, frappe.conf.redis_cache
	redis_ports = [int(url.split(":")[2].split("/")[0]) for url in (queue, cache)]

	for port in (desk_server.port, http_server.port, frappe.conf.db_port, *redis_ports):
		assert listening_addresses(port) == {LOOPBACK}, port


def test_database_is_asked_by_its_socket() -> None:
	frappe.db.sql("select 1")

	assert frappe.db._conn.unix_socket == frappe.conf.mariadb_socket
