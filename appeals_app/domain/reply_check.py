"""The look at a letter before its signature: does it answer, or only get rid of the author.

Rules are rows of the administrator; what they look for in a text stands here.  A rule advises.  One of weight `REASON`
lets the letter be signed only with a reason why it is signed all the same.

Law 393, Art. 15: the answer is given on the merits of all questions; a refusal names the law, the reasons and the way to
appeal.  Art. 10: what concerns other people's private life is not told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum

from appeals_app.domain.appeal_words import SILENT_WORDS, words_of

Closeness = Callable[[str, str], float]
"""How close two texts are, from 0 to 1; which measure it is, the caller decides."""


class Check(str, Enum):
	"""What is looked for."""

	QUESTIONS = "Every Question Is Answered"
	REASONS = "Reasons Are Given"
	LAW = "The Law Is Named"
	WAY_TO_APPEAL = "The Way To Appeal Is Named"
	EXECUTOR = "The Executor And The Phone Are Named"
	BOILERPLATE = "It Is More Than A Boilerplate"
	OTHER_PEOPLE = "It Tells Nothing Of Other People"


class Weight(str, Enum):
	"""What follows from a finding."""

	ADVICE = "Advice"
	REASON = "Reason To Sign"


@dataclass(frozen=True, slots=True)
class CheckRule:
	"""One row: what is looked for, in which letters, and what follows; empty fields are any."""

	check: Check
	weight: Weight = Weight.ADVICE
	letter_kind: str = ""
	authority: str = ""
	only_refusals: bool = False
	words: tuple[str, ...] = ()
	least_length: int = 0
	likeness: float = 0.0
	is_disabled: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
	"""One question and what the letter has on it."""

	question: str
	has_result: bool
	own_text: str = ""


@dataclass(frozen=True, slots=True)
class LetterFacts:
	"""All of a letter that the rules look at.

	`known_names` are surnames of the author and of officials, `known_contacts` their phones and e-mails and those of the
	authority: of anybody else a letter tells nothing.
	"""

	letter_kind: str
	authority: str
	text: str
	is_refusal: bool = False
	answered: Sequence[Answered] = ()
	executor: str = ""
	executor_phone: str = ""
	boilerplates: Sequence[str] = ()
	known_names: Collection[str] = field(default_factory=frozenset)
	known_contacts: Collection[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Finding:
	"""What a rule found: which sentence tells it, and with what."""

	check: Check
	weight: Weight
	sentence: str
	params: tuple[str, ...] = ()


ALWAYS_WEIGHTY = frozenset({"blank_left"})
"""What no letter goes out with unless the signer says why, whatever the rule weighs."""


def check_letter(facts: LetterFacts, rules: Iterable[CheckRule], closeness: Closeness) -> list[Finding]:
	"""Findings of the rules that hold for the letter, the weighty ones first."""
	found = [
		Finding(rule.check, Weight.REASON if sentence in ALWAYS_WEIGHTY else rule.weight, sentence, params)
		for rule in rules_for(facts, rules)
		for sentence, params in _LOOKS[rule.check](facts, rule, closeness)
	]
	return sorted(found, key=lambda finding: finding.weight is not Weight.REASON)


def rules_for(facts: LetterFacts, rules: Iterable[CheckRule]) -> list[CheckRule]:
	"""One rule for each check: that of the authority before the common one, that of the kind before the one for all."""
	chosen: dict[Check, CheckRule] = {}
	for rule in sorted(rules, key=lambda rule: (bool(rule.authority), bool(rule.letter_kind))):
		if rule.authority in ("", facts.authority) and rule.letter_kind in ("", facts.letter_kind):
			chosen[rule.check] = rule
	return [
		rule
		for check in Check
		if (rule := chosen.get(check))
		and not rule.is_disabled
		and (facts.is_refusal or not rule.only_refusals)
	]


Said = Iterator[tuple[str, tuple[str, ...]]]


def _questions(facts: LetterFacts, rule: CheckRule, closeness: Closeness) -> Said:
	for number, answered in enumerate(facts.answered, 1):
		if not answered.has_result:
			yield "no_result", (str(number),)
		elif (
			len(facts.answered) > 1 and not answered.own_text.strip() and not _speaks_of(answered, facts.text)
		):
			yield "no_answer", (str(number), answered.question[:80])


def _speaks_of(answered: Answered, text: str) -> bool:
	"""Half of the words that tell of the question stand in the text, in any form."""
	told = {_stem(word) for word in words_of(text)}
	asked = {
		_stem(word) for word in words_of(answered.question) if word not in SILENT_WORDS and len(word) > 3
	}
	return not asked or 2 * len(asked & told) >= len(asked)


def _stem(word: str) -> str:
	return word[: max(4, len(word) - 3)]


def _words(sentence: str) -> Callable[[LetterFacts, CheckRule, Closeness], Said]:
	def look(facts: LetterFacts, rule: CheckRule, closeness: Closeness) -> Said:
		text = facts.text.casefold()
		if rule.words and not any(_begins_in(text, word.casefold()) for word in rule.words):
			yield sentence, ()

	return look


def _begins_in(text: str, beginning: str) -> bool:
	return bool(re.search(rf"(?<!\w){re.escape(beginning)}", text))


def _executor(facts: LetterFacts, rule: CheckRule, closeness: Closeness) -> Said:
	if not facts.executor.strip():
		yield "no_executor", ()
	elif not facts.executor_phone.strip():
		yield "no_phone", (facts.executor,)


_BLANK = re.compile(r"(?<!\w)…(?!\w)|___")
"""A place to be filled in stands apart; after a word three dots are those of a sentence broken off."""


def _boilerplate(facts: LetterFacts, rule: CheckRule, closeness: Closeness) -> Said:
	text = facts.text.strip()
	if _BLANK.search(text):
		yield "blank_left", ()
	if len(text) < rule.least_length:
		yield "too_short", (str(len(text)), str(rule.least_length))
	if rule.likeness and any(closeness(text, other) >= rule.likeness for other in facts.boilerplates):
		yield "boilerplate", ()


_PHONE = re.compile(
	r"(?<![\w/№-])(?<!№\s)(?:\+?38[\s(-]*)?\(?0\d{2}\)?[\s-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}(?![\w-])"
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_TEN_FIGURES = re.compile(r"(?<![\w/№-])(?<!№\s)\d{10}(?![\w-])")
_WORD = r"[А-ЯІЇЄҐ][а-яіїєґ’'ʼ]+(?:-[А-ЯІЇЄҐ][а-яіїєґ’'ʼ]+)?"
_INITIALS = r"[А-ЯІЇЄҐ]\.\s?[А-ЯІЇЄҐ]\."
_PATRONYMIC = r"[А-ЯІЇЄҐ][а-яіїєґ’'ʼ]+(?:ович|евич|йович|івн|ївн)[а-яі]*"
_NAMES = re.compile(
	rf"(?P<full>{_WORD})\s+{_WORD}\s+{_PATRONYMIC}|(?P<before>{_WORD})\s+{_INITIALS}(?!\s?[А-ЯІЇЄҐ])"
	rf"|{_INITIALS}\s?(?P<after>{_WORD})"
)
_NAMED_AFTER = re.compile(
	r"(?:\bвул|\bвулиц\w*|\bпросп\w*|\bпл|\bплощ\w*|\bпров\w*|\bбульв\w*|\bім|\bімені|\bпарк\w*)\.?\s*$",
	re.IGNORECASE,
)
_WEIGHTS_OF_FIGURES = (-1, 5, 7, 9, 4, 6, 10, 5, 7)


def _other_people(facts: LetterFacts, rule: CheckRule, closeness: Closeness) -> Said:
	known = {_contact(contact) for contact in facts.known_contacts}
	for pattern, sentence in ((_PHONE, "foreign_phone"), (_EMAIL, "foreign_email")):
		for match in pattern.finditer(facts.text):
			if _contact(match[0]) not in known and not is_tax_number(match[0]):
				yield sentence, (match[0].strip("( "),)
	for match in _TEN_FIGURES.finditer(facts.text):
		if is_tax_number(match[0]) and _contact(match[0]) not in known:
			yield "tax_number", (match[0],)
	yield from _foreign_names(facts)


def is_tax_number(figures: str) -> bool:
	"""Ten figures whose last one is the check figure of a taxpayer's number (РНОКПП)."""
	if not re.fullmatch(r"\d{10}", figures):
		return False
	total = sum(weight * int(figure) for weight, figure in zip(_WEIGHTS_OF_FIGURES, figures, strict=False))
	return total % 11 % 10 == int(figures[-1])


