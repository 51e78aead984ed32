"""The sign of receipt proposed while a card is entered and when it is saved, in sentences, with what it rests on."""

from dataclasses import replace

import frappe
from frappe import _
from frappe.utils import cint, getdate

from appeals_app import clock
from appeals_app.appeal_matching.earlier_appeals import (
	PERSON_FIELDS,
	NewCard,
	earlier_appeals,
	is_near_elsewhere,
	person_of_row,
)
from appeals_app.domain.duplicates import (
	Arrival,
	Earlier,
	Likeness,
	Proposal,
	Reason,
	Sign,
	Why,
	is_same_question,
	propose_sign,
)
from appeals_app.domain.given_values import read_date, read_moment
from appeals_app.domain.person_likeness import Clue, Person, PersonMatch, Sameness
from appeals_app.domain.person_names import split_name
from appeals_app.domain.redaction import Item, Showing
from appeals_app.permissions.scope import get_scope, row_is_inside
from appeals_app.personal_data.closed_cards import cards_of_closed_text
from appeals_app.personal_data.masking import mask_for
from appeals_app.personal_data.role_rules import viewer_of
from appeals_app.search_arguments import NO_RECORD

SETTINGS = "Appeal Matching Settings"
LONGEST_TEXT = 200_000
MOST_SHOWN = 8
MOST_CO_AUTHORS = 20
STRANGER = PersonMatch(Sameness.OTHER)

SENTENCES = {
	Why.NOTHING_ALIKE: "The register holds no appeal of this person on this question and no text like this one.",
	Why.LATE: "The previous appeal of this person on this question was not answered in time.",
	Why.UNRESOLVED: "The previous appeal of this person on this question was not resolved on the merits.",
	Why.ANSWERED: "The previous appeal of this person on this question was answered; the person writes again.",
	Why.OTHER_ADDRESSEE: "The same person's same text has come by another addressee already.",
	Why.STILL_CONSIDERED: "The previous appeal of this person on this question is still considered in its term.",
	Why.MANY_PEOPLE: "One text has come from {count} people.",
	Why.FEW_PEOPLE: "A text like this one has come from another person; people with it: {count}, it is a mass one from {least}.",
	Why.SAME_TEXT: "The texts agree by {count} %.",
	Why.SAME_THEME: "The theme is the same, the texts agree by {count} %.",
}

CLUES = {
	Clue.NAME_SAME: "the same name",
	Clue.NAME_INITIALS: "the same surname, the given names agree as far as they are known",
	Clue.NAME_PART_OF_DOUBLE: "one surname is a part of the other",
	Clue.NAME_SIMILAR: "the names differ by a slip of the pen",
	Clue.PHONE: "the same phone",
	Clue.EMAIL: "the same e-mail",
	Clue.ADDRESS: "the same address",
	Clue.LOCALITY: "the same locality",
	Clue.JOINED: "the same record, or records joined as one person's",
	Clue.CONTACTS_DIFFER: "the contacts differ: the person may have moved",
}


def propose(*, card: dict) -> dict:
	"""The proposed sign of a card of an authority where the current user serves, and the appeals it rests on."""
	check_enters_appeals()
	new = read_card(card)
	check_serves_in(new.authority)
	likeness = likeness_set()
	earlier = _as_met(earlier_appeals(new))
	arrival = _arrival_of(new)
	proposal = propose_sign(arrival, earlier, likeness)
	return {
		"sign": proposal.sign.value,
		"sign_title": frappe.get_cached_value("Appeal Classifier Item", proposal.sign.value, "title"),
		"previous": proposal.previous,
		"twin": proposal.reasons[0].earlier,
		"event": event_of_proposal(proposal),
		"reasons": reasons_in_words(proposal, likeness),
		"alike": _alike(arrival, earlier, likeness),
		"is_elsewhere": is_near_elsewhere(new, likeness.near_text),
	}


def propose_between(*, card: dict, other: str) -> dict:
	"""The sign proposed of a card beside one earlier appeal, whatever else the register holds; none but primary is empty."""
	new, likeness = read_card(card), likeness_set()
	earlier = [one for one in _as_met(earlier_appeals(new)) if one.key == other]
	proposal = propose_sign(_arrival_of(new), earlier, likeness)
	return {
		"sign": "" if proposal.sign is Sign.PRIMARY else proposal.sign.value,
		"reasons": reasons_in_words(proposal, likeness) if earlier else [],
		"event": event_of_proposal(proposal),
	}


def event_of_proposal(proposal: Proposal) -> str:
	"""The appeal with whose mass event a text of several people may go together; empty where it is no such text."""
	first = proposal.reasons[0]
	return first.earlier if first.why in (Why.MANY_PEOPLE, Why.FEW_PEOPLE) else ""


def _arrival_of(new: NewCard) -> Arrival:
	return Arrival(new.received_on, new.sender, new.written_on, new.themes)


def check_enters_appeals() -> None:
	"""Raise PermissionError for a user who enters no appeals."""
	if not frappe.has_permission("Appeal", "create"):
		frappe.throw(
			_("You enter no appeals, so no sign is proposed to you. Ask the registrar."),
			frappe.PermissionError,
		)


