"""What an answer promises its author: sentences that say what will be done, with the day where they name one.

Rules of words alone, so that a person can foresee them; they propose, and a person confirms. What is left to the author
(«якщо Ви не згодні»), denied («не буде») or said of the letter itself («буде розглянуто у встановлений строк») is no promise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from appeals_app.domain.calendar import WorkingDays
from appeals_app.domain.promise_dates import promised_day
from appeals_app.domain.text_cleaning import clean_line

_WORKS = (
	"виконан|зроблен|відремонтован|відновлен|проведен|встановлен|замінен|усунен|усунут|завершен|влаштован|облаштован"
	"|надан|надіслан|виплачен|перерахован|прибран|вивезен|підключен|побудован|збудован|очищен|полагоджен|забезпечен"
	"|розпочат|здійснен|перевірен|обстежен|включен|внесен|виділен|придбан|оновлен|обрізан|видален|закуплен|повідомлен"
	"|поінформован|проінформован|відкрит|введен|переглянут|поновлен|ліквідован|розроблен|подан|призначен|направлен"
	"|укладен|асфальтован|заасфальтован|реконструйован|утеплен|освітлен|огороджен|пофарбован|організован|оголошен"
)
_FUTURE_VERBS = (
	"виконає|зробить|відремонтує|відновить|проведе|встановить|замінить|усуне|завершить|облаштує|влаштує|надасть|надішле"
	"|виплатить|прибере|вивезе|підключить|побудує|забезпечить|розпочне|здійснить|перевірить|обстежить|полагодить"
	"|виконаємо|зробимо|відремонтуємо|відновимо|проведемо|встановимо|замінимо|усунемо|завершимо|облаштуємо|надамо"
	"|надішлемо|виплатимо|приберемо|вивеземо|підключимо|забезпечимо|розпочнемо|перевіримо|повідомимо"
	"|виконають|зроблять|відремонтують|відновлять|проведуть|встановлять|замінять|усунуть|завершать|приберуть"
	"|розпочнеться|розпочнуться|завершиться|завершаться|відбудеться|відбудуться|запрацює|запрацюють"
)

_PROMISES = re.compile(
	rf"\bбуд(?:е|уть|емо)\b(?:\s+\S+){{0,6}}?\s+(?:за)?(?:{_WORKS})"
	rf"|\b(?:{_WORKS})[а-яіїє]*\s+(?:\S+\s+){{0,4}}?буд(?:е|уть)\b"
	rf"|\b(?:{_FUTURE_VERBS})\b"
	r"|\b(?:заплановано|запланован[іаий]|планується|плануються|плануємо|передбачено|передбачається|намічено)\b"
	r"|\b(?:зобов’язано|зобов’язуємося|зобов’язується|гарантуємо|обіцяємо|доручено)\b"
	r"|\b[а-яіїє’]+(?:тиме|тимуть|тимемо)(?:ться|ся)?\b"
)
_DENIED = re.compile(
	r"\bне\s+(?:буд(?:е|уть|емо)|планується|плануються|заплановано|передбачено|передбачається|відбудеться)\b"
)
_LEFT_TO_THE_AUTHOR = re.compile(
	r"\b(?:якщо|у разі|в разі)\s+(?:в[ия]|ваш|незгоди|ненадання|неподання)|\b(?:вам|ви)\s+(?:необхідно|слід|потрібно|можете|маєте)\b"
)
_SENTENCE_END = re.compile(r"(?<=;)\s+|(?<=[.!?…])\s+(?=[«\"(–—-]?\s*[А-ЯІЇЄҐA-Z])")
_ABBREVIATED = re.compile(
	r"(?:\b(?:вул|просп|пров|бул|буд|кв|обл|ст|п|пп|ч|м|с|смт|р|рр|тис|млн|грн|ім|тел|див|т|гр|акад|ген)|\b[А-ЯІЇЄҐ])\.$",
	re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Promise:
	"""A sentence of an answer that promises something, and the day it names."""

	words: str
	due_on: date | None


def promises_in(text: str, *, written_on: date, calendar: WorkingDays) -> tuple[Promise, ...]:
	"""The promises of a letter of that day in the order they stand, each once."""
	said = dict.fromkeys(sentence for sentence in _sentences(text) if is_promise(sentence))
	return tuple(
		Promise(sentence, promised_day(sentence, written_on=written_on, calendar=calendar))
		for sentence in said
	)


def is_promise(sentence: str) -> bool:
	"""Whether the sentence says that something will be done by those who answer."""
	text = re.sub("['ʼ`‘]", "’", sentence.lower())
	if _DENIED.search(text) or _LEFT_TO_THE_AUTHOR.search(text):
		return False
	return bool(_PROMISES.search(text))


def _sentences(text: str) -> list[str]:
	"""Sentences and lines; a stop after an abbreviation or an initial ends none."""
	sentences: list[str] = []
	for line in text.split("\n"):
		parts: list[str] = []
		for part in _SENTENCE_END.split(line):
			if parts and _ABBREVIATED.search(parts[-1]):
				parts[-1] = f"{parts[-1]} {part}"
			else:
				parts.append(part)
		sentences.extend(clean_line(part) for part in parts)
	return [sentence for sentence in sentences if sentence]
