"""The people of the demo act at their own moments: the app lives then, and the user is logged in."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import frappe

from appeals_app import clock
from appeals_app.setup.demo.organisation import read_organisation


@contextmanager
def acting(login: str, at: datetime) -> Iterator[None]:
	"""Be that officer at that moment."""
	become(read_organisation().officer(login).email)
	with clock.set_to(at):
		yield


def become(user: str) -> None:
	"""Log the user in; what the request has cached stays, as its keys name the user where it matters."""
	if frappe.session.user != user:
		cached = frappe.local.cache
		frappe.set_user(user)  # the demo is made by its people, so that every rule is asked of them
		frappe.local.cache = cached
