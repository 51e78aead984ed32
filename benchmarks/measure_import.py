"""What bringing over an earlier register of a hundred thousand rows costs, and whether memory stays flat.

A CSV is checked and loaded by the jobs themselves. The comparator writes the same cells into a table without keys, a
thousand rows a statement, and validates, numbers and records nothing (the server takes no LOAD DATA from a client).
"""

import csv
from pathlib import Path

import frappe

from appeals_app.appeal_exchange import tasks
from benchmarks.site import benchmark_site, make_authority, stopwatch

FEW, MANY = 10_000, 100_000
ROWS_OF_STATEMENT = 1_000
ENCODING = "cp1251"
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
			for count in (FEW, MANY):
				measure(authority, count)
		finally:
			forget(authority)


def measure(authority: str, count: int) -> None:
	"""Check and load `count` rows, and write the same cells bare."""
	document = order(authority, text_of(count))
	with stopwatch() as checking:
		tasks.check_import(document)
	with stopwatch() as loading:
		tasks.load_import(document)
	done = frappe.get_doc("Appeal Import", document)
	assert done.imported_count == count, (done.status, done.failure, done.imported_count)
	bare = measure_bare(text_of(count))
	whole = checking["seconds"] + loading["seconds"]
	print(
		f"{count} rows: check {checking['seconds']:.1f} s, load {loading['seconds']:.1f} s, {count / whole:.0f} rows/s"
	)
	print(f"  memory grown by {checking['grown_mib']:.0f} and {loading['grown_mib']:.0f} MiB")
	print(f"  bare rows {bare:.2f} s, ratio of check and load together {whole / bare:.1f}")
	forget_rows(authority)


def text_of(count: int) -> bytes:
	"""A register of answered appeals of one year, as Windows writes it: in two bytes a letter it is over the limit of a file."""
	lines = (
		f"С-{number}/2025;03.03.2025;20.03.2025;Савченко Іван Петрович;Про ремонт дороги № {number}"
		for number in range(1, count + 1)
	)
	return "\n".join((";".join(HEADING), *lines)).encode(ENCODING)


def order(authority: str, content: bytes) -> str:
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
	file = frappe.get_doc(
		{"doctype": "File", "file_name": "register.csv", "content": content, **place}
	).insert()
	document.db_set("source_file", file.file_url)
	frappe.db.commit()
	return document.name


def measure_bare(content: bytes) -> float:
	"""Seconds of writing the same cells into a table of texts, a thousand rows a statement."""
	frappe.db.sql_ddl("create or replace table `_bench_import` (a text, b text, c text, d text, e text)")
	rows = list(csv.reader(content.decode(ENCODING).splitlines(), delimiter=";"))[1:]
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
