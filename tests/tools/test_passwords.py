"""Passwords: made once, kept for the owner only."""

import stat
from pathlib import Path

from tools.engine.passwords import keep_passwords


def test_passwords_are_made_kept_and_differ(tmp_path: Path) -> None:
	first = keep_passwords(tmp_path / "secrets.json", {})

	assert keep_passwords(tmp_path / "secrets.json", {}) == first
	assert len({first.administrator, first.database_root, first.demo}) == 3
	assert min(map(len, (first.administrator, first.database_root, first.demo))) >= 16


def test_only_the_owner_reads_the_file(tmp_path: Path) -> None:
	keep_passwords(tmp_path / "secrets.json", {})

	assert stat.S_IMODE((tmp_path / "secrets.json").stat().st_mode) == 0o600


def test_variables_are_taken_at_the_first_run_only(tmp_path: Path) -> None:
	path = tmp_path / "secrets.json"

	first = keep_passwords(path, {"ADMIN_PASSWORD": "первий-1", "DEMO_PASSWORD": "demo"})
	later = keep_passwords(path, {"ADMIN_PASSWORD": "other"})

	assert (first.administrator, first.demo) == ("первий-1", "demo")
	assert later.administrator == "первий-1"


def test_record_of_an_older_version_is_completed(tmp_path: Path) -> None:
	path = tmp_path / "secrets.json"
	path.write_text('{"administrator": "kept"}')

	passwords = keep_passwords(path, {})

	assert passwords.administrator == "kept" and passwords.demo
