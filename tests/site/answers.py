"""What an answer of the server tells a person."""

import json
import re

import requests

_TAGS = re.compile(r"<[^>]*>")
_LATIN_WORD = re.compile(r"[A-Za-z]{3,}")
_CYRILLIC = re.compile(r"[а-яіїєґ]", re.IGNORECASE)


def messages_of(answer: requests.Response) -> list[str]:
	"""Sentences that the Desk would show, without mark-up."""
	sent = json.loads(answer.json().get("_server_messages", "[]"))
	texts = [_TAGS.sub(" ", json.loads(message)["message"]).strip() for message in sent]
	return [text for text in texts if text]


def assert_refused_in_ukrainian(answer: requests.Response, *, given: str = "") -> list[str]:
	"""A refusal of the client, never an accident of the server: in Ukrainian words, without a trace of code.

	`given` is what the client sent and the answer may repeat.
	"""
	assert 400 <= answer.status_code < 500, (answer.status_code, answer.text)
	assert "Traceback" not in answer.text
	assert not answer.json().get("exc"), answer.text
	messages = messages_of(answer)
	assert messages, answer.text
	for message in messages:
		assert _CYRILLIC.search(message), message
		assert not _LATIN_WORD.search(message.replace(given, "") if given else message), message
	return messages


def assert_says_what_to_do(messages: list[str]) -> None:
	"""Each refusal of ours has a second sentence, and that is advice."""
	for message in messages:
		assert len([part for part in re.split(r"[.!?](?:\s|$)", message) if part.strip()]) >= 2, message
