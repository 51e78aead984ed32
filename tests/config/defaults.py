"""Records the app ships: fixtures, which stay ours, and defaults, which become the administrator's."""

import json
from functools import cache
from pathlib import Path

from tests.config.doctypes import PACKAGE

FIXTURES = PACKAGE / "fixtures"
DEFAULTS = FIXTURES / "defaults"


@cache
def records_in(path: Path) -> tuple[dict, ...]:
	"""Records of one file, in its order."""
	return tuple(json.loads(path.read_text()))


def fixture_paths() -> list[Path]:
	"""Files Frappe imports at every migrate: those directly in the folder."""
	return sorted(FIXTURES.glob("*.json"))


def default_paths() -> list[Path]:
	"""Files of the seeder, in the order it takes them."""
	return sorted(DEFAULTS.glob("*.json"))


def shipped(doctype: str) -> dict[str, dict]:
	"""Records of the DocType among fixtures and defaults, by name."""
	return {
		record["name"]: record
		for path in (*fixture_paths(), *default_paths())
		for record in records_in(path)
		if record["doctype"] == doctype
	}


def appeal_workflow() -> dict:
	"""The active workflow of appeals."""
	active = [
		flow
		for flow in shipped("Workflow").values()
		if flow["document_type"] == "Appeal" and flow["is_active"]
	]
	assert len(active) == 1, "one active workflow of appeals is shipped"
	return active[0]
