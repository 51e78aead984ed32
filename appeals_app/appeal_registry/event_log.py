"""Writing the events of an appeal.  Rows are only ever added."""

from datetime import datetime

import frappe
from frappe import _
from frappe.query_builder import DocType
from frappe.query_builder.functions import Max

from appeals_app import clock
from appeals_app.authority_directory.chain_heads import note_chain_end, note_chain_ends
from appeals_app.authority_directory.queries import posts_held
from appeals_app.bulk_rows import STAMPS, insert_rows
from appeals_app.domain.event_chain import FIRST_HASH, event_hash, seal_ground
from appeals_app.domain.text_cleaning import show_tags

CHAINED = (
	"sequence",
	"happened_at",
	"user",
	"officer",
	"ground_salt",
	"ground_digest",
	"previous_hash",
	"event_hash",
)
"""Columns that an event gets here; the others are given by the act."""


def record_event(
	*,
	appeal: str,
	authority: str,
	act: str,
	from_phase: str = "",
	to_phase: str = "",
	from_state: str = "",
	to_state: str = "",
	article: str = "",
	ground: str = "",
	changed_fields: str = "",
	reference_doctype: str = "",
	reference_name: str = "",
	is_locked: bool = False,
	is_first: bool = False,
) -> str:
	"""Add one event to the chain of the appeal and return its name.  The appeal's row is locked meanwhile.

	Who saves the appeal holds its row already, and the first event of one just entered follows none.
	"""
	if not (is_locked or is_first):
		frappe.db.get_value("Appeal", appeal, "name", for_update=True)
	given = frappe._dict(
		appeal=appeal,
		authority=authority,
		act=act,
		from_phase=from_phase,
		to_phase=to_phase,
		from_state=from_state,
		to_state=to_state,
		article=article,
		ground=ground,
		changed_fields=changed_fields,
		reference_doctype=reference_doctype,
		reference_name=reference_name,
	)
	previous = None if is_first else _last_events([appeal]).get(appeal)
	event = _next_in_chain(given, previous, _own_post(authority), clock.now())
	name = _insert_event(event)
	note_chain_end("Appeal", appeal, event.sequence, event.event_hash)
	return name


def record_events(events: list[dict]) -> None:
	"""Add one event to each of many appeals, whose rows the caller has locked, in a few statements.

	All of them give the same fields.
	"""
	if not events:
		return
	last = _last_events([event["appeal"] for event in events])
	posts = {authority: _own_post(authority) for authority in {event["authority"] for event in events}}
	now, happened_at, user = frappe.utils.now(), clock.now(), frappe.session.user
	written = (*STAMPS, *events[0], *CHAINED)  # what the acts leave empty is not sent
	values, ends = [], []
	for given in events:
		event = _next_in_chain(given, last.get(given["appeal"]), posts[given["authority"]], happened_at)
		event.update(
			name=frappe.generate_hash(length=16), creation=now, modified=now, owner=user, modified_by=user
		)
		values.append([event[column] for column in written])
		ends.append((event.appeal, event.sequence, event.event_hash))
	insert_rows("Appeal Event", written, values)
	note_chain_ends("Appeal", ends)


def _own_post(authority: str) -> str | None:
	posts = posts_held(user=frappe.session.user, authority=authority)
	return posts[0].name if posts else None


def _next_in_chain(
	given: dict, previous: frappe._dict | None, officer: str | None, happened_at: datetime
) -> frappe._dict:
	# the framework would change tags on the way to the table, and the hash would be of other words
	given = {**given, "ground": show_tags(given.get("ground") or "")}
	event = frappe._dict(
		given,
		sequence=(previous.sequence + 1) if previous else 1,
		happened_at=happened_at,
		user=frappe.session.user,
		officer=officer,
		**seal_ground(given["ground"]),
		previous_hash=previous.event_hash if previous else FIRST_HASH,
	)
	event.event_hash = event_hash(event.previous_hash, event)
	return event


def _last_events(appeals: list[str]) -> dict[str, frappe._dict]:
	"""The last event of each of the appeals, by appeal."""
	event, last = DocType("Appeal Event"), DocType("Appeal Event").as_("last")
	newest = (
		frappe.qb.from_(event)
		.select(event.appeal, Max(event.sequence).as_("sequence"))
		.where(event.appeal.isin(appeals))
		.groupby(event.appeal)
	).as_("newest")
	rows = (
		frappe.qb.from_(last)
		.join(newest)
		.on((last.appeal == newest.appeal) & (last.sequence == newest.sequence))
		.select(last.appeal, last.sequence, last.event_hash)
	).run(as_dict=True)
	return {row.appeal: row for row in rows}


def _insert_event(event: frappe._dict) -> str:
	document = frappe.get_doc({"doctype": "Appeal Event", **event})
	document.flags.links_the_chain = True
	document.flags.ignore_permissions = True  # nobody has the right to write events; the acts do
	document.flags.ignore_links = True  # the values were read a moment ago
	try:
		return document.insert().name
	except frappe.UniqueValidationError:
		frappe.clear_last_message()
		frappe.throw(
			_("Somebody else has just worked on this appeal. Reload the page and repeat."),
			frappe.TimestampMismatchError,
		)
