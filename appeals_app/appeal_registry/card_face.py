"""What stands on the face of the registration-control card, one side of a sheet (hook `jinja`)."""

from frappe import _
from frappe.model.document import Document

from appeals_app.appeal_registry.card_print import (
	appeal_card_proof,
	appeal_card_resolutions,
	appeal_card_rows,
	appeal_card_titles,
)
from appeals_app.domain.card_face import Filled, beginning, height, side_by_side

LINES = 60
"""Lines of the face below its title, without the heads of its tables."""

FRAME = 0.5
"""Lines that the frame of a row takes."""

FEWEST_LINES, MOST_LINES = 4, 24
"""Lines of the author's text, whatever else stands on the face."""

WHOLE, VALUE, HALF, LABEL = 90, 66, 28, 15
"""Characters on a line: of the whole width, of a value alone or beside another one, of its label."""

WORDS, SECOND, THIRD = 34, 26, 18
"""Characters on a line in the columns of the tables."""


def appeal_card_lines(doc: Document) -> list[tuple[Filled, ...]]:
	"""Filled lines of the card, two short ones side by side."""
	return side_by_side(appeal_card_rows(doc))


def appeal_card_words(text: str | None) -> str:
	"""The words of a question or a resolution, a long one by its beginning."""
	return beginning(text or "", lines=6, width=WORDS)


def appeal_card_text(doc: Document) -> str:
	"""The author's text, or as much of its beginning as the face has room for."""
	room = int(LINES - _lines_of_rows(doc) - _lines_of_questions(doc) - _lines_of_resolutions(doc))
	text = (doc.content or "").strip()
	shown = beginning(text, lines=min(max(room, FEWEST_LINES), MOST_LINES), width=WHOLE)
	is_whole = shown.split() == text.split()
	return shown if is_whole else _("{0} (the whole text is in the register)").format(shown)


def _lines_of_rows(doc: Document) -> float:
	rows = sum(FRAME + _lines_of_row(line) for line in appeal_card_lines(doc))
	return rows + sum(height(sentence, WHOLE) for sentence in appeal_card_proof(doc))


def _lines_of_row(line: tuple[Filled, ...]) -> int:
	width = VALUE if len(line) == 1 else HALF
	return max(max(height(label, LABEL), height(value, width)) for label, value in line)


def _lines_of_questions(doc: Document) -> float:
	titles = appeal_card_titles(doc)
	return sum(
		FRAME
		+ max(
			height(appeal_card_words(row.question), WORDS),
			height(titles.get(row.theme, ""), SECOND),
			height(f"{titles.get(row.result, '')}\n{row.result_note or ''}", THIRD),
		)
		for row in doc.questions
	)


def _lines_of_resolutions(doc: Document) -> float:
	return sum(
		FRAME + max(height(appeal_card_words(row.resolution_text), WORDS) + 2, height(row.executors, SECOND))
		for row in appeal_card_resolutions(doc)
	)
