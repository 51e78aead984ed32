"""Ports on 127.0.0.1: given by variables or the first free ones, recorded for the life of the bench."""

import socket
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from tools.engine.records import read_record, write_record

# name of the port: (variable, where the search for a free one begins)
CHOICES = {
	"front": ("WEB_PORT", 8000),
	"web": ("GUNICORN_PORT", 8100),
	"realtime": ("SOCKETIO_PORT", 9000),
	"redis_cache": ("REDIS_CACHE_PORT", 13000),
	"redis_queue": ("REDIS_QUEUE_PORT", 11000),
	"database": ("DB_PORT", 13306),
}
SEARCH_WIDTH = 200


class PortTaken(Exception):
	"""A port that was asked for by a variable is used by another program."""


@dataclass(frozen=True, slots=True)
class Ports:
	"""`front` is the address people open; the others stand behind it."""

	front: int
	web: int
	realtime: int
	redis_cache: int
	redis_queue: int
	database: int


def is_free(port: int) -> bool:
	"""Whether nobody listens on the port on 127.0.0.1 or on all addresses."""
	with socket.socket() as probe:
		probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
		try:
			probe.bind(("127.0.0.1", port))
		except OSError:
			return False
	return True


def choose_ports(
	recorded: Mapping[str, int],
	environment: Mapping[str, str],
	*,
	running: bool,
	free: Callable[[int], bool] = is_free,
) -> Ports:
	"""Ports to use now.

	While our own processes run, the recorded ports are theirs. Otherwise a variable comes first (and must be
	free), then the recorded port if it is still free, then the first free one from the usual number up.
	"""
	if running and set(recorded) == {field.name for field in fields(Ports)}:
		return Ports(**recorded)
	chosen: dict[str, int] = {}
	for name, (variable, usual) in CHOICES.items():
		taken = set(chosen.values())
		if variable in environment:
			chosen[name] = _asked_for(variable, environment[variable], taken, free)
		else:
			chosen[name] = _first_free(
				[recorded.get(name, usual), *range(usual, usual + SEARCH_WIDTH)], taken, free
			)
	return Ports(**chosen)


def _asked_for(variable: str, value: str, taken: set[int], free: Callable[[int], bool]) -> int:
	if not value.isdigit() or not 0 < int(value) < 65536:
		raise PortTaken(f"{variable}={value} is not a port number. Give a number from 1 to 65535.")
	if int(value) in taken or not free(int(value)):
		raise PortTaken(f"{variable}={value} is used by another program. Give another number or unset it.")
	return int(value)


def _first_free(candidates: list[int], taken: set[int], free: Callable[[int], bool]) -> int:
	for port in candidates:
		if port not in taken and free(port):
			return port
	raise PortTaken(
		f"No free port from {candidates[1]} to {candidates[-1]}. Stop something or set the variable."
	)


def keep_ports(path: Path, environment: Mapping[str, str], *, running: bool) -> Ports:
	"""Choose the ports and record them."""
	recorded = read_record(path)
	ports = choose_ports(recorded, environment, running=running)
	if asdict(ports) != recorded:
		write_record(path, asdict(ports))
	return ports
