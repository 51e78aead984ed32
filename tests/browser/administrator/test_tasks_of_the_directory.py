"""Task 17: a department goes to another authority from a day, with the people who work in it."""

from collections.abc import Callable
from datetime import date, timedelta

import frappe
import pytest

from appeals_app.authority_directory.queries import posts_held
from appeals_app.permissions import roles
from appeals_app.testing.factories import make_authority, make_authority_unit, unique
from appeals_app.testing.staff import Person, make_person
from tests.browser.administrator.walk import Walk
from tests.browser.clerk import Office

UNIT, OTHER = "Відділ культури", "Приморська районна адміністрація"
FIRST_DAY = date(2027, 1, 1)

Undo = Callable[[Callable[[], object]], None]


@pytest.fixture
def department(office: Office, undo: Undo) -> tuple[str, Person]:
	"""A department of the office with one executor, and another authority; none of them is left."""
	frappe.db.rollback()
	other = make_authority(authority_name=OTHER, short_name=OTHER).name
	unit = make_authority_unit(authority=office.authority, unit_name=UNIT, unit_code=unique("k")).name
	person = make_person(roles.EXECUTOR, authority=office.authority, unit=unit)
	named = {"last_name": "Бойко", "full_name": "Ганна Бойко"}
	frappe.db.set_value("User", person.user, {"first_name": "Ганна", **named})
	frappe.db.set_value("Authority Officer", person.officer, "officer_name", "Ганна Бойко")
	frappe.db.commit()  # nosemgrep: the server shows them
	undo(lambda: frappe.db.delete("Authority", {"name": other}))
	undo(lambda: frappe.db.delete("Appeal Index Counter", {"authority": other}))
	undo(lambda: frappe.db.delete("Authority Unit", {"unit_name": UNIT}))
	undo(lambda: frappe.db.delete("Authority Officer", {"user": person.user}))
	return other, person


def typed(day: date) -> str:
	return day.strftime("%d.%m.%Y")


def serves(user: str, authority: str, day: date) -> bool:
	return bool(posts_held(user=user, authority=authority, on=day))


def test_task_17_department_goes_to_another_authority_from_a_day(
	walk: Callable[[int], Walk], office: Office, department: tuple[str, Person]
) -> None:
	(other, person), last_day = department, FIRST_DAY - timedelta(days=1)
	admin = walk(17)
	admin.begin("Звернення громадян", "Структурний підрозділ")
	admin.open_row(UNIT)
	admin.type("valid_to", typed(last_day))
	admin.picture("unit")
	admin.save()
	admin.begin("Звернення громадян", "Структурний підрозділ")
	admin.add()
	admin.choose("authority", OTHER)
	admin.type("unit_code", "kultura")
	admin.type("unit_name", UNIT)
	admin.type("valid_from", typed(FIRST_DAY))
	admin.save()
	admin.begin("Звернення громадян", "Посадова особа")
	admin.open_row("Ганна Бойко")
	admin.type("valid_to", typed(last_day))
	admin.save()
	admin.begin("Звернення громадян", "Посадова особа")
	admin.add()
	admin.choose("user", person.user)
	admin.choose("authority", OTHER)
	admin.choose("unit", UNIT)
	admin.type("position", "головна спеціалістка")
	admin.type("valid_from", typed(FIRST_DAY))
	admin.picture("officer")
	admin.save()

	frappe.db.rollback()
	before, after = (
		[authority for authority in (office.authority, other) if serves(person.user, authority, day)]
		for day in (last_day, FIRST_DAY)
	)
	assert (before, after) == ([office.authority], [other])
	admin.finish()
