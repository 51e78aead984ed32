"""Rows of a list as they are shown, and the access event that tells whose they were."""

import hashlib
import hmac
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain

import frappe
from frappe.model.db_query import DatabaseQuery
from frappe.utils.password import get_encryption_key

from appeals_app.domain.asked_columns import AskedColumn, conditions_in, keys_named, plain_column, words_among
from appeals_app.domain.papers import WORDS_OF_PAPERS
from appeals_app.domain.redaction import PERSONAL_FIELDS
from appeals_app.permissions.gate import EXPORTS
from appeals_app.personal_data.access_log import note_access
from appeals_app.personal_data.list_questions import KEY, KEY_COLUMNS, ListQuestion
from appeals_app.personal_data.masking import Mask, mask_for
from appeals_app.personal_data.purposes import stated_subjects
from appeals_app.personal_data.sensitivity import persons_of_appeals, unasked_cards

EXPORT_DOORS = EXPORTS | {"frappe.core.doctype.data_import.data_import.download_template"}
SEARCH_DOORS = ("frappe.desk.search.search_link", "frappe.desk.search.search_widget")


_PERSONS_BEHIND_A_LINK = re.compile(r"Applicant(?:_\d+)?")


@contextmanager
def listed_for_export() -> Iterator[None]:
	"""Lists inside are of a file that leaves, whatever asks for it."""
	frappe.flags.listed_for_export = True
	try:
		yield
	finally:
		frappe.flags.listed_for_export = False


def mask_rows(question: ListQuestion, rows: object, query: DatabaseQuery) -> object:
	"""Rows with masked values and without the column that was added to know their persons."""
	if not isinstance(rows, (list, tuple)) or not (
		question.personal_columns() or question.titles_of_persons()
	):
		return rows
	fields = [plain_column(str(field)) for field in (query.fields or [])]
	place = next((number for number, field in enumerate(fields) if field and field.key == KEY), None)
	veil = _veil_over(question, [_key(row, place) for row in rows])
	if query.as_list:
		return [_masked_list(question, row, fields, place, veil) for row in rows]
	for row in rows:
		_mask_dict(question, row, veil)
	return [row[question.plucked] for row in rows] if question.plucked else rows


def rows_of_open_cards(question: ListQuestion, rows: list, query: DatabaseQuery) -> list:
	"""Rows of a table of cards without those of cards that ask the user for a purpose."""
	fields = [plain_column(str(field)) for field in (query.fields or [])]
	place = next((number for number, field in enumerate(fields) if field and field.key == KEY), None)
	user = frappe.session.user
	cards = sorted({_key(row, place) for row in rows} - {None})
	closed = unasked_cards(question.viewer, user, stated_subjects(user), cards)
	kept = [row for row in rows if _key(row, place) not in closed]
	if query.as_list:
		return [tuple(value for number, value in enumerate(row) if number != place) for row in kept]
	for row in kept:
		row.pop(KEY)
	return [row[question.plucked] for row in kept] if question.plucked else kept


@dataclass(frozen=True, slots=True)
class _Veil:
	"""How the rows are shown: each by the person, and by the card where it belongs to one."""

	mask: Mask
	authors: dict[str, list[str]] | None

	def value(self, doctype: str, field: str, value: object, key: str | None) -> object:
		"""The value of a row with the key, as it is shown."""
		if self.authors is None:
			return self.mask.value(doctype, field, value, [key] if key else [])
		return self.mask.value(doctype, field, value, self.authors.get(key) or [], key)


def _veil_over(question: ListQuestion, keys: list[str | None]) -> _Veil:
	user = frappe.session.user
	if question.doctype == "Applicant":
		return _Veil(mask_for(user, keys), None)
	authors = persons_of_appeals(sorted({key for key in keys if key}))
	return _Veil(mask_for(user, chain.from_iterable(authors.values()), authors), authors)


def _key(row: object, place: int | None) -> str | None:
	if isinstance(row, dict):
		return row.get(KEY)
	return row[place] if place is not None else None


def _masked_list(question: ListQuestion, row: tuple, fields: list, place: int | None, veil: _Veil) -> tuple:
	key = _key(row, place)
	return tuple(
		veil.value(owner, field.field, value, key) if (owner := _owner(question, field)) else value
		for number, (value, field) in enumerate(zip(row, fields, strict=True))
		if number != place
	)


def _owner(question: ListQuestion, field: AskedColumn | None) -> str:
	"""The DocType whose personal data the column shows; empty where it shows none."""
	if not field:
		return ""
	if field.link:
		return "Applicant" if field in question.titles_of_persons() else ""
	if _PERSONS_BEHIND_A_LINK.fullmatch(field.table) and question.doctype != "Applicant":
		return "Applicant"  # as the framework writes the title of a link into its statement
	return question.doctype if field.field in PERSONAL_FIELDS[question.doctype] else ""


