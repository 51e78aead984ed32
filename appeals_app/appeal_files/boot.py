"""What the Desk knows of files from the start."""

import frappe

from appeals_app.appeal_files.config import largest_register


def add_register_size(bootinfo: frappe._dict) -> None:
	"""How large the file of an import may be: the form tells it before anything is sent."""
	bootinfo.appeal_register_bytes = largest_register()
