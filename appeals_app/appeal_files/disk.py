"""Bytes on the disk: written whole or not at all, gone when the transaction is, removed only once it stands."""

import os
from pathlib import Path

import frappe
from frappe import _
from frappe.utils import get_files_path

from appeals_app.refusal import AppealRuleError

UNFINISHED = ".part"
RANDOM_LETTERS = 40


class FileNotStoredError(AppealRuleError):
	"""The disk did not take the file."""


def stored_name(name: str) -> str:
	"""A name nobody can guess, with the ending by which servers tell the type."""
	return frappe.generate_hash(length=RANDOM_LETTERS) + os.path.splitext(name)[1].lower()


def path_of(file_url: str) -> Path:
	"""Where the bytes of an address lie; the last part of the address alone decides."""
	is_private = file_url.startswith("/private/files/")
	return Path(get_files_path(os.path.basename(file_url), is_private=is_private))


def write_file(file_url: str, content: bytes) -> None:
	"""Store the bytes; they go away again when the transaction is rolled back."""
	path = path_of(file_url)
	try:
		_write_whole(path, content)
	except OSError as error:
		# not a row: it would be rolled back with everything else
		frappe.logger("appeals_files").error("A file could not be stored: error %s", error.errno)
		frappe.throw(
			_(
				"The file could not be stored: the disk of the server is full or does not answer. Nothing else is lost:"
				" tell the administrator, and add the file again later."
			),
			FileNotStoredError,
		)
	frappe.db.after_rollback.add(lambda: path.unlink(missing_ok=True))


def remove_file_later(file_url: str) -> None:
	"""Take the bytes away once the removal of their row is committed: a row given back must find them."""
	path = path_of(file_url)
	frappe.db.after_commit.add(lambda: path.unlink(missing_ok=True))


def _write_whole(path: Path, content: bytes) -> None:
	unfinished = path.with_name(path.name + UNFINISHED)
	try:
		with open(unfinished, "xb") as file:
			file.write(content)
			file.flush()
			os.fsync(file.fileno())
		os.replace(unfinished, path)
	finally:
		unfinished.unlink(missing_ok=True)
