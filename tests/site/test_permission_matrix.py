"""Every cell of the permission matrix, asked three ways in process; a sample of them through the web server."""

import random
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import replace
from unittest.mock import patch

import frappe
import pytest
from frappe.model.document import Document

from appeals_app.testing.factories import PASSWORD
from appeals_app.testing.staff import standing_staff
from tests.permission_matrix import (
	ACTIONS,
	GUEST,
	RELATIONS,
	ROLES,
	Cell,
	allowed_cells,
)
from tests.serving import Client, Served
from tests.site.matrix_doors import DENIED_ONLY, EXPORT, SINGLE, VALUE, Door, list_doors, open_doors
from tests.site.matrix_world import (
	World,
	app_doctypes,
	documents_of,
	forget_bare_rows,
	make_world,
	put_files,
	remove_files,
	tables,
	unsaved,
)

pytestmark = pytest.mark.timeout(900)  # a minute or two; a busy machine gets more than the usual time

SEED = 20261127
SHARE_OVER_HTTP = 0.1
WITH_A_POST = RELATIONS[:4]


@pytest.fixture(scope="module")
def world(site: str) -> Iterator[World]:
	"""Committed, of an authority of its own: the web server asks about the same documents."""
	frappe.set_user("Administrator")
	made = make_world(standing_staff("MATRIX"))
	for doctype in app_doctypes(istable=0):
		documents_of(made, doctype)
	frappe.db.commit()
	yield made
	forget_bare_rows()


@pytest.fixture
def files(world: World) -> Iterator[dict[str, dict[str, str]]]:
	"""Addresses of files by DocType and relation; committed."""
	made = {doctype: put_files(world, doctype) for doctype in ("Appeal", "Applicant", "Appeal Reply")}
	frappe.db.commit()
	yield made
	for addresses in made.values():
		remove_files(addresses.values())
	frappe.db.commit()


def told(capsys: pytest.CaptureFixture[str], what: str, cells: int, differences: list[str]) -> None:
	with capsys.disabled():
		sys.stdout.write(f"\n{what}: {cells} cells, {len(differences)} differences\n")
	assert not differences, "\n".join(differences[:60])


# in process ------------------------------------------------------------------------------------------------


def differences_in_process(world: World, relations: tuple[str, ...]) -> tuple[int, list[str]]:
	"""Cells of these relations counted, and those where a path does not say what the table says."""
	asked: set[Cell] = set()
	found = []
	for role in ROLES:
		with each_question_asked_once():
			for cell, path, given in answers_to(world, role, relations):
				asked.add(cell)
				if given != (cell in allowed_cells()):
					found.append(f"{cell} by {path}: {'allowed' if given else 'denied'}")
		frappe.clear_messages()
	return len(asked), found


@contextmanager
def each_question_asked_once() -> Iterator[None]:
	"""Nothing is written while cells are asked, so the database answers the same words the same each time."""
	ask, answers = frappe.db.sql, {}

	def once(query: object, *given: object, **named: object) -> object:
		if not str(query).lstrip().lower().startswith("select"):
			return ask(query, *given, **named)
		key = repr((str(query), given, named))
		if key not in answers:
			answers[key] = ask(query, *given, **named)
		return deepcopy(answers[key])

	with patch.object(frappe.db, "sql", once):
		yield


def answers_to(world: World, role: str, relations: tuple[str, ...]) -> Iterator[tuple[Cell, str, bool]]:
	"""What the right asked for another user, the list, and the right of the document's user say of each cell."""
	user, documents = world.users[role], loaded(world, relations)
	for cell, document in documents.items():
		given = frappe.has_permission(cell.doctype, cell.action, document, user=user)
		yield replace(cell, role=role), "has_permission", bool(given)
	frappe.set_user(user)
	for cell, document in documents.items():
		yield replace(cell, role=role), "document", bool(document.has_permission(cell.action))
	for doctype in app_doctypes(istable=0):
		names = documents_of(world, doctype)
		listed = listed_names(doctype, set(names.values()))
		for relation in relations:
			yield Cell(doctype, role, relation, "list"), "get_list", names[relation] in listed
	frappe.set_user("Administrator")


