"""Files that go with an erasure, whatever keeps them from being taken off a case otherwise."""

import frappe

from appeals_app.appeal_files.disk import path_of


def erase_file(name: str) -> str | None:
	"""Take a file from the disk at once and then from the database; the record it hung on.

	The disk comes first: bytes that a killed job had left without their row nobody would find any more.
	"""
	file = frappe.db.get_value("File", name, ["file_url", "attached_to_name"], as_dict=True)
	if not file:
		return None  # a copy that went with the file it was made of
	if file.file_url and not frappe.db.exists("File", {"file_url": file.file_url, "name": ("!=", name)}):
		path_of(file.file_url).unlink(missing_ok=True)
	frappe.delete_doc(
		"File",
		name,
		ignore_permissions=True,  # the act was approved by those whose business it is
		delete_permanently=True,
		flags={"is_erased": True},
	)
	return file.attached_to_name
