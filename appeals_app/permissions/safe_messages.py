"""Messages the Desk shows as HTML, rid of whatever would run: the framework puts what was sent into its refusals as it came."""

import json

import bleach
import frappe
from werkzeug.wrappers import Response

SHOWN = "_server_messages"
ERROR = "_error_message"

MARKUP = frozenset(
	{"a", "b", "br", "code", "details", "div", "em", "h4", "hr", "i", "li", "ol", "p", "pre", "small", "span"}
	| {"strong", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul"}
)
ATTRIBUTES = {"*": ["class"], "a": ["href", "title", "target"]}
"""What the framework's own messages are marked up by; the rest is shown as it was written."""


def clean_messages(response: Response) -> None:
	"""Messages of an answer in JSON; one without a tag is left as it is."""
	if not response.is_json or b"<" not in (sent := response.get_data()):
		return
	answer = json.loads(sent)
	if not isinstance(answer, dict) or not {SHOWN, ERROR} & set(answer):
		return
	if SHOWN in answer:
		kept = [_clean_message(json.loads(message)) for message in json.loads(answer[SHOWN])]
		answer[SHOWN] = frappe.as_json([frappe.as_json(message) for message in kept])
	if ERROR in answer:
		answer[ERROR] = _clean(answer[ERROR])
	response.set_data(json.dumps(answer))


def _clean_message(message: object) -> object:
	"""A message says its words in `message` and `title`; what its button does is written by the server."""
	if not isinstance(message, dict):
		return _clean(message)
	return {**message, **{part: _clean(message[part]) for part in ("message", "title") if part in message}}


def _clean(value: object) -> object:
	if isinstance(value, list):  # rows of a list or of a table
		return [_clean(part) for part in value]
	is_marked_up = isinstance(value, str) and "<" in value
	return bleach.clean(value, tags=MARKUP, attributes=ATTRIBUTES) if is_marked_up else value
