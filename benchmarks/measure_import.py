"""What bringing over an earlier register of a hundred thousand rows costs, and whether memory stays flat.

A CSV and an XLSX are checked and loaded by the jobs themselves. The comparator writes the same cells into a table without keys, a
thousand rows a statement, and validates, numbers and records nothing (the server takes no LOAD DATA from a client).
Memory is the peak of the process in a step above what it held before the step; the file is made before.
"""

import gc
import io
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import frappe
from openpyxl import Workbook

from appeals_app.appeal_exchange import tasks
from benchmarks.site import benchmark_site, make_authority, stopwatch

FEW, MANY = 10_000, 100_000
ROWS_OF_STATEMENT = 1_000
HEADING = ("Індекс", "Дата реєстрації", "Дата відповіді", "П.І.Б.", "Короткий зміст")
COLUMNS = (
	("Registration Index", "Індекс", ""),
	("Registered At", "Дата реєстрації", ""),
	("Answered On", "Дата відповіді", ""),
	("Full Name", "П.І.Б.", ""),
	("Brief", "Короткий зміст", ""),
	("Channel", "", "post"),
)
AUTHORITY = "BENCH-IMPORT"


def main() -> None:
	"""Measure and print; what was made is taken away."""
	with benchmark_site():
		authority = make_authority(AUTHORITY)
		try:
			for name, made in (("register.csv", csv_of), ("register.xlsx", xlsx_of)):
				few, many = (measure(authority, count, name, made(count)) for count in (FEW, MANY))
				print(f"{name}: {MANY // FEW} times as many rows take {many / few:.1f} times as long")
		finally:
			forget(authority)


def measure(authority: str, count: int, name: str, content: bytes) -> float:
	"""Check and load `count` rows, and write the same cells bare; seconds of check and load."""
	document = order(authority, name, content)
	with step() as checking:
		tasks.check_import(document)
	with step() as loading:
		tasks.load_import(document)
	done = frappe.get_doc("Appeal Import", document)
	assert done.imported_count == count, (done.status, done.failure, done.imported_count)
	bare = measure_bare(count)
	whole = checking["seconds"] + loading["seconds"]
	print(
		f"{name}, {len(content) / 2**20:.1f} MiB, {count} rows: check {checking['seconds']:.1f} s,"
		f" load {loading['seconds']:.1f} s, {count / whole:.0f} rows/s"
	)
	print(f"  memory grown by {checking['grown_mib']:.0f} and {loading['grown_mib']:.0f} MiB")
	print(f"  bare rows {bare:.2f} s, ratio of check and load together {whole / bare:.1f}")
	forget_rows(authority)
	return whole


def step() -> AbstractContextManager[dict[str, float]]:
	"""A stopwatch that knows nothing of earlier peaks of memory."""
	gc.collect()
	Path("/proc/self/clear_refs").write_text("5")
	return stopwatch()


def rows_of(count: int) -> Iterator[tuple[str, ...]]:
	"""A register of answered appeals of one year."""
	for number in range(1, count + 1):
		brief = f"Про ремонт дороги № {number}"
		yield f"С-{number}/2025", "03.03.2025", "20.03.2025", "Савченко Іван Петрович", brief


def csv_of(count: int) -> bytes:
	"""The register as text: in UTF-8 it is over the limit of an ordinary file."""
	return "\n".join(";".join(row) for row in (HEADING, *rows_of(count))).encode()


def xlsx_of(count: int) -> bytes:
	"""The register as a book."""
	book, content = Workbook(write_only=True), io.BytesIO()
	sheet = book.create_sheet()
	for row in (HEADING, *rows_of(count)):
		sheet.append(row)
	book.save(content)
	return content.getvalue()


def order(authority: str, name: str, content: bytes) -> str:
	"""An import with its mapping and file."""
	columns = [
		{"card_field": title, "heading": heading, "default_value": preset}
		for title, heading, preset in COLUMNS
	]
	mapping = frappe.get_doc(
		{
			"doctype": "Appeal Import Mapping",
			"mapping_title": "Вимірювання",
			"authority": authority,
			"columns": columns,
		}
	).insert()
	document = frappe.get_doc(
		{
			"doctype": "Appeal Import",
			"import_title": "Вимірювання",
			"authority": authority,
			"mapping": mapping.name,
		}
	).insert()
	place = {"attached_to_doctype": document.doctype, "attached_to_name": document.name}
	file = frappe.get_doc({"doctype": "File", "file_name": name, "content": content, **place}).insert()
	document.db_set("source_file", file.file_url)
	frappe.db.commit()
	return document.name


def measure_bare(count: int) -> float:
	"""Seconds of writing the same cells into a table of texts, a thousand rows a statement."""
	frappe.db.sql_ddl("create or replace table `_bench_import` (a text, b text, c text, d text, e text)")
	rows = list(rows_of(count))
	places = "(%s, %s, %s, %s, %s)"
	with stopwatch() as bare:
		for start in range(0, len(rows), ROWS_OF_STATEMENT):
			part = rows[start : start + ROWS_OF_STATEMENT]
			statement = "insert into `_bench_import` values " + ", ".join([places] * len(part))
			frappe.db.sql(statement, [cell for row in part for cell in row])
		frappe.db.commit()
	frappe.db.sql_ddl("drop table `_bench_import`")
	return bare["seconds"]


def forget_rows(authority: str) -> None:
	"""Take away the cards of one measurement."""
	names = frappe.get_all("Appeal", {"authority": authority}, pluck="name", limit_page_length=0)
	for start in range(0, len(names), 5_000):
		part = names[start : start + 5_000]
		frappe.db.delete("Appeal Chain Head", {"chain_name": ("in", part)})
		frappe.db.delete("Appeal Question", {"parent": ("in", part)})
	for doctype in ("Appeal Event", "Appeal", "Applicant", "Appeal Import Row", "Appeal Index Counter"):
		frappe.db.delete(doctype, {"authority": authority})
	frappe.db.commit()


def forget(authority: str) -> None:
	"""Take away everything else."""
	forget_rows(authority)
	for name in frappe.get_all("Appeal Import", {"authority": authority}, pluck="name"):
		for file in frappe.get_all("File", {"attached_to_name": name}, pluck="file_url"):
			Path(frappe.get_site_path(file.lstrip("/"))).unlink(missing_ok=True)
		frappe.db.delete("File", {"attached_to_name": name})
	for doctype in ("Appeal Import", "Appeal Import Mapping", "Authority"):
		frappe.db.delete(doctype, {"authority": authority} if doctype != "Authority" else {"name": authority})
	frappe.db.commit()


if __name__ == "__main__":
	main()
