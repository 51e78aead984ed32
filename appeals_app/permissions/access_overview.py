"""«Скільки бачить X?»: how many appeals come into a person's sight, by each ground, for those who answer for access.

Of grounds in other authorities than the asker answers for nothing is told, and of no appeal more than that it is counted.
"""

from dataclasses import replace

import frappe
from frappe import _
from frappe.query_builder import DocType
from frappe.query_builder.functions import Count
from frappe.utils import get_fullname

from appeals_app.domain.access import Grant, Scope, Sight
from appeals_app.permissions.access_explanation import answers_for
from appeals_app.permissions.scope import get_scope
from appeals_app.permissions.scope_criteria import criterion

GROUNDS = {
	Sight.AUTHORITY: lambda: _("all appeals of «{authority}»"),
	Sight.UNIT: lambda: _("given to the unit «{unit}», led by the user"),
	Sight.ASSIGNMENT: lambda: _("assigned to the user in person in «{authority}»"),
	Sight.DEPUTY_UNIT: lambda: _("given to the unit «{unit}», for whose lead the user stands in"),
	Sight.DEPUTY_ASSIGNMENT: lambda: _("assigned to {principal}, for whom the user stands in"),
	Sight.CONTROL: lambda: _("of other authorities, on control of «{authority}»"),
	Sight.TRANSFERRED: lambda: _("passed to other authorities by «{authority}»"),
}
"""Why appeals are seen, in words that end a line with their number."""


def access_overview(user: str) -> dict:
	"""How many appeals the user sees today and by which grounds, in sentences; of oneself, or for who answers for it."""
	scope = _scope_told(user)
	if scope.sees_all:
		return {
			"user": get_fullname(user),
			"total": None,
			"lines": [_("This account is of the system and sees all.")],
		}
	grants = sorted(scope.grants, key=lambda one: (list(Sight).index(one.sight), one.of))
	lines = [f"{_ground(grant)}: {_count(_alone(scope, grant))}" for grant in grants]
	if scope.granted:
		lines.append(f"{_('opened for a while, for a stated reason')}: {len(scope.granted)}")
	return {"user": get_fullname(user), "total": _count(scope), "lines": lines}


def _scope_told(user: str) -> Scope:
	"""The scope of the user as far as the asker answers for it."""
	asker, scope = frappe.session.user, get_scope(user)
	if user == asker:
		return scope
	told = frozenset(grant for grant in scope.grants if answers_for(asker, grant.authority))
	is_whole = told == scope.grants and answers_for(asker, "")
	if not told and not is_whole:
		frappe.throw(
			_("You answer for nothing this person sees. Ask the data protection officer of that authority."),
			frappe.PermissionError,
		)
	return scope if is_whole else replace(scope, grants=told, granted=frozenset())


def _alone(scope: Scope, grant: Grant) -> Scope:
	return replace(scope, grants=frozenset({grant}), granted=frozenset())


def _count(scope: Scope) -> int:
	appeal = DocType("Appeal")
	return frappe.qb.from_(appeal).select(Count(appeal.name)).where(criterion("Appeal", scope)).run()[0][0]


def _ground(grant: Grant) -> str:
	named = {"authority": frappe.db.get_value("Authority", grant.authority, "short_name")}
	if grant.sight in (Sight.UNIT, Sight.DEPUTY_UNIT):
		named["unit"] = frappe.db.get_value("Authority Unit", grant.of, "unit_name")
	if grant.sight is Sight.DEPUTY_ASSIGNMENT:
		named["principal"] = frappe.db.get_value("Authority Officer", grant.of, "officer_name")
	return GROUNDS[grant.sight]().format(**named)
