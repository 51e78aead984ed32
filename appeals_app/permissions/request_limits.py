"""How often one address may ask: failed logins, and everything a guest does.

Counted in Redis by the address the connection came from; `X-Forwarded-For` counts only as far as the proxies named in
`trusted_proxies` of the site's configuration wrote it. Without Redis nobody is counted: the account's own lock and
the law's clock weigh more than a counter, and the framework refuses logins without it anyway.
"""

import json

import frappe
import redis
from frappe import _
from frappe.auth import LoginManager
from werkzeug.exceptions import TooManyRequests
from werkzeug.wrappers import Response

from appeals_app.domain.client_address import real_address
from appeals_app.permissions.response_headers import secure_response
from appeals_app.site_language import in_site_language

LIMITS = {
	"guest requests": (240, 60),
	"failed logins": (20, 15 * 60),
}
"""How many in how many seconds; `request_limits` of the site's configuration says otherwise."""


def keep_address() -> None:
	"""For the hook `before_request`: from here on the framework's own limits count the real address too."""
	frappe.local.request_ip = address_of_request()


def address_of_request() -> str:
	"""Where the request came from."""
	environment = frappe.local.request.environ
	return real_address(
		environment.get("REMOTE_ADDR") or "",
		environment.get("HTTP_X_FORWARDED_FOR") or "",
		frappe.conf.get("trusted_proxies") or (),
	)


def count_guest() -> None:
	"""A guest asks once more; 429 when that is too often."""
	hold("guest requests")


def hold(name: str) -> None:
	"""Count one more and refuse what is over the limit."""
	if _count(name) > _limit(name)[0]:
		raise TooManyRequests(response=secure_response(too_many(name), frappe.local.request))


def check_login(login_manager: LoginManager) -> None:
	"""For the hook `on_login`, which a right password reaches: refused all the same after too many wrong ones."""
	request = getattr(frappe.local, "request", None)
	if not request:
		return
	keep_address()
	if is_login(request) and request.method != "POST":
		with in_site_language():
			said = _(
				"This cannot be done by following a link. Do it by the button on the page of the system."
			)
		frappe.throw(said, frappe.PermissionError)
	if is_login(request) and _counted("failed logins") > _limit("failed logins")[0]:
		raise TooManyRequests(response=secure_response(too_many("failed logins"), request))


def count_failed_login(response: Response | None) -> Response | None:
	"""Count a login that was refused; the answer to give instead, once there were too many."""
	if not is_login(frappe.local.request) or response is None:
		return None
	failed = _count("failed logins") if response.status_code == 401 else _counted("failed logins")
	return too_many("failed logins") if failed > _limit("failed logins")[0] else None


def is_login(request: object) -> bool:
	"""The framework takes the request for a login."""
	return request.path == "/api/method/login" or (frappe.local.form_dict or {}).get("cmd") == "login"


def too_many(name: str) -> Response:
	"""The answer 429, in the form the Desk shows."""
	with in_site_language():  # a login is refused before the language of who asks is known
		said = _("Too many requests came from your address. Wait a few minutes and repeat.")
	body = {
		"exc_type": "TooManyRequestsError",
		"_server_messages": json.dumps([json.dumps({"message": said})]),
	}
	response = Response(json.dumps(body), status=429, mimetype="application/json")
	response.headers["Retry-After"] = str(_limit(name)[1])
	return response


def _limit(name: str) -> tuple[int, int]:
	return tuple((frappe.conf.get("request_limits") or {}).get(name) or LIMITS[name])


def _key(name: str) -> str:
	return frappe.cache.make_key(f"appeals_limit:{name}:{address_of_request()}")


def _count(name: str) -> int:
	try:
		counted = frappe.cache.incrby(_key(name), 1)
		if counted == 1:
			frappe.cache.expire(_key(name), _limit(name)[1])
	except redis.exceptions.ConnectionError:
		return 0
	return counted


def _counted(name: str) -> int:
	try:
		return int(frappe.cache.get(_key(name)) or 0)
	except redis.exceptions.ConnectionError:
		return 0
