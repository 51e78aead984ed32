"""Which cards a user meets outside the duty: opened for a while, or taken on control from above, and not at work."""

import frappe
from frappe.query_builder import DocType
from pypika.queries import QueryBuilder

from appeals_app.domain.access import Scope, Sight
from appeals_app.permissions.scope import get_scope
from appeals_app.permissions.scope_criteria import RELATION_OF_SIGHT, criterion, holding_oversight


def cards_out_of_duty(user: str) -> QueryBuilder | None:
	"""Keys of the cards the user meets by a grant or by control alone; None where there can be none."""
	scope, appeal = get_scope(user), DocType("Appeal")
	on_control = _on_control_of(scope)
	met = [appeal.name.isin(sorted(scope.granted))] if scope.granted else []
	met += [appeal.name.isin(on_control)] if on_control else []
	if not met:
		return None
	by_either = met[0] | met[-1]
	at_work = criterion("Appeal", scope.at_work)
	return frappe.qb.from_(appeal).select(appeal.name).where(by_either & at_work.negate())


def meets_any(user: str) -> bool:
	"""There is such a card."""
	cards = cards_out_of_duty(user)
	return bool(cards and cards.limit(1).run())


def _on_control_of(scope: Scope) -> QueryBuilder | None:
	"""Cards the authorities where the user oversees others have taken on control; None where there are no such."""
	overseers = scope.reach(Sight.CONTROL)
	if not overseers:
		return None
	row = DocType("Appeal Oversight")
	theirs = row.overseeing_authority.isin(sorted(overseers))
	on_control = theirs & holding_oversight(RELATION_OF_SIGHT[Sight.CONTROL])
	return frappe.qb.from_(row).select(row.appeal).where(on_control)
