"""The choice of a term on old cards becomes the choice of a study."""

from collections.abc import Iterator

import frappe
import pytest

from appeals_app.patches.v0_2 import study_instead_of_term as patch
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff


@pytest.fixture
def old_column(site: str) -> Iterator[None]:
	"""The column as the older version left it. It stands before the test writes anything: changing a table commits."""
	frappe.db.rollback()
	frappe.db.sql_ddl("alter table `tabAppeal` add column `term` varchar(140)")
	frappe.cache().hdel("table_columns", "tabAppeal")
	yield
	frappe.db.rollback()
	frappe.db.sql_ddl("alter table `tabAppeal` drop column `term`")
	frappe.cache().hdel("table_columns", "tabAppeal")


def test_cards_keep_their_choice_in_the_new_word(staff: Staff, old_column: None) -> None:
	short, long = Journey(staff), Journey(staff)
	for way, term in ((short, "15 Days"), (long, "Month")):
		frappe.db.sql("update `tabAppeal` set `term` = %s where name = %s", (term, way.appeal))

	patch.execute()

	assert (short.card().study, long.card().study) == ("Not Needed", "Needed")


def test_a_site_that_never_had_the_column_is_left_alone(staff: Staff) -> None:
	way = Journey(staff, study="Not Needed")

	patch.execute()

	assert way.card().study == "Not Needed"
