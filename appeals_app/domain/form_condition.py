"""Conditions of form fields («eval:doc.kind=='kind.complaint'»): comparisons, and no program.

The Desk runs them as JavaScript in the browser of whoever opens the form. Only what compares fields with values is
written by administrators; calls, other than a few that ask, and properties of properties are not.
"""

from __future__ import annotations

import re

PREFIX = "eval:"

_FIELD_NAME = re.compile(r"\w*")
_TOKEN = re.compile(
	r"""\s*(?:
	(?P<value>(?:doc|parent)\.[A-Za-z_]\w*|'[^'\\<>]*'|"[^"\\<>]*"|\d+(?:\.\d+)?|\b(?:true|false|null|undefined)\b)
	|(?P<call>in_list|has_common|cint|flt|frappe\.user\.has_role)(?=\s*\()
	|(?P<asks>\.includes(?=\s*\())
	|(?P<open>\(|\[)
	|(?P<close>\)|\])
	|(?P<operator>===?|!==?|<=|>=|&&|\|\||<|>|!|,|\?|:)
	)""",
	re.VERBOSE,
)


def is_plain_condition(text: str) -> bool:
	"""The name of a field, or `eval:` and a comparison that can do nothing else."""
	text = text.strip()
	if not text.startswith(PREFIX):
		return bool(_FIELD_NAME.fullmatch(text))
	rest, before = text.removeprefix(PREFIX).strip(), "operator"
	while rest:
		token = _TOKEN.match(rest)
		if not token or not _may_follow(before, token.lastgroup):
			return False
		before, rest = token.lastgroup, rest[token.end() :].strip()
	return True


def _may_follow(before: str, kind: str) -> bool:
	"""Neither an index nor a call stands behind a value: through them any property of any object is reached."""
	if before in ("value", "close"):
		return kind in ("operator", "close", "asks")
	if before in ("call", "asks"):
		return kind == "open"
	return kind != "asks"
