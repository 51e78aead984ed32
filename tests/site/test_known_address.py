"""Appeals from the address that is being typed: told to who enters letters, whoever wrote them."""

from collections.abc import Iterator
from dataclasses import dataclass

import frappe
import pytest

from appeals_app.appeal_matching.api import known_address
from appeals_app.appeal_matching.card_terms import forget_rows_of, write_rows_of
from appeals_app.permissions import roles
from appeals_app.testing.factories import make_applicant, unique_name
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as

ZAPORIZHZHIA = "UA23060070010069526"


@dataclass(frozen=True)
class Kept:
	"""Committed appeals from one street: the full-text index knows nothing else."""

	street: str
	appeals: dict[str, str]

	@property
	def home(self) -> str:
		return f"вул. {self.street}, буд. 12, кв. 4"


@pytest.fixture(scope="module")
def kept(staff: Staff, neighbours: Staff) -> Iterator[Kept]:
	frappe.set_user("Administrator")
	street = f"Тополина{unique_name().lower()}"
	home = f"вул. {street}, буд. 12, кв. 4"
	places = {
		"first": (staff, {"address": home}),
		"second": (staff, {"address": home}),
		"next_door": (staff, {"address": f"вул. {street}, буд. 12, кв. 5"}),
		"other_street": (staff, {"address": f"вул. Кленова{street}, буд. 12, кв. 4"}),
		"other_town": (staff, {"address": home, "settlement": "", "locality": "с. Дальнє"}),
		"village": (staff, {"address": "буд. 77", "settlement": "", "locality": f"с. {street}"}),
		"elsewhere": (neighbours, {"address": f"вул. {street}, буд. 30"}),
		"secret": (neighbours, {"address": f"вул. {street}, буд. 31", "is_confidential": 1}),
		"secret_in_one": (neighbours, {"address": f"вул. {street}, буд. 32"}),
	}
	appeals = {key: came_from(office, **person) for key, (office, person) in places.items()}
	frappe.db.set_value("Appeal", appeals["secret_in_one"], "keep_author_secret", 1)
	frappe.db.commit()
	yield Kept(street, appeals)
	frappe.db.rollback()
	forget_rows_of(list(appeals.values()))
	frappe.db.commit()


def came_from(staff: Staff, **person: object) -> str:
	with acting_as(staff[roles.REGISTRAR]):
		values = {"settlement": ZAPORIZHZHIA, "authority": staff.authority, **person}
		author = make_applicant(**values).name
	appeal = Journey(staff, applicant=author).to("registered").appeal
	write_rows_of([appeal])
	return appeal


def told(staff: Staff, address: str, settlement: str = ZAPORIZHZHIA) -> dict:
	with acting_as(staff[roles.REGISTRAR]):
		return known_address(authority=staff.authority, settlement=settlement, address=address)


def names(answer: dict) -> set[str]:
	return {row["appeal"] for row in answer["appeals"]}


@pytest.mark.parametrize(
	"typed",
	[
		"вул. {}, буд. 12, кв. 4",
		"{} 12 кв.4",
		"вулиця {}, 12/4",
		"м. Запоріжжя, {} 12-4",
	],
)
def test_appeals_of_anybody_from_the_address_are_told_in_any_spelling(
	staff: Staff, kept: Kept, typed: str
) -> None:
	for street in (kept.street, kept.street.upper()):
		answer = told(staff, typed.format(street))

		assert names(answer) == {kept.appeals["first"], kept.appeals["second"]}
		assert (answer["count"], answer["is_elsewhere"]) == (2, False)


def test_without_a_settlement_the_street_of_any_is_told(staff: Staff, kept: Kept) -> None:
	found = names(told(staff, kept.home, settlement=""))

	assert found == {kept.appeals[key] for key in ("first", "second", "other_town")}


def test_house_of_a_village_without_streets_is_known(staff: Staff, kept: Kept) -> None:
	assert names(told(staff, f"с. {kept.street}, 77", settlement="")) == {kept.appeals["village"]}


@pytest.mark.parametrize("typed", ["", "вул. {}", "+*()\"'", "12"])
def test_address_without_a_house_or_a_street_tells_nothing(staff: Staff, kept: Kept, typed: str) -> None:
	answer = told(staff, typed.format(kept.street), settlement="")

	assert answer == {"count": 0, "appeals": [], "is_elsewhere": False}


def test_of_another_authority_it_is_told_only_that_there_are_some(
	staff: Staff, neighbours: Staff, kept: Kept
) -> None:
	address = f"{kept.street} 30"

	assert told(staff, address) == {"count": 0, "appeals": [], "is_elsewhere": True}
	assert names(told(neighbours, address)) == {kept.appeals["elsewhere"]}


def test_who_asked_not_to_be_named_is_found_by_no_address_elsewhere(staff: Staff, kept: Kept) -> None:
	assert told(staff, f"{kept.street} 31")["is_elsewhere"] is False
	assert told(staff, f"{kept.street} 32")["is_elsewhere"] is False


def test_register_of_others_is_not_asked(staff: Staff, neighbours: Staff) -> None:
	with pytest.raises(frappe.PermissionError), acting_as(staff[roles.REGISTRAR]):
		known_address(authority=neighbours.authority, settlement=ZAPORIZHZHIA, address="вул. Будь-яка, 1")


@pytest.mark.parametrize("role", [roles.EXECUTOR, roles.HEAD])
def test_who_enters_no_cards_is_told_nothing(staff: Staff, role: str) -> None:
	with pytest.raises(frappe.PermissionError), acting_as(staff[role]):
		known_address(authority=staff.authority, settlement=ZAPORIZHZHIA, address="вул. Будь-яка, 1")
