"""A database that lost power loses no card to the search: seen on a database of its own."""

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import frappe
import pytest
from frappe.database.mariadb.database import MariaDBDatabase

from appeals_app.appeal_matching import card_terms
from appeals_app.appeal_matching.card_terms import ENTRY, write_rows_of
from appeals_app.appeal_matching.full_text import Matches, spend_row
from appeals_app.testing.factories import make_appeal
from appeals_app.testing.staff import Staff
from tools.engine.services import current_user, program

NAME = "appeals"
PATIENCE_SECONDS = 60


class OwnDatabase:
	"""A MariaDB server with the search table alone, which can be begun anew."""

	def __init__(self, folder: Path, table: str) -> None:
		self.folder, self.socket, self.table = folder, folder / "own.sock", table
		self.server: subprocess.Popen | None = None

	def make(self) -> None:
		"""Install it, begin it and make the table."""
		made = (
			program("mariadb-install-db"),
			"--no-defaults",
			f"--datadir={self.folder / 'data'}",
			"--skip-test-db",
		)
		subprocess.run([*made, f"--user={current_user()}"], check=True, capture_output=True)
		self._begin()
		frappe.db.sql(f"CREATE DATABASE {NAME} CHARACTER SET utf8mb4")
		frappe.db.sql(f"USE {NAME}")
		frappe.db.sql(self.table)

	def begin_anew(self) -> None:
		"""As after a loss of power: nothing is put in order first."""
		frappe.db.close()
		self.server.kill()
		self.server.wait(PATIENCE_SECONDS)
		self.socket.unlink(missing_ok=True)
		self._begin()
		frappe.db.sql(f"USE {NAME}")

	def _begin(self) -> None:
		options = ("--no-defaults", f"--datadir={self.folder / 'data'}", f"--socket={self.socket}")
		options = (*options, "--skip-networking", "--skip-grant-tables", f"--user={current_user()}")
		self.server = subprocess.Popen([program("mariadbd"), *options], stderr=subprocess.DEVNULL)
		until = time.monotonic() + PATIENCE_SECONDS
		while not self.socket.exists():
			assert time.monotonic() < until and self.server.poll() is None, "The database did not begin."
			time.sleep(0.1)
		frappe.conf.mariadb_socket = str(self.socket)
		frappe.local.db = MariaDBDatabase(user="root", password="none")
		frappe.db.connect()

	def end(self) -> None:
		"""However far it came."""
		if self.server:
			self.server.terminate()
			self.server.wait(PATIENCE_SECONDS)


@pytest.fixture
def own_database(site: str, tmp_path: Path) -> Iterator[OwnDatabase]:
	"""Every statement goes to it until the test is over."""
	table = frappe.db.sql(f"SHOW CREATE TABLE `tab{ENTRY}`")[0][1]
	frappe.utils.now()  # the site's time zone is read while it is there
	frappe.db.rollback()
	of_site, socket = frappe.local.db, frappe.conf.mariadb_socket
	own = OwnDatabase(tmp_path, table)
	try:
		own.make()
		yield own
	finally:
		if frappe.local.db is not of_site:
			frappe.db.close()
		frappe.local.db, frappe.conf.mariadb_socket = of_site, socket
		own.end()


def write(name: str, terms: str) -> None:
	columns = {"name": name, "terms": terms, "modified": frappe.utils.now(), "appeal": name}
	frappe.db.sql(
		f"INSERT INTO `tab{ENTRY}` ({', '.join(columns)}) VALUES %(values)s",
		{"values": tuple(columns.values())},
	)
	frappe.db.commit()  # nosemgrep: the index knows what is committed


@pytest.fixture
def begun_anew(own_database: OwnDatabase) -> None:
	"""It lost power after its latest row was taken away."""
	write("first", "b_провулок")
	write("second", "b_провулок")
	frappe.db.delete(ENTRY, {"name": "second"})
	frappe.db.commit()  # nosemgrep: the same
	own_database.begin_anew()


def found() -> list[str]:
	entry = frappe.qb.DocType(ENTRY)
	query = frappe.qb.from_(entry).select(entry.name).where(Matches("+b_провулок"))
	return query.orderby(entry.name).run(pluck=True)


def test_row_written_after_one_that_was_spent_is_found(begun_anew: None) -> None:
	"""Without it MariaDB 10.11 finds the fourth and not the third."""
	spend_row()
	write("third", "b_провулок")
	write("fourth", "b_провулок")

	assert found() == ["first", "fourth", "third"]


def test_row_is_spent_once_before_rows_of_cards_and_never_for_none(
	staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
	appeal, done = make_appeal(authority=staff.authority).name, []
	monkeypatch.setattr(card_terms, "spend_row", lambda: done.append("spent"))
	monkeypatch.setattr(
		card_terms, "insert_rows", lambda doctype, _columns, rows, **_: done.append((doctype, len(rows)))
	)

	write_rows_of([])
	assert "spent" not in done
	done.clear()
	write_rows_of([appeal])

	assert done[:2] == ["spent", (ENTRY, 1)] and done.count("spent") == 1
