"""Ten thousand invented personal values planted into applicants and cards, and the places where none may be found."""

import json
from collections.abc import Iterator
from pathlib import Path

import frappe

from appeals_app.bulk_rows import insert_rows

PEOPLE = 2500
SIGN = "Марк"
STAMPS = ("name", "creation", "modified", "owner", "modified_by")
LETTERS = "абвгдежзик"
PHONE_START, MAIL, STREET = "+38099", "@marker.example", "вул. Маркерна"


def word(number: int) -> str:
	"""A surname nobody has."""
	return SIGN + "".join(LETTERS[int(digit)] for digit in f"{number:05}")


def markers(number: int) -> dict[str, str]:
	"""Name, phone, mail and address of one planted person: each is found by nothing else."""
	return {
		"last_name": word(number),
		"phone": f"{PHONE_START}77{number:05}",
		"email": f"m{number:05}{MAIL}",
		"address": f"{STREET} {number:05}",
	}


def all_markers() -> list[str]:
	"""All planted values."""
	return [value for number in range(PEOPLE) for value in markers(number).values()]


def plant(authority: str, model: str) -> None:
	"""Insert the people and a card of each, the cards like the model; committed."""
	now = frappe.utils.now()
	columns = (*STAMPS, "authority", "first_name", "full_name", "locality", *markers(0))
	rows = [
		[
			f"marker-{number}",
			now,
			now,
			"Administrator",
			"Administrator",
			authority,
			"Марія",
			f"{word(number)} Марія",
			"м. Запоріжжя",
			*markers(number).values(),
		]
		for number in range(PEOPLE)
	]
	for start in range(0, PEOPLE, 500):
		insert_rows("Applicant", columns, rows[start : start + 500])
	_plant_cards(model)
	frappe.db.commit()  # nosemgrep: the server reads only what is committed


def _plant_cards(model: str) -> None:
	card = frappe.db.get_value("Appeal", model, "*", as_dict=True)
	for field in ("registration_key", "number_key", "registration_index", "tracking_code"):
		card.pop(field)
	rows = [
		list(
			{
				**card,
				"name": f"marker-card-{number}",
				"applicant": f"marker-{number}",
				"content": f"Пишу я, {word(number)} Марія, {markers(number)['phone']}.",
			}.values()
		)
		for number in range(PEOPLE)
	]
	for start in range(0, PEOPLE, 200):
		insert_rows("Appeal", tuple(card), rows[start : start + 200])


def uproot() -> None:
	"""Take the planted rows away."""
	frappe.db.delete("Appeal", {"name": ("like", "marker-card-%")})
	frappe.db.delete("Applicant", {"name": ("like", "marker-%")})
	frappe.db.commit()  # nosemgrep: the planted rows were committed too


def found_in(text: str) -> set[str]:
	"""Signs of planted values in a text; every planted value carries one of them."""
	signs = (SIGN, json.dumps(SIGN).strip('"'), f"{PHONE_START}77", MAIL, STREET, "099 77", "Маркерна")
	return {sign for sign in signs if sign in text}


def log_files(sites: Path, site: str) -> Iterator[Path]:
	"""Files the framework and the server write."""
	for folder in (
		sites.parent / "logs",
		sites / site / "logs",
		sites / site / "error-snapshots",
		sites / "logs",
	):
		yield from (path for path in folder.glob("**/*") if path.is_file())
