"""To whom a letter goes, as its heading names them: in the dative case."""

import shevchenko
from frappe.model.document import Document

GENDER = {"author_sex.female": shevchenko.FEMININE, "author_sex.male": shevchenko.MASCULINE}
PARTS = {"family_name": "last_name", "given_name": "first_name", "patronymic_name": "middle_name"}


def name_in_dative(person: Document) -> str:
	"""«Савченко Марії Іванівні», «Савченку М. І.»; as on the card where nothing tells a man from a woman."""
	name = {part: person.get(field) for part, field in PARTS.items() if person.get(field)}
	gender = _gender_by_patronymic(person.middle_name) or GENDER.get(person.sex)
	if not gender or not name:
		return person.full_name
	declined = shevchenko.in_dative(name, gender=gender)
	return " ".join(declined[part] for part in PARTS if part in declined)


def _gender_by_patronymic(patronymic: str | None) -> str | None:
	return shevchenko.detect_gender(patronymic_name=patronymic) if patronymic else None
