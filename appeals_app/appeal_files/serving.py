"""How a file leaves the server: as a download under its own name, never as a page of this site."""

from urllib.parse import quote

import frappe
from werkzeug.wrappers import Request, Response

PRIVATE = "/private/files/"
DOWNLOAD = "download_file"

HEADERS = {
	"X-Content-Type-Options": "nosniff",
	"Content-Security-Policy": "default-src 'none'; sandbox",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Referrer-Policy": "no-referrer",
	"Cache-Control": "no-store",
}


def guard_file_response(response: Response | None = None, request: Request | None = None) -> None:
	"""For `after_request`: headers that keep a browser from showing the file and a cache from keeping it.

	nginx passes Content-Disposition and Cache-Control on when it serves the file itself (X-Accel-Redirect);
	the others it is told to set in its own configuration.
	"""
	address = _address_served(request)
	if response is None or not address or response.status_code >= 300 or frappe.flags.refused_with:
		return  # a refusal bears no name of the file: its status may be written later than this
	frappe.flags.sends_kept_file = True  # it goes out as it came: formulas are escaped in what we make
	for header, value in HEADERS.items():
		response.headers[header] = value
	response.headers["Content-Disposition"] = _disposition(address)


def _address_served(request: Request | None) -> str:
	if request is None:
		return ""
	if request.path.startswith(PRIVATE):
		return request.path
	called = request.path.removeprefix("/api/method/") if request.path.startswith("/api/method/") else ""
	called = called or str(frappe.form_dict.get("cmd") or "")
	return str(frappe.form_dict.get("file_url") or "") if called.rsplit(".", 1)[-1] == DOWNLOAD else ""


def _disposition(address: str) -> str:
	name = frappe.db.get_value("File", {"file_url": address}, "file_name") or "file"
	plain = name.encode("ascii", "replace").decode().replace("?", "_").replace('"', "")
	return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
