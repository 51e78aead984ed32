"""Who is complained of neither says what the complaint asks nor ends it alone; others do, and the rest of the card is worked on (Art. 7)."""

from collections.abc import Callable

import pytest

from appeals_app.appeal_matching.linking import link_appeals, merge_appeals
from appeals_app.appeal_registry.intake_checks import ANONYMOUS, COMPLAINT
from appeals_app.appeal_routing.conflict_guard import ConflictOfInterestError
from appeals_app.domain.duplicates import Sign
from appeals_app.domain.lifecycle import Phase
from appeals_app.permissions import roles
from appeals_app.testing.factories import THEME
from appeals_app.testing.journey import NOT_CONSIDER, Journey, press
from appeals_app.testing.staff import Person, Staff, acting_as, make_person
from tests.site.refusals import refusal

WHY = "Того самого стосується."


@pytest.fixture
def other(staff: Staff) -> Person:
	"""A second registrar, whom no complaint names."""
	return make_person(roles.REGISTRAR, authority=staff.authority, unit=staff.other_unit)


@pytest.fixture
def way(staff: Staff) -> Journey:
	"""A registered complaint about the registrar."""
	about = {"kind": COMPLAINT, "complained_officer": staff[roles.REGISTRAR].officer}
	return Journey(staff, **about).to("registered")


def change(person: Person, way: Journey, **fields: object) -> None:
	card = way.card()
	card.update(fields)
	with acting_as(person):
		card.save()


@pytest.mark.parametrize(
	"fields",
	[
		{"brief": "Подяка реєстраторові"},
		{"questions": [{"theme": THEME, "question": "Подяка"}]},
		{"lacks_name": 1},
		{"is_author_incapable": 1, "incapacity_decision": "районний суд, № 1/26"},
		{"forwarded_to": "Пенсійний фонд"},
	],
	ids=lambda fields: next(iter(fields)),
)
def test_what_the_complaint_asks_is_said_by_another(
	staff: Staff, way: Journey, other: Person, fields: dict[str, object]
) -> None:
	said = refusal(lambda: change(staff[roles.REGISTRAR], way, **fields), ConflictOfInterestError)
	change(other, way, **fields)

	assert "Зверніться до іншого реєстратора" in said
	assert way.card().get(next(iter(fields)))


@pytest.mark.parametrize(
	"act",
	[
		lambda way, main: merge_appeals(appeal=way.appeal, main=main.appeal, reason=WHY),
		lambda way, main: link_appeals(appeal=way.appeal, previous=main.appeal, sign=Sign.REPEATED.value),
	],
	ids=["merged", "linked"],
)
def test_complaint_is_joined_to_another_appeal_by_another(
	staff: Staff, way: Journey, other: Person, act: Callable[[Journey, Journey], str]
) -> None:
	main = Journey(staff).to("registered")

	with acting_as(staff[roles.REGISTRAR]):
		refusal(lambda: act(way, main), ConflictOfInterestError)
	before = way.card()
	with acting_as(other):
		act(way, main)

	assert (before.main_appeal, before.previous_appeal) == (None, None)
	after = way.card()
	assert main.appeal in (after.main_appeal, after.previous_appeal)


def test_anonymous_complaint_is_left_without_consideration_by_another_head(staff: Staff) -> None:
	"""Nobody is written to, so no signature is asked for."""
	deputy = make_person(roles.HEAD, authority=staff.authority, unit=staff.other_unit, is_deputy_head=1)
	about = {"kind": COMPLAINT, "complained_officer": deputy.officer}
	way = Journey(staff, subject=ANONYMOUS, applicant=None, **about).to("registered")

	with acting_as(deputy):
		said = refusal(lambda: press(way.appeal, NOT_CONSIDER, reason=WHY), ConflictOfInterestError)
	card = way.press(roles.HEAD, NOT_CONSIDER, reason=WHY)

	assert "виконує інша посадова особа" in said
	assert Phase(card.phase) is Phase.NOT_CONSIDERED
