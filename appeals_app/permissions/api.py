"""Doors of the framework that tell too much: of records in a refusal, of foreign rows in a count, of who has an account."""

import frappe
from frappe import _, client
from frappe.core.doctype.user import user as users
from frappe.desk.doctype.notification_log import notification_log
from frappe.desk.doctype.notification_settings import notification_settings
from frappe.desk.form import load
from frappe.model import default_fields
from frappe.rate_limiter import rate_limit

from appeals_app.permissions import access_explanation, password_letters, scoped_doors
from appeals_app.permissions import access_overview as access_overviews
from appeals_app.permissions.access_grants import may_ask_for_cards
from appeals_app.permissions.dotted_fields import refuse_no_names
from appeals_app.permissions.form_rights import drop_titles_out_of_sight, name_writers, show_only_rights_held
from appeals_app.refusal import given_json
from appeals_app.search_arguments import columns_that_exist, readable_filters

COLUMNS_OF_ALL = (*default_fields, "assigned_to")
"""Columns no DocType declares; the last is what the Desk calls the people a record is assigned to."""


@frappe.whitelist(methods=["GET", "POST"])
def getdoc(doctype: str = "", name: str = "") -> None:
	"""The Desk's own call that opens a form; a refusal says what to do and nothing of the record."""
	_ask_for_doctype(doctype)
	try:
		load.getdoc(doctype, name or "-")
	except frappe.PermissionError:
		_word_refusal(doctype)
		raise
	show_only_rights_held(doctype, name)
	name_writers(doctype, name)
	drop_titles_out_of_sight(frappe.response.get("_link_titles") or {})


@frappe.whitelist(methods=["GET", "POST"])
def get_docinfo(doc: None = None, doctype: str = "", name: str = "") -> None:
	"""The Desk's own call for what stands around a form; a case seen by oversight is shown as one to read."""
	_ask_for_doctype(doctype)
	load.get_docinfo(doctype=doctype, name=name)
	show_only_rights_held(doctype, name)
	name_writers(doctype, name)


@frappe.whitelist(methods=["GET", "POST"])
def get_count(doctype: str = "", filters: str | list | dict | None = None) -> int:
	"""How many rows the user may list; the framework's own counts every row for everybody, by any field."""
	_ask_for_doctype(doctype)
	with columns_that_exist():
		asked = readable_filters(filters)
		refuse_no_names({"filters": asked})
		return frappe.get_list(doctype, filters=asked, fields=["count(*) as total"])[0].total


@frappe.whitelist(methods=["GET", "POST"])
def get(
	doctype: str = "",
	name: str | None = None,
	filters: str | list | dict | None = None,
	parent: str | None = None,
) -> dict:
	"""The framework's document by its key, or by conditions the first of those the user may list."""
	_ask_for_doctype(doctype)
	if not name and filters is not None:
		with columns_that_exist():
			name = scoped_doors.first_listed(doctype, readable_filters(filters), parent=parent)
	return client.get(doctype, name, parent=parent)


@frappe.whitelist(methods=["GET", "POST"])
def get_data_for_custom_field(doctype: str = "", field: str = "", names: str | list | None = None) -> dict:
	"""The framework's column added to a report, of the records the user may list."""
	_ask_for_doctype(doctype, field or "-")
	frappe.has_permission(doctype, "read", throw=True)
	return scoped_doors.column_of_report(doctype, field, given_json(names, list) if names else None)


@frappe.whitelist(methods=["GET", "POST"])
def get_open_count(doctype: str = "", name: str = "", items: str | list | None = None) -> dict:
	"""The framework's counts of records around one, of those that are the same for everybody."""
	_ask_for_doctype(doctype)
	return scoped_doors.open_counts(doctype, name or "-", given_json(items, list))


@frappe.whitelist(methods=["POST"])
def mark_as_read(docname: str | int = "") -> None:
	"""The framework's mark on a notice, on one's own."""
	notification_log.mark_as_read(scoped_doors.own_notice(docname))


@frappe.whitelist(methods=["POST"])
def set_seen_value(value: int = 0, user: str = "") -> None:
	"""The framework's mark that notices were seen, for oneself whoever is named."""
	notification_settings.set_seen_value(int(bool(value)), frappe.session.user)


@frappe.whitelist(methods=["GET", "POST"])
def explain_access(number: str = "", authority: str = "", officer: str = "", user: str = "") -> dict:
	"""Why the user, or who holds the officer's post, sees the appeal, or why not; oneself where nobody is named."""
	holder = access_explanation.user_of_post(officer) if officer else frappe.session.user
	told = access_explanation.explain_access(user=user or holder, number=number, authority=authority)
	return {**told, "sentences": [*told["sentences"], *told["shown"]]}


@frappe.whitelist(methods=["GET", "POST"])
def access_overview(officer: str = "") -> dict:
	"""How many appeals the holder of the post sees and why; oneself where nobody is named."""
	holder = access_explanation.user_of_post(officer) if officer else frappe.session.user
	return access_overviews.access_overview(holder)


@frappe.whitelist(methods=["GET", "POST"])
def get_linked_records(doctype: str = "", docname: str = "") -> dict:
	"""The framework's list of linked records, of those the user may list; its own asks nobody's right."""
	_ask_for_doctype(doctype)
	return scoped_doors.linked_records(doctype, docname)


