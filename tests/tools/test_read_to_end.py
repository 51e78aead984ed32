"""The rest of a refused body is read, and of no other."""

import io

import pytest

from tools.engine import read_to_end


def served(status: str, sent: bytes) -> tuple[int, list[bytes]]:
	"""How much of the body is left unread, and the answer."""
	environ = {"wsgi.input": io.BytesIO(sent)}

	def application(environ: dict, start_response: object) -> list[bytes]:
		start_response(status, [])
		return [b"answer"]

	answer = read_to_end.reading_to_end(application)(environ, lambda *_: None)
	return len(environ["wsgi.input"].read()), list(answer)


def test_rest_of_a_refused_body_is_read() -> None:
	assert served("413 Request Entity Too Large", b"0" * 1_000_000) == (0, [b"answer"])


def test_body_of_another_answer_is_left_to_the_application() -> None:
	assert served("200 OK", b"0" * 10) == (10, [b"answer"])


def test_who_sends_without_end_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
	monkeypatch.setattr(read_to_end, "MOST", read_to_end.AT_ONCE * 2)

	assert served("413 Request Entity Too Large", b"0" * read_to_end.AT_ONCE * 3)[0] == read_to_end.AT_ONCE
