"""News of changed lists, kept to whoever changed the record where lists are not the same for everybody.

The framework tells every open list of a DocType the key of what was saved, and by whom: people of other authorities
learned what is worked on, and each list of the oblast asked the server anew at every save.
"""

import functools
from collections.abc import Callable

import frappe
from frappe.realtime import emit_via_redis, get_user_room

MARK = "appeals_list_news"


def install(method: str | None = None, kwargs: dict | None = None, transaction_type: str = "") -> None:
	"""For `before_request` and `before_job`: guard what this process publishes from now on."""
	if not getattr(frappe.publish_realtime, MARK, False):
		guarded = _guarded(frappe.publish_realtime)
		setattr(guarded, MARK, True)
		frappe.publish_realtime = guarded


def _guarded(publish: Callable) -> Callable:
	@functools.wraps(publish)
	def guarded(
		event: str | None = None, message: dict | None = None, *given: object, **named: object
	) -> None:
		if event == "list_update" and is_scoped((message or {}).get("doctype")):
			room = get_user_room(frappe.session.user)
			frappe.db.after_commit.add(lambda: emit_via_redis(event, message, room))
		else:
			publish(event, message, *given, **named)

	return guarded


def is_scoped(doctype: str | None) -> bool:
	"""Whom a list of the DocType is shown to depends on a condition."""
	return doctype in frappe.get_hooks("permission_query_conditions")
