"""Which Python and Node.js are used."""

from collections.abc import Callable

import pytest

from tools.engine.interpreters import (
	NoInterpreter,
	Python,
	ask_python,
	choose_python,
	machine_node_will_do,
	node_version,
)


def machine_with(**versions: tuple[int, int]) -> Callable[[str], Python | None]:
	"""A machine on whose PATH these interpreters are; every other name fails."""

	def ask(path: str) -> Python | None:
		key = path.replace(".", "_")
		return Python(f"/usr/bin/{path}", versions[key]) if key in versions else None

	return ask


def test_newest_python_that_the_engine_takes_is_chosen() -> None:
	ask = machine_with(python3=(3, 13), python3_10=(3, 10), python3_11=(3, 11), python3_12=(3, 12))

	assert choose_python("registry", {}, ask=ask).version == (3, 11)
	assert choose_python("git", {}, ask=ask).version == (3, 12)


def test_plain_python3_is_taken_when_it_fits() -> None:
	assert choose_python("registry", {}, ask=machine_with(python3=(3, 10))).path == "/usr/bin/python3"


def test_machine_without_a_fitting_python_is_told_what_to_install() -> None:
	with pytest.raises(NoInterpreter, match=r"needs Python 3\.10 or Python 3\.11 with venv.*FRAPPE_PYTHON"):
		choose_python("registry", {}, ask=machine_with(python3=(3, 12)))


def test_demanded_python_is_taken() -> None:
	ask = machine_with(python3_11=(3, 11), python3_10=(3, 10))

	assert choose_python("git", {"FRAPPE_PYTHON": "python3.10"}, ask=ask).version == (3, 10)


def test_demanded_python_that_does_not_fit_is_refused() -> None:
	with pytest.raises(NoInterpreter, match=r"FRAPPE_PYTHON=python3\.12"):
		choose_python("registry", {"FRAPPE_PYTHON": "python3.12"}, ask=machine_with(python3_12=(3, 12)))


def test_interpreter_answers_by_its_own_path(fake_program: Callable[[str, str], None]) -> None:
	fake_program("python3.11", "echo 3 11 /opt/python with space/bin/python3.11")

	assert ask_python("python3.11") == Python("/opt/python with space/bin/python3.11", (3, 11))


@pytest.mark.parametrize("script", ["exit 127", "echo 'No module named ensurepip' >&2; exit 1"])
def test_shim_or_python_without_venv_counts_as_none(
	fake_program: Callable[[str, str], None], script: str
) -> None:
	fake_program("python3.11", script)

	assert ask_python("python3.11") is None


@pytest.mark.parametrize(
	("version", "has_npm", "expected"),
	[(None, False, False), (12, True, False), (18, False, False), (18, True, True), (22, True, True)],
)
def test_machine_node_is_used_from_18_on_together_with_npm(
	version: int | None, has_npm: bool, expected: bool
) -> None:
	assert machine_node_will_do(version, has_npm) is expected


def test_node_version_is_read(fake_program: Callable[[str, str], None]) -> None:
	fake_program("node", "echo v18.20.4")

	assert node_version() == 18


def test_machine_without_node_has_no_version() -> None:
	assert node_version("no-such-node") is None
