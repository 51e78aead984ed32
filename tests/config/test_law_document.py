"""docs/law.md names every rule, switch and ground the code knows, and only tests that exist."""

import re
from pathlib import Path

import pytest

from appeals_app.domain.stop_grounds import LAW_OF_GROUND, StopGround
from appeals_app.domain.term_rules import TERM_RULES
from appeals_app.domain.term_switches import SWITCH_TYPES, allowed_answers

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "law.md").read_text()
ROWS = [line for line in TEXT.splitlines() if line.startswith("|")]


def rows_with(word: str) -> list[str]:
	return [row for row in ROWS if f"`{word}`" in row]


@pytest.mark.parametrize("code", list(TERM_RULES))
def test_every_term_has_its_row_and_says_whether_it_was_verified(code: str) -> None:
	rows = rows_with(code)

	assert rows
	assert TERM_RULES[code].is_verified or all("⚠" in row for row in rows)


@pytest.mark.parametrize("switch", list(SWITCH_TYPES))
def test_every_switch_has_its_row_with_every_answer(switch: str) -> None:
	(row,) = rows_with(switch)

	assert all(f"`{answer}`" in row for answer in allowed_answers(switch))


@pytest.mark.parametrize("ground", list(StopGround))
def test_every_ground_has_its_row_and_says_whether_it_was_verified(ground: StopGround) -> None:
	(row,) = rows_with(ground.value)

	assert ("⚠" in row) is not LAW_OF_GROUND[ground].is_verified


def test_every_test_it_names_exists() -> None:
	named = set(re.findall(r"`((?:tests/[a-z_/]+/)?test_[a-z0-9_]+\.py)`", TEXT))
	known = {path.name for path in (ROOT / "tests").rglob("test_*.py")}

	assert named
	assert not {name for name in named if "/" in name and not (ROOT / name).is_file()}
	assert not {name for name in named if Path(name).name not in known}
