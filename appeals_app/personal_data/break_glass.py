"""Opening one card outside the scope: for a reason, for a limited time, read only, and told at once."""

from dataclasses import replace

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.query_builder import Criterion, DocType
from frappe.utils import add_to_date, cint, get_datetime, get_fullname, getdate

from appeals_app import clock
from appeals_app.appeal_routing.complaint_changes import says_whom_anew
from appeals_app.appeal_routing.conflict_guard import is_about_user
from appeals_app.authority_directory.queries import authorities_of, posts_held
from appeals_app.domain.telling_words import check_tells_something
from appeals_app.permissions import roles
from appeals_app.permissions.scope import forget_scopes, get_scope, row_is_inside
from appeals_app.personal_data.access_log import record_access
from appeals_app.personal_data.role_rules import viewer_of
from appeals_app.personal_data.turns import take_turn
from appeals_app.personal_data.watch_notices import tell
from appeals_app.refusal import AppealRuleError, given_reason, refusals_in_words

SETTINGS = "Personal Data Access Settings"
SHORTEST_REASON = 20
OBLAST = "Oblast Administration"


def open_card(grant: Document) -> None:
	"""Fill in a new grant: the card of the index, the person who asks, and until when; refuses what may not be."""
	user = frappe.session.user
	if not viewer_of(user).may_break_glass:
		frappe.throw(
			_("Your roles open no card outside your duty. Ask the head of that authority."),
			frappe.PermissionError,
		)
	grant.reason = given_reason(grant.reason, if_missing=_("Say why you need this card."))
	if len(grant.reason) < SHORTEST_REASON:
		frappe.throw(
			_("The reason is too short. Say what has happened and why it cannot wait."), AppealRuleError
		)
	with refusals_in_words():
		check_tells_something(grant.reason)
	take_turn(user)
	appeal = _appeal_of(grant)
	if not appeal:
		frappe.throw(
			_("There is no appeal with this index in the register of the authority. Check the index."),
			AppealRuleError,
		)
	if row_is_inside("Appeal", appeal, get_scope(user)) or _grants_in_force(user, appeal):
		frappe.throw(_("This card is open to you already. Open it from your list."), AppealRuleError)
	_check_not_complained_of(appeal)
	_fill(grant, user, appeal)


def _check_not_complained_of(appeal: str) -> None:
	"""A complaint is not opened to whom it is about, nor told of: who tries out indexes learns nothing (Art. 7(4))."""
	if is_about_user(frappe.get_doc("Appeal", appeal)):
		frappe.throw(
			_("This card is not opened outside the duty. Ask the head of that authority."), AppealRuleError
		)


def same_grant(grant: Document) -> str | None:
	"""The grant in force that the current user was given for the very same statement."""
	user = frappe.session.user
	take_turn(user)
	appeal = _appeal_of(grant)
	if not appeal:
		return None
	reason = given_reason(grant.reason)
	return next((row.name for row in _grants_in_force(user, appeal) if row.reason == reason), None)


def _appeal_of(grant: Document) -> str | None:
	of_index = {"authority": grant.appeal_authority, "registration_index": grant.appeal_index}
	return frappe.db.get_value("Appeal", of_index) if all(of_index.values()) else None


def _grants_in_force(user: str, appeal: str) -> list[frappe._dict]:
	grant = DocType("Personal Data Access Grant")
	query = (
		frappe.qb.from_(grant)
		.select(grant.name, grant.reason, grant.ends_at)
		.where((grant.user == user) & (grant.ends_at > clock.now()) & (grant.appeal_key == appeal))
	)
	return query.run(as_dict=True)


def _fill(grant: Document, user: str, appeal: str) -> None:
	grant.user, grant.officer = user, _post_of(grant, user)
	grant.appeal_key, grant.granted_at = appeal, clock.now()
	minutes = cint(frappe.get_cached_doc(SETTINGS).grant_minutes)
	grant.ends_at = add_to_date(grant.granted_at, minutes=minutes)


def _post_of(grant: Document, user: str) -> str:
	"""The post by which the person asks: the one chosen, else the one in the appeal's authority, else the only one.

	The card closes with the post, and the event names it, so among several elsewhere nothing is guessed.
	"""
	posts = _posts_of(user)
	own = [name for names in posts.values() for name in names]
	if grant.officer and grant.officer not in own:
		frappe.throw(_("This is not a post you hold today. Choose one of your own."), AppealRuleError)
	fitting = [grant.officer] if grant.officer else posts.get(grant.appeal_authority, own)
	if len(fitting) != 1:
		frappe.throw(_("You hold several posts. Choose the one by which you need the card."), AppealRuleError)
	return fitting[0]