def check_serves_in(authority: str) -> None:
	"""Raise PermissionError for an authority where the current user does not serve."""
	if not get_scope(frappe.session.user).holds_authority(authority):
		frappe.throw(
			_("You do not serve in the authority «{0}». Choose your own authority.").format(authority),
			frappe.PermissionError,
		)


def likeness_set() -> Likeness:
	"""From which figures on appeals count as alike, as the administrator set them."""
	settings = frappe.get_cached_doc(SETTINGS)
	return Likeness(cint(settings.near_text), cint(settings.same_question), cint(settings.mass_people))


def read_card(card: dict) -> NewCard:
	"""What was sent of a card, whatever it was, as it is compared."""
	themes = [row.get("theme") for row in card.get("questions") or [] if isinstance(row, dict)]
	applicants = _known_applicants(card)
	return NewCard(
		authority=_text(card, "authority"),
		received_on=read_date(card.get("received_at")) or clock.today(),
		people=_people(card, applicants),
		applicants=applicants,
		text=_text(card, "content")[:LONGEST_TEXT],
		name=_text(card, "name"),
		sender=_text(card, "sender_name"),
		written_on=read_date(card.get("written_on")),
		themes=frozenset(theme for theme in themes if isinstance(theme, str) and theme),
		received_by=read_moment(card.get("received_at")) if _text(card, "name") else None,
	)


def _text(values: dict, field: str) -> str:
	value = values.get(field)
	return value if isinstance(value, str) else ""


def _known_applicants(card: dict) -> tuple[str, ...]:
	"""The author chosen and the co-authors, of those whom the user meets."""
	rows = [row for row in card.get("co_applicants") or [] if isinstance(row, dict)]
	named = [_text(card, "applicant"), *(_text(row, "applicant") for row in rows[:MOST_CO_AUTHORS])]
	return tuple(dict.fromkeys(name for name in named if is_known(name)))


def is_known(applicant: str) -> bool:
	"""The record is one the current user meets."""
	return bool(applicant) and row_is_inside("Applicant", applicant, get_scope(frappe.session.user))


def _people(card: dict, applicants: tuple[str, ...]) -> tuple[Person, ...]:
	"""The authors chosen, or the one typed and not saved yet."""
	filters = {"name": ("in", applicants or [NO_RECORD])}
	rows = frappe.get_all("Applicant", filters=filters, fields=list(PERSON_FIELDS))
	typed = {field: _text(card, field) for field in PERSON_FIELDS}
	name = split_name(_text(card, "new_person"))
	if name.last:
		typed |= {"last_name": name.last, "first_name": name.first, "middle_name": name.middle}
	if not rows and not _text(card, "applicant") and typed["last_name"]:
		rows = [typed]
	return tuple(person_of_row(row) for row in rows)


def _as_met(earlier: list[Earlier]) -> list[Earlier]:
	"""Those in the user's scope; a person the user is not told of is nobody's match, a text not shown is like no other."""
	user = frappe.session.user
	met = [one for one in earlier if row_is_inside("Appeal", one.key, get_scope(user))]
	mask = mask_for(user, [one.matched_person for one in met])
	sees_names = viewer_of(user).showing_of(Item.NAME) is Showing.SHOWN
	closed = cards_of_closed_text([one.key for one in met])
	return [
		replace(
			one,
			match=one.match if sees_names and one.matched_person not in mask.untold else STRANGER,
			text_likeness=0 if one.key in closed else one.text_likeness,
		)
		for one in met
	]


def reasons_in_words(proposal: Proposal, likeness: Likeness) -> list[str]:
	"""Reasons as sentences."""
	return [sentence for reason in proposal.reasons for sentence in _sentences(reason, likeness)]


def _sentences(reason: Reason, likeness: Likeness) -> list[str]:
	said = [_(SENTENCES[reason.why]).format(count=reason.count, least=likeness.mass_people)]
	if reason.clues:
		said.append(_("The person: {0}.").format("; ".join(_(CLUES[clue]) for clue in reason.clues)))
	return said


def _alike(arrival: Arrival, earlier: list[Earlier], likeness: Likeness) -> list[dict]:
	"""Appeals to look at side by side: of this person, or with a near text, the nearest first."""
	shown = [
		one
		for one in earlier
		if one.match.sameness >= Sameness.POSSIBLE or one.text_likeness >= likeness.near_text
	]
	shown.sort(key=lambda one: (is_same_question(arrival, one, likeness), one.text_likeness), reverse=True)
	names = [one.key for one in shown[:MOST_SHOWN]]
	titles = {
		row.name: row
		for row in frappe.get_list(
			"Appeal",
			filters={"name": ("in", names or [NO_RECORD])},
			fields=["name", "title", "received_at", "workflow_state"],
			limit_page_length=MOST_SHOWN,
		)
	}
	return [_line(one, titles[one.key]) for one in shown[:MOST_SHOWN] if one.key in titles]


def _line(one: Earlier, row: frappe._dict) -> dict:
	return {
		"appeal": one.key,
		"title": row.title,
		"received_on": getdate(row.received_at),
		"state": row.workflow_state,
		"likeness": one.text_likeness,
		"is_same_person": one.match.sameness >= Sameness.LIKELY,
		"clues": [_(CLUES[clue]) for clue in one.match.clues],
	}
