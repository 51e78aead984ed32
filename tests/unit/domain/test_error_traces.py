"""Traces say where it failed; nobody's data stay in them."""

from appeals_app.domain.error_traces import trace_without_values, words_without_values

TRACE = """Traceback with variables (most recent call last):
  File "apps/frappe/frappe/app.py", line 95, in application
    response = frappe.api.handle()
      request = <Request 'http://site/api/method/x' [POST]>
      doc = {'last_name': 'Таємниченко', 'phone': '+380991112233',
             'email': 'secret@mail.example'}
  File "apps/appeals_app/appeals_app/x.py", line 5, in save
    name = values["last_name"]
      self = <Applicant: Савченко Марія>
pymysql.err.DataError: (1406, "Data too long for column 'phone' near 'Таємниченко'")"""


def test_trace_keeps_files_lines_code_and_kind_of_error() -> None:
	kept = trace_without_values(TRACE)

	for part in (
		"app.py",
		"line 95",
		"frappe.api.handle()",
		'name = values["last_name"]',
		"DataError",
		"1406",
	):
		assert part in kept


def test_trace_loses_values_of_variables_and_quoted_words() -> None:
	kept = trace_without_values(TRACE)

	for part in ("Таємниченко", "+380991112233", "secret@mail.example", "Савченко", "last_name': "):
		assert part not in kept


def test_words_of_an_error_lose_what_is_quoted() -> None:
	said = words_without_values("Duplicate entry 'Таємниченко' for key 'full_name'")

	assert said == "Duplicate entry … for key 'full_name'"
