import frappe
from frappe import _
from frappe.query_builder import DocType

from appeals_app.domain.data_subject_requests import RequestKind
from appeals_app.personal_data.event_queries import (
	EVENT,
	account_in_words,
	events_about,
	officials,
	watched_events,
)
from appeals_app.personal_data.own_records import watched_authorities
from appeals_app.personal_data.person_records import marked_people
from appeals_app.personal_data.request_offers import why_not_given
from appeals_app.personal_data.sensitivity import persons_of_appeal
from appeals_app.refusal import AppealRuleError
from appeals_app.search_arguments import NO_RECORD


def execute(filters: dict | None = None) -> tuple[list[dict], list[dict], str]:
	"""Who looked at one appeal, or at everything held on its author: for the author."""
	not_checked = _(
		"Officials are named by position and name. How much the law lets be told of them was not compared with the act."
		" A list of appeals is told of where it showed their texts or the names of their authors, names once an hour;"
		" one of numbers and summaries is not."
	)
	asked = frappe._dict(filters or {})
	if not is_asked(asked):
		return (
			get_columns(),
			[],
			_("Choose a request of the kind «Who Looked», or an authority and an index."),
		)
	return get_columns(), get_data(asked), not_checked


def is_asked(filters: frappe._dict) -> bool:
	"""The filters say about whom."""
	return bool(filters.request or (filters.authority and filters.appeal_index))


def get_columns() -> list[dict]:
	"""Columns of the report: nothing of an official but the position and the name."""
	return [
		{"fieldname": "happened_at", "label": _("When"), "fieldtype": "Datetime", "width": 130},
		{"fieldname": "position", "label": _("Position"), "fieldtype": "Data", "width": 190},
		{"fieldname": "official", "label": _("Official"), "fieldtype": "Data", "width": 170},
		{"fieldname": "act", "label": _("Act"), "fieldtype": "Data", "width": 160},
		{"fieldname": "purpose", "label": _("Purpose", context=EVENT), "fieldtype": "Data", "width": 310},
		{
			"fieldname": "serves_in",
			"label": _("Authority Of The Official"),
			"fieldtype": "Data",
			"width": 200,
		},
		{"fieldname": "authority", "label": _("Authority Of The Appeal"), "fieldtype": "Data", "width": 200},
	]


def get_data(filters: frappe._dict) -> list[dict]:
	"""Events about the appeal, or about its author in the whole register, the latest first."""
	event = DocType(EVENT)
	about = _about_who_asks(filters.request) if filters.request else _about(filters)
	rows = (
		watched_events(filters, frappe.session.user)
		.select(event.happened_at, event.officer, event.user, event.authority, event.act, event.purpose)
		.where(about)
		.orderby(event.happened_at, order=frappe.qb.desc)
	).run(as_dict=True)
	known = officials()
	return [_row(row, known.get(row.officer) or frappe._dict()) for row in rows]


def _row(event: frappe._dict, official: frappe._dict) -> dict:
	return {
		"happened_at": event.happened_at,
		"position": official.position,
		"official": official.official or account_in_words(event.user),
		"serves_in": official.serves_in,
		"authority": _name_of(event.authority),
		"act": _(event.act),
		"purpose": event.purpose,
	}


def _name_of(authority: str | None) -> str | None:
	return frappe.get_cached_value("Authority", authority, "authority_name") if authority else None


def _about_who_asks(request: str) -> object:
	"""Events about everything held on the person of a request of the kind «Who Looked»."""
	asked = frappe.get_doc("Data Subject Request", request)
	asked.check_permission("read")
	if why_not := why_not_given(asked, RequestKind.WHO_LOOKED):
		frappe.throw(why_not, AppealRuleError)
	return _about_people(marked_people(asked))


def _about(filters: frappe._dict) -> object:
	card = {"authority": filters.authority, "registration_index": filters.appeal_index}
	appeal = frappe.db.get_value("Appeal", card)
	watched = watched_authorities(frappe.session.user)
	if not appeal or (watched is not None and filters.authority not in watched):
		frappe.throw(
			_("There is no appeal with this index in the register of the authority. Check the index."),
			AppealRuleError,
		)
	persons = persons_of_appeal(appeal)[:1]
	if not filters.whole_person:
		return events_about(appeals=[appeal], persons=[])
	return _about_people(persons, or_card=appeal)


def _about_people(persons: list[str], *, or_card: str = "") -> object:
	among = {"applicant": ("in", persons or [NO_RECORD])}
	cards = frappe.get_all("Appeal", filters=among, pluck="name")
	signed = frappe.get_all("Appeal Co-Applicant", filters=among, pluck="parent")
	return events_about(appeals=[*cards, *signed] or [or_card], persons=persons)
