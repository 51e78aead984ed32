"""The web application that gunicorn serves: Frappe, with the static files nginx serves in production.

Runs in the bench's environment, with the bench's `sites` as the current directory.
"""

import os
from collections.abc import Callable, Iterable

import frappe.app
from frappe.middlewares import StaticDataMiddleware
from werkzeug.exceptions import HTTPException
from werkzeug.middleware.shared_data import SharedDataMiddleware

_sites = os.path.abspath(os.environ.get("SITES_PATH", "."))

_served = StaticDataMiddleware(
	SharedDataMiddleware(frappe.app.application, {"/assets": os.path.join(_sites, "assets")}),
	{"/files": _sites},
)


def application(environ: dict, start_response: Callable) -> Iterable[bytes]:
	"""Frappe's own static files raise what is not there past everything that would answer it."""
	try:
		return _served(environ, start_response)
	except HTTPException as refusal:
		return refusal(environ, start_response)
