import frappe
from frappe import _

from appeals_app.domain.access_patterns import Finding, Look, Sign, WatchRule, find_unusual
from appeals_app.personal_data.event_queries import (
	account_in_words,
	events_by_name,
	looks_of,
	officials,
	watch_rules,
)
from appeals_app.personal_data.examined_looks import explanation_in, marks_of

LIMITS = {
	Sign.MANY_CARDS: "more than {0} cards within {1} minutes",
	Sign.SAME_PERSON: "the same person searched for more than {0} times within {1} minutes",
	Sign.BIG_EXPORT: "more than {0} rows in one export",
	Sign.AT_NIGHT: "looks from {2} to {3}",
	Sign.SAME_SURNAME: "a surname, e-mail or phone as that of the person who looked",
	Sign.NOT_ASSIGNED: "a card that was not assigned to whoever works by assignments alone",
}
"""What each sign asks, with the limits of its rule."""


def execute(filters: dict | None = None) -> tuple[list[dict], list[dict], str]:
	"""What the rules in use find in the access events the reader watches, and what was checked by which limits."""
	asked, rules = frappe._dict(filters or {}), watch_rules()
	looks = looks_of(asked, frappe.session.user)
	found = find_unusual(looks, rules)
	marks = marks_of(found)
	checked = what_was_checked(asked, looks, rules)
	if asked.examined:
		return get_columns(with_marks=True), get_data(list(marks), marks), checked
	if marks:
		checked += frappe.utils.escape_html(_("Examined and no more shown: {0}.").format(len(marks)))
	return get_columns(), get_data([one for one in found if one not in marks], {}), checked


def what_was_checked(filters: frappe._dict, looks: list[Look], rules: list[WatchRule]) -> str:
	"""Sentences above the rows: an empty report says what it has looked for, and in how many looks."""
	say = frappe.utils.escape_html
	days = [
		frappe.utils.formatdate(filters.get(field)) if filters.get(field) else "…"
		for field in ("from_date", "to_date")
	]
	checked = _("Looks checked: {0}, from {1} to {2}, {3}.").format(
		len(looks), *days, _where(filters.get("authority"))
	)
	if not rules:
		return f"{say(checked)}<br>{say(_('No rule is in use: nothing is looked for. Switch one on in the watch rules.'))}"
	lines = [f"<li>«{say(rule.title)}»: {say(_limits(rule))}</li>" for rule in rules]
	return f"{say(checked)}<br>{say(_('Looked for by the rules in use:'))}<ul>{''.join(lines)}</ul>"


def _where(authority: str | None) -> str:
	if not authority:
		return _("all authorities you watch")
	return frappe.get_cached_value("Authority", authority, "authority_name") or authority


def _limits(rule: WatchRule) -> str:
	minutes = int(rule.within.total_seconds() // 60)
	night = (f"{moment:%H:%M}" for moment in (rule.night_begins, rule.night_ends))
	return _(LIMITS[rule.sign]).format(rule.most, minutes, *night)


def get_columns(*, with_marks: bool = False) -> list[dict]:
	"""Columns of the report; of what is examined also who has examined it, and how it is explained."""
	marks = [
		{"fieldname": "examined_by", "label": _("Examined By"), "fieldtype": "Data", "width": 150},
		{"fieldname": "examined_at", "label": _("Examined At"), "fieldtype": "Datetime", "width": 130},
		{"fieldname": "explanation", "label": _("Explanation"), "fieldtype": "Data", "width": 360},
	]
	return [
		{"fieldname": "rule", "label": _("Rule"), "fieldtype": "Data", "width": 240},
		{"fieldname": "next_step", "label": _("What To Do"), "fieldtype": "Data", "width": 270},
		{"fieldname": "official", "label": _("Official"), "fieldtype": "Data", "width": 150},
		{"fieldname": "position", "label": _("Position"), "fieldtype": "Data", "width": 150},
		{"fieldname": "authority", "label": _("Authority"), "fieldtype": "Data", "width": 130},
		{"fieldname": "begins_at", "label": _("Began At"), "fieldtype": "Datetime", "width": 130},
		{"fieldname": "ends_at", "label": _("Ended At"), "fieldtype": "Datetime", "width": 130},
		{"fieldname": "count", "label": _("How Many"), "fieldtype": "Int", "width": 80},
		{"fieldname": "first_event", "label": _("First Event"), "fieldtype": "Data", "width": 180},
		{"fieldname": "event", "fieldtype": "Data", "hidden": 1},
		*(marks if with_marks else []),
	]


def get_data(findings: list[Finding], marks: dict[Finding, frappe._dict]) -> list[dict]:
	"""A row for each finding, the latest first, with its mark where it has one."""
	events, known = events_by_name([finding.first_event for finding in findings]), officials()
	return [
		{**_row(one, events[one.first_event], known), **(_mark(marks[one], one.rule) if one in marks else {})}
		for one in findings
	]


def _mark(mark: frappe._dict, rule: str) -> dict:
	return {
		"examined_by": frappe.utils.get_fullname(mark.user),
		"examined_at": mark.happened_at,
		"explanation": explanation_in(mark, rule),
	}


def _row(finding: Finding, event: frappe._dict, known: dict[str, frappe._dict]) -> dict:
	official = known.get(event.officer) or frappe._dict()
	return {
		"rule": finding.rule,
		"official": official.official or account_in_words(finding.user),
		"position": official.position,
		"authority": official.serves_in_short,
		"begins_at": finding.begins_at,
		"ends_at": finding.ends_at,
		"count": finding.count,
		"first_event": ", ".join(filter(None, [_(event.act), event.appeal_index])),
		"event": finding.first_event,
	}
