"""An error waits in Redis, and is written down, without the values that passed through the code."""

import frappe
import pytest

from appeals_app.personal_data.error_scrubbing import scrub_error

SURNAME = "Прізвищенко"


def put_off(monkeypatch: pytest.MonkeyPatch) -> frappe._dict:
	"""What the framework sends to Redis of an error in a function that holds a person's name."""
	sent = []
	monkeypatch.setattr(
		"frappe.deferred_insert.deferred_insert", lambda doctype, records: sent.append(frappe._dict(records))
	)
	person = f"{SURNAME} Марія"
	try:
		raise ValueError(f"«{person}» is not known: '{person}'")
	except ValueError as error:
		frappe.log_error(title=f"Failed for '{person}'", defer_insert=True)
		assert SURNAME in str(error)
	[record] = sent
	return record


def test_error_waits_in_redis_without_values(monkeypatch: pytest.MonkeyPatch, site: str) -> None:
	waiting = put_off(monkeypatch)

	assert SURNAME not in frappe.as_json(waiting)
	assert "test_error_scrubbing.py" in waiting.error, "the place of the error stays"
	assert "ValueError" in waiting.error


def test_error_that_waited_is_written_as_it_was_sent(monkeypatch: pytest.MonkeyPatch, site: str) -> None:
	waiting = put_off(monkeypatch)
	written = frappe.get_doc({"doctype": "Error Log", "error": waiting.error, "method": waiting.method})

	scrub_error(written)

	assert (written.error, written.method) == (waiting.error, waiting.method)
