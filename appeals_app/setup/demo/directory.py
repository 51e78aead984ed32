"""The demo's authorities, units, users and posts in the directory; what is there already stays as it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import frappe
from frappe.utils.password import update_password

from appeals_app.permissions.scope import forget_scopes
from appeals_app.setup.demo.organisation import Officer, read_organisation
from appeals_app.setup.demo.places import Body, read_oblast

CONTACTS = {
	"UA23000000000064947": {
		"postal_address": "69000, м. Запоріжжя, вул. Вигадана, 1",
		"phone": "+380 61 000 00 01",
		"email": "office@demo.example",
	}
}
"""What the head of a letter shows of the oblast administration; invented."""

YEARS_IN_POST = 15
"""Longer than the oldest case of the demo."""


def make_directory(*, password: str, today: date) -> None:
	"""Make what of the directory is missing, as the Administrator."""
	organisation = read_organisation()
	for body in read_oblast().bodies:
		_make_authority(body)
	for unit in organisation.units:
		parent = f"{unit.authority}-{unit.parent}" if unit.parent else None
		_make(
			"Authority Unit",
			unit.key,
			authority=unit.authority,
			unit_code=unit.code,
			unit_name=unit.name,
			parent_unit=parent,
		)
	with _many_users():
		# the framework makes the first user of a site a System Manager: let it be the one who is meant to be
		for officer in sorted(
			organisation.officers, key=lambda officer: "System Manager" not in officer.roles
		):
			_make_user(officer, password)
	for number, officer in enumerate(organisation.officers):
		_make_post(officer, valid_from=date(today.year - YEARS_IN_POST, 1, 1), number=number)
	forget_scopes()


def _make(doctype: str, name: str, **values: object) -> None:
	if not frappe.db.exists(doctype, name):
		frappe.get_doc({"doctype": doctype, **values}).insert()


def _make_authority(body: Body) -> None:
	_make(
		"Authority",
		body.code,
		authority_code=body.code,
		katottg_code=body.code,
		authority_name=body.name,
		short_name=body.short_name,
		authority_kind=body.kind,
		parent_authority=body.parent,
		is_group=int(body.is_group),
		**CONTACTS.get(body.code, {}),
	)


@contextmanager
def _many_users() -> Iterator[None]:
	"""Frappe lets in sixty new users an hour; asks gravatar.com for a picture of each, but not while installing."""
	before = frappe.local.conf.get("throttle_user_limit"), frappe.flags.in_install
	frappe.local.conf.throttle_user_limit, frappe.flags.in_install = 1000, "appeals_app"
	try:
		yield
	finally:
		frappe.local.conf.throttle_user_limit, frappe.flags.in_install = before
		if before[0] is None:
			del frappe.local.conf["throttle_user_limit"]


def _make_user(officer: Officer, password: str) -> None:
	if frappe.db.exists("User", officer.email):
		return
	frappe.get_doc(
		{
			"doctype": "User",
			"email": officer.email,
			"first_name": officer.first_name,
			"last_name": officer.last_name,
			"language": "uk",
			"time_zone": "Europe/Kyiv",
			"send_welcome_email": 0,
			"roles": [{"role": role} for role in officer.roles],
		}
	).insert()
	update_password(officer.email, password)


def _make_post(officer: Officer, *, valid_from: date, number: int) -> None:
	if frappe.db.exists("Authority Officer", {"user": officer.email, "authority": officer.authority}):
		return
	frappe.get_doc(
		{
			"doctype": "Authority Officer",
			"user": officer.email,
			"authority": officer.authority,
			"unit": f"{officer.authority}-{officer.unit}",
			"position": officer.position,
			"phone": f"+380 61 000 {number:02} 00",
			"valid_from": valid_from,
			**dict.fromkeys(officer.powers, 1),
		}
	).insert()
