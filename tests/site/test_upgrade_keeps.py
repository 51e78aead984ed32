"""`bench migrate` with a newer version of the app loses nothing an administrator changed without code."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.customising import FIELD, KINDS
from tests.site.upgrading import (
	NEW_FIELD,
	NEW_INDEXES,
	NEW_TEMPLATE,
	NEWER_WORDS,
	PATCHED,
	REPOSITORY,
	SiteCopy,
	copied_site,
	indexes_of,
	take_new_indexes_away,
	write_newer_version,
)


def looked_at(copy: SiteCopy, *words: str, code: Path = REPOSITORY) -> dict:
	return json.loads(copy.run("-m", "tests.site.customising", copy.name, *words, code=code))


@pytest.fixture(scope="module")
def upgrade(
	site: str, sites_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[dict, dict]]:
	"""What stood on a customised copy of the site before the upgrade, and what stands there after it."""
	newer = write_newer_version(tmp_path_factory.mktemp("newer"))
	with copied_site(site, sites_path) as copy:
		take_new_indexes_away(copy)
		before = {**looked_at(copy), "indexes": indexes_of(copy)}
		copy.migrate(newer)
		yield before, {**looked_at(copy, "look", code=newer), "indexes": indexes_of(copy)}


@pytest.mark.parametrize("kind", KINDS)
def test_upgrade_keeps_what_was_changed_without_code(kind: str, upgrade: tuple[dict, dict]) -> None:
	before, after = upgrade

	assert before["records"][kind]
	assert after["records"][kind] == before["records"][kind]


def test_forms_stay_as_they_were_customised_and_get_the_new_field(upgrade: tuple[dict, dict]) -> None:
	before, after = upgrade

	assert {field: look for field, look in after["fields"].items() if field != NEW_FIELD} == before["fields"]
	assert after["fields"]["sender_number"][0] == 1
	assert after["fields"]["brief"][1] == "Коротко: хто, про що, де"
	assert {FIELD, NEW_FIELD} <= after["fields"].keys()


def test_records_nobody_touched_take_over_the_newer_version(upgrade: tuple[dict, dict]) -> None:
	_before, after = upgrade

	assert after["channels"].pop("post") == "Поштою України"
	assert after["channels"]
	assert all(title.endswith(NEWER_WORDS) for title in after["channels"].values())
	assert NEW_TEMPLATE in after["templates"]


def test_what_is_ours_is_renewed_and_the_patch_has_run(upgrade: tuple[dict, dict]) -> None:
	_before, after = upgrade

	assert after["custom_fields"]
	assert all(description.endswith(NEWER_WORDS) for description in after["custom_fields"])
	assert after["defaults"][PATCHED] == "done"


def test_page_of_changed_defaults_tells_which_newer_content_waits(upgrade: tuple[dict, dict]) -> None:
	_before, after = upgrade
	records = [one for group in after["changed_defaults"]["groups"] for one in group["records"]]
	waiting = {one["doctype"] for one in records if one["newer_waits"]}

	assert waiting == {"Appeal Channel", "Appeal Reply Template", "Notification", "Workflow"}
	assert [one["doctype"] for one in records if one["state"] == "removed"] == ["Appeal Reply Template"]
	assert "Working Calendar" in {one["doctype"] for one in records} - waiting


def test_tables_of_an_older_version_get_the_new_indexes(upgrade: tuple[dict, dict]) -> None:
	before, after = upgrade

	assert not before["indexes"] & set(NEW_INDEXES.items())
	assert set(NEW_INDEXES.items()) <= after["indexes"]
	assert before["indexes"] <= after["indexes"]
