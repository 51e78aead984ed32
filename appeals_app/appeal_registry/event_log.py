"""Writing the events of an appeal.  Rows are only ever added."""

import frappe
from frappe import _

from appeals_app import clock
from appeals_app.authority_directory.queries import posts_held
from appeals_app.domain.event_chain import FIRST_HASH, event_hash


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
) -> str:
	"""Add one event to the chain of the appeal and return its name.  The appeal's row is locked meanwhile."""
	frappe.db.get_value("Appeal", appeal, "name", for_update=True)
	previous = _last_event(appeal)
	user = frappe.session.user
	posts = posts_held(user=user, authority=authority)
	event = frappe._dict(
		appeal=appeal,
		authority=authority,
		sequence=(previous.sequence + 1) if previous else 1,
		act=act,
		happened_at=clock.now(),
		user=user,
		officer=posts[0].name if posts else None,
		from_phase=from_phase,
		to_phase=to_phase,
		from_state=from_state,
		to_state=to_state,
		article=article,
		ground=ground,
		changed_fields=changed_fields,
		reference_doctype=reference_doctype,
		reference_name=reference_name,
		previous_hash=previous.event_hash if previous else FIRST_HASH,
	)
	event.event_hash = event_hash(event.previous_hash, event)
	return _insert_event(event)


def _last_event(appeal: str) -> frappe._dict | None:
	rows = frappe.get_all(
		"Appeal Event",
		filters={"appeal": appeal},
		fields=["sequence", "event_hash"],
		order_by="sequence desc",
		limit=1,
	)
	return rows[0] if rows else None


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
