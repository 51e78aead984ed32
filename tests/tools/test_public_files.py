"""An address under /files/ names a file of the site's public folder, or nothing."""

from pathlib import Path

import pytest

from tools.engine.public_files import file_inside, public_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
	public = tmp_path / "a.localhost" / "public" / "files"
	(public / "deep").mkdir(parents=True)
	(public / "logo.png").write_bytes(b"1")
	(public / "deep" / "лист.pdf").write_bytes(b"1")
	(tmp_path / "a.localhost" / "public" / "files-of-others").mkdir()
	(tmp_path / "a.localhost" / "public" / "files-of-others" / "x").write_bytes(b"1")
	(tmp_path / "a.localhost" / "site_config.json").write_text("{}")
	return public


@pytest.mark.parametrize("path", ["logo.png", "deep/лист.pdf", "deep/../logo.png"])
def test_file_of_the_folder_is_found(folder: Path, path: str) -> None:
	assert file_inside(str(folder), path) == str((folder / path).resolve())


@pytest.mark.parametrize(
	"path",
	[
		"",
		".",
		"deep",
		"none.png",
		"../../site_config.json",
		"deep/../../../site_config.json",
		"..\\..\\site_config.json",
		"..%2f..%2fsite_config.json",
		"../files-of-others/x",
		"/etc/passwd",
		"//etc/passwd",
		"logo.png\0",
		"../../site_config.json\0.png",
		"\ud800",
		"x" * 5000,
	],
)
def test_nothing_else_is(folder: Path, path: str) -> None:
	assert file_inside(str(folder), path) is None


def test_link_out_of_the_folder_is_not_followed(folder: Path) -> None:
	(folder / "link.json").symlink_to(folder.parents[1] / "site_config.json")
	(folder / "up").symlink_to(folder.parents[1])

	assert file_inside(str(folder), "link.json") is None
	assert file_inside(str(folder), "up/site_config.json") is None


@pytest.mark.parametrize("host", ["", "..", ".", "../x", "/etc", "a/../b", "a\\b", ":8000"])
def test_host_that_is_no_name_of_a_site_has_no_folder(host: str) -> None:
	assert public_folder("/sites", host) == ""
	assert file_inside("", "etc/passwd") is None


def test_folder_is_that_of_the_host() -> None:
	assert public_folder("/sites", "a.localhost:8000") == "/sites/a.localhost/public/files"
