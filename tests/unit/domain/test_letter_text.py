"""The whole text of a letter: where the parts of several writers stand in it."""

from appeals_app.domain.letter_text import part_of_question, whole_text

CLOSING = "Це рішення Ви можете оскаржити до суду."


def test_parts_stand_before_the_closing_sentences_with_their_questions() -> None:
	parts = [part_of_question("Ліфт?", "Полагоджено."), part_of_question("Дах?", "Полатано.")]

	text = whole_text(f"Повідомляємо.\n\n{CLOSING}\n\nЗ повагою", parts, "Підстава.")

	told = [
		"Повідомляємо.",
		"1. Ліфт?\nПолагоджено.",
		"2. Дах?\nПолатано.",
		CLOSING,
		"З повагою",
		"Підстава.",
	]
	assert text.split("\n\n") == told


def test_body_without_parts_is_left_as_it_is() -> None:
	assert whole_text(f"{CLOSING}\n\n\nКінець.", ["", " "]) == f"{CLOSING}\n\n\nКінець."
	assert part_of_question("Ліфт?", " ") == ""


def test_letter_of_one_paragraph_begins_with_it() -> None:
	assert whole_text(CLOSING, ["Полагоджено."]) == f"{CLOSING}\n\nПолагоджено."
