"""What each ground of stopping needs: one check a ground, each refusal naming the fact that is missing."""

from __future__ import annotations

import re
from collections.abc import Callable

from appeals_app.domain.errors import DomainError
from appeals_app.domain.look_alikes import as_read
from appeals_app.domain.stop_facts import AppealFacts, PreviousAppeal
from appeals_app.domain.text_cleaning import is_blank


class GroundError(DomainError):
	"""The facts do not bear out the ground on which the appeal would be stopped."""

	code = "ground"


def check_anonymous(facts: AppealFacts) -> None:
	"""Art. 8(1): no place of residence, no signature, or an author who cannot be found."""
	if not facts.is_anonymous:
		raise GroundError(
			"The appeal is not anonymous: its author, place of residence and signature are known, or were not"
			" asked for in this form. Mark in «Grounds» what is missing, or choose another ground (Art. 8)."
		)


def check_resolved_repeat(facts: AppealFacts) -> None:
	"""Art. 8(2): the same body, the same citizen, the same question, and the first resolved on the merits."""
	previous = facts.previous
	if not previous:
		raise GroundError(
			"It is not said which appeal this one repeats. Set «Sign Of Receipt» to a repeated one and fill in"
			" «Previous Appeal» (Art. 8)."
		)
	_check_same(previous)
	_check_resolved(previous)


def _check_same(previous: PreviousAppeal) -> None:
	if not previous.is_same_author:
		raise GroundError(
			"The previous appeal was written by another author, so this one is not a repeated appeal. Consider it."
		)
	if not previous.is_same_authority:
		raise GroundError(
			"The previous appeal was considered by another authority, so this one has to be considered here."
		)
	if not previous.is_same_question:
		raise GroundError(
			"The appeal raises a question that the previous one did not raise. Consider it, or correct the themes"
			" of the questions."
		)


def _check_resolved(previous: PreviousAppeal) -> None:
	if not previous.answered_on:
		raise GroundError(
			"The previous appeal has not been answered yet. Consider this one together with it (Art. 8)."
		)
	if previous.unresolved_questions:
		raise GroundError(
			"{0} of the questions of the previous appeal were not resolved on the merits. The repeated appeal has"
			" to be considered (Art. 8).",
			previous.unresolved_questions,
		)
	if previous.has_open_promise:
		raise GroundError(
			"What was promised in the answer to the previous appeal is not done yet. The repeated appeal has to be"
			" considered (Art. 8)."
		)


def check_late_complaint(facts: AppealFacts) -> None:
	"""Art. 17: a complaint filed after both periods, unless the period was restored."""
	complaint = facts.complaint
	if not complaint:
		raise GroundError(
			"Only complaints can be late; this is not a complaint. Correct «Kind» or choose another ground (Art. 17)."
		)
	if not complaint.limit:
		raise GroundError(
			"Without the day of the decision complained of nobody can say that the complaint is late. Fill in"
			" «Decision Complained Of Made On» and, if known, «Author Learnt Of It On» (Art. 17)."
		)
	if not complaint.is_past_limit:
		raise GroundError(
			"The complaint is in time: it was filed on {0} and could be filed until {1}. Consider it (Art. 17).",
			complaint.filed_on,
			complaint.limit.last_day,
		)
	if complaint.is_limit_restored:
		raise GroundError(
			"The term for filing this complaint was restored, so the complaint has to be considered (Art. 17)."
		)


def check_incapable_author(facts: AppealFacts) -> None:
	"""Art. 8(2): a court has found the author incapable, and its decision is named."""
	if not facts.is_author_incapable:
		raise GroundError(
			"Nothing on the card says that a court has found the author incapable. Set «Author Found Incapable»"
			" and name the decision, or choose another ground (Art. 8)."
		)
	if is_blank(facts.court_decision):
		raise GroundError(
			"Only a court finds a person incapable. Name the court, the date and the number of its decision in"
			" «Court Decision» (Art. 8)."
		)


def check_not_in_due_form(facts: AppealFacts) -> None:
	"""Art. 5: a requisite that the form asks for is missing; Art. 7(1): the language is no such requisite."""
	if not facts.faults:
		raise GroundError(
			"Nothing that Art. 5 asks of an appeal in this form is missing. Mark on the tab «Consideration»"
			" what the appeal does not hold, or choose another ground."
		)
	if not facts.is_author_reachable:
		raise GroundError(
			"The appeal cannot be returned: neither an address nor another contact of the author is known. Enter"
			" one on the applicant's card, or leave the appeal without consideration as an anonymous one (Art. 8)."
		)


def check_data_lacking(facts: AppealFacts) -> None:
	"""Art. 7(3): the data needed for a decision are not there, and the author is told which."""
	if is_blank(facts.lacking_data):
		raise GroundError(
			"It is not said what data the author has to add. Fill in «Data Lacking For A Decision» on the tab «Consideration» (Art. 7)."
		)


def check_another_procedure(facts: AppealFacts) -> None:
	"""Art. 12: another law rules how such a letter is considered, and it is named."""
	if is_blank(facts.other_procedure):
		raise GroundError(
			"It is not said by which law such a letter is considered. Fill in «Law That Rules The Matter» on the tab «Consideration» (Art. 12)."
		)


def check_outside_powers(facts: AppealFacts) -> None:
	"""Art. 7(3): forwarded to the competent body; Art. 7(4): never to the one complained of."""
	if is_blank(facts.addressee):
		raise GroundError(
			"It is not said to whom the appeal is forwarded. Fill in «Forwarded To» on the tab «Consideration» (Art. 7)."
		)
	if is_among(facts.addressee, facts.complained_of):
		raise GroundError(
			"The complaint is about «{0}» and may not be forwarded there. Name the body above it in «Forwarded"
			" To» (Art. 7, 16).",
			facts.addressee,
		)


def is_among(addressee: str, names: frozenset[str]) -> bool:
	"""The addressee is one of those named: the same words, or a name of several words within a longer one.

	A name of one word («голова») says too little to be looked for within another.  Words are compared as they
	are read: a Latin letter inside a Cyrillic name makes no other name of it.
	"""
	words = _words(addressee)
	return any(
		name == words or (len(name) > 1 and _contains(words, name)) for name in map(_words, names) if name
	)


def is_named_in(text: str, name: str, forms: Callable[[str], list[str]]) -> bool:
	"""A name of several words stands in the text, whatever the case of its words; `forms` gives their dictionary forms."""
	sought = forms(name)
	return len(sought) > 1 and _contains(forms(text), sought)


def _words(name: str) -> list[str]:
	return re.findall(r"[\w-]+", as_read(name))


def _contains(words: list[str], name: list[str]) -> bool:
	return any(words[start : start + len(name)] == name for start in range(len(words)))