def _posts_of(user: str) -> dict[str, list[str]]:
	"""Posts the person holds today, by authority."""
	return {
		authority: [post.name for post in posts_held(user=user, authority=authority)]
		for authority in authorities_of(user)
	}


def tell_of_grant(grant: Document) -> None:
	"""Record the opening and tell the data protection officers and the heads of the authority."""
	forget_scopes()
	record_access(act="Opened Outside The Scope", appeal=grant.appeal_key, purpose=grant.reason)
	subject = _("{0} opened the card {1} outside the duty until {2}").format(
		get_fullname(grant.user), grant.appeal_index, frappe.utils.format_datetime(grant.ends_at, "HH:mm")
	)
	for user in watchers_of(grant.appeal_authority):
		if user != grant.user:
			tell(user, subject=subject, words=grant.reason, about=grant)


def may_end(grant: Document) -> bool:
	"""The grant lasts still, and the user is told of such or holds it."""
	user = frappe.session.user
	return get_datetime(grant.ends_at) > clock.now() and (
		user == grant.user or user in watchers_of(grant.appeal_authority)
	)


def tell_until_when(appeal: Document, method: str | None = None) -> None:
	"""For the event `onload` of Appeal: until when the card is open to who meets it by a grant alone."""
	grants = _grants_in_force(frappe.session.user, appeal.name)
	if not grants:
		return
	lasting = replace(get_scope(frappe.session.user), granted=frozenset())
	if not row_is_inside("Appeal", appeal.name, lasting):
		appeal.set_onload("opened_until", max(grant.ends_at for grant in grants))


def end_grant(*, grant: str) -> None:
	"""Close the card at once; whoever had it open is told by whom."""
	document = frappe.get_doc("Personal Data Access Grant", grant, for_update=True)
	document.check_permission("read")
	if not may_end(document):
		frappe.throw(
			_(
				"The card is closed already, or is closed by the officers who are told of such. Open the list anew."
			),
			AppealRuleError,
		)
	user = frappe.session.user
	document.db_set({"ends_at": clock.now(), "ended_by": user}, notify=True)
	forget_scopes()
	record_access(act="Closed Before The Time", appeal=document.appeal_key, purpose=document.reason)
	if user != document.user:
		subject = _("{0} closed the card {1} to you").format(get_fullname(user), document.appeal_index)
		tell(document.user, subject=subject, about=document)


def end_grants_of_complained(appeal: Document, method: str | None = None) -> None:
	"""For the event `on_update` of Appeal: a card that has become a complaint on who had opened it is closed to them at once."""
	if not says_whom_anew(appeal):
		return
	in_force = {"appeal_key": appeal.name, "ends_at": (">", clock.now())}
	for grant in frappe.get_all("Personal Data Access Grant", filters=in_force, fields=["name", "user"]):
		if is_about_user(appeal, grant.user):
			frappe.db.set_value("Personal Data Access Grant", grant.name, "ends_at", clock.now())
			forget_scopes()


def oblast_administration() -> list[str]:
	"""The authority of the oblast, in whose chain stands what concerns the whole register; none before it is entered."""
	return frappe.get_all("Authority", {"authority_kind": OBLAST}, pluck="name", order_by="creation")[:1]


def watchers_of(authority: str) -> list[str]:
	"""Users who are told: data protection officers there and in the oblast administration, and the head there."""
	officer, role = DocType("Authority Officer"), DocType("Has Role")
	head = (officer.authority == authority) & (role.role == roles.HEAD) & (officer.is_first_head == 1)
	return _in_office(_protects(authority) | head)


def protectors_of(authority: str) -> list[str]:
	"""Data protection officers there and in the oblast administration, and those who administer the oblast's system."""
	administers = DocType("Has Role").role == roles.OBLAST_ADMIN
	return _in_office(_protects(authority) | administers)


def _protects(authority: str) -> Criterion:
	officer, role, body = DocType("Authority Officer"), DocType("Has Role"), DocType("Authority")
	near = (officer.authority == authority) | (body.authority_kind == OBLAST)
	return (role.role == roles.DATA_PROTECTION_OFFICER) & near


def _in_office(criterion: Criterion) -> list[str]:
	"""Users who hold a post today and fit."""
	officer, role, body = DocType("Authority Officer"), DocType("Has Role"), DocType("Authority")
	today = getdate()
	rows = (
		frappe.qb.from_(officer)
		.join(role)
		.on((role.parent == officer.user) & (role.parenttype == "User"))
		.join(body)
		.on(body.name == officer.authority)
		.select(officer.user)
		.distinct()
		.where((officer.valid_from <= today) & (officer.valid_to.isnull() | (officer.valid_to >= today)))
		.where(criterion)
	).run()
	return sorted(row[0] for row in rows if row[0])
