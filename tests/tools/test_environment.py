"""The environment of the steps' commands."""

from pathlib import Path

from tools.engine.environment import command_environment, parse_pip_settings, service_environment, uv_settings
from tools.engine.leftovers import MARK
from tools.engine.paths import Layout

LISTING = """\
:env:.cert='/etc/ssl/ca.crt'
global.index-url='https://mirror.example.org/simple'
global.timeout='60'
"""


def test_pip_listing_is_read_without_its_sections() -> None:
	assert parse_pip_settings(LISTING) == {
		"cert": "/etc/ssl/ca.crt",
		"index-url": "https://mirror.example.org/simple",
		"timeout": "60",
	}


def test_mirror_known_to_pip_is_said_to_uv() -> None:
	assert uv_settings({}, parse_pip_settings(LISTING)) == {
		"UV_INDEX_URL": "https://mirror.example.org/simple",
		"SSL_CERT_FILE": "/etc/ssl/ca.crt",
		"UV_SYSTEM_CERTS": "1",
	}


def test_what_is_said_to_uv_itself_stays() -> None:
	said = {"UV_INDEX_URL": "x", "SSL_CERT_FILE": "y", "UV_SYSTEM_CERTS": "0"}

	assert uv_settings(said, parse_pip_settings(LISTING)) == {}


def test_another_environment_does_not_leak_in(tmp_path: Path) -> None:
	machine = {"VIRTUAL_ENV": "/x", "PYTHONPATH": "/y", "DEV_SERVER": "1", "HOME": "/root"}

	environment = command_environment(Layout(tmp_path), machine, {})

	assert not environment.keys() & {"VIRTUAL_ENV", "PYTHONPATH", "DEV_SERVER"}
	assert environment["HOME"] == "/root"


def test_processes_keep_their_compiled_modules_out_of_the_tree(tmp_path: Path) -> None:
	environment = command_environment(Layout(tmp_path), {"PYTHONDONTWRITEBYTECODE": "1"}, {})

	assert environment["PYTHONPYCACHEPREFIX"].startswith(str(tmp_path))
	assert "PYTHONDONTWRITEBYTECODE" not in environment


def test_our_tools_come_first_and_the_step_is_marked(tmp_path: Path) -> None:
	environment = command_environment(Layout(tmp_path), {}, {})

	assert environment["PATH"].startswith(str(tmp_path / "tools" / "cli" / "bin"))
	assert environment[MARK] == str(tmp_path)


def test_programs_that_live_on_are_neither_of_a_step_nor_in_a_test(tmp_path: Path) -> None:
	"""With CI the worker would mark letters as sent without sending them."""
	of_steps = command_environment(Layout(tmp_path), {"CI": "true", "HOME": "/root"}, {})

	environment = service_environment(Layout(tmp_path), of_steps)

	assert not environment.keys() & {"CI", MARK}
	assert environment["HOME"] == "/root"
