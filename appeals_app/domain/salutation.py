"""How a letter addresses its author: «Шановна Маріє Іванівно!».

A first proposal that the one who drafts may rewrite; a name whose form is not known is not guessed at.
"""

COLLECTIVE = "Шановні заявники!"
TO_MAN = "Шановний заявнику!"
TO_WOMAN = "Шановна заявнице!"

_VOWELS = "аеєиіїоуюя"
_ENDINGS_OF_MEN = (
	("ко", "ку"),  # Марко
	("о", "е"),
	("ля", "ле"),
	("а", "о"),
	("й", "ю"),
	("ь", "ю"),
	("ір", "оре"),
	("ків", "кове"),
	("г", "же"),
	("к", "ку"),
	("х", "ху"),
)
_ENDINGS_OF_WOMEN = (("а", "о"), ("ов", "ове"))
_EXCEPTIONS = {"Ігор": "Ігоре", "Антін": "Антоне"}


def salutation(*, first_name: str, middle_name: str, is_woman: bool | None) -> str:
	"""The greeting by name; without a given name, or with one whose form is not known, the greeting in general.

	`is_woman` is what the card says; None where it says nothing and the patronymic has to tell.
	"""
	if middle_name:
		is_woman = middle_name.endswith("на") or (False if middle_name.endswith("ич") else is_woman)
	name = vocative_of_name(first_name, is_woman=is_woman) if first_name and is_woman is not None else ""
	if not name:
		return TO_WOMAN if is_woman else TO_MAN
	return f"{'Шановна' if is_woman else 'Шановний'} {' '.join(filter(None, (name, _of_patronymic(middle_name))))}!"


def vocative_of_name(name: str, *, is_woman: bool) -> str:
	"""The first name in the vocative case; empty where its form is not known."""
	if name in _EXCEPTIONS:
		return _EXCEPTIONS[name]
	if is_woman and name.endswith("я"):
		return name[:-1] + ("є" if name[-2:-1] in f"{_VOWELS}'’" else "ю")
	for ending, vocative in _ENDINGS_OF_WOMEN if is_woman else _ENDINGS_OF_MEN:
		if name.endswith(ending):
			return name.removesuffix(ending) + vocative
	return "" if is_woman or name[-1] in _VOWELS else f"{name}е"


def _of_patronymic(patronymic: str) -> str:
	if patronymic.endswith("на"):
		return patronymic[:-1] + "о"
	return f"{patronymic}у" if patronymic.endswith("ич") else ""
