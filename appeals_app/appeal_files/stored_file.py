"""The framework's File, held to the rules of the register.

Every File of the site goes through here, because an unattached one may be attached later.  What hangs on a
document of the app, or on nothing yet, is private, of an allowed kind and stored under a name nobody can guess;
no row ever points at the bytes of another.
"""

from pathlib import Path
from urllib.parse import unquote

import frappe
from frappe import _
from frappe.core.doctype.file.file import File, decode_file_content, get_content_hash
from frappe.utils import cint

from appeals_app.appeal_files import disk
from appeals_app.appeal_files.access import has_permission
from appeals_app.appeal_files.acts import check_may_remove, record_file_act, tell_download
from appeals_app.appeal_files.hanging import document_behind
from appeals_app.appeal_files.intake import (
	check_content,
	check_place,
	check_room_of_document,
	may_be_public,
	place_of_unsaved_document,
	refuse_file,
)
from appeals_app.appeal_files.reuse import content_of_address
from appeals_app.domain.file_kinds import clean_file_name

FIXED = ("file_url", "file_name", "is_private", "content_hash", "file_size", "thumbnail_url", "is_folder")
"""What of a stored file nobody changes."""


class AppealsFile(File):
	"""A file of the site; see the module."""

	def before_insert(self) -> None:
		if self.is_folder:
			self.file_name = clean_file_name(self.file_name)
			if frappe.session.user != "Administrator" and "System Manager" not in frappe.get_roles():
				refuse_file(_("Folders are made by the administrator. Attach the file to its record."))
			super().before_insert()
			return
		place_of_unsaved_document(self)
		check_place(self)
		self.take_content()
		self.is_private = 0 if may_be_public(self) else 1
		check_content(self, self.content)
		check_room_of_document(self, len(self.content))
		super().before_insert()

	def take_content(self) -> None:
		"""Leave the bytes in `content` and no address: they are sent, or copied where copying is allowed."""
		content = self.content
		if content and self.decode:
			content = decode_file_content(content)
		if not content and self.file_url:
			content, self.file_name = content_of_address(self)
		self.content = content.encode() if isinstance(content, str) else content
		self.decode = False
		self.file_url = self.thumbnail_url = None
		self.file_name = clean_file_name(self.file_name)
		if not self.content:
			refuse_file(_("The file is empty or was not sent. Choose the file again."))

	def save_file(self, content: bytes | str | None = None, *args: object, **kwargs: object) -> dict:
		"""Store what is new under a random name; the bytes of a stored file never change."""
		if not self.is_new():
			refuse_file(_("A stored file is not changed. Add another one."))
		stored = disk.stored_name(self.file_name)
		self._content = self.content
		self.file_size = len(self.content)
		self.content_hash = get_content_hash(self.content)
		self.file_url = f"/private/files/{stored}" if self.is_private else f"/files/{stored}"
		disk.write_file(self.file_url, self.content)
		return {"file_name": self.file_name, "file_url": self.file_url}

	def after_insert(self) -> None:
		super().after_insert()
		record_file_act(self, "file_added")

	def validate(self) -> None:
		size = self.file_size
		if not self.is_new() and not self.get("is_folder"):
			self.check_what_changes()
		super().validate()
		self.file_size = size  # the framework takes the size from whoever sends it

	def check_what_changes(self) -> None:
		"""Refuse any change but of the folder, and one's own file put on a document."""
		before = self.get_doc_before_save()
		if not before:
			refuse_file(_("A stored file is not changed. Add another one."))
		if any((self.get(field) or None) != (before.get(field) or None) for field in FIXED):
			refuse_file(_("A stored file is not changed. Add another one."))
		place = (self.attached_to_doctype, self.attached_to_name)
		if place == (before.attached_to_doctype, before.attached_to_name):
			return
		if before.attached_to_doctype or before.owner != frappe.session.user:
			refuse_file(_("The file belongs to another record. Add the file itself to this one."))
		check_place(self)
		check_content(self, self.get_content())
		check_room_of_document(self, self.file_size)
		self.flags.newly_attached = True

	def on_update(self) -> None:
		"""Tell of one's own file put on a document."""
		if self.flags.pop("newly_attached", None):
			record_file_act(self, "file_added")

	def validate_duplicate_entry(self) -> None:
		"""Equal bytes of two rows stay two files: who sees one must not thereby reach the other."""

	def validate_remote_file(self) -> None:
		"""Nothing is taken from an address elsewhere; `take_content` has refused it."""

	def on_trash(self) -> None:
		if not self.flags.is_erased:
			check_may_remove(self)
		super().on_trash()
		record_file_act(self, "file_removed")

	def on_rollback(self) -> None:
		"""The bytes of a new file go away by `disk`, and those of a stored one are never touched."""

	def _delete_file_on_disk(self) -> None:
		others = {"file_url": self.file_url, "name": ("!=", self.name)}
		if self.file_url and not self.is_folder and not frappe.db.exists("File", others):
			disk.remove_file_later(self.file_url)

	def is_downloadable(self) -> bool:
		"""The session's user may read the document the file hangs on."""
		allowed = has_permission(self, "read", frappe.session.user)
		if allowed:
			tell_download(self, of_address=True)
		return allowed

	def get_content(self, *args: object, **kwargs: object) -> bytes | str:
		"""Bytes of a stored file for whoever may read it; the framework hands them out unasked in some places."""
		if self.get("content"):
			return self.content
		if not has_permission(self, "read", frappe.session.user):
			refuse_file(
				_("You may not open this file. Ask your head or the administrator for access."),
				frappe.PermissionError,
			)
		tell_download(self)
		return (
			Path(self.get_full_path()).read_bytes()
			if document_behind(self)
			else super().get_content(*args, **kwargs)
		)

	def make_thumbnail(self, *args: object, **kwargs: object) -> None:
		"""No small pictures: the framework would put them into the public folder."""

	def optimize_file(self) -> None:
		"""A stored file is not changed; without the decorator of the framework it cannot be called from outside."""
		refuse_file(_("A stored file is not changed. Add another one."))

	def unzip(self) -> list:
		"""Archives stay as they were sent: what is in one belongs to its letter."""
		refuse_file(
			_("An archive is not unpacked in the register. Download it and open it on your computer.")
		)

	def set_is_private(self) -> None:
		"""The address tells; what a client says of it does not count."""
		if self.file_url:
			self.is_private = cint(unquote(self.file_url).startswith("/private/"))
