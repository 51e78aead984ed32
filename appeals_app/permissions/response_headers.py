"""What every answer tells the browser: trust nothing from elsewhere, keep no private page, guess no type.

The Desk compiles its templates in the browser and writes handlers into its pages: `unsafe-eval` and `unsafe-inline` are
its needs. Everything else stays with this server.
"""

from urllib.parse import urlsplit

import frappe
from werkzeug.wrappers import Request, Response

YEAR = 365 * 24 * 60 * 60

CONTENT_POLICY = "; ".join(
	[
		"default-src 'self'",
		"script-src 'self' 'unsafe-inline' 'unsafe-eval'",
		"style-src 'self' 'unsafe-inline'",
		"img-src 'self' data: blob:",
		"font-src 'self' data:",
		"connect-src 'self' ws://{host} wss://{host}",
		"frame-src 'self' blob:",
		"worker-src 'self' blob:",
		"object-src 'none'",
		"base-uri 'self'",
		"form-action 'self'",
		"frame-ancestors 'self'",
	]
)

HEADERS = {
	"X-Content-Type-Options": "nosniff",
	"X-Frame-Options": "SAMEORIGIN",
	"Referrer-Policy": "same-origin",
	"Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
	"Cross-Origin-Opener-Policy": "same-origin",
	"X-Robots-Tag": "noindex, nofollow",
}

PRIVATE = "no-store, max-age=0"


def secure_response(response: Response, request: Request) -> Response:
	"""The answer with all headers of security."""
	for name, value in HEADERS.items():
		response.headers[name] = value
	# a file that is given out has a stricter one already
	response.headers.setdefault("Content-Security-Policy", CONTENT_POLICY.replace("{host}", _host(request)))
	response.headers["Cache-Control"] = PRIVATE
	if is_encrypted(request):
		response.headers["Strict-Transport-Security"] = f"max-age={YEAR}"
	return response


def secure_cookies(request: Request) -> None:
	"""Cookies that are about to be sent.

	`Lax`: with `Strict` a link in a letter would open the form to log in for somebody who is logged in; a change is taken by
	POST alone, and with the token of the session. Only `sid` opens anything; the Desk reads the other cookies by script.
	"""
	manager = getattr(frappe.local, "cookie_manager", None)
	for name, options in (manager.cookies if manager else {}).items():
		options["secure"] = options.get("secure") or is_encrypted(request)
		options["samesite"] = options.get("samesite") or "Lax"
		options["httponly"] = options.get("httponly") or name == "sid"


def is_encrypted(request: Request) -> bool:
	"""The client speaks TLS: to us, or to the proxy before us as the site's address says."""
	return request.scheme == "https" or (frappe.conf.get("host_name") or "").startswith("https://")


def _host(request: Request) -> str:
	"""The host of the request as a policy may name it; the host's rule has looked at it before."""
	return urlsplit(f"//{request.host}").netloc