def _contact(contact: str) -> str:
	"""A phone by its last nine figures, an e-mail in small letters."""
	return contact.casefold() if "@" in contact else re.sub(r"\D", "", contact)[-9:]


def _foreign_names(facts: LetterFacts) -> Said:
	known = {_surname_stem(name) for name in facts.known_names if name}
	for match in _NAMES.finditer(facts.text):
		surname = match["full"] or match["before"] or match["after"]
		before = facts.text[max(0, match.start() - 15) : match.start()]
		if not _is_among(_surname_stem(surname), known) and not _NAMED_AFTER.search(before):
			yield "foreign_name", (match[0],)


def _is_among(stem: str, known: Collection[str]) -> bool:
	"""One of the stems is this one, but for the two letters that cases take off or add."""
	return any(
		(stem.startswith(other) or other.startswith(stem)) and abs(len(stem) - len(other)) <= 2
		for other in known
	)


def _surname_stem(surname: str) -> str:
	"""What of a surname no case changes: its beginning, one apostrophe, small letters."""
	plain = re.sub("[’ʼ`]", "'", surname).casefold()
	return re.sub(r"(?:ськ|цьк|зьк)\w*$|[аеєиіїоуюяьй]\w{0,2}$", "", plain) or plain


_LOOKS: dict[Check, Callable[[LetterFacts, CheckRule, Closeness], Said]] = {
	Check.QUESTIONS: _questions,
	Check.REASONS: _words("no_reasons"),
	Check.LAW: _words("no_law"),
	Check.WAY_TO_APPEAL: _words("no_way_to_appeal"),
	Check.EXECUTOR: _executor,
	Check.BOILERPLATE: _boilerplate,
	Check.OTHER_PEOPLE: _other_people,
}
