"""Columns of a mapping proposed from the first rows of a file: what the headings of journals most likely mean.

A person corrects the proposal before anything is read by it, so a likely guess is better than none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from appeals_app.domain.import_mapping import NEEDED, ONE_OF, ROWS_BEFORE_HEADING, same_words
from appeals_app.domain.text_cleaning import clean_line

# fmt: off
WORDS: Mapping[str, tuple[str, ...]] = {
	"registration_index": (
		"реєстраційний індекс", "реєстраційний номер", "індекс", "номер звернення", "вхідний номер",
		"номер реєстрації", "реєстраційний №", "вх №", "рег №", "реєстр №", "№ реєстрації", "№ звернення", "вхідний №",
	),
	"registered_at": ("дата реєстрації", "дата і час реєстрації", "зареєстровано"),
	"received_at": ("дата надходження", "дата і час надходження", "надійшло"),
	"written_on": ("дата звернення", "дата написання"),
	"answered_on": ("дата надіслання відповіді", "дата відповіді", "дата виконання", "виконано", "відповідь надіслано"),
	"sender_name": ("ким надіслано", "кореспондент", "відправник", "звідки надійшло"),
	"sender_number": ("номер супровідного листа", "індекс супровідного листа", "вихідний номер", "вих №"),
	"sender_date": ("дата супровідного листа",),
	"author_name": (
		"прізвище імя по батькові", "прізвище імя та по батькові", "п і б", "піб", "заявник", "автор", "від кого надійшло",
		"прізвище ініціали", "прізвище та ініціали", "прізвище імя", "прізвище та імя",
	),
	"last_name": ("прізвище",),
	"first_name": ("імя",),
	"middle_name": ("по батькові",),
	"locality": ("населений пункт",),
	"address": ("місце проживання", "адреса"),
	"phone": ("телефон", "контакти"),
	"email": ("електронна пошта", "ел пошта", "e mail", "email"),
	"brief": ("короткий зміст", "стислий зміст", "зміст", "суть"),
	"content": ("текст звернення", "текст"),
	"enclosures": ("додатки",),
	"citizens_count": ("кількість громадян", "кількість заявників", "кількість авторів"),
	"pages_count": ("кількість аркушів", "аркушів", "кількість сторінок"),
	"channel": ("канал надходження", "спосіб надходження", "як надійшло"),
	"subject": ("за субєктом", "субєкт звернення", "субєкт"),
	"kind": ("вид звернення", "вид"),
	"appeal_type": ("тип звернення", "тип"),
	"receipt_sign": ("ознака надходження", "ознака"),
	"theme": ("тематика", "тема", "питання"),
	"result": ("результат розгляду", "результат"),
}
# fmt: on
"""Words by which columns of journals are headed, as `same_words` writes them, the surest first."""

WHOLE: Mapping[str, str] = {"registered_at": "дата", "content": "зміст"}
"""Headings too short to be a beginning: each means its field where nothing surer is found for it."""

_OF_OFFICIALS = ("виконавц", "керівник", "посадов")
"""«Прізвище виконавця» is nothing of the author's."""


@dataclass(frozen=True, slots=True)
class Proposal:
	"""The heading of each field that was found, in the order of the file, and the headings that mean nothing known."""

	headings: Mapping[str, str]
	others: tuple[str, ...] = ()

	@property
	def lacking(self) -> tuple[str, ...]:
		"""Fields that a mapping cannot do without and no heading was found for."""
		one_of = tuple(fields[0] for fields in ONE_OF if not set(fields) & set(self.headings))
		return (*(name for name in NEEDED if name not in self.headings), *one_of)


def propose(rows: Sequence[tuple[int, Sequence[object]]]) -> Proposal:
	"""What the row among the first ones with most known headings says; an empty proposal where none says anything."""
	found = (_of_row(row) for _number, row in rows[:ROWS_BEFORE_HEADING])
	return max(found, key=lambda proposal: len(proposal.headings), default=Proposal({}))


def _of_row(row: Sequence[object]) -> Proposal:
	written = {same_words(cell): clean_line(str(cell)) for cell in row if same_words(cell)}
	field_of: dict[str, str] = {}
	for _likeness, name, words in sorted(_guesses(written)):
		if words not in field_of and name not in field_of.values():
			field_of[words] = name
	headings = {field_of[words]: heading for words, heading in written.items() if words in field_of}
	return Proposal(headings, tuple(heading for words, heading in written.items() if words not in field_of))


def _guesses(written: Mapping[str, str]) -> Iterator[tuple[tuple[int, int], str, str]]:
	"""What each heading may mean, the likeliest with the smallest likeness: word for word, else by how it begins."""
	yield from (((0, len(WORDS[name])), name, words) for name, words in WHOLE.items() if words in written)
	of_appeals = [words for words in written if not any(part in words for part in _OF_OFFICIALS)]
	for name, known in WORDS.items():
		for place, phrase in enumerate(known):
			for words in of_appeals:
				if words == phrase:
					yield (0, place), name, words
				elif words.startswith(f"{phrase} "):
					yield (1, -len(phrase)), name, words
