"""Reports of mail servers on letters that came back (RFC 3464)."""

from email import message_from_string
from email.message import Message

import pytest

from appeals_app.domain.bounces import Bounce, name_in, read_bounce

REPORT = """\
From: MAILER-DAEMON@mail.example
To: kantseliaria@council.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain; charset=us-ascii

I am sorry to have to inform you.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example

Final-Recipient: rfc822; maria@author.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 maria@author.example unknown
--b
Content-Type: {original}

Message-ID: <a1b2c3@council.example>
Subject: =?utf-8?B?0JvQuNGB0YI=?=
{rest}
--b--
"""


def report(
	action: str = "failed", status: str = "5.1.1", original: str = "message/rfc822", rest: str = ""
) -> Message:
	return message_from_string(REPORT.format(action=action, status=status, original=original, rest=rest))


@pytest.mark.parametrize(
	"original", ["message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers"]
)
def test_report_names_the_letter_that_came_back_and_the_code_of_the_reason(original: str) -> None:
	assert read_bounce(report(original=original)) == Bounce("<a1b2c3@council.example>", "5.1.1")


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", "expanded", ""])
def test_letter_that_is_not_given_up_has_not_come_back(action: str) -> None:
	assert read_bounce(report(action=action)) is None


@pytest.mark.parametrize("status", ["", "maria@author.example", "5.1.1.1.1.1.1", "<b>", "п.я.т", "٥.1.1"])
def test_what_is_no_code_is_not_kept(status: str) -> None:
	assert read_bounce(report(status=status)) == Bounce("<a1b2c3@council.example>", "")


def test_code_stands_without_the_words_of_the_server() -> None:
	assert read_bounce(report(action="Failed", status="4.4.1 (no answer from maria)")).code == "4.4.1"


@pytest.mark.parametrize("part", ["Message-ID: <a1b2c3@council.example>\n", "message/delivery-status"])
def test_report_of_no_letter_or_without_its_reason_is_none(part: str) -> None:
	text = report().as_string().replace(part, "X-Nothing: 1\n" if ":" in part else "text/plain")

	assert read_bounce(message_from_string(text)) is None


def test_other_mail_is_no_report() -> None:
	assert read_bounce(message_from_string("Subject: Action: failed\n\nMessage-ID: <a@b>")) is None


@pytest.mark.parametrize(
	("message_id", "name"),
	[
		("<a1@council.example>", "a1"),
		("a1@council.example", "a1"),
		("<a1@other.example>", ""),
		("a1", ""),
		("", ""),
	],
)
def test_letter_of_the_site_is_known_by_its_message_id(message_id: str, name: str) -> None:
	assert name_in(message_id, site="council.example") == name
