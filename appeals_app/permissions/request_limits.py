"""How often one address may ask: failed logins, in all and of one account, and everything a guest does.

A wrong password counts against the address it came from and never shuts the owner of the account out elsewhere. A wrong
second factor counts against the account: who sends one knows its password.

Counted in Redis by the address the connection came from; `X-Forwarded-For` counts only as far as the proxies named in
`trusted_proxies` of the site's configuration wrote it. Without Redis nobody is counted: the law's clock weighs more
than a counter, and the framework refuses logins without it anyway.
"""

import json
from collections.abc import Callable
from http import HTTPStatus

import frappe
import redis
from frappe import _
from frappe.auth import LoginManager
from werkzeug.exceptions import TooManyRequests
from werkzeug.wrappers import Response

from appeals_app.domain.client_address import real_address
from appeals_app.permissions.login_refusals import (
	can_be_credentials,
	comes_from_elsewhere,
	is_login,
	is_second_step,
	name_of_account,
	refusal_of_login,
)
from appeals_app.permissions.response_headers import secure_response
from appeals_app.site_language import in_site_language

FAILED = "failed logins"
FAILED_OF_ACCOUNT = "failed logins of one account"
FAILED_SECOND_FACTOR = "failed second factors of one account"

LIMITS = {
	"guest requests": (240, 60),
	FAILED: (20, 15 * 60),
	FAILED_OF_ACCOUNT: (5, 5 * 60),
	FAILED_SECOND_FACTOR: (10, 15 * 60),
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
	if _count(name, address_of_request()) > _limit(name)[0]:
		raise TooManyRequests(response=secure_response(too_many(name), frappe.local.request))


def check_login(login_manager: LoginManager) -> None:
	"""For the hook `on_login`, which a right password reaches: refused all the same after too many wrong ones."""
	request = getattr(frappe.local, "request", None)
	if not request or not is_login(request):
		return
	keep_address()
	if request.method != "POST":
		with in_site_language():
			said = _(
				"This cannot be done by following a link. Do it by the button on the page of the system."
			)
		frappe.throw(said, frappe.PermissionError)
	if not can_be_credentials() or comes_from_elsewhere(request):
		raise frappe.AuthenticationError
	counters = _counters_of_login()
	if over := _first_over(counters, _counted):
		raise TooManyRequests(response=secure_response(too_many(over), request))
	for name, whose in counters.items():
		if name != FAILED:
			_forget(name, whose)


def answer_login(response: Response | None) -> Response | None:
	"""The answer to give to a login instead: a refusal that is the same for every name, 429 once there were too many."""
	if not is_login(frappe.local.request) or response is None:
		return None
	instead = refusal_of_login(response)
	is_failure = (instead or response).status_code == HTTPStatus.UNAUTHORIZED
	over = _first_over(_counters_of_login(), _count if is_failure else _counted)
	return too_many(over) if over else instead


def _counters_of_login() -> dict[str, str]:
	"""What a login of this request counts for, and whose it is."""
	address, name = address_of_request(), name_of_account()
	own = {FAILED_SECOND_FACTOR: name} if is_second_step() else {FAILED_OF_ACCOUNT: f"{address}:{name}"}
	return {FAILED: address, **own}


def _first_over(counters: dict[str, str], count: Callable[[str, str], int]) -> str | None:
	"""All are counted before one is looked at."""
	counted = {name: count(name, whose) for name, whose in counters.items()}
	return next((name for name, times in counted.items() if times > _limit(name)[0]), None)


def too_many(name: str) -> Response:
	"""The answer 429, in the form the Desk shows."""
	with in_site_language():  # a login is refused before the language of who asks is known
		said = _wrong_codes() if name == FAILED_SECOND_FACTOR else _wait()
	body = {
		"exc_type": "TooManyRequestsError",
		"_server_messages": json.dumps([json.dumps({"message": said})]),
	}
	response = Response(json.dumps(body), status=429, mimetype="application/json")
	response.headers["Retry-After"] = str(_limit(name)[1])
	return response


def _wait() -> str:
	return _("Too many requests came from your address. Wait a few minutes and repeat.")


def _wrong_codes() -> str:
	return _("Too many wrong codes were given for this account. Wait a few minutes and repeat.")


def _limit(name: str) -> tuple[int, int]:
	return tuple((frappe.conf.get("request_limits") or {}).get(name) or LIMITS[name])


def _key(name: str, whose: str) -> str:
	return frappe.cache.make_key(f"appeals_limit:{name}:{whose}")


def _count(name: str, whose: str) -> int:
	key = _key(name, whose)
	try:
		counted = frappe.cache.incrby(key, 1)
		if counted == 1:
			frappe.cache.expire(key, _limit(name)[1])
	except redis.exceptions.ConnectionError:
		return 0
	return counted


def _counted(name: str, whose: str) -> int:
	try:
		return int(frappe.cache.get(_key(name, whose)) or 0)
	except redis.exceptions.ConnectionError:
		return 0


def _forget(name: str, whose: str) -> None:
	try:
		frappe.cache.delete(_key(name, whose))
	except redis.exceptions.ConnectionError:
		return
