"""Traces of errors without the values that passed through the code: where it failed and how, not on whose data."""

import re

from appeals_app.domain.redaction import NOTHING_LEFT, scrub

_LOCAL = re.compile(r"^\s{6,}\S+ = ")
_CODE = re.compile(r"^\s{2,4}\S")
_QUOTED = re.compile(r"""(['"])(?:(?!\1).)*[А-Яа-яІіЇїЄєҐґ@\d](?:(?!\1).)*\1""")


def trace_without_values(trace: str) -> str:
	"""A trace without values of variables; in the words of the error itself what is quoted is left out."""
	kept, inside_value = [], False
	for line in trace.splitlines():
		if _LOCAL.match(line):
			inside_value = True
		elif _CODE.match(line):
			inside_value = False
			kept.append(line)
		elif not inside_value or not line.startswith(" "):
			inside_value = False
			kept.append(words_without_values(line))
	return "\n".join(kept)


def words_without_values(text: str) -> str:
	"""A sentence about an error without quoted values, names, phones and mails."""
	return scrub(_QUOTED.sub(NOTHING_LEFT, text))
