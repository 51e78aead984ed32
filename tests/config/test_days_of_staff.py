"""Pages of a working day: README.uk.md leads to each, and what they call by name stands so on the screen."""

import csv
import re
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
PAGES = sorted((REPOSITORY / "docs" / "staff").glob("*.md"))


def test_readme_leads_to_every_day() -> None:
	text = (REPOSITORY / "README.uk.md").read_text(encoding="utf-8")

	assert [page.name for page in PAGES if f"(docs/staff/{page.name})" not in text] == []


def test_day_of_the_data_protection_officer_names_what_stands_on_the_screen() -> None:
	package = REPOSITORY / "appeals_app"
	text = " ".join((REPOSITORY / "docs/staff/dpo.md").read_text(encoding="utf-8").split())
	with (package / "translations/uk.csv").open(encoding="utf-8", newline="") as table:
		said = {row[1] for row in csv.reader(table)}
	steps = (package / "fixtures/defaults/42_workflow.json").read_text(encoding="utf-8")

	unknown = {
		name for name in re.findall("«([^»]+)»", text) if name not in said and f'"{name}"' not in steps
	}

	assert not unknown