def _mask_dict(question: ListQuestion, row: dict, veil: _Veil) -> None:
	key = row.pop(KEY, None)
	for column in question.personal_columns():
		if column.key in row:
			row[column.key] = veil.value(question.doctype, column.field, row[column.key], key)
	for column in question.titles_of_persons():
		if column.key in row:
			row[column.key] = veil.value("Applicant", column.field, row[column.key], key)


def note_list(question: ListQuestion, rows: object, query: DatabaseQuery) -> None:
	"""Note who was listed, searched for or exported, in a request or for a file.

	A search by personal values is noted whatever it shows: keys alone, how many there are, or nothing; so is an order by
	them. A list that shows of people the names behind its links alone, such as the list of appeals, is noted by the hour.
	"""
	if not isinstance(rows, (list, tuple)):
		return
	searched = question.searched_values()
	shows_more = bool(question.personal_columns()) or _is_ordered_by_values(question)
	shows = bool(rows) and (shows_more or bool(question.titles_of_persons()) or is_export())
	if shows or searched:
		subjects = _subjects(question, rows, query)
		note_rows(
			question,
			list(dict.fromkeys([*subjects, *(_asked_about(question) if searched else ())])),
			len(rows) if shows else len(subjects),
			searched=searched,
			shows_names_alone=not (shows_more or is_export() or searched),
		)


def note_rows(
	question: ListQuestion,
	subjects: list[str],
	count: int,
	*,
	searched: list[tuple[str, object]],
	shows_names_alone: bool = False,
) -> None:
	"""Note whom the rows of a list told of, in a request or for a file."""
	if not (getattr(frappe.local, "request", None) or frappe.flags.listed_for_export):
		return
	is_search = searched or frappe.form_dict.cmd in SEARCH_DOORS
	note_access(
		act="Exported" if is_export() else "Searched" if is_search else "Listed",
		listed_doctype=question.doctype,
		rows_count=count,
		filters_text=_filters_in_words(question),
		searched_digest=_digest(searched),
		subjects=subjects,
		shows_names_alone=shows_names_alone,
	)


def is_export() -> bool:
	"""The rows leave in a file."""
	return frappe.form_dict.cmd in EXPORT_DOORS or bool(frappe.flags.listed_for_export)


def note_search(text: str, appeals: list[str]) -> None:
	"""A search of the register found these cards by what tells of a person: a name, a contact, an address."""
	note_access(
		act="Searched",
		listed_doctype="Appeal",
		rows_count=len(appeals),
		searched_digest=_digest([("", text)]),
		subjects=appeals,
	)


def _subjects(question: ListQuestion, rows: list, query: DatabaseQuery) -> list[str]:
	"""Whom the rows tell of, where their keys are among the columns."""
	if question.asked.get("pluck"):
		return list(rows) if question.asked["pluck"] == "name" else []
	columns = [plain_column(str(field)) for field in (query.fields or [])]
	keys = [column.key if column else "" for column in columns]
	for wanted in (KEY, "name"):
		if wanted in keys:
			place = keys.index(wanted)
			return [row.get(wanted) if isinstance(row, dict) else row[place] for row in rows]
	return []


def _is_ordered_by_values(question: ListQuestion) -> bool:
	"""Rows stand in the order of personal fields, or are grouped by them: the places of known people tell values."""
	names = PERSONAL_FIELDS[question.doctype]
	return any(words_among(text, names) for text in question.sorted_by())


def _asked_about(question: ListQuestion) -> list[str]:
	"""Whom a search names by their keys: a number, or that nothing fits, tells of them as well."""
	keys = keys_named(question.filters) if question.doctype in KEY_COLUMNS else []
	return frappe.get_all(question.doctype, {"name": ("in", keys)}, pluck="name") if keys else []


def _filters_in_words(question: ListQuestion) -> str:
	"""Fields of the conditions; the values only of those that hold no personal data."""
	of_papers = WORDS_OF_PAPERS.get(question.doctype, ())
	personal = {*of_papers, *(field for fields in PERSONAL_FIELDS.values() for field in fields)}
	parts = [
		field if field in personal else f"{field}: {json.dumps(value, ensure_ascii=False, default=str)[:200]}"
		for _owner, field, value in conditions_in(question.filters, question.doctype)
		if field != "name"
	]
	return "; ".join(dict.fromkeys(parts))[:1000]


def _digest(searched: list[tuple[str, object]]) -> str:
	"""Keyed digest of what was searched for: equal searches are seen to be equal, and the text is not kept."""
	texts = sorted({str(value).strip("%").casefold() for _field, value in searched})
	if not texts:
		return ""
	return hmac.new(get_encryption_key().encode(), "|".join(texts).encode(), hashlib.sha256).hexdigest()