@frappe.whitelist(methods=["GET", "POST"])
def get_group_by_count(doctype: str = "", current_filters: str = "[]", field: str = "") -> list:
	"""The framework's counts beside a list, of the rows the user may list."""
	_ask_for_doctype(doctype, field or "-")
	with columns_that_exist():
		return scoped_doors.group_counts(doctype, readable_filters(current_filters), field)


@frappe.whitelist(methods=["GET", "POST"])
def get_chart(**asked: str) -> dict:
	"""The framework's chart, counted for this user and not for who looked before."""
	return scoped_doors.chart_data({key: value for key, value in asked.items() if key != "cmd"})


@frappe.whitelist(methods=["GET", "POST"])
def get_next(
	doctype: str = "",
	value: str = "",
	prev: int = 0,
	filters: str = "",
	sort_order: str = "",
	sort_field: str = "",
) -> str | None:
	"""The framework's next record of a list, from a record the user meets."""
	_ask_for_doctype(doctype, sort_field or "modified")
	asked = {"filters": filters, "sort_order": sort_order or "desc", "sort_field": sort_field or "modified"}
	return scoped_doors.next_in_list({"doctype": doctype, "value": value, "prev": prev, **asked})


@frappe.whitelist(methods=["GET", "POST"])
def get_transitions(doc: str | dict = "") -> list:
	"""The framework's buttons of a workflow, none on a record the user may only read."""
	return scoped_doors.steps_offered(doc)


@frappe.whitelist(methods=["GET", "POST"])
def get_tagged_docs(doctype: str = "", tag: str = "") -> list:
	"""The framework's records with a tag, of those the user may list."""
	_ask_for_doctype(doctype)
	return scoped_doors.tagged_records(doctype, tag)


@frappe.whitelist(methods=["POST"])
def get_documents_for_today(notification: str = "") -> list[str]:
	"""The button «Get Alerts for Today» of a Notification."""
	if frappe.db.exists("Notification", notification or "-") != notification:
		raise frappe.DoesNotExistError
	return scoped_doors.documents_for_today(notification)


@frappe.whitelist(methods=["GET", "POST"])
def get_workflow_state_count(
	doctype: str = "", workflow_state_field: str = "", states: str | list = "[]"
) -> list[dict]:
	"""On the form of a workflow: states of records it lacks, by the field of the workflow in force alone."""
	_ask_for_doctype(doctype)
	return scoped_doors.states_elsewhere(doctype, states)


@frappe.whitelist(methods=["POST"], allow_guest=True)
@rate_limit(limit=5, seconds=60 * 60)
def reset_password(user: str = "") -> None:
	"""Ask for the letter with a link.

	Rate: five an hour from an address. Enumeration: the same answer at once for every name, the account is looked for
	later. Size: a name is cut to the length of the field.
	"""
	password_letters.ask_for_letter(user[:140])
	frappe.msgprint(
		_("If there is such an account, a letter with a link has been sent to its address."),
		title=_("Password"),
	)


@frappe.whitelist(methods=["POST"], allow_guest=True)
@rate_limit(limit=20, seconds=60 * 60)
def update_password(
	new_password: str = "", logout_all_sessions: int = 0, key: str = "", old_password: str = ""
) -> str:
	"""Set a password by the key of the letter or by the old password.

	Rate: twenty an hour from an address. Enumeration: a key that is wrong, used or of a disabled account is answered
	alike. Size: a password is 128 characters at most, what is longer is refused as the framework does.
	"""
	return password_letters.set_password(
		new_password, key=key, old_password=old_password, logout_all_sessions=logout_all_sessions
	)


@frappe.whitelist(methods=["GET", "POST"], allow_guest=True)
@rate_limit(limit=600, seconds=60 * 60)
def test_password_strength(new_password: str = "") -> dict | None:
	"""How strong a password is that is being typed; reads nothing of anybody.

	Rate: six hundred an hour from an address. Enumeration: no account is looked at. Size: 128 characters, for the time
	of the estimate grows with the length.
	"""
	return users.test_password_strength(new_password=new_password[: password_letters.LONGEST_PASSWORD])


def _word_refusal(doctype: str) -> None:
	sentence = _("You may not open this record ({0}). Ask your head or the administrator for access.")
	if frappe.local.response.get("purpose_needed"):
		frappe.clear_messages()  # the Desk asks in their place
		sentence = _("This record is sensitive ({0}). Say for what work you need it.")
	elif doctype == "Appeal" and may_ask_for_cards(frappe.session.user):
		sentence = _(
			"You may not open this record ({0}). Ask your head or the administrator for access; what cannot wait is opened for a while by «Personal Data Access Grant», where you say the index and the reason."
		)
	frappe.flags.error_message = sentence.format(_(doctype))


def _ask_for_doctype(doctype: str, field: str = "") -> None:
	"""DoesNotExistError where there is no such DocType or column: the framework would fail on the way to saying so."""
	if frappe.db.exists("DocType", doctype) != doctype:  # the database finds it in letters of any case
		raise frappe.DoesNotExistError
	if field and not frappe.get_meta(doctype).has_field(field) and field not in COLUMNS_OF_ALL:
		raise frappe.DoesNotExistError
