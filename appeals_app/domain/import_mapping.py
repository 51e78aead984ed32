"""Which column of a register kept elsewhere fills which field of the card; where its heading stands in a file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from appeals_app.domain.errors import DomainError
from appeals_app.domain.text_cleaning import clean_line

ROWS_BEFORE_HEADING = 30
"""A heading stands among the first rows, under the title of the journal."""

CHOICE_GROUPS = {
	"subject": "subject",
	"kind": "kind",
	"appeal_type": "type",
	"receipt_sign": "sign_of_receipt",
	"theme": "theme",
	"result": "result",
}
"""Fields filled with an item of the classifier, and the group it is of."""

DAYS = ("registered_at", "received_at", "written_on", "answered_on", "sender_date")
PERSON_LINES = {
	"author_name": 300,
	"last_name": 100,
	"first_name": 100,
	"middle_name": 100,
	"locality": 140,
	"address": 500,
	"phone": 60,
	"email": 140,
}
CARD_LINES = {"registration_index": 60, "brief": 200, "sender_name": 255, "sender_number": 60}
CARD_TEXTS = {"content": 200_000, "enclosures": 5_000}
COUNTS = ("citizens_count", "pages_count")
CHOICES = ("channel", *CHOICE_GROUPS)
FIELDS = (*CARD_LINES, *DAYS, *PERSON_LINES, *CARD_TEXTS, *COUNTS, *CHOICES)
"""Every field that a column of an import can fill."""

TITLES = {
	"registration_index": "Registration Index",
	"brief": "Brief",
	"sender_name": "Sender Of The Letter",
	"sender_number": "Sender's Number",
	"registered_at": "Registered At",
	"received_at": "Received At",
	"written_on": "Written On",
	"answered_on": "Answered On",
	"sender_date": "Sender's Date",
	"author_name": "Full Name",
	"last_name": "Last Name",
	"first_name": "First Name",
	"middle_name": "Middle Name",
	"locality": "Locality",
	"address": "Address",
	"phone": "Phone",
	"email": "E-mail",
	"content": "Text",
	"enclosures": "Enclosures",
	"citizens_count": "Citizens Count",
	"pages_count": "Pages",
	"channel": "Channel",
	"subject": "Subject Of The Appeal",
	"kind": "Kind",
	"appeal_type": "Type",
	"receipt_sign": "Sign Of Receipt",
	"theme": "Theme",
	"result": "Result",
}
"""How a person is told of the fields."""

NEEDED = ("registration_index", "registered_at")
"""An appeal of an earlier register is known by its number and the day it was given."""

ONE_OF = {
	("brief", "content"): "No column tells the matter of an appeal. Add the brief or the text.",
	(
		"author_name",
		"last_name",
		"subject",
	): "No column names the author. Add the full name or the last name.",
	("channel",): "No column tells how an appeal came. Add the heading of the channel or its default.",
	("theme", "answered_on"): (
		"No column tells the theme or the day of the answer. Add the heading of one, or a theme by default."
	),
}
"""Fields one of which every mapping fills, for without it no row becomes a card; what is said where none does."""

_NO_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʹ`´′"))
_PUNCTUATION = re.compile(r"[^\w№]+")


class ImportMappingError(DomainError):
	"""The columns cannot be read from the file as the mapping says."""

	code = "import_mapping"


@dataclass(frozen=True, slots=True)
class MappedColumn:
	"""One field of the card: the heading of its column, and what stands where the cell is empty or there is no column."""

	field: str
	heading: str = ""
	default: str = ""


@dataclass(frozen=True, slots=True)
class ImportMapping:
	"""All columns, and what the words of the file mean: `meanings[field][written]` is the key of a choice."""

	columns: tuple[MappedColumn, ...]
	meanings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

	def __post_init__(self) -> None:
		fields = [column.field for column in self.columns]
		for twice in (name for name in fields if fields.count(name) > 1):
			raise ImportMappingError(
				"The field “{0}” is filled by two columns. Leave one of them.", TITLES[twice]
			)
		for needed in NEEDED:
			if not any(column.field == needed and column.heading for column in self.columns):
				raise ImportMappingError(
					"No column fills the field “{0}”. Add the heading of one.", TITLES[needed]
				)
		filled = {column.field for column in self.columns if column.heading or column.default}
		for said in (said for fields, said in ONE_OF.items() if not filled & set(fields)):
			raise ImportMappingError(said)

	@property
	def headings(self) -> dict[str, str]:
		"""The heading of each field that has one."""
		return {column.field: column.heading for column in self.columns if column.heading}


@dataclass(frozen=True, slots=True)
class Heading:
	"""Where the heading stands, and the position of each field in a row."""

	row: int
	positions: Mapping[str, int]


def same_words(text: object) -> str:
	"""Words by which headings and choices are compared: no case, no punctuation, no apostrophe whichever it is."""
	return _PUNCTUATION.sub(" ", clean_line(str(text or "")).casefold().translate(_NO_APOSTROPHES)).strip()


def short_titles(titles: Mapping[str, str]) -> dict[str, str]:
	"""Keys of choices by the beginning of a title with brackets, «Заява (клопотання)»; none where two begin so."""
	beginnings = {key: same_words(title.partition("(")[0]) for key, title in titles.items() if "(" in title}
	met = Counter(beginnings.values())
	return {words: key for key, words in beginnings.items() if words and met[words] == 1}


def find_heading(rows: Sequence[tuple[int, Sequence[object]]], mapping: ImportMapping) -> Heading:
	"""The row, among the first ones, that holds the headings of the mapping; refuses a file without them."""
	wanted = {name: same_words(heading) for name, heading in mapping.headings.items()}
	best: dict[str, int] = {}
	for number, row in rows[:ROWS_BEFORE_HEADING]:
		words = [same_words(cell) for cell in row]
		found = {name: words.index(heading) for name, heading in wanted.items() if heading in words}
		if len(found) == len(wanted):
			return Heading(number, found)
		best = max(best, found, key=len)
	lacking = ", ".join(f"«{mapping.headings[name]}»" for name in wanted if name not in best)
	raise ImportMappingError(
		"The file has no columns {0}. Correct the headings in the mapping or in the file.", lacking
	)
