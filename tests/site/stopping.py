"""Appeals that stop without an answer: what their cards hold, and the letters that stop them."""

from datetime import date

from appeals_app.appeal_replies.signing import send_letter, sign_letter
from appeals_app.domain.lifecycle import LetterKind, Phase
from appeals_app.domain.stop_grounds import StopGround
from appeals_app.permissions import roles
from appeals_app.testing.factories import make_appeal_reply
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import acting_as

G = StopGround
LETTERS = {
	Phase.NOT_CONSIDERED: LetterKind.REFUSAL_TO_CONSIDER,
	Phase.RETURNED: LetterKind.RETURN_NOTICE,
	Phase.FORWARDED: LetterKind.FORWARDING_NOTICE,
}
OLD_DECISION = {"kind": "kind.complaint", "complained_decision_on": date(2020, 1, 10)}
FACTS = {
	G.ANONYMOUS: {"lacks_signature": 1},
	G.LATE_COMPLAINT: OLD_DECISION,
	G.INCAPABLE_AUTHOR: {"is_author_incapable": 1, "incapacity_decision": "районний суд, № 1/26"},
	G.NOT_IN_DUE_FORM: {"lacks_date": 1},
	G.DATA_LACKING: {"lacking_data": "номер рішення"},
	G.ANOTHER_PROCEDURE: {"other_procedure": "Закон про доступ до публічної інформації"},
	G.OUTSIDE_POWERS: {"forwarded_to": "Головне управління Пенсійного фонду"},
}
"""What a card holds when each ground holds alone; a repeated appeal needs another one and is told of below."""


def draft(way: Journey, kind: LetterKind, **values: object) -> str:
	"""Draft the letter as the registrar, without a word of one's own."""
	with acting_as(way.staff[roles.REGISTRAR]):
		return make_appeal_reply(appeal=way.appeal, letter_kind=kind.value, **{"body": "", **values}).name


def sign(way: Journey, letter: str) -> None:
	with acting_as(way.staff[roles.HEAD]):
		sign_letter(reply=letter)


def send(way: Journey, letter: str) -> None:
	with acting_as(way.staff[roles.REGISTRAR]):
		send_letter(reply=letter)
