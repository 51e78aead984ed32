"""Other people are taken out of a text in the forms a text has them."""

import pytest

from appeals_app.domain.people_redaction import OTHER_PERSON, Person, redact_people

OTHER = Person(
	last_name="Савченко",
	first_name="Марія",
	middle_name="Іванівна",
	phone="+380 67 123 45 67",
	email="ms@ukr.net",
)


@pytest.mark.parametrize(
	"text",
	[
		"Савченко Марія Іванівна",
		"САВЧЕНКО",
		"Савченко М. І.",
		"М. І. Савченко",
		"савченка",
		"ms@ukr.net",
		"+380 67 123 45 67",
		"0671234567",
		"067-123-45-67",
	],
)
def test_traces_of_another_person_are_taken_out(text: str) -> None:
	redacted = redact_people(f"Разом зі мною: {text}, сусідка.", [OTHER])

	assert OTHER_PERSON in redacted
	for part in ("авчен", "Марія", "М.", "ms@", "123"):
		assert part not in redacted


@pytest.mark.parametrize("text", ["Коваленко", "Ковалів", "Савчук", "067 765 43 21", "вул. Савчинська"])
def test_words_of_others_stay(text: str) -> None:
	assert redact_people(text, [OTHER]) == text


@pytest.mark.parametrize(
	("last_name", "text"),
	[
		("Ковальська", "Ковальської"),
		("Бондар", "Бондаря"),
		("Гнатів", "Гнатова"),
		("Ян", "Ян"),
		("Шевчук", "Шевчуком"),
	],
)
def test_surnames_are_known_in_other_cases(last_name: str, text: str) -> None:
	assert (
		redact_people(f"до {text} звертались", [Person(last_name=last_name)])
		== f"до {OTHER_PERSON} звертались"
	)


def test_person_without_anything_takes_nothing_out() -> None:
	assert redact_people("Текст.", [Person()]) == "Текст."
