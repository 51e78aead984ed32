"""Do rows and bytes agree?  Counted both ways, for the administrator of the server."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import frappe
from frappe.utils import get_files_path

from appeals_app.appeal_files import disk

LOCAL = ("/private/files/", "/files/")
PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class FilesCheck:
	"""What does not agree: paths inside the site's folder, and names of File rows."""

	files_without_rows: list[str]
	rows_without_files: list[str]
	rows_with_other_bytes: list[str]

	@property
	def is_clean(self) -> bool:
		"""Every row has its bytes, those it was stored with, and every file its row."""
		return not (self.files_without_rows or self.rows_without_files or self.rows_with_other_bytes)


def check_files() -> FilesCheck:
	"""Compare the rows of File with the folders of the site; nothing is changed."""
	rows = frappe.get_all("File", filters={"is_folder": 0}, fields=["name", "file_url", "content_hash"])
	local = [row for row in rows if (row.file_url or "").startswith(LOCAL)]
	addresses = {row.file_url for row in rows}
	return FilesCheck(
		files_without_rows=[
			f"{'private' if is_private else 'public'}/files/{path.name}"
			for is_private in (True, False)
			for path in _stored(is_private)
			if f"{LOCAL[0 if is_private else 1]}{path.name}" not in addresses
		],
		rows_without_files=[row.name for row in local if not disk.path_of(row.file_url).exists()],
		rows_with_other_bytes=[row.name for row in local if _has_other_bytes(row)],
	)


def _stored(is_private: bool) -> list[Path]:
	folder = Path(get_files_path(is_private=is_private))
	return sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))


def _has_other_bytes(row: frappe._dict) -> bool:
	"""The file is there, and is not what the row was stored with; a row without a hash tells nothing."""
	path = disk.path_of(row.file_url)
	return bool(row.content_hash) and path.is_file() and _hash_of(path) != row.content_hash


def _hash_of(path: Path) -> str:
	"""As the framework counts it for the row (MD5), read piece by piece; it finds damage, and is no seal."""
	counted = hashlib.md5(usedforsecurity=False)  # nosemgrep: tools.semgrep.weak-hash
	with path.open("rb") as file:
		while piece := file.read(PIECE):
			counted.update(piece)
	return counted.hexdigest()
