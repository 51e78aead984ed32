"""Several administrators who change the law in one instant: their rows never contradict each other."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import frappe
import pytest

from appeals_app.legal_reference.config import forget_law, legal_regimes
from appeals_app.permissions import roles
from appeals_app.testing.factories import PASSWORD
from appeals_app.testing.staff import Staff
from tests.serving import Client, Served
from tests.site.answers import assert_refused_in_ukrainian, assert_says_what_to_do
from tests.site.law_rows import regime_values


@pytest.fixture
def regime_code() -> Iterator[str]:
	code = frappe.generate_hash(length=8)
	yield code
	frappe.db.rollback()
	frappe.db.delete("Legal Regime", {"regime_code": code})
	frappe.db.commit()
	forget_law()


@pytest.fixture
def two_themes() -> Iterator[list[str]]:
	"""Two items of the act, put back where they stood."""
	names = ["theme.central_exec", "theme.culture"]
	yield names
	frappe.db.rollback()
	for name in names:
		item = frappe.get_doc("Appeal Classifier Item", name)
		item.parent_item = None
		item.save()
	frappe.db.commit()


def test_overlapping_periods_sent_at_once_are_saved_once(
	http_server: Served, staff: Staff, regime_code: str
) -> None:
	administrator = http_server.client().login(staff[roles.OBLAST_ADMIN].user, PASSWORD)

	overlapping = [
		regime_values(regime_code=regime_code, valid_from=f"2090-01-0{day}") for day in range(1, 7)
	]

	answers = _send_at_once(administrator, overlapping)

	frappe.db.rollback()
	assert frappe.db.count("Legal Regime", {"regime_code": regime_code}) == 1
	codes = sorted(answer.status_code for answer in answers)
	assert codes[0] == 200 and set(codes[1:]) <= {409, 417}, codes
	for answer in answers:
		if answer.status_code != 200:
			assert_says_what_to_do(assert_refused_in_ukrainian(answer))
	forget_law()
	assert [regime.code for regime in legal_regimes()].count(regime_code) == 1


def test_items_made_parents_of_each_other_at_once_form_no_circle(
	http_server: Served, staff: Staff, two_themes: list[str]
) -> None:
	administrator = http_server.client().login(staff[roles.OBLAST_ADMIN].user, PASSWORD)
	one, other = two_themes

	with ThreadPoolExecutor(2) as clicks:
		answers = list(
			clicks.map(
				lambda pair: administrator.request(
					"PUT", f"/api/resource/Appeal Classifier Item/{pair[0]}", json={"parent_item": pair[1]}
				),
				[(one, other), (other, one)],
			)
		)

	assert sorted(answer.status_code == 200 for answer in answers) == [False, True]


@pytest.mark.parametrize(
	("doctype", "rows", "field"),
	[
		("Term Rule", ("month", "15d", "5d", "10d"), "title"),
		("Appeal Classifier Item", ("theme.central_exec", "theme.culture"), "note"),
	],
)
def test_different_rows_changed_at_once_are_saved_or_refused_in_words(
	http_server: Served, staff: Staff, doctype: str, rows: tuple[str, ...], field: str
) -> None:
	administrator = http_server.client().login(staff[roles.OBLAST_ADMIN].user, PASSWORD)
	before = {name: frappe.db.get_value(doctype, name, field) for name in rows}
	changes = {"ref_doctype": doctype, "docname": ("in", rows)}
	known = frappe.get_all("Version", filters=changes, pluck="name")

	answers = []
	for text in ("перше", "друге", "третє"):
		sent = [(f"/api/resource/{doctype}/{name}", {field: f"{name}: {text}"}) for name in rows]
		with ThreadPoolExecutor(len(rows)) as clicks:
			answers += clicks.map(lambda put: administrator.request("PUT", put[0], json=put[1]), sent)

	frappe.db.rollback()
	for name, text in before.items():
		frappe.db.set_value(doctype, name, field, text)
	frappe.db.delete("Version", {**changes, "name": ("not in", known or [""])})
	frappe.db.commit()
	forget_law()
	assert 200 in {answer.status_code for answer in answers}
	for answer in answers:
		if answer.status_code != 200:
			assert answer.status_code in (409, 417), answer.status_code
			assert_says_what_to_do(assert_refused_in_ukrainian(answer))


def _send_at_once(client: Client, rows: list[dict]) -> list:
	with ThreadPoolExecutor(len(rows)) as clicks:
		return list(clicks.map(lambda row: client.post("/api/resource/Legal Regime", row), rows))
