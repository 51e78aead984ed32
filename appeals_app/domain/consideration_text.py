"""Grounds of stopping in Ukrainian: what the panel of the card shows and what the letter to the author says.

Ukrainian whatever the language of the Desk is: letters go out in the state language.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from appeals_app.domain.consideration import UNVERIFIED_PARTS, Advice, Decision, LetterPart
from appeals_app.domain.lifecycle import LetterKind
from appeals_app.domain.stop_facts import AppealFacts, Form, Requisite
from appeals_app.domain.stop_grounds import ARTICLE_16, LAW_OF_GROUND, StopGround
from appeals_app.domain.term_limitation import LimitationGround

NOT_VERIFIED = "не звірено з текстом акта"

WAY_TO_APPEAL = (
	"Це рішення можна оскаржити в порядку підлеглості — до вищого органу чи посадової особи, або до суду"
	f" ({ARTICLE_16})."
)

_MISSING: Mapping[Requisite, str] = {
	Requisite.NAME: "не зазначено повністю прізвище, ім’я, по батькові автора",
	Requisite.PLACE: "не зазначено місце проживання автора",
	Requisite.MATTER: "не викладено суть порушеного питання",
	Requisite.SIGNATURE: "немає підпису автора",
	Requisite.DATE: "не зазначено дату",
	Requisite.CONTACT: "не зазначено електронну адресу чи інший засіб зв’язку для відповіді",
}
_PERIODS = {
	LimitationGround.YEAR_FROM_DECISION: "один рік від дня прийняття рішення",
	LimitationGround.MONTH_FROM_LEARNING: "один місяць від дня, коли про рішення стало відомо",
}
_PARTS = {
	LetterPart.LAW: "посилання на закон",
	LetterPart.REASONS: "підстави рішення",
	LetterPart.EXPLANATION: "роз’яснення, що треба виправити",
	LetterPart.ADDRESSEE: "назва органу, до якого надіслано звернення",
	LetterPart.WAY_TO_APPEAL: "порядок оскарження",
}
_DECISIONS = {
	Decision.CONSIDER: "Підстав не розглядати, повернути чи переслати звернення немає: його треба розглянути.",
	Decision.NOT_CONSIDERED: f"Звернення не підлягає розгляду. Рішення приймає керівник ({NOT_VERIFIED}).",
	Decision.RETURN_10: "Звернення повертається авторові з роз’ясненнями.",
	Decision.RETURN_5: "Звернення повертається авторові з роз’ясненнями.",
	Decision.FORWARD_5: "Звернення пересилається за належністю, про що повідомляється авторові.",
}


def _listed(requisites: frozenset[Requisite]) -> str:
	return ", ".join(_MISSING[requisite] for requisite in Requisite if requisite in requisites)


def _anonymous(facts: AppealFacts) -> str:
	shown = [] if facts.form is Form.ORAL else [facts.faults & {Requisite.PLACE, Requisite.SIGNATURE}]
	reasons = [_listed(missing) for missing in shown if missing]
	if facts.is_authorship_unknown:
		reasons.append("встановити авторство неможливо")
	return f"Звернення є анонімним: {', '.join(reasons)}."


def _resolved_repeat(facts: AppealFacts) -> str:
	previous = facts.previous
	first = f"№ {previous.index}" if previous.index else "попереднє звернення"
	return (
		"Звернення повторне: той самий автор порушує те саме питання перед тим самим органом, а перше звернення"
		f" ({first}) вирішено по суті, відповідь надіслано {_dotted(previous.answered_on)}."
	)


def _late_complaint(facts: AppealFacts) -> str:
	limit = facts.complaint.limit
	return (
		f"Скаргу подано {_dotted(facts.complaint.filed_on)}, після закінчення строку: останній день був"
		f" {_dotted(limit.last_day)} ({_PERIODS[limit.ground]}). Строк, пропущений з поважної причини, може"
		" поновити орган, що розглядає скаргу."
	)


def _incapable_author(facts: AppealFacts) -> str:
	return f"Автора звернення визнано недієздатним за рішенням суду ({facts.court_decision.strip()})."


def _not_in_due_form(facts: AppealFacts) -> str:
	return (
		f"Звернення оформлено без дотримання вимог закону: {_listed(facts.faults)}. Після усунення цих недоліків"
		" його можна подати знову."
	)


def _data_lacking(facts: AppealFacts) -> str:
	return (
		"Звернення не містить даних, потрібних для прийняття обґрунтованого рішення:"
		f" {facts.lacking_data.strip().rstrip('.')}. Після доповнення його можна подати знову."
	)


def _another_procedure(facts: AppealFacts) -> str:
	return (
		"Порушене питання розглядається в порядку, встановленому іншим законом:"
		f" {facts.other_procedure.strip().rstrip('.')}."
	)


def _outside_powers(facts: AppealFacts) -> str:
	return (
		"Порушені питання не належать до повноважень органу, що одержав звернення, тому його надіслано за"
		f" належністю: {facts.addressee.strip().rstrip('.')}."
	)


_REASONS: Mapping[StopGround, Callable[[AppealFacts], str]] = {
	StopGround.ANONYMOUS: _anonymous,
	StopGround.RESOLVED_REPEAT: _resolved_repeat,
	StopGround.LATE_COMPLAINT: _late_complaint,
	StopGround.INCAPABLE_AUTHOR: _incapable_author,
	StopGround.NOT_IN_DUE_FORM: _not_in_due_form,
	StopGround.DATA_LACKING: _data_lacking,
	StopGround.ANOTHER_PROCEDURE: _another_procedure,
	StopGround.OUTSIDE_POWERS: _outside_powers,
}


def reason_text(ground: StopGround, facts: AppealFacts) -> str:
	"""The facts behind a ground that holds, as one would write them to the author."""
	return _REASONS[ground](facts)


def ground_text(ground: StopGround, facts: AppealFacts) -> str:
	"""The ground with its article, for a letter; asked only of a ground that holds."""
	return f"{reason_text(ground, facts)} Підстава: {LAW_OF_GROUND[ground].article}."


def letter_body(kind: LetterKind, *, index: str, received_on: date) -> str:
	"""The first sentence of a letter that stops the consideration; empty for other letters."""
	decision = {
		LetterKind.REFUSAL_TO_CONSIDER: "не підлягає розгляду",
		LetterKind.RETURN_NOTICE: "повертаємо",
		LetterKind.FORWARDING_NOTICE: "надіслано за належністю",
	}.get(kind)
	return f"Ваше звернення від {_dotted(received_on)} № {index} {decision}." if decision else ""


def advice_sentences(advice: Advice, facts: AppealFacts) -> tuple[str, ...]:
	"""What the panel says of one decision: the reason, the decision, its last day, and the letter."""
	reason = reason_text(advice.ground, facts) if advice.ground else ""
	decided = _DECISIONS[advice.decision]
	return tuple(filter(None, (reason, decided, _last_day(advice), _letter(advice))))


def _last_day(advice: Advice) -> str:
	if not advice.last_day:
		return ""
	sentence = f"Зробити це треба не пізніше {_dotted(advice.last_day)}"
	if advice.is_overdue:
		return f"{sentence}: цей строк уже минув."
	if advice.control_day and advice.control_day < advice.last_day:
		working = _dotted(advice.control_day)
		return f"{sentence}. Це неробочий день: зробіть до {working}, останнього робочого дня перед ним."
	return f"{sentence}."


def _letter(advice: Advice) -> str:
	if advice.decision is Decision.CONSIDER:
		return ""
	if not advice.letter:
		return "Лист не надсилається: автор невідомий."
	parts = (
		f"{_PARTS[part]} ({NOT_VERIFIED})" if part in UNVERIFIED_PARTS else _PARTS[part]
		for part in advice.must_contain
	)
	return f"Лист авторові має містити: {', '.join(parts)}."


def _dotted(day: date) -> str:
	return day.strftime("%d.%m.%Y")
