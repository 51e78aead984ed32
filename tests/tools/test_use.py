"""Services started for tests are stopped by the last run that uses them, and only those."""

from pathlib import Path

import pytest

from tools.engine.use import SharedUse


@pytest.fixture
def stops() -> list[str]:
	return []


def test_services_started_for_tests_are_stopped_at_the_end(tmp_path: Path, stops: list[str]) -> None:
	use = SharedUse(tmp_path)
	use.started_for_tests()

	with use.of_tests(lambda: stops.append("stopped")):
		assert stops == []

	assert stops == ["stopped"]


def test_services_that_ran_before_are_left_running(tmp_path: Path, stops: list[str]) -> None:
	with SharedUse(tmp_path).of_tests(lambda: stops.append("stopped")):
		pass

	assert stops == []


def test_failing_tests_stop_the_services_too(tmp_path: Path, stops: list[str]) -> None:
	use = SharedUse(tmp_path)
	use.started_for_tests()

	with pytest.raises(KeyboardInterrupt), use.of_tests(lambda: stops.append("stopped")):
		raise KeyboardInterrupt

	assert stops == ["stopped"]


def test_the_last_of_two_runs_stops_the_services(tmp_path: Path, stops: list[str]) -> None:
	use = SharedUse(tmp_path)
	use.started_for_tests()

	with use.of_tests(lambda: stops.append("second")):
		with use.of_tests(lambda: stops.append("first")):
			pass
		assert stops == []

	assert stops == ["second"]


def test_services_taken_over_by_the_running_system_stay(tmp_path: Path, stops: list[str]) -> None:
	use = SharedUse(tmp_path)
	use.started_for_tests()

	with use.of_tests(lambda: stops.append("stopped")):
		use.started_to_stay()

	assert stops == []
