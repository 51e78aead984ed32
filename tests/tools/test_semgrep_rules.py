"""The project's own rules of semgrep find what was planted for each of them, and nothing beside it."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

RULES = Path(__file__).resolve().parents[2] / "tools" / "semgrep"
FEWEST_RULES = 25


def planted(word: str) -> set[tuple[str, int]]:
	"""Rule and line of each planted case: the comment stands on the line before."""
	return {
		(rule, number + 1)
		for number, line in enumerate((RULES / "planted.py").read_text().splitlines(), 1)
		for marked in re.findall(rf"# {word}: (.*)$", line)
		for rule in marked.split(", ")
	}


def rules() -> set[str]:
	return set(re.findall(r"^  - id: (\S+)$", (RULES / "rules.yaml").read_text(), re.MULTILINE))


@pytest.fixture(scope="module")
def found() -> set[tuple[str, int]]:
	"""What semgrep finds among the planted cases, without a network."""
	program = shutil.which("semgrep", path=str(Path(sys.executable).parent))
	assert program, "semgrep is not beside this Python; `make test-fast` installs it"
	offline = ["--metrics=off", "--disable-version-check", "--json", "--quiet"]
	answer = subprocess.run(
		[program, "scan", *offline, "--config", str(RULES / "rules.yaml"), str(RULES / "planted.py")],
		capture_output=True,
		text=True,
		timeout=240,
	)
	results = json.loads(answer.stdout)["results"]
	return {(result["check_id"].rpartition(".")[2], result["start"]["line"]) for result in results}


def test_each_planted_case_is_found(found: set[tuple[str, int]]) -> None:
	assert planted("ruleid") - found == set()


def test_nothing_else_is_found(found: set[tuple[str, int]]) -> None:
	assert found - planted("ruleid") == set()


def test_each_rule_has_a_planted_case() -> None:
	assert len(rules()) >= FEWEST_RULES
	assert {rule for rule, _ in planted("ruleid")} == rules()
