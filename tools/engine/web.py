"""The web application that gunicorn serves: Frappe, with the static files nginx serves in production.

Runs in the bench's environment, with the bench's `sites` as the current directory. The framework's own middleware
for /files joins whatever path was asked for, `../` and `/etc/passwd` too, and answers before the gate: not used.
"""

import os
from collections.abc import Callable, Iterable

import frappe.app
from werkzeug.exceptions import HTTPException, NotFound
from werkzeug.middleware.shared_data import SharedDataMiddleware

from tools.engine.database_socket import connect_by_socket
from tools.engine.public_files import file_inside, public_folder
from tools.engine.read_to_end import reading_to_end

connect_by_socket()
_sites = os.path.abspath(os.environ.get("SITES_PATH", "."))


class PublicFiles(SharedDataMiddleware):
	"""Answers /files/ from one folder, and 404 for what is not in it."""

	def get_directory_loader(self, directory: str) -> Callable:
		def load(path: str | None) -> tuple[str, Callable]:
			found = file_inside(directory, path or "")
			if found is None:
				raise NotFound
			return os.path.basename(found), self._opener(found)

		return load


_served = SharedDataMiddleware(
	reading_to_end(frappe.app.application), {"/assets": os.path.join(_sites, "assets")}
)


def application(environ: dict, start_response: Callable) -> Iterable[bytes]:
	"""The folder is chosen anew by each request: requests for several sites are answered side by side."""
	folder = public_folder(_sites, environ.get("HTTP_HOST") or "")
	try:
		return PublicFiles(_served, {"/files": folder})(environ, start_response)
	except HTTPException as refusal:
		return refusal(environ, start_response)
