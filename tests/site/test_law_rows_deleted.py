"""Which rows of the law may be deleted: what nothing rests on, and what has not begun."""

import frappe
import pytest
from frappe.model.document import Document

from appeals_app.legal_reference.api import begin_version
from appeals_app.permissions import roles
from appeals_app.testing.factories import make_appeal
from appeals_app.testing.staff import Staff, acting_as
from tests.site.law_rows import insert, regime_values
from tests.site.refusals import refusal


@pytest.mark.parametrize("name", ["month", "info-20wd"])
def test_rule_whose_next_version_is_taken_back_goes_on(staff: Staff, name: str) -> None:
	with acting_as(staff[roles.OBLAST_ADMIN]):
		later = begin_version("Term Rule", name, "2090-01-01")
		assert str(frappe.db.get_value("Term Rule", name, "valid_to")) == "2089-12-31"
		frappe.delete_doc("Term Rule", later)

	assert frappe.db.get_value("Term Rule", name, "valid_to") is None
	assert not frappe.get_message_log(), "the rule goes on, so no day is left without one"


@pytest.mark.parametrize("name", ["law-393.8-1", "law-393.17", "law-393.16", "civil-code.253"])
def test_article_that_grounds_and_proofs_are_told_with_is_not_deleted(staff: Staff, name: str) -> None:
	with acting_as(staff[roles.OBLAST_ADMIN]):
		words = refusal(lambda: frappe.delete_doc("Legal Article", name))

	assert "посилаються підстави, строки та обґрунтування" in words or "використовується" in words
	assert words.endswith("вкажіть останній день у полі «Діє до».")
	assert frappe.db.exists("Legal Article", name)


def test_article_nothing_is_told_with_is_deleted(site: str) -> None:
	frappe.delete_doc("Legal Article", "law-393.19")

	assert not frappe.db.exists("Legal Article", "law-393.19")


def past_regime(**values: object) -> Document:
	"""A regime entered by mistake that was over long ago."""
	period = {"valid_from": "2003-02-01", "valid_to": "2003-03-01", "holidays_are_working": 1}
	return insert(regime_values(**{**period, **values}))


def test_past_regime_no_term_ran_in_is_deleted(staff: Staff) -> None:
	with acting_as(staff[roles.OBLAST_ADMIN]):
		past_regime().delete()

	assert not frappe.db.exists("Legal Regime", {"regime_code": "quarantine"})


def test_past_regime_a_term_ran_in_is_deleted_only_where_it_moved_nothing(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		make_appeal(received_at="2003-03-01 10:00:00")
	with acting_as(staff[roles.OBLAST_ADMIN]):
		regime = past_regime()

		assert "строки звернень, і їх обчислено за ним" in refusal(regime.delete)
		frappe.get_doc("Legal Regime", regime.name).update({"holidays_are_working": 0}).save()
		frappe.delete_doc("Legal Regime", regime.name)

	assert not frappe.db.exists("Legal Regime", {"regime_code": "quarantine"})


def test_code_that_reads_as_that_of_another_regime_is_refused(site: str) -> None:
	said = refusal(lambda: insert(regime_values(regime_code="mаrtial_law")))

	assert "читається так само, як «martial_law»" in said
	assert "вкажіть його код" in said
