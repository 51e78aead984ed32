"""What a mail server reports of a letter it could not deliver (RFC 3464), read from the e-mail by which it says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.parser import HeaderParser

REPORT, STATUS = "multipart/report", "message/delivery-status"
ORIGINALS = frozenset({"message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers"})
"""Parts by which the report shows the letter or its headers."""
FAILED = "failed"
LONGEST_CODE = 11
"""Characters of the longest code RFC 3463 allows: one digit, and twice up to three."""


@dataclass(frozen=True, slots=True)
class Bounce:
	"""A letter that was given up for ever: its Message-ID, and the code of the reason, such as 5.1.1, where one is said.

	The words of the server may repeat the address and the text, and are not kept.
	"""

	message_id: str
	code: str = ""


def name_in(message_id: str, *, site: str) -> str:
	"""The name of the record whose letter has this Message-ID; empty where it is of no letter of the site."""
	name, _at, host = message_id.strip("<>").partition("@")
	return name if host == site else ""


def read_bounce(mail: Message) -> Bounce | None:
	"""The bounce the e-mail reports; None for any other mail, for a delay, and where it is not said of which letter."""
	if mail.get_content_type() != REPORT:
		return None
	message_id, codes = "", [code for part in mail.walk() for code in _codes_of_failures(part)]
	for part in mail.walk():
		message_id = message_id or _message_id(part)
	return Bounce(message_id, codes[0]) if message_id and codes else None


def _codes_of_failures(part: Message) -> Iterator[str]:
	"""Of each addressee the letter did not reach."""
	if part.get_content_type() != STATUS:
		return
	for told in part.get_payload() if part.is_multipart() else ():
		if str(told.get("Action", "")).strip().lower() == FAILED:
			yield _code(str(told.get("Status", "")))


def _code(said: str) -> str:
	code = said.split()[0] if said.split() else ""
	is_code = len(code) <= LONGEST_CODE and code.isascii() and all(map(str.isdecimal, code.split(".")))
	return code if is_code else ""


def _message_id(part: Message) -> str:
	if part.get_content_type() not in ORIGINALS:
		return ""
	payload = part.get_payload()
	original = next(iter(payload), part) if part.is_multipart() else HeaderParser().parsestr(str(payload))
	return str(original.get("Message-ID", "")).strip()
