"""A request refused before its body was read: the rest is read and thrown away, so that the answer reaches who sends it.

Where a server answers and closes while the other side still sends, the system breaks the connection, and with it the
answer: a proxy before the server then knows of nothing but the break. nginx reads to the end too.
"""

from collections.abc import Callable, Iterable

TOO_LARGE = "413"
AT_ONCE = 64 * 1024
MOST = 1024 * 1024 * 1024
"""Bytes; who sends more is cut off."""


def reading_to_end(application: Callable) -> Callable:
	"""The application, whose refusals of large bodies reach the one who sends them."""

	def answer(environ: dict, start_response: Callable) -> Iterable[bytes]:
		statuses: list[str] = []

		def start(status: str, *rest: object) -> Callable:
			statuses.append(status)
			return start_response(status, *rest)

		body = application(environ, start)
		if any(status.startswith(TOO_LARGE) for status in statuses):
			throw_away(environ["wsgi.input"])
		return body

	return answer


def throw_away(stream: object) -> int:
	"""Read what is left of the stream, to its end or to the limit; how much that was."""
	thrown = 0
	while thrown < MOST and (part := stream.read(AT_ONCE)):
		thrown += len(part)
	return thrown
