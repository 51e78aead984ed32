"""The demo's route rules of the oblast administration and an absence: so that a card proposes whom it goes to.  All invented."""

from datetime import datetime, timedelta

import frappe

from appeals_app.setup.demo.acting import acting
from appeals_app.setup.demo.organisation import read_organisation

ADMINISTRATOR, ABSENT, DEPUTY = "authority.admin", "executor.ecology", "lead.ecology"

RULES = (
	{"title": "Житло", "classifier_item": "theme.housing", "to_unit": "06"},
	{"title": "Дороги", "words": "ремонт дороги\nасфальт\nпереїзд", "priority": 5, "to_unit": "10"},
	{"title": "Соціальний захист", "classifier_item": "theme.social", "to_officer": "executor.social"},
	{"title": "Довкілля", "classifier_item": "theme.ecology", "to_officer": ABSENT},
)
"""Units by their codes, officers by their logins."""


def make_routing(*, now: datetime) -> None:
	"""Write them as the administrator of the authority; nothing is made twice."""
	authority = read_organisation().officer(ADMINISTRATOR).authority
	if frappe.db.exists("Appeal Route Rule", {"authority": authority}):
		return
	with acting(ADMINISTRATOR, now):
		for rule in RULES:
			_insert("Appeal Route Rule", authority=authority, **_with_keys(rule, authority))
		_insert(
			"Authority Officer Absence",
			authority=authority,
			officer=_post(ABSENT),
			deputy=_post(DEPUTY),
			begins_on=now.date() - timedelta(days=3),
			ends_on=now.date() + timedelta(days=18),
		)


def _with_keys(rule: dict, authority: str) -> dict:
	if "to_unit" in rule:
		return {**rule, "to_unit": f"{authority}-{rule['to_unit']}"}
	return {**rule, "to_officer": _post(rule["to_officer"])}


def _post(login: str) -> str:
	return frappe.db.get_value("Authority Officer", {"user": read_organisation().officer(login).email})


def _insert(doctype: str, **values: object) -> None:
	frappe.get_doc({"doctype": doctype, **values}).insert()
