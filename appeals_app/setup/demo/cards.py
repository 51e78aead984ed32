"""The card of an invented appeal, as a registrar fills it in."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from appeals_app.setup.demo.contents import Content
from appeals_app.setup.demo.courses import Stop
from appeals_app.setup.demo.organisation import Team
from appeals_app.setup.demo.people import Person
from appeals_app.setup.demo.phrases import fill, read_data
from appeals_app.setup.demo.slots import Slot
from appeals_app.setup.demo.timing import NET_CHANNELS

Card = dict[str, object]

CHANNELS_OF_OBLAST = {
	"post": 30,
	"email": 17,
	"web": 14,
	"ukc": 17,
	"reception": 9,
	"phone": 5,
	"authority": 5,
	"representative": 1,
	"media": 1,
	"other_body": 1,
}
CHANNELS_OF_SMALL_OFFICE = {"post": 48, "reception": 24, "email": 15, "phone": 8, "authority": 5}

TYPES = {
	"email": "type.electronic",
	"web": "type.electronic",
	"phone": "type.oral",
	"ukc": "type.oral",
	"reception": "type.oral",
}
"""Type of the appeal where it is not a letter on paper."""

SHARE_OF_SECRECY = 0.15


def draw_channel(rng: Random, team: Team, slot: Slot, *, is_day_off: bool = False) -> str:
	"""How the appeal came; without a signature only paper comes, and who writes again writes on paper or comes.

	On a day off letters come by the net only.
	"""
	if is_day_off:
		return "email"
	if slot.is_anonymous or slot.stop is Stop.RETURNED:
		return "post"
	if slot.is_repeated:
		return rng.choice(("post", "post", "reception"))
	weights = CHANNELS_OF_OBLAST if team.web else CHANNELS_OF_SMALL_OFFICE
	return rng.choices(list(weights), list(weights.values()))[0]


def entered_by(channel: str, team: Team) -> str:
	"""Who makes the card: the reception its own, the web form its own, the registrar the others."""
	return {"reception": team.reception, "web": team.web}.get(channel, "") or team.registrar


def with_contact_for(channel: str, person: Person, rng: Random) -> Person:
	"""The person with the contact without which that channel cannot be used."""
	if channel in NET_CHANNELS and not person.email:
		return replace(person, email=f"zaiavnyk{rng.randint(100, 9999)}@example.com")
	if channel in ("phone", "ukc") and not person.phone:
		return replace(person, phone=f"+380 50 000 {rng.randint(0, 99):02} {rng.randint(0, 99):02}")
	return person


def dispatch_for(channel: str) -> str:
	"""How the answer goes: the way the appeal came, and on paper to those who came in person."""
	return {"email": "E-mail", "web": "E-mail", "phone": "Orally"}.get(channel, "Post")


def card_of(content: Content, *, team: Team, channel: str, received_at: datetime, rng: Random) -> Card:
	"""Fields of the card common to all appeals with an author."""
	matter = content.matter
	return {
		**_receipt(team=team, channel=channel, received_at=received_at, rng=rng),
		"subject": "subject.collective" if matter.get("collective") else "subject.individual",
		"citizens_count": rng.randint(6, 60) if matter.get("collective") else 1,
		"author_categories": [{"category": category} for category in content.author.categories],
		"kind": matter["kind"],
		"receipt_sign": "sign_of_receipt.primary",
		"study": matter.get("study", "Needed"),
		"brief": content.brief,
		"content": content.text,
		"questions": [{"question": row.question, "theme": row.theme} for row in content.questions],
		**_complaint(matter, team=team, rng=rng),
	}


def anonymous_card(row: Mapping[str, str], *, team: Team, received_at: datetime, rng: Random) -> Card:
	"""Card of a letter nobody signed."""
	return {
		**_receipt(team=team, channel="post", received_at=received_at, rng=rng),
		"subject": "subject.anonymous",
		"kind": "kind.application",
		"brief": row["brief"],
		"content": row["text"],
		"questions": [{"question": row["question"], "theme": row["theme"]}],
	}


def _receipt(*, team: Team, channel: str, received_at: datetime, rng: Random) -> Card:
	card: Card = {
		"authority": team.authority,
		"channel": channel,
		"received_at": received_at,
		"appeal_type": TYPES.get(channel, "type.letter"),
		**_sender(channel, received_at=received_at, rng=rng),
	}
	if channel not in TYPES:
		card["written_on"] = received_at.date() - timedelta(days=rng.randint(1, 6))
		card["pages_count"] = rng.choice((1, 1, 1, 2, 2, 3))
		card["enclosures"] = rng.choice(("", "", "", "Копії документів на 2 арк.", "Фото на 1 арк."))
	return card


def _sender(channel: str, *, received_at: datetime, rng: Random) -> Card:
	senders = read_data("office_phrases")["senders"].get(channel)
	if not senders:
		return {}
	name, number = rng.choice(senders)
	return {
		"sender_name": name,
		"sender_number": fill(number, number=rng.randint(100000, 999999), yy=f"{received_at:%y}"),
		"sender_date": received_at.date() - timedelta(days=rng.randint(0, 3)),
		"sender_wants_answer": int(channel == "authority"),
		"is_controlled": int(channel == "authority"),
	}


def _complaint(matter: Mapping[str, str], *, team: Team, rng: Random) -> Card:
	if matter["kind"] != "kind.complaint":
		return {}
	card: Card = {"keep_author_secret": int(rng.random() < SHARE_OF_SECRECY)}
	if unit := matter.get("about_unit"):
		card |= {"complained_authority": team.authority, "complained_unit": f"{team.authority}-{unit}"}
	if matter.get("about_officer"):
		card["complained_authority"] = team.authority
	if note := matter.get("about_note"):
		card["complained_note"] = note
	return card
