"""Who may call what over HTTP: nobody anything, but for the lines of one list.

A line opens one page, function, DocType or method of a document to an audience and to those above it. The list is
`permissions/allowed_calls.csv`; how a request names what it calls is known to `permissions/gate.py`.
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, IntEnum


class Audience(IntEnum):
	"""Who asks; each includes those before it."""

	GUEST = 0
	CITIZEN = 1
	STAFF = 2
	ADMINISTRATOR = 3


class Kind(str, Enum):
	"""What a line opens."""

	PAGE = "page"
	METHOD = "method"
	RESOURCE = "resource"
	DOCUMENT_METHOD = "document method"
	NAMED = "named"
	"""A function that another one may be asked to call by its name: with what arguments, the gate does not see."""


class Effect(str, Enum):
	"""Whether what is opened may change anything."""

	READS = "reads"
	CHANGES = "changes"


class Refusal(Enum):
	"""Why a call does not pass."""

	NO_SUCH_PAGE = "no such page"
	CLOSED = "closed"
	ONLY_BY_FORM = "only by form"


LOOKING = frozenset({"GET", "HEAD"})
SENDING = frozenset({"POST", "PUT", "DELETE"})
"""The framework asks for the session's token with these."""

VERBS = {
	(Kind.PAGE, Effect.READS): LOOKING,
	(Kind.METHOD, Effect.READS): LOOKING | {"POST"},
	(Kind.METHOD, Effect.CHANGES): SENDING,
	(Kind.RESOURCE, Effect.READS): LOOKING,
	(Kind.RESOURCE, Effect.CHANGES): LOOKING | SENDING,
	(Kind.NAMED, Effect.READS): LOOKING | {"POST"},
	(Kind.DOCUMENT_METHOD, Effect.READS): LOOKING | {"POST"},
	(Kind.DOCUMENT_METHOD, Effect.CHANGES): frozenset({"POST"}),
}


@dataclass(frozen=True, slots=True)
class Call:
	"""One thing a request asks for."""

	kind: Kind
	name: str


@dataclass(frozen=True, slots=True)
class Line:
	"""One line of the list."""

	kind: Kind
	name: str
	audience: Audience
	effect: Effect
	only: str = ""
	engines: str = "both"
	reason: str = ""

	def opens(self, call: Call) -> bool:
		"""The line is about the call; a page that ends with /* is about all pages below it."""
		if self.kind is not call.kind:
			return False
		if self.name.endswith("/*"):
			return call.name.startswith(self.name[:-1])
		return self.name == call.name


def read_lines(text: str) -> tuple[Line, ...]:
	"""Lines of the list; ValueError where one cannot be read."""
	return tuple(_line(row) for row in csv.DictReader(io.StringIO(text)))


def _line(row: dict[str, str]) -> Line:
	line = Line(
		kind=Kind(row["kind"]),
		name=row["name"],
		audience=Audience[row["audience"].upper()],
		effect=Effect(row["effect"]),
		only=row.get("only") or "",
		engines=row.get("engines") or "both",
		reason=row.get("reason") or "",
	)
	if (line.kind, line.effect) not in VERBS:
		raise ValueError(f"A {line.kind.value} cannot be opened for {line.effect.value}: {line.name}")
	return line


def judge(call: Call, verb: str, audience: Audience, lines: Iterable[Line]) -> Refusal | Line:
	"""The line that lets the call pass, or why it does not."""
	found = [line for line in lines if line.opens(call)]
	for_audience = [line for line in found if line.audience <= audience]
	if not for_audience:
		return Refusal.NO_SUCH_PAGE if call.kind is Kind.PAGE else Refusal.CLOSED
	by_verb = [line for line in for_audience if verb in VERBS[line.kind, line.effect]]
	if not by_verb:
		return Refusal.ONLY_BY_FORM
	return by_verb[0]
