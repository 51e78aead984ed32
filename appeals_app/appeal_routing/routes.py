"""Which route is proposed for an appeal and why: for its form, for a resolution, and for who tries a rule out."""

from dataclasses import dataclass

import frappe
from frappe.model.document import Document

from appeals_app import clock
from appeals_app.appeal_routing.route_destinations import Destination, destination_of
from appeals_app.appeal_routing.route_facts import routed_appeals
from appeals_app.appeal_routing.route_rules import rows_for, rule_value
from appeals_app.appeal_routing.route_words import outcome_in_words, reason_of
from appeals_app.domain.lifecycle import Phase
from appeals_app.domain.routing import (
	Judged,
	Outcome,
	RoutedAppeal,
	RouteRule,
	judge_rules,
)

OFFERED_PHASES = (Phase.RECEIVED.value, Phase.REGISTERED.value, Phase.RESOLUTION.value)
"""While nobody has decided where the appeal goes."""


@dataclass(frozen=True, slots=True)
class Route:
	"""The rule that decides, its destination and the reason in words; every rule with what became of it."""

	rule: str
	destination: Destination
	reason: str
	judged: tuple[Judged, ...]


def route_of(appeal: Document) -> Route:
	"""The route of a stored appeal today; a person decides, so it is proposed and no more."""
	rows = rows_for(appeal.authority)
	if not rows:
		return Route("", Destination(), "", ())
	destinations: dict[str, Destination] = {}

	def obstacle(rule: RouteRule) -> str:
		destinations[rule.name] = destination_of(rows[rule.name], appeal)
		return destinations[rule.name].obstacle

	judged = judge_rules(
		[rule_value(row) for row in rows.values()], _routed(appeal), on=clock.today(), obstacle=obstacle
	)
	first = judged[0]
	if first.outcome is not Outcome.DECIDES:
		return Route("", Destination(), "", tuple(judged))
	reason = reason_of(rows[first.rule.name])
	return Route(first.rule.name, destinations[first.rule.name], reason, tuple(judged))


def _routed(appeal: Document) -> RoutedAppeal:
	return routed_appeals([appeal.name])[appeal.name]


def keep_route(resolution: Document, appeal: Document) -> None:
	"""Keep on the resolution the rule its executors follow, and why it led there; nothing where a person chose otherwise."""
	route, officers = route_of(appeal), [row.officer for row in resolution.executors]
	is_followed = route.destination.officer in officers or _is_of_unit(route.destination.unit, officers)
	resolution.route_rule = route.rule if is_followed else None
	resolution.route_reason = route.reason if is_followed else None


def _is_of_unit(unit: str, officers: list[str]) -> bool:
	return bool(unit) and bool(
		frappe.db.exists("Authority Officer", {"name": ("in", officers), "unit": unit})
	)


def offer_route(appeal: Document, method: str | None = None) -> None:
	"""For the event `onload` of Appeal: the route proposed while nobody has decided."""
	if not appeal.is_new() and appeal.phase in OFFERED_PHASES:
		appeal.set_onload("route", _proposal(route_of(appeal)))


def proposed_route(*, appeal: str) -> dict[str, str]:
	"""`officer`, `unit` or `authority` proposed for an appeal, its name and the reason; empty where no rule decides."""
	return _proposal(route_of(_readable(appeal)))


def _proposal(route: Route) -> dict[str, str]:
	destination = route.destination
	return {
		"officer": destination.officer,
		"unit": destination.unit,
		"authority": destination.authority,
		"name": destination.in_words,
		"reason": route.reason,
	}


def explain_route(*, appeal: str) -> list[dict[str, str]]:
	"""Every rule the appeal was held against, the deciding one first, and in words why it decides or does not."""
	return [
		{
			"rule": row.rule.name,
			"title": row.rule.title,
			"outcome": row.outcome.value,
			"said": outcome_in_words(row),
		}
		for row in route_of(_readable(appeal)).judged
	]


def _readable(name: str) -> Document:
	appeal = frappe.get_doc("Appeal", name)
	appeal.check_permission("read")
	return appeal
