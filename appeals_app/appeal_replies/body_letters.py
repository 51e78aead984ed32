"""Letters about an appeal to other bodies: with a forwarded appeal, and of the result to the body that had sent it."""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.domain.lifecycle import LETTERS_TO_BODIES, OPEN_PHASES, RESULT_PHASES, LetterKind, Phase
from appeals_app.refusal import AppealRuleError

SENDER_NOTICE = LetterKind.SENDER_NOTICE.value
KINDS_TO_BODIES = frozenset(kind.value for kind in LETTERS_TO_BODIES)
BODY_FIELD = {LetterKind.COVERING_LETTER.value: "forwarded_to", SENDER_NOTICE: "sender_name"}
"""The field of the card that names the body, by the kind of the letter."""


WAITING = {
	"sender_wants_answer": ("=", 1),
	"sender_told_on": ("is", "not set"),
	"phase": ("in", sorted(phase.value for phase in RESULT_PHASES)),
}
"""Cards whose sender waits to be told of a result there is, but for `without_result_yet`; `waits` says it of one."""


def waits(appeal: Document) -> bool:
	"""Whether the body that had sent the appeal waits to be told of its result."""
	is_untold = appeal.sender_wants_answer and not appeal.sender_told_on
	is_over = bool(is_untold and appeal.phase in WAITING["phase"][1])
	return is_over and not without_result_yet(name=appeal.name)


def without_result_yet(**conditions: object) -> list[str]:
	"""Cards with a sender to tell that are merged into one which is still considered: its result will be theirs."""
	merged = {**WAITING, "phase": Phase.MERGED.value, "main_appeal": ("is", "set"), **conditions}
	mains = dict(frappe.get_all("Appeal", merged, ["name", "main_appeal"], as_list=True))
	open_ones = {
		"name": ("in", list(mains.values())),
		"phase": ("in", [phase.value for phase in OPEN_PHASES]),
	}
	considered = set(frappe.get_all("Appeal", open_ones, pluck="name")) if mains else set()
	return [name for name, main in mains.items() if main in considered]


def tell_of_sender(appeal: Document, method: str | None = None) -> None:
	"""For the event `onload` of Appeal: whether its sender waits, for the line and the button of the form."""
	appeal.set_onload("sender_waits", waits(appeal))


def is_to_body(letter: Document) -> bool:
	"""Whether the letter goes to another body and not to the author."""
	return letter.letter_kind in KINDS_TO_BODIES


def fill_body(letter: Document, appeal: Document) -> None:
	"""Address the letter to the body the card names; AppealRuleError where it names none."""
	field = BODY_FIELD[letter.letter_kind]
	if not letter.addressee and not appeal.get(field):
		frappe.throw(
			_(
				"«{0}» of the card is empty: there is no body to write to. Fill it in, or name the addressee."
			).format(_(appeal.meta.get_label(field), context="Appeal")),
			AppealRuleError,
		)
	letter.addressee = letter.addressee or appeal.get(field)
	letter.salutation = None


def note_sent(letter: Document) -> None:
	"""The card says since when the body that had sent the appeal knows its result."""
	if letter.letter_kind == SENDER_NOTICE:
		frappe.db.set_value("Appeal", letter.appeal, "sender_told_on", letter.sent_on)
