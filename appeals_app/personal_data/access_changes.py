"""Who changes what people may see is not stopped, but never unseen: it is an event, and those who protect data are told.

What is kept and told is in the language of the site, whatever language its author works in.
"""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import get_fullname

from appeals_app.authority_directory.event_log import record_authority_event
from appeals_app.authority_directory.queries import authorities_of
from appeals_app.permissions.own_doctypes import is_ours
from appeals_app.permissions.referring_rows import COLUMNS
from appeals_app.personal_data.access_change_words import (
	changed_fields,
	copies_shipped_line,
	field_in_words,
	rights_in_words,
	roles_in_words,
	row_in_words,
)
from appeals_app.personal_data.break_glass import oblast_administration, protectors_of, watchers_of
from appeals_app.personal_data.watch_notices import first_read_by, tell
from appeals_app.site_language import in_site_language

ACT = "access_rights_changed"
ACT_OF_DEFAULT = "default_taken_back"

NAMING = ("parent", "doc_type", "dt", "applicable_for", "allow", "ref_doctype", "document_type")
"""Fields by which rights and settings name the DocType they are about."""

OPENING = (
	*("unit", "is_first_head", "is_deputy_head", "is_unit_head", "may_write_resolutions", "may_sign_replies"),
	*("deputy_for", "valid_from", "valid_to"),
)
"""Fields of a post by which its holder sees or does more or less."""

GUARDING = (
	*("email", "username", "mobile_no", "restrict_ip", "login_before", "login_after"),
	*("bypass_restrict_ip_check_if_2fa_enabled", "enabled", "simultaneous_sessions"),
)
"""Fields of an account by which it is entered: its letters with passwords go where they say."""

TELLING = frozenset({*COLUMNS, "File", "User", "Error Log", "Access Log"})
"""DocTypes of the framework that tell of records and of accounts."""


@in_site_language()
def note_roles(user: Document, method: str | None = None) -> None:
	"""For `on_update` of User: roles that were given or taken, those of the framework too; and a secret given by another."""
	before = user.get_doc_before_save()
	if changed := roles_in_words(_roles(before), _roles(user)):
		_note(
			user,
			_("{0} changed the roles of {1}: {2}"),
			get_fullname(user.name),
			changed,
			authorities_of(user.name),
		)
	if user.flags.secret_given:
		_note_entry(user, _("{0} gave {1} a new password or key"), get_fullname(user.name), "")
	guards = changed_fields(user, GUARDING)
	if guards and user.name != frappe.session.user:
		_note_entry(user, _("{0} changed «{1}» of «{2}»"), guards, get_fullname(user.name))


def _note_entry(user: Document, sentence: str, what: str, whose: str) -> None:
	"""How an account is entered changes under the eyes of its owner too."""
	words = _note(user, sentence, what, whose, authorities_of(user.name))
	if words and user.name != frappe.session.user:
		tell(user.name, subject=words, about=user)


def _roles(user: Document | None) -> set[str]:
	return {row.role for row in user.roles} if user else set()


@in_site_language()
def note_post(officer: Document, method: str | None = None) -> None:
	"""For `on_update` of Authority Officer: a post given, to oneself or to others, or what opens with it, and for how long."""
	if officer.user == frappe.session.user:
		authority = frappe.db.get_value("Authority", officer.authority, "authority_name")
		sentence = _("{0} changed the own post {1} in {2}")
		_note(officer, sentence, officer.position, authority, [officer.authority])
	elif changes := _opened(officer):
		post = f"{officer.officer_name}, {officer.position}"
		_note(officer, _("{0} changed the post {1}: {2}"), post, changes, [officer.authority])


def _opened(officer: Document) -> str:
	"""Place, powers and days of a post that the save sets, from what to what; as they are read, for a form sends days as text."""
	before = officer.get_doc_before_save()
	said = ((field, _said(before, field), _said(officer, field)) for field in OPENING)
	return "; ".join(
		f"{_(officer.meta.get_label(field))}: {old} → {new}"
		for field, old, new in said
		if (old != new if before else officer.get(field))
	)


def _said(officer: Document | None, field: str) -> str:
	return (field_in_words(officer, field) if officer else "") or "—"


@in_site_language()
def note_rights(row: Document, method: str | None = None) -> None:
	"""For `on_update` and `on_trash` of rights and settings of DocTypes: those that show what the register holds."""
	concerned = next((row.get(field) for field in NAMING if row.get(field)), None)
	if shows_register(concerned) and (method == "on_trash" or not copies_shipped_line(row)):
		_note(row, _("{0} changed «{1}» of «{2}»"), row_in_words(row), _(concerned), [])


@in_site_language()
def note_settings(row: Document, method: str | None = None) -> None:
	"""For `on_update` of Role, System Settings and Log Settings: how all log in, what they may do, what is kept of it."""
	if changed := changed_fields(row):
		_note(row, _("{0} changed «{1}» of «{2}»"), changed, _(row.name), [])


