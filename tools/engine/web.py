"""The web application that gunicorn serves: Frappe, with the static files nginx serves in production.

Runs in the bench's environment, with the bench's `sites` as the current directory.
"""

import os
from collections.abc import Callable, Iterable

import frappe.app
from frappe.middlewares import StaticDataMiddleware
from frappe.utils import get_site_name
from werkzeug.exceptions import HTTPException, NotFound
from werkzeug.middleware.shared_data import SharedDataMiddleware
from werkzeug.security import safe_join


class PublicFiles(StaticDataMiddleware):
	"""Files of `public/files` of the site and none beside it: the framework joins whatever path was sent."""

	def get_directory_loader(self, directory: str) -> Callable:
		"""A loader that knows only what lies inside the folder, links followed; NotFound for the rest."""
		load = super().get_directory_loader(directory)

		def load_inside(path: str | None) -> tuple:
			site = get_site_name(frappe.app._site or self.environ.get("HTTP_HOST"))
			folder = safe_join(directory, site, "public", "files")
			asked = safe_join(folder, path or "") if folder else None
			if not asked or "\0" in asked or not _is_inside(asked, folder):
				raise NotFound
			return load(path)

		return load_inside


def _is_inside(path: str, folder: str) -> bool:
	real = os.path.realpath(folder)
	return os.path.commonpath([os.path.realpath(path), real]) == real


_sites = os.path.abspath(os.environ.get("SITES_PATH", "."))

_served = PublicFiles(
	SharedDataMiddleware(frappe.app.application, {"/assets": os.path.join(_sites, "assets")}),
	{"/files": _sites},
)


def application(environ: dict, start_response: Callable) -> Iterable[bytes]:
	"""Frappe's own static files raise what is not there past everything that would answer it."""
	try:
		return _served(environ, start_response)
	except HTTPException as refusal:
		return refusal(environ, start_response)
