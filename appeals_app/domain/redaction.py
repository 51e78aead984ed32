"""What is left of a personal value for somebody whose work does not need it: enough to recognise, not to find.

Every mask is stable: masking what is already masked changes nothing.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

NAME_NOT_DISCLOSED = "Ім’я не розголошується"
"""Stands for the name of an author who asked not to disclose it (Art. 10)."""

NOTHING_LEFT = "…"
LEAST_DIGITS = 4
DIGITS_WITH_COUNTRY = 12

_MASKED_PHONE = re.compile(r"(\+380 \d\d )?\*{3} \*{2} \d\d|\*{3}")
_PHONE_BORDER = re.compile(r"[,;/\n]+")
_WORD = re.compile(r"[^\s.,-]+")
_LOCALITY = re.compile(
	r"(?:м|с|сел|смт|х|місто|село|селище|хутір)\.?\s+[А-ЯІЇЄҐ][а-яіїєґ’'ʼ-]+(?:-[А-ЯІЇЄҐ][а-яіїєґ’'ʼ]+)*",
	re.U,
)


class Showing(str, Enum):
	"""How a value is shown, from the most closed to the most open."""

	HIDDEN = "Hidden"
	MASKED = "Masked"
	SHOWN = "Shown"


OPENNESS = tuple(Showing)


class Item(str, Enum):
	"""Personal data of an author, as an administrator speaks of them."""

	NAME = "Full Name"
	LOCALITY = "Locality"
	ADDRESS = "Address"
	PHONE = "Phone"
	EMAIL = "E-mail"
	CIRCUMSTANCES = "Sex And Social State"
	NOTE = "Note On The Person"
	TEXT = "Text Of The Appeal"


@dataclass(frozen=True, slots=True)
class PersonalField:
	"""A field that holds personal data: whose rule it follows and how it is masked."""

	item: Item
	mask: Callable[[str], str]
	may_be_email: bool = False

	def item_of(self, value: object) -> Item:
		"""Whose rule the value follows: an e-mail that stands where an address may is an e-mail."""
		return Item.EMAIL if self.may_be_email and "@" in str(value) else self.item

	@property
	def items(self) -> tuple[Item, ...]:
		"""Whose rules values of the field follow."""
		return (self.item, Item.EMAIL) if self.may_be_email else (self.item,)


def mask_name(name: str) -> str:
	"""Initials: «Нечуй-Левицький Іван» is «Н.-Л. І.»."""
	if name == NAME_NOT_DISCLOSED:
		return name
	parts = ["-".join(f"{word[0].upper()}." for word in _WORD.findall(part)) for part in name.split()]
	return " ".join(part for part in parts if part)


def mask_phone(phone: str) -> str:
	"""The operator and the last two digits of each number: «+380 67 *** ** 12»."""
	return ", ".join(_mask_one_phone(part.strip()) for part in _PHONE_BORDER.split(phone) if part.strip())


def _mask_one_phone(phone: str) -> str:
	if _MASKED_PHONE.fullmatch(phone):
		return phone
	digits = re.sub(r"\D", "", phone)
	if len(digits) < LEAST_DIGITS:
		return "***"
	if len(digits) == DIGITS_WITH_COUNTRY - 2 and digits.startswith("0"):
		digits = f"38{digits}"
	if len(digits) == DIGITS_WITH_COUNTRY and digits.startswith("380"):
		return f"+380 {digits[3:5]} *** ** {digits[-2:]}"
	return f"*** ** {digits[-2:]}"


def mask_email(email: str) -> str:
	"""The first letter: «m***@…»; the domain of a small office names the person too."""
	first = email.strip()[:1]
	return f"{first}***@…" if first and first != "*" and "@" in email else "***@…"


def mask_address(address: str) -> str:
	"""The locality alone, where the address names it: «м. Запоріжжя, …»."""
	found = [match[0] for part in address.split(",") if (match := _LOCALITY.match(part.strip()))]
	return ", ".join([*found[:1], NOTHING_LEFT])


def mask_place(place: str) -> str:
	"""Where a letter goes: an e-mail or an address, each by its own mask."""
	return mask_email(place) if "@" in place else mask_address(place)


def mask_text(text: str) -> str:
	"""Nothing but that there is a text."""
	return NOTHING_LEFT


_NAME = PersonalField(Item.NAME, mask_name)
_PLACE = PersonalField(Item.ADDRESS, mask_place, may_be_email=True)
_CIRCUMSTANCE = PersonalField(Item.CIRCUMSTANCES, mask_text)

PERSONAL_FIELDS: Mapping[str, Mapping[str, PersonalField]] = MappingProxyType(
	{
		"Applicant": {
			"last_name": _NAME,
			"first_name": _NAME,
			"middle_name": _NAME,
			"full_name": _NAME,
			"locality": PersonalField(Item.LOCALITY, mask_text),
			"settlement": PersonalField(Item.LOCALITY, mask_text),
			"address": PersonalField(Item.ADDRESS, mask_address),
			"phone": PersonalField(Item.PHONE, mask_phone),
			"email": PersonalField(Item.EMAIL, mask_email),
			"sex": _CIRCUMSTANCE,
			"social_state": _CIRCUMSTANCE,
			"note": PersonalField(Item.NOTE, mask_text),
			"name_terms": PersonalField(Item.NAME, mask_text),
			"phone_terms": PersonalField(Item.PHONE, mask_text),
		},
		"Appeal": {
			"content": PersonalField(Item.TEXT, mask_text),
			"enclosures": PersonalField(Item.TEXT, mask_text),
			"complained_note": PersonalField(Item.TEXT, mask_text),
			"incapacity_decision": PersonalField(Item.TEXT, mask_text),
		},
		"Appeal Search Entry": {"terms": PersonalField(Item.TEXT, mask_text)},
		"Appeal Reply": {
			"addressee": _NAME,
			"salutation": PersonalField(Item.NAME, mask_text),
			"dispatch_address": _PLACE,
		},
		"Appeal Dispatch": {"dispatch_address": _PLACE},
	}
)
"""Fields with personal data by DocType; a classifier item in one of them is hidden, never masked."""

LINKS = frozenset({"sex", "social_state", "settlement"})
"""Fields whose value is a key: a mask of it would lead nowhere."""


def shown_value(doctype: str, field: str, value: object, showing: Showing) -> object:
	"""What somebody sees of the value of a personal field."""
	if showing is Showing.SHOWN or value in (None, ""):
		return value
	if showing is Showing.HIDDEN or field in LINKS:
		return None
	return PERSONAL_FIELDS[doctype][field].mask(str(value))


def undisclosed_value(field: str, value: object) -> object:
	"""What stands in a field of a name that is not to be disclosed."""
	if value in (None, ""):
		return value
	return NAME_NOT_DISCLOSED if field in ("full_name", "last_name", "addressee") else None


_MARKS = tuple(
	re.compile(pattern)
	for pattern in (
		r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
		r"(?<![\w.])(?:\+?38)?[ (-]{0,2}0\d{2}[ )-]{0,2}\d{3}[ -]?\d{2}[ -]?\d{2}(?!\d)",
		r"[А-ЯІЇЄҐ][а-яіїєґ’'ʼ]+(?:-[А-ЯІЇЄҐ][а-яіїєґ’'ʼ]+)?(?:\s+[А-ЯІЇЄҐ][а-яіїєґ’'ʼ]+(?:-[А-ЯІЇЄҐ][а-яіїєґ’'ʼ]+)?){1,2}",
		r"(?:вул|просп|пр|бульв|пров|пл|буд|кв)\.\s*[^,;\n]+",
	)
)


def scrub(text: str) -> str:
	"""A free text without what looks like an e-mail, a phone, an address or a name of two words and more."""
	for mark in _MARKS:
		text = mark.sub(NOTHING_LEFT, text)
	return text
