"""Steps are done once, again when their inputs change, and from the start after they were broken off."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tools.engine.steps import Log, Marker, Runner, Step, StepFailed, StepSkipped


@pytest.fixture
def said() -> list[str]:
	return []


@pytest.fixture
def runner(tmp_path: Path, said: list[str]) -> Runner:
	return Runner(markers=tmp_path / "steps", logs=tmp_path / "logs", write=said.append)


def counting_step(runs: list[str], name: str = "one", **changes: object) -> Step:
	def run(log: Log) -> None:
		runs.append(name)

	return Step(**{"name": name, "title": name, "run": run, **changes})


def test_step_done_before_is_not_done_again(runner: Runner, said: list[str]) -> None:
	runs: list[str] = []

	runner.do(counting_step(runs))
	runner.do(counting_step(runs))

	assert runs == ["one"]
	assert "".join(said).splitlines()[1].endswith("done before")


def test_changed_inputs_have_the_step_done_again(runner: Runner) -> None:
	runs: list[str] = []
	inputs = iter(["old", "new"])
	step = counting_step(runs, inputs=lambda: next(inputs))

	runner.do(step)
	runner.do(step)

	assert runs == ["one", "one"]


def test_step_whose_result_is_gone_is_done_again(runner: Runner) -> None:
	runs: list[str] = []

	runner.do(counting_step(runs))
	runner.do(counting_step(runs, holds=lambda: False))

	assert runs == ["one", "one"]


def test_doing_a_step_again_undoes_those_after_it(runner: Runner) -> None:
	runs: list[str] = []
	ground, house = counting_step(runs, "ground"), counting_step(runs, "house", after=("ground",))
	runner.do_all([ground, house])

	runner.forget("ground")
	runner.do_all([ground, house])

	assert runs == ["ground", "house", "ground", "house"]


@pytest.mark.parametrize("end", [KeyboardInterrupt, SystemExit, RuntimeError])
def test_broken_off_step_leaves_no_marker_and_is_done_from_the_start(
	runner: Runner, end: type[BaseException]
) -> None:
	runs: list[str] = []

	def break_off(log: Log) -> None:
		raise end

	runner.do(counting_step(runs))
	with pytest.raises((end, StepFailed)):
		runner.do(counting_step(runs, inputs=lambda: "changed", run=break_off))
	assert runner.marker("one") is None
	runner.do(counting_step(runs))

	assert runs == ["one", "one"]


def test_file_changed_while_the_step_ran_calls_for_the_step_again(runner: Runner, tmp_path: Path) -> None:
	source = tmp_path / "source"
	source.write_text("before")
	runs: list[str] = []

	def run(log: Log) -> None:
		runs.append(source.read_text())
		source.write_text("after")

	step = Step(name="one", title="one", run=run, inputs=source.read_text)
	runner.do(step)
	runner.do(step)

	assert runs == ["before", "after"]


def test_skipped_step_says_why_and_is_tried_again(runner: Runner, said: list[str]) -> None:
	def skip(log: Log) -> None:
		raise StepSkipped("nothing to load")

	runner.do(Step(name="one", title="one", run=skip))

	assert "".join(said).split() == ["one", "skipped:", "nothing", "to", "load"]
	assert runner.marker("one") is None


def test_failure_names_step_log_cause_and_advice(runner: Runner, tmp_path: Path) -> None:
	command = ["sh", "-c", "seq 1 30; echo 'no space left' >&2; exit 3"]
	step = Step(name="one", title="first", run=lambda log: log.run(*command), advice="Make room.")

	with pytest.raises(StepFailed) as failure:
		runner.do(step)

	text = str(failure.value)
	assert "Step 'one' (first) failed: the command sh ended with code 3" in text
	assert "no space left" in text and "    12\n" in text and "    11\n" not in text
	assert str(tmp_path / "logs" / "one.log") in text
	assert text.endswith("Make room.")


@pytest.mark.parametrize("torn", ["", "{", "[]", '{"inputs": "x"}'])
def test_torn_marker_counts_as_none(tmp_path: Path, torn: str) -> None:
	path = tmp_path / "one.json"
	path.write_text(torn)

	assert Marker.read(path) is None


def test_text_given_to_a_command_does_not_reach_the_log(make_log: Callable[[], Log]) -> None:
	log = make_log()

	log.run("sh", "-c", "read line; echo ${#line} letters", stdin="password\n")

	assert "8 letters" in log.path.read_text()
	assert "password" not in log.path.read_text()


def test_log_keeps_output_in_order(tmp_path: Path, make_log: Callable[[], Log]) -> None:
	log = make_log()

	log.write("first")
	log.run("sh", "-c", "echo second; echo third >&2")

	assert [line for line in log.path.read_text().splitlines() if not line.startswith("$")] == [
		"first",
		"second",
		"third",
	]
