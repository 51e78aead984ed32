"""Where the page of logging in leads to: places of this site alone."""

import re

import frappe
from werkzeug.exceptions import HTTPException
from werkzeug.utils import redirect
from werkzeug.wrappers import Request

from appeals_app.permissions.response_headers import secure_response

PLACE_HERE = re.compile(r"/(?![/\\])[^\\\x00-\x1f\x7f]*")
"""A browser reads a backslash as a slash and leaves out tabs: «/\\host» and «/<tab>/host» lead to another site."""


def keep_here(request: Request) -> None:
	"""Open the page again without the place, where that one is not of this site: the framework would lead there."""
	place = request.args.get("redirect-to")
	if place and not PLACE_HERE.fullmatch(place):
		frappe.local.cookie_manager.cookies.clear()
		raise HTTPException(response=secure_response(redirect(request.path), request))
