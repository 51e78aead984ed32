"""Configuration of the programs that run: MariaDB, two Redis, and supervisor, which keeps them all up."""

import os
import pwd
import shlex
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tools.engine.packages import PROGRAM_PATH
from tools.engine.paths import Layout
from tools.engine.ports import Ports

SITE = "appeals.localhost"
# one for each worker of the tests
TEST_SITES = ("test.localhost", "test2.localhost")
BENCHMARK_SITE = "benchmark.localhost"
# a place here is the number of a database in the queue's Redis, where jobs may wait: a new site goes to the end
QUEUES = (SITE, TEST_SITES[0], BENCHMARK_SITE, TEST_SITES[1])
# started for tests too; the others only by `make up`
SERVICES = ("mariadb", "redis-cache", "redis-queue")
APPLICATION = ("web", "worker", "scheduler", "realtime", "front")


@dataclass(frozen=True, slots=True)
class Sizes:
	"""What may be sized by variables; the defaults suit two cores."""

	buffer_pool: str = "256M"
	web_workers: int = 2
	web_threads: int = 4
	background_workers: int = 1

	@classmethod
	def from_environment(cls, environment: Mapping[str, str]) -> "Sizes":
		"""Read DB_BUFFER_POOL, WEB_WORKERS, WEB_THREADS and BACKGROUND_WORKERS."""
		default = cls()
		return cls(
			buffer_pool=environment.get("DB_BUFFER_POOL", default.buffer_pool),
			web_workers=int(environment.get("WEB_WORKERS", default.web_workers)),
			web_threads=int(environment.get("WEB_THREADS", default.web_threads)),
			background_workers=int(environment.get("BACKGROUND_WORKERS", default.background_workers)),
		)


def site_of_worker(worker: str | None) -> str:
	"""The test site of a worker of pytest-xdist (gw0, gw1 …); the first one for pytest without workers."""
	return TEST_SITES[int(worker.removeprefix("gw")) if worker else 0]


def queue_database(site: str) -> int:
	"""The database in the queue's Redis: one for each site, so that no worker takes jobs of another site."""
	return QUEUES.index(site)


def current_user() -> str:
	return pwd.getpwuid(os.getuid()).pw_name


def program(name: str) -> str:
	"""Full path of a program that the packages step has made sure of."""
	return shutil.which(name, path=PROGRAM_PATH) or name


def mariadb_config(layout: Layout, ports: Ports, sizes: Sizes) -> str:
	"""A server of our own: reads no other configuration, answers on the loopback address only."""
	return f"""[mariadbd]
user = {current_user()}
datadir = {layout.database}
socket = {layout.database_socket}
pid-file = {layout.sockets / "mariadb.pid"}
bind-address = 127.0.0.1
port = {ports.database}
skip-name-resolve
skip-log-bin
character-set-server = utf8mb4
collation-server = utf8mb4_unicode_ci
character-set-client-handshake = OFF
innodb-buffer-pool-size = {sizes.buffer_pool}
innodb-log-file-size = 128M
innodb-read-only-compressed = OFF
max-allowed-packet = 64M
max-connections = 120
performance-schema = OFF
"""


def redis_config(layout: Layout, name: str, port: int) -> str:
	"""The cache may forget and is never saved; the queue must do neither."""
	common = f"bind 127.0.0.1\nport {port}\ndir {layout.redis}\ndaemonize no\n"
	if name == "redis-cache":
		return common + 'save ""\nappendonly no\nmaxmemory 256mb\nmaxmemory-policy allkeys-lru\n'
	return common + "dbfilename queue.rdb\nappendonly no\nmaxmemory-policy noeviction\n"


def redis_program(layout: Layout) -> Path:
	"""The Redis server under its own name.

	Debian's redis-server is a link to redis-check-rdb, which looks at the name it is called by.
	"""
	link = layout.bin / "redis-server"
	target = shutil.which("redis-server", path=PROGRAM_PATH) or program("redis-check-rdb")
	layout.bin.mkdir(parents=True, exist_ok=True)
	if not link.is_symlink() or os.readlink(link) != target:
		link.unlink(missing_ok=True)
		link.symlink_to(target)
	return link


def commands(layout: Layout, ports: Ports, sizes: Sizes) -> dict[str, tuple[str, Path]]:
	"""Command and working folder of each program."""
	redis, bench, sites = redis_program(layout), layout.bench, layout.sites
	engine = layout.repository / "tools" / "engine"
	frappe = f"{layout.env_python} -m frappe.utils.bench_helper frappe"
	return {
		"mariadb": (f"{program('mariadbd')} --defaults-file={layout.config / 'mariadb.cnf'}", layout.home),
		"redis-cache": (f"{redis} {layout.config / 'redis-cache.conf'}", layout.home),
		"redis-queue": (f"{redis} {layout.config / 'redis-queue.conf'}", layout.home),
		"web": (
			f"{bench / 'env' / 'bin' / 'gunicorn'} --bind 127.0.0.1:{ports.web} --worker-class gthread"
			f" --workers {sizes.web_workers} --threads {sizes.web_threads} --timeout 120 --preload"
			f" --pythonpath {layout.repository} tools.engine.web:application",
			sites,
		),
		"worker": (f"{frappe} worker", sites),
		"scheduler": (f"{frappe} schedule", sites),
		"realtime": (
			f"node --require {engine / 'loopback.js'} {bench / 'apps' / 'frappe' / 'socketio.js'}",
			bench,
		),
		"front": (
			f"node {engine / 'front.js'} {ports.front} {ports.web} {ports.realtime}",
			bench,
		),
	}


