"""The site answers to its own names: a foreign Host header would stand in links of its letters."""

from urllib.parse import urlsplit

import frappe
from frappe import _

THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})


def refuse_foreign_host() -> None:
	"""For the hook `before_request`: the name asked for is the site's, its `host_name`'s, or one of its `domains`."""
	if _name_in(f"//{frappe.local.request.host}") not in own_names() | THIS_MACHINE:
		frappe.flags.refused_with = 403
		frappe.throw(
			_("The system is not open under this address. Use the address you were given."),
			frappe.PermissionError,
		)


def own_names() -> frozenset[str]:
	"""Names under which the site is open."""
	conf = frappe.conf
	domains = [
		domain.get("domain") if isinstance(domain, dict) else domain for domain in conf.get("domains") or ()
	]
	address = _name_in(conf.get("host_name") or conf.get("hostname") or "")
	return frozenset(name for name in (frappe.local.site, address, *domains) if name)


def _name_in(address: str) -> str:
	try:
		return urlsplit(address if "//" in address else f"//{address}").hostname or ""
	except ValueError:
		return ""
