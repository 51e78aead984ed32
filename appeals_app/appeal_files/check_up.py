"""Do rows and bytes agree?  Counted both ways, for the administrator of the server."""

from dataclasses import dataclass
from pathlib import Path

import frappe
from frappe.utils import get_files_path

from appeals_app.appeal_files import disk

LOCAL = ("/private/files/", "/files/")


@dataclass(frozen=True, slots=True)
class FilesCheck:
	"""What does not agree: paths inside the site's folder, and names of File rows."""

	files_without_rows: list[str]
	rows_without_files: list[str]

	@property
	def is_clean(self) -> bool:
		"""Every row has its bytes and every file its row."""
		return not self.files_without_rows and not self.rows_without_files


def check_files() -> FilesCheck:
	"""Compare the rows of File with the folders of the site; nothing is changed."""
	rows = frappe.get_all("File", filters={"is_folder": 0}, fields=["name", "file_url"])
	addresses = {row.file_url for row in rows}
	return FilesCheck(
		files_without_rows=[
			f"{'private' if is_private else 'public'}/files/{path.name}"
			for is_private in (True, False)
			for path in _stored(is_private)
			if f"{LOCAL[0 if is_private else 1]}{path.name}" not in addresses
		],
		rows_without_files=[
			row.name
			for row in rows
			if (row.file_url or "").startswith(LOCAL) and not disk.path_of(row.file_url).exists()
		],
	)


def _stored(is_private: bool) -> list[Path]:
	folder = Path(get_files_path(is_private=is_private))
	return sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