def loaded(world: World, relations: tuple[str, ...]) -> dict[Cell, Document]:
	"""The document each question of any role is about."""
	if relations not in world.loaded:
		world.loaded[relations] = {
			Cell(doctype, "", relation, action): (
				unsaved(world, doctype, relation) if action == "create" else document
			)
			for doctype in app_doctypes(istable=0)
			for relation in relations
			for document in [frappe.get_doc(doctype, documents_of(world, doctype)[relation])]
			for action in ACTIONS
			if action != "list"
		}
	return world.loaded[relations]


def listed_names(doctype: str, among: set[str], parent: str | None = None) -> set[str]:
	"""Those of the names the user of the session finds in a list; settings have none."""
	if frappe.get_meta(doctype).issingle:
		return set()
	try:
		return set(
			frappe.get_list(
				doctype, filters={"name": ("in", sorted(among))}, pluck="name", limit=0, parent_doctype=parent
			)
		)
	except frappe.PermissionError:
		return set()


@pytest.fixture
def nothing_is_shared(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
	"""The framework asks for a share at each denial, five times as long as for the right; there is none."""
	of_ours = {"share_doctype": ("in", app_doctypes(istable=0))}
	for somebody in ({"user": ("is", "set")}, {"everyone": 1}):
		assert not frappe.get_all("DocShare", filters={**of_ours, **somebody})
	monkeypatch.setattr(frappe.share, "get_shared", lambda *asked, **more: [])


@pytest.mark.usefixtures("nothing_is_shared")
def test_every_cell_of_the_matrix_is_as_declared(world: World, capsys: pytest.CaptureFixture[str]) -> None:
	asked, found = differences_in_process(world, WITH_A_POST)
	with world.without_posts():
		more, others = differences_in_process(world, ("none",))

	told(capsys, "Permission matrix", asked + more, found + others)
	assert asked + more == len(app_doctypes(istable=0)) * len(ROLES) * len(RELATIONS) * len(ACTIONS)


def test_rows_of_tables_are_read_with_their_document(
	world: World, capsys: pytest.CaptureFixture[str]
) -> None:
	asked, found = 0, []
	for table, parent in tables().items():
		for role in ROLES:
			rows = world.rows[table]
			frappe.set_user(world.users[role])
			listed = listed_names(table, set(rows.values()), parent)
			for relation in WITH_A_POST:
				asked += 1
				expected = Cell(parent, role, relation, "read") in allowed_cells()
				if (rows[relation] in listed) != expected:
					found.append(f"{table} of {parent}, {role}, {relation}: {not expected}")
	frappe.set_user("Administrator")

	told(capsys, "Rows of tables", asked, found)


# through the web server ----------------------------------------------------------------------------------------


def clients_of(world: World, http_server: Served) -> dict[str, Client]:
	return {
		role: http_server.client()
		if role == GUEST
		else http_server.client().login(world.users[role], PASSWORD)
		for role in ROLES
	}


def lists_over_http(world: World, clients: dict[str, Client], chosen: random.Random) -> Iterator[tuple]:
	"""Every list through a door chosen by lot, half of the exports, some single values: a list answers four cells."""
	for doctype in app_doctypes(istable=0):
		if frappe.get_meta(doctype).issingle:
			continue
		names = documents_of(world, doctype)
		for role in ROLES:
			doors = [("list", chosen.choice(open_doors(list_doors(doctype), doctype)))]
			doors += [("export", EXPORT)] if chosen.random() < 0.5 else []
			for action, door in doors:
				answer = door.knock(clients[role], doctype, names.values())
				assert answer.status_code in (200, 403), f"{doctype} {role} {action}: {answer.text[:500]}"
				for relation in WITH_A_POST:
					yield Cell(doctype, role, relation, action), names[relation] in answer.text
			relation = chosen.choice(WITH_A_POST)
			answer = VALUE.knock(clients[role], doctype, [names[relation]])
			yield Cell(doctype, role, relation, "list"), names[relation] in answer.text


def files_over_http(clients: dict[str, Client], files: dict[str, dict[str, str]]) -> Iterator[tuple]:
	"""Every file on a document of its relation, by its address: it is for those who read the document."""
	for doctype, addresses in files.items():
		for role, client in clients.items():
			for relation in WITH_A_POST:
				answer = client.get(addresses[relation])
				assert answer.status_code in (200, 403, 404), answer.text[:500]
				yield Cell(doctype, role, relation, "read"), answer.content.startswith(b"%PDF")


def documents_over_http(
	world: World, clients: dict[str, Client], chosen: random.Random, cells: list[Cell]
) -> Iterator[tuple]:
	for cell in cells:
		name = documents_of(world, cell.doctype)[cell.relation]
		door = chosen.choice(doors_of(cell))
		answer = door.knock(clients[cell.role], cell.doctype, [name])
		assert answer.status_code < 500, f"{cell}: {answer.text[:500]}"
		yield cell, not door.refused(answer)


def doors_of(cell: Cell) -> list[Door]:
	"""Doors of the framework to the document that the gate leaves open."""
	doors = SINGLE.get(cell.action, ())
	if cell not in allowed_cells():
		doors += DENIED_ONLY.get(cell.action, ())
	return open_doors(doors, cell.doctype)


def closed_doors_of(cell: Cell) -> list[Door]:
	"""Doors of the framework to the document that the gate closes to everybody, whatever the matrix allows."""
	doors = SINGLE.get(cell.action, ()) + DENIED_ONLY.get(cell.action, ())
	left_open = open_doors(doors, cell.doctype)
	return [door for door in doors if door not in left_open]


def cells_of_single_doors(relations: tuple[str, ...]) -> list[Cell]:
	return [
		Cell(doctype, role, relation, action)
		for doctype in app_doctypes(istable=0)
		for role in ROLES
		for relation in relations
		for action in (*SINGLE, *DENIED_ONLY)
	]


def closed_over_http(
	world: World, clients: dict[str, Client], chosen: random.Random, cells: list[Cell]
) -> Iterator[str]:
	"""Asks about each cell by a door the gate keeps closed to everybody: those that answer."""
	for cell in cells:
		name = documents_of(world, cell.doctype)[cell.relation]
		door = chosen.choice(closed_doors_of(cell))
		answer = door.knock(clients[cell.role], cell.doctype, [name])
		if not door.refused(answer):
			yield f"{cell} by the closed {door.path}: {answer.status_code}"


def test_sample_of_the_cells_is_the_same_over_http(
	world: World, files: dict[str, dict[str, str]], http_server: Served, capsys: pytest.CaptureFixture[str]
) -> None:
	chosen = random.Random(SEED)
	clients = clients_of(world, http_server)
	every = len(app_doctypes(istable=0)) * len(ROLES) * len(RELATIONS) * len(ACTIONS)
	cells = cells_of_single_doors(WITH_A_POST)
	asked = [cell for cell in cells if doors_of(cell)]
	closed = [cell for cell in cells if closed_doors_of(cell)]

	answers = [*lists_over_http(world, clients, chosen), *files_over_http(clients, files)]
	missing = int(every * SHARE_OVER_HTTP) - len(answers)
	answers += documents_over_http(world, clients, chosen, chosen.sample(asked, max(missing, 400)))
	wrong = list(closed_over_http(world, clients, chosen, chosen.sample(closed, 50)))
	with world.without_posts():
		unposted = [cell for cell in cells_of_single_doors(("none",)) if doors_of(cell)]
		answers += documents_over_http(world, clients, chosen, chosen.sample(unposted, 100))

	wrong += [f"{cell}: {given}" for cell, given in answers if given != (cell in allowed_cells())]
	by_action = Counter(cell.action for cell, _given in answers)
	what = f"Over HTTP, of {every} cells ({dict(by_action)}; {len(closed)} also behind doors the gate closes)"
	told(capsys, what, len(answers), wrong)
	assert len(answers) >= every * SHARE_OVER_HTTP
