"""Invented authors: full names in the right forms, addresses, contacts, categories."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from appeals_app.setup.demo.phrases import FEMALE, MALE, read_data

SHARE_OF_WOMEN = 0.6
SHARE_WITH_CATEGORY = 0.3
SHARE_WITH_SOCIAL_STATE = 0.7
DISPLACED = "author_category.idp"


@dataclass(frozen=True, slots=True)
class Person:
	"""An author as a registrar enters him or her."""

	last_name: str
	first_name: str
	middle_name: str
	sex: str
	vocative: str
	locality: str = ""
	settlement: str = ""
	address: str = ""
	phone: str = ""
	email: str = ""
	social_state: str = ""
	categories: tuple[str, ...] = ()

	@property
	def full_name(self) -> str:
		"""Surname, name and patronymic."""
		return " ".join(filter(None, (self.last_name, self.first_name, self.middle_name)))

	@property
	def salutation(self) -> str:
		"""How a letter addresses the person: «Шановна Маріє Іванівно!»."""
		return f"{'Шановний' if self.sex == MALE else 'Шановна'} {self.vocative}!"


@dataclass(frozen=True, slots=True)
class Home:
	"""Where an author lives; the street also as it stands after «на вул.»."""

	locality: str
	street: str
	street_on: str
	house: int
	flat: int | None
	council: str = ""
	settlement: str = ""

	@property
	def address(self) -> str:
		"""Street, house and flat."""
		flat = f", кв. {self.flat}" if self.flat else ""
		return f"вул. {self.street}, {self.house}{flat}"


def draw_home(rng: Random, *, locality: str, is_city: bool) -> Home:
	"""A house in the settlement; in a city a flat of a large house."""
	street, street_on = rng.choice(read_data("people")["streets"])
	house = rng.randint(3, 160) if is_city else rng.randint(1, 60)
	return Home(locality, street, street_on, house, rng.randint(1, 144) if is_city else None)


def draw_person(rng: Random, home: Home) -> Person:
	"""A person who lives there."""
	book = read_data("people")
	sex = FEMALE if rng.random() < SHARE_OF_WOMEN else MALE
	first_name, vocative = rng.choice(book["first_names"][sex])
	middle_name = rng.choice(book["fathers"])[1 if sex == MALE else 2]
	person = Person(
		last_name=rng.choice(book["surnames"])[0 if sex == MALE else 1],
		first_name=first_name,
		middle_name=middle_name,
		sex=sex,
		vocative=f"{vocative} {vocative_of_patronymic(middle_name)}",
		locality=home.locality,
		settlement=home.settlement,
		address=home.address,
		**_contacts(rng),
	)
	return _with_states(rng, person)


def vocative_of_patronymic(patronymic: str) -> str:
	"""«Іванович» → «Івановичу», «Іванівна» → «Іванівно»."""
	return patronymic[:-1] + "о" if patronymic.endswith("а") else patronymic + "у"


def _contacts(rng: Random) -> dict[str, str]:
	"""Phones of a block no operator gives out and addresses of a domain kept for examples."""
	number = f"{rng.randint(0, 99):02} {rng.randint(0, 99):02}"
	phone = f"+380 {rng.choice(('61', '50', '67', '95'))} 000 {number}"
	email = f"zaiavnyk{rng.randint(100, 9999)}@example.com" if rng.random() < 0.3 else ""
	return {"phone": phone if rng.random() < 0.8 else "", "email": email}


def _with_states(rng: Random, person: Person) -> Person:
	book = read_data("people")
	state = _weighted(rng, book["social_states"]) if rng.random() < SHARE_WITH_SOCIAL_STATE else ""
	if rng.random() >= SHARE_WITH_CATEGORY:
		return replace(person, social_state=state)
	category = _weighted(rng, book["categories"])
	person = replace(person, social_state=state, categories=(category,))
	if category == DISPLACED:
		left = rng.choice(book["left_behind"])
		return replace(
			person,
			address=f"{person.address} (внутрішньо переміщена особа, зареєстроване місце проживання: {left})",
		)
	return person


def _weighted(rng: Random, rows: Sequence[tuple[str, int]]) -> str:
	return rng.choices([row[0] for row in rows], [row[1] for row in rows])[0]
