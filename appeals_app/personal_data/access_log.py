"""Writing who looked at personal data.  Rows are only ever added, each with the hash of the user's one before.

A look is noted while a request is answered and written when the answer is ready, in a transaction of its own:
what a request only reads is rolled back by the framework.  An answer whose look cannot be written is not given.
"""

import frappe
from frappe import _
from frappe.query_builder import DocType
from frappe.utils import cint
from pymysql.err import IntegrityError
from werkzeug.wrappers import Response

from appeals_app import clock
from appeals_app.authority_directory.queries import authorities_of, posts_held
from appeals_app.bulk_rows import STAMPS, insert_rows
from appeals_app.domain.access_chain import access_hash
from appeals_app.domain.event_chain import FIRST_HASH
from appeals_app.personal_data.in_name_of import in_name_of
from appeals_app.personal_data.repeated_looks import (
	EVENT,
	SUBJECT,
	SUBJECTS_AT_ONCE,
	is_repeated,
	not_named_lately,
)
from appeals_app.personal_data.sensitivity import is_assigned, is_sensitive_appeal, is_sensitive_person
from appeals_app.personal_data.turns import take_turn
from appeals_app.repeating import repeated_on_deadlock

NOTED = "personal_data_looks"
MET = "personal_data_met"
NOT_FOUND = 404
SUBJECT_COLUMNS = (*STAMPS, "event", "authority", "applicant", "appeal")


def note_access(**look: object) -> None:
	"""Remember a look of the current user until the answer of this request is ready; else write it at once."""
	if getattr(frappe.local, "request", None):
		frappe.flags.setdefault(NOTED, []).append({"user": frappe.session.user, **look})
	else:
		record_access(**look)


def note_met(**subject: str | None) -> None:
	"""Remember that values of a card or a person are about to be shown by a door that may note no look itself.

	Where the request notes one of the same subject in its own words, this one is dropped; outside of requests nothing
	is shown to anybody.
	"""
	if getattr(frappe.local, "request", None) and any(subject.values()):
		met = {"is_met": True, "user": frappe.session.user, "act": _act_of_door(), **subject}
		frappe.flags.setdefault(MET, {})[_subject_in(met)] = met


def _act_of_door() -> str:
	door = frappe.form_dict.cmd or ""
	return "Opened" if door and not door.startswith("frappe.client.") else "Read By A Program"


def _subject_in(look: dict) -> tuple:
	return look["user"], look.get("appeal"), look.get("applicant")


def record_access(
	*,
	act: str,
	appeal: str | None = None,
	applicant: str | None = None,
	purpose: str = "",
	listed_doctype: str = "",
	subjects: list[str] | tuple[str, ...] = (),
	rows_count: int = 0,
	filters_text: str = "",
	searched_digest: str = "",
	shows_names_alone: bool = False,
) -> str | None:
	"""Write one look of the current user in the present transaction; None where it repeats one just written.

	Whoever shows a card, a person or a file of theirs by a way of his own calls this, or `note_access` where
	the request only reads.  `subjects` are the persons (or cards) in a list or an export.  A list that shows names
	alone is written for those whom no such list has shown to the user within the hour.
	"""
	if frappe.session.user == "Guest":
		return None
	given = frappe._dict(
		act=act,
		appeal=appeal,
		applicant=applicant,
		purpose=purpose,
		listed_doctype=listed_doctype,
		rows_count=cint(rows_count),
		filters_text=filters_text,
		searched_digest=searched_digest,
	)
	shown = [key for key in dict.fromkeys(subjects) if key]
	if shows_names_alone:
		shown = not_named_lately(given, shown)
	if (shows_names_alone and not shown) or is_repeated(given, shown):
		return None
	take_turn(frappe.session.user)
	event = _added(given)
	_insert_subjects(event, shown)
	return event.name


def write_looks(response: Response | None = None, request: object = None) -> None:
	"""For hooks `after_request`: write what was noted; until it is written, the answer is a refusal.

	Where the request was refused nothing was shown, and nothing is written, but for a search that found nothing.
	"""
	looks = [*(frappe.flags.pop(NOTED, None) or []), *(frappe.flags.pop(MET, None) or {}).values()]
	looks = [look for look in _each_subject_once(looks) if response is not None and _is_told(look, response)]
	if not looks:
		return
	shown = (response.response, response.status_code, response.headers.copy())
	response.set_data(_("The record of access could not be written. Repeat in a minute."))
	response.status_code = 503
	_write_in_own_transaction(looks)
	response.response, response.status_code, response.headers = shown


