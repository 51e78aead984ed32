"""Ports: free ones, recorded ones, or those asked for."""

import socket
from pathlib import Path

import pytest

from tools.engine.ports import CHOICES, PortTaken, choose_ports, is_free, keep_ports

USUAL = {name: usual for name, (_, usual) in CHOICES.items()}


def all_free(port: int) -> bool:
	return True


def test_usual_ports_are_taken_when_free() -> None:
	assert choose_ports({}, {}, running=False, free=all_free).front == 8000


def test_next_free_port_is_taken_when_the_usual_is_used() -> None:
	ports = choose_ports({}, {}, running=False, free=lambda port: port not in (8000, 8001))

	assert ports.front == 8002


def test_recorded_ports_are_kept() -> None:
	recorded = {**USUAL, "front": 8055}

	assert choose_ports(recorded, {}, running=False, free=all_free).front == 8055


def test_recorded_port_that_another_program_took_is_replaced() -> None:
	recorded = {**USUAL, "front": 8055}

	assert choose_ports(recorded, {}, running=False, free=lambda port: port != 8055).front == 8000


def test_ports_of_our_running_processes_are_not_looked_at() -> None:
	recorded = {**USUAL, "front": 8055}

	ports = choose_ports(recorded, {"WEB_PORT": "8099"}, running=True, free=lambda port: False)

	assert ports.front == 8055


def test_variable_comes_before_the_record() -> None:
	assert choose_ports(USUAL, {"WEB_PORT": "8099"}, running=False, free=all_free).front == 8099


@pytest.mark.parametrize("value", ["8099", "eighty", "0", "70000", "-1"])
def test_variable_that_cannot_be_used_is_refused(value: str) -> None:
	with pytest.raises(PortTaken, match=f"WEB_PORT={value} is"):
		choose_ports({}, {"WEB_PORT": value}, running=False, free=lambda port: port != 8099)


def test_no_port_is_given_twice() -> None:
	ports = choose_ports({}, {"WEB_PORT": "9000"}, running=False, free=all_free)

	assert (ports.front, ports.realtime) == (9000, 9001)


def test_a_port_somebody_listens_on_is_not_free() -> None:
	with socket.create_server(("127.0.0.1", 0)) as server:
		port = server.getsockname()[1]
		assert not is_free(port)
	assert is_free(port)


def test_choice_is_recorded(tmp_path: Path) -> None:
	path = tmp_path / "ports.json"

	first = keep_ports(path, {}, running=False)

	assert keep_ports(path, {}, running=True) == first
