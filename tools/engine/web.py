"""The web application that gunicorn serves: Frappe, with the static files nginx serves in production.

Runs in the bench's environment, with the bench's `sites` as the current directory.
"""

import os

import frappe.app
from frappe.middlewares import StaticDataMiddleware
from werkzeug.middleware.shared_data import SharedDataMiddleware

_sites = os.path.abspath(os.environ.get("SITES_PATH", "."))

application = StaticDataMiddleware(
	SharedDataMiddleware(frappe.app.application, {"/assets": os.path.join(_sites, "assets")}),
	{"/files": _sites},
)