def _is_told(look: dict, response: Response) -> bool:
	"""That nobody has a value is an answer too, also where a door gives it as «not found»."""
	return response.status_code < 400 or (response.status_code == NOT_FOUND and look["act"] == "Searched")


def _each_subject_once(looks: list[dict]) -> list[dict]:
	"""Without what was met of a subject that is told of in words of its own, or of a person behind a card that is."""
	told = {_subject_in(look) for look in looks if not look.get("is_met")}
	of_cards = any(look.get("appeal") for look in looks)
	return [
		look
		for look in looks
		if not look.pop("is_met", False)
		or not (_subject_in(look) in told or (look.get("applicant") and of_cards))
	]


def _write_in_own_transaction(looks: list[dict]) -> None:
	def write() -> None:
		for look in looks:
			with in_name_of(look["user"]):
				record_access(**{key: value for key, value in look.items() if key != "user"})

	repeated_on_deadlock(write)
	frappe.db.commit()  # nosemgrep: the request is over, and what it only read was rolled back


def _added(look: frappe._dict) -> frappe._dict:
	"""The event, written after the last one of the user.

	An event that another request added since the transaction began is met by its number, and the next one is tried.
	Nothing is searched for with locks: they would reach into the rows of other people.
	"""
	previous = _last_event(frappe.session.user)
	while True:
		event = _next_event(look, previous)
		try:
			_insert(event)
		except IntegrityError as error:
			if not frappe.db.is_duplicate_entry(error):
				raise
			previous = _event_with(event.user, event.sequence)
		else:
			return event


def _next_event(look: frappe._dict, previous: frappe._dict | None) -> frappe._dict:
	user, authority = frappe.session.user, _authority_of(look)
	posts = posts_held(user=user, authority=authority) if authority else []
	if not posts and (served := authorities_of(user)):
		posts = posts_held(user=user, authority=served[0])
	event = frappe._dict(
		look,
		name=frappe.generate_hash(length=16),
		user=user,
		officer=posts[0].name if posts else None,
		authority=authority,
		appeal_index=frappe.db.get_value("Appeal", look.appeal, "registration_index")
		if look.appeal
		else None,
		was_assigned=int(bool(look.appeal) and is_assigned(user, look.appeal)),
		is_sensitive=int(_is_sensitive(look)),
		happened_at=clock.now(),
		source_address=frappe.local.request_ip or "",
		sequence=(previous.sequence + 1) if previous else 1,
		previous_hash=previous.event_hash if previous else FIRST_HASH,
	)
	event.event_hash = access_hash(event.previous_hash, event)
	return event


def _authority_of(look: frappe._dict) -> str | None:
	if look.appeal:
		return frappe.db.get_value("Appeal", look.appeal, "authority")
	if look.applicant:
		return frappe.db.get_value("Applicant", look.applicant, "authority")
	return next(iter(authorities_of(frappe.session.user)), None)


def _is_sensitive(look: frappe._dict) -> bool:
	if look.appeal:
		return is_sensitive_appeal(look.appeal)
	return bool(look.applicant) and is_sensitive_person(look.applicant)


def _last_event(user: str) -> frappe._dict | None:
	event = DocType(EVENT)
	rows = (
		frappe.qb.from_(event)
		.select(event.sequence, event.event_hash)
		.where(event.user == user)
		.orderby(event.sequence, order=frappe.qb.desc)
		.limit(1)
	).run(as_dict=True)
	return rows[0] if rows else None


def _event_with(user: str, sequence: int) -> frappe._dict:
	"""An event that stands already; by its whole key nothing but its row is locked."""
	event = DocType(EVENT)
	query = frappe.qb.from_(event).select(event.sequence, event.event_hash)
	return query.where((event.user == user) & (event.sequence == sequence)).for_update().run(as_dict=True)[0]


def _insert(event: frappe._dict) -> None:
	now = frappe.utils.now()
	stamped = {"creation": now, "modified": now, "owner": event.user, "modified_by": event.user, **event}
	insert_rows(EVENT, tuple(stamped), [list(stamped.values())])


def _insert_subjects(event: frappe._dict, subjects: list[str]) -> None:
	"""Whom a list or an export showed: persons, or cards where cards were listed."""
	now, of_cards = frappe.utils.now(), event.listed_doctype != "Applicant"
	rows = [
		[
			frappe.generate_hash(length=16),
			*(now, now, event.user, event.user),
			*(event.name, event.authority),
			*((None, key) if of_cards else (key, None)),
		]
		for key in subjects
	]
	for start in range(0, len(rows), SUBJECTS_AT_ONCE):
		insert_rows(SUBJECT, SUBJECT_COLUMNS, rows[start : start + SUBJECTS_AT_ONCE])