def bench_script(layout: Layout) -> str:
	"""The bench command for people: works from any folder, with our tools on its path."""
	folders = (layout.cli / "bin", layout.node_home / "bin", layout.node_home / "node_modules" / ".bin")
	path = ":".join(shlex.quote(str(folder)) for folder in folders)
	return (
		"#!/bin/sh\n"
		"# bench of this folder: .bench/bin/bench --site appeals.localhost console\n"
		f'cd {shlex.quote(str(layout.bench))} && PATH={path}:$PATH exec bench "$@"\n'
	)


def supervisor_config(layout: Layout, ports: Ports, sizes: Sizes) -> str:
	"""Supervisor on a Unix socket of its own; the services start with it, the application when told."""
	socket = layout.supervisor_socket
	parts = [
		f"[unix_http_server]\nfile = {socket}\nchmod = 0700",
		f"[supervisord]\nuser = {current_user()}\nlogfile = {layout.logs / 'supervisor.log'}\n"
		f"pidfile = {layout.sockets / 'supervisor.pid'}\nchildlogdir = {layout.logs}",
		"[rpcinterface:supervisor]\n"
		"supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface",
		f"[supervisorctl]\nserverurl = unix://{socket}",
	]
	for name, (command, folder) in commands(layout, ports, sizes).items():
		parts.append(_program_section(layout, name, command, folder, sizes))
	parts.append(f"[group:services]\nprograms = {','.join(SERVICES)}\npriority = 10")
	parts.append(f"[group:app]\nprograms = {','.join(APPLICATION)}\npriority = 20")
	return "\n\n".join(parts) + "\n"


def _program_section(layout: Layout, name: str, command: str, folder: Path, sizes: Sizes) -> str:
	several = sizes.background_workers if name == "worker" else 1
	lines = [
		f"[program:{name}]",
		f"command = {command}".replace("%", "%%"),
		f"directory = {folder}".replace("%", "%%"),
		f"numprocs = {several}",
		"process_name = %(program_name)s" + ("-%(process_num)s" if several > 1 else ""),
		f"autostart = {'true' if name in SERVICES else 'false'}",
		"autorestart = true",
		"startsecs = 1",
		"stopwaitsecs = 60",
		"stopasgroup = true" if name in APPLICATION else "stopasgroup = false",
		"killasgroup = true",
		"redirect_stderr = true",
		f"stdout_logfile = {layout.logs / name}.log",
		"stdout_logfile_maxbytes = 10MB",
		"stdout_logfile_backups = 2",
	]
	return "\n".join(lines)


def write_configuration(layout: Layout, ports: Ports, sizes: Sizes) -> bool:
	"""Write all files; whether any of them differs from before."""
	files = {
		"mariadb.cnf": mariadb_config(layout, ports, sizes),
		"redis-cache.conf": redis_config(layout, "redis-cache", ports.redis_cache),
		"redis-queue.conf": redis_config(layout, "redis-queue", ports.redis_queue),
		"supervisor.conf": supervisor_config(layout, ports, sizes),
		"../bin/bench": bench_script(layout),
	}
	for folder in (layout.config, layout.redis, layout.logs):
		folder.mkdir(parents=True, exist_ok=True)
	changed = False
	for name, text in files.items():
		file = layout.config / name
		if not file.exists() or file.read_text() != text:
			file.write_text(text)
			changed = True
	(layout.bin / "bench").chmod(0o755)
	return changed


def bench_config(layout: Layout, ports: Ports) -> dict[str, object]:
	"""What the bench's common_site_config.json must say."""
	return {
		"db_host": "127.0.0.1",
		"db_port": ports.database,
		"mariadb_socket": str(layout.database_socket),
		"redis_cache": f"redis://127.0.0.1:{ports.redis_cache}",
		"redis_queue": f"redis://127.0.0.1:{ports.redis_queue}",
		"redis_socketio": f"redis://127.0.0.1:{ports.redis_queue}",
		"webserver_port": ports.front,
		"socketio_port": ports.realtime,
		"default_site": SITE,
		"frappe_user": current_user(),
		"developer_mode": 0,
		"live_reload": False,
		"server_script_enabled": 0,
		# the front, which writes X-Forwarded-For itself
		"trusted_proxies": ["127.0.0.1"],
	}
