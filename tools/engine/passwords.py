"""Passwords: from variables at the first run or else made at random; kept in a file only the owner reads."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tools.engine.records import read_record, write_record

VARIABLES = {
	"administrator": "ADMIN_PASSWORD",
	"database_root": "DB_ROOT_PASSWORD",
	"demo": "DEMO_PASSWORD",
}


@dataclass(frozen=True, slots=True)
class Passwords:
	"""Administrator of the sites, root of the database, and the demo users (one for all of them)."""

	administrator: str
	database_root: str
	demo: str


def keep_passwords(path: Path, environment: Mapping[str, str]) -> Passwords:
	"""The recorded passwords; those missing are taken from the environment or made, and recorded."""
	recorded = read_record(path)
	chosen = {
		key: recorded.get(key) or environment.get(variable) or secrets.token_urlsafe(12)
		for key, variable in VARIABLES.items()
	}
	if chosen != recorded:
		write_record(path, chosen, mode=0o600)
	return Passwords(**chosen)
