"""The table of logins in the READMEs is that of the demo."""

import csv
import re
from pathlib import Path

import pytest

import appeals_app
from appeals_app.permissions import roles
from appeals_app.setup.demo.organisation import read_organisation

PACKAGE = Path(appeals_app.__file__).parent
ROW = re.compile(r"^\| (?P<role>[^|]+?) \| `(?P<login>[\w.]+@demo\.example)` \|", re.MULTILINE)


def names_of_roles(language: str) -> dict[str, str]:
	"""How a README of the language calls each role."""
	if language == "en":
		return {role: role.removeprefix("Appeals ") for role in roles.ALL_ROLES}
	with (PACKAGE / "translations" / "uk.csv").open(encoding="utf-8", newline="") as rows:
		translated = {row[0]: row[1] for row in csv.reader(rows) if row}
	return {role: translated[role] for role in roles.ALL_ROLES}


@pytest.mark.parametrize(("readme", "language"), [("README.md", "en"), ("README.uk.md", "uk")])
def test_readme_lists_a_login_of_the_demo_for_each_role(readme: str, language: str) -> None:
	names = names_of_roles(language)
	of_the_demo = {
		(names[role], officer.email)
		for officer in read_organisation().officers
		for role in officer.roles
		if role in names
	}

	listed = {match.groups() for match in ROW.finditer((PACKAGE.parent / readme).read_text())}

	assert listed <= of_the_demo
	assert {role for role, _ in listed} == set(names.values())
