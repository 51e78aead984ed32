"""The report of an import: the fate of each row and why, as a file. It repeats no cell, for cells name people."""

import csv
import io

import frappe
from frappe import _
from frappe.query_builder import DocType, Order
from frappe.query_builder.functions import Count

from appeals_app.appeal_exchange.import_check import REFUSED, ROW
from appeals_app.domain.spreadsheet_text import escape_cell

PAGE = 5_000


def report_of(name: str) -> bytes:
	"""CSV, as spreadsheets open it, with a line for each row of the file that was read."""
	frappe.get_doc("Appeal Import", name).check_permission("read")
	text = io.StringIO()
	writer = csv.writer(text, delimiter=";")
	writer.writerow([_("Row Of The File"), _("Index In The File"), _("What Became Of It"), _("Why")])
	after = 0
	while rows := _page(name, after):
		writer.writerows(_line(row) for row in rows)
		after = rows[-1].file_row
	return text.getvalue().encode("utf-8-sig")


def commonest_refusal(name: str) -> dict:
	"""The reason that most refused rows of the import share, and how many do."""
	row, count = DocType(ROW), Count("*")
	query = frappe.qb.from_(row).select(row.reason, count.as_("count")).groupby(row.reason)
	query = query.where((row.appeal_import == name) & (row.fate == REFUSED))
	return query.orderby(count, order=Order.desc).limit(1).run(as_dict=True)[0]


def _line(row: frappe._dict) -> list:
	return [row.file_row, escape_cell(row.old_index or ""), _(row.fate), escape_cell(row.reason or "")]


def _page(name: str, after: int) -> list[frappe._dict]:
	return frappe.get_all(
		ROW,
		filters={"appeal_import": name, "file_row": (">", after)},
		fields=["file_row", "old_index", "fate", "reason"],
		order_by="file_row asc",
		limit_page_length=PAGE,
	)