@in_site_language()
def note_mail(account: Document, method: str | None = None) -> None:
	"""For `on_update` and `on_trash` of Email Account: by which server letters go, those with passwords too."""
	_note(account, _("{0} changed «{1}» of «{2}»"), _(account.doctype), account.name, [])


@in_site_language()
def note_emailed_report(emailed: Document, method: str | None = None) -> None:
	"""For `on_update` and `on_trash` of Auto Email Report: a report of the register that goes out by itself."""
	listed = frappe.db.get_value("Report", emailed.report, "ref_doctype")
	if shows_register(listed):
		_note(emailed, _("{0} changed «{1}» of «{2}»"), _(emailed.doctype), _(listed), [])


def note_doctype(doctype: Document, method: str | None = None) -> None:
	"""For `on_update` of DocType: its fields, levels and rights written in itself."""
	note_form(doctype.name)


@in_site_language()
def note_form(doctype: str | None) -> None:
	"""A form was customized: what equals the app's own again is deleted past every hook."""
	if shows_register(doctype):
		row = frappe._dict(doctype="DocType", name=doctype)
		_note(row, _("{0} changed fields, or levels of fields, of «{1}»"), _(doctype), "", [])


@in_site_language()
def note_rights_of_role(
	*, doctype: str, role: str, level: object = 0, right: str = "", value: object = None
) -> None:
	"""Rights of a role were changed or taken in the Role Permission Manager, which writes past every hook."""
	if shows_register(doctype):
		row = frappe._dict(doctype="DocType", name=doctype)
		sentence = _("{0} changed the rights of the role «{1}» to «{2}»")
		what = rights_in_words(level, {right: value} if right else {})
		_note(row, f"{sentence}: {what}", _(role), _(doctype), [])


@in_site_language()
def note_reset_of_rights(*, doctype: str) -> None:
	"""Rights of all roles became those the DocType came with."""
	if shows_register(doctype):
		row = frappe._dict(doctype="DocType", name=doctype)
		_note(row, _("{0} changed the rights to «{1}» back to those it came with"), _(doctype), "", [])


def shows_register(doctype: str | None) -> bool:
	"""The DocType is of the app, or its rows tell of records of the app."""
	return is_ours(doctype) or doctype in TELLING


@in_site_language()
def note_role_rule(rule: Document, method: str | None = None) -> None:
	"""For `on_update` and `on_trash` of Personal Data Role Rule: what a role is shown of people."""
	_note(rule, _("{0} changed «{1}» of «{2}»"), _(rule.doctype), _(rule.role), [])


@in_site_language()
def note_watching(rule: Document, method: str | None = None) -> None:
	"""For `on_update` and `on_trash` of Personal Data Watch Rule and Access Settings: what is looked for, and how long."""
	_note(
		rule,
		_("{0} changed «{1}» of «{2}»"),
		changed_fields(rule),
		rule.get("rule_title") or _(rule.doctype),
		[],
	)


@in_site_language()
def note_default_taken_back(doctype: str, name: str, title: str) -> None:
	"""For the hook `shipped_default_taken_back`: an own rule, step or text gave way to the shipped one."""
	record = frappe._dict(doctype=doctype, name=name)
	_note(record, _("{0} took the shipped «{2}» back ({1})"), _(doctype), title, [], act=ACT_OF_DEFAULT)


def _note(
	changed: Document | frappe._dict,
	sentence: str,
	what: str,
	whose: str,
	authorities: list[str],
	act: str = ACT,
) -> str | None:
	"""Once a request of each kind, what was told; what the system sets up itself, without a request, is no act of a person.

	Heads are told of people's posts and roles, not of settings, which are the business of those who administer.  The notices
	lead to the event, which nobody removes: with the record that was changed the framework would delete them.
	"""
	actor = frappe.session.user
	words = sentence.format(get_fullname(actor), what, whose)
	noted = frappe.flags.setdefault("appeals_access_changes", set())
	if _is_system() or words in noted:
		return None
	noted.add(words)
	oblast = oblast_administration()
	concerned = sorted(authorities) or oblast or authorities_of(actor)[:1]
	events = _record(changed, act, words, concerned)
	told = watchers_of if authorities else protectors_of
	for user in sorted({user for authority in {*concerned, *oblast} for user in told(authority)} - {actor}):
		tell(user, subject=words, about=first_read_by(user, events))
	return words


def _is_system() -> bool:
	return frappe.session.user == "Administrator" and not getattr(frappe.local, "request", None)


def _record(changed: Document | frappe._dict, act: str, words: str, authorities: list[str]) -> list[Document]:
	names = [
		record_authority_event(
			authority=authority,
			act=act,
			ground=words,
			reference_doctype=changed.doctype,
			reference_name=str(changed.name),
		)
		for authority in authorities
	]
	return [frappe.get_doc("Authority Event", name) for name in names]
