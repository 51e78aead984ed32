"""Rows of a card's tables as the card is saved: one taken away is gone, and where none was nothing is deleted."""

import frappe
import pytest

from appeals_app import own_rows
from appeals_app.appeal_registry.registration import register_appeal
from appeals_app.permissions import roles
from appeals_app.testing.factories import THEME, appeal_values
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from appeals_app.testing.statements import counted_statements


def rows_of(appeal: str) -> list[str]:
	return frappe.get_all("Appeal Question", {"parent": appeal}, pluck="question", order_by="idx")


def rows_with_names(appeal: str) -> list[str]:
	return frappe.get_all("Appeal Question", {"parent": appeal}, pluck="name")


def test_row_taken_away_is_gone_and_the_others_stay(staff: Staff) -> None:
	card = Journey(staff).to("entered").card()
	with acting_as(staff[roles.REGISTRAR]):
		card.append("questions", {"question": "Друге питання", "theme": THEME})
		card.append("questions", {"question": "Третє питання", "theme": THEME})
		card.save()
		before = rows_of(card.name)
		card.remove(card.questions[1])
		card.save()

	assert rows_of(card.name) == [before[0], "Третє питання"]


def test_rows_of_a_new_record_are_named_once(staff: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
	"""A table that is numbered would lose a number for each row that is named anew."""
	named: list[str] = []
	monkeypatch.setattr(own_rows, "set_new_name", lambda row: named.append(row.doctype))
	foreign = rows_with_names(Journey(staff).to("entered").appeal)

	card = Journey(staff, questions=[{"question": "Коли полагодять?", "theme": THEME, "name": foreign[0]}])

	assert named == [] and rows_with_names(card.appeal) != foreign
	assert len(foreign) == len(rows_with_names(card.appeal)) == 1


def test_last_row_of_a_table_is_taken_away(staff: Staff) -> None:
	card = Journey(staff).to("entered").card()
	with acting_as(staff[roles.REGISTRAR]):
		card.append("author_categories", {"category": "author_category.disability_1"})
		card.save()
		assert frappe.db.count("Appeal Author Category", {"parent": card.name}) == 1
		card.set("author_categories", [])
		card.save()

	assert frappe.db.count("Appeal Author Category", {"parent": card.name}) == 0


def test_card_saved_with_its_rows_deletes_nothing(staff: Staff) -> None:
	card = Journey(staff).to("entered").card()
	with acting_as(staff[roles.REGISTRAR]), counted_statements() as statements:
		card.brief = "Інший короткий зміст"
		card.save()

	assert not [text for text in statements if str(text).lstrip().upper().startswith("DELETE")]


def test_registration_locks_no_gap_that_rows_of_other_cards_belong_into(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		card = appeal_values(authority=staff.authority)
		with counted_statements() as statements:
			register_appeal(card=card)

	locking = [text for text in statements if "FOR UPDATE" in text or text.lstrip().startswith("DELETE")]
	tables = ("Appeal Question", "Appeal Author Category", "Appeal Co-Applicant")
	assert not [text for text in locking for table in tables if f"`tab{table}`" in text]
