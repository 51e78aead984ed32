"""A superior authority takes a case of its subtree on control, and ends the control.

Until then the superior sees figures alone.  From then on its heads and controllers read this one case; nothing
in it is theirs to change.
"""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.query_builder import DocType

from appeals_app import clock
from appeals_app.appeal_registry.event_log import record_event
from appeals_app.appeal_registry.phase_moves import lock_appeal
from appeals_app.authority_directory.queries import authorities_of, posts_held
from appeals_app.domain.access import OfficerPost
from appeals_app.domain.additional_control import ControlRule, Keeper, may_end_control
from appeals_app.permissions import roles
from appeals_app.permissions.scope_criteria import holding_oversight
from appeals_app.refusal import AppealRuleError, given_reason

CONTROL = "Control"


def take_on_control(*, number: str, authority: str = "", reason: str) -> str:
	"""Put the case with this index or tracking code under the control of the user's authority; name of the row.

	The case is one of an authority that stands under it; `authority` tells equal indexes apart.
	"""
	frappe.only_for(sorted(roles.OVERSIGHT_ROLES))
	said = given_reason(
		reason, if_missing=_("It is not said why the case is taken on control. Write the reason.")
	)
	case = _case_of_subtree(number.strip(), authority)
	lock_appeal(case.name)
	_check_not_on_control(case)
	return _put_row(case, said)


def _case_of_subtree(number: str, authority: str) -> frappe._dict:
	found = list(_cases_below(authorities_of(frappe.session.user), number))
	# a complaint that is not taken is as one that is not there: who tries out indexes learns nothing (Art. 7(4))
	cases = [row for row in found if authority in ("", row.authority) and not _is_withheld(row)]
	if not cases:
		frappe.throw(
			_(
				"No case with this number is registered in the authorities subordinate to yours. Check the index or"
				" the tracking code."
			),
			AppealRuleError,
		)
	if len({row.name for row in cases}) > 1:
		frappe.throw(
			_("Several authorities have a case with this index. Choose the authority too."), AppealRuleError
		)
	return cases[0]


def _is_withheld(case: frappe._dict) -> bool:
	"""Modules above know a reason why the superior authority, or the current user, must not meet the case."""
	return any(
		frappe.get_attr(path)(case.name, case.superior) for path in frappe.get_hooks("appeal_withheld")
	)


def _cases_below(superiors: list[str], number: str) -> list[frappe._dict]:
	"""Cases with the number in authorities under the superiors, each with the nearest superior first."""
	if not superiors or not number:
		return []
	appeal, below, above = DocType("Appeal"), DocType("Authority"), DocType("Authority").as_("above")
	query = (
		frappe.qb.from_(appeal)
		.join(below)
		.on(below.name == appeal.authority)
		.join(above)
		.on((above.lft < below.lft) & (below.rgt < above.rgt))
		.select(appeal.name, appeal.authority, appeal.registration_index, above.name.as_("superior"))
		.where(above.name.isin(superiors))
		.where((appeal.tracking_code == number) | (appeal.registration_index == number))
		.orderby(above.lft, order=frappe.qb.desc)
	)
	return query.run(as_dict=True)


def _check_not_on_control(case: frappe._dict) -> None:
	row = DocType("Appeal Oversight")
	same = (row.appeal == case.name) & (row.overseeing_authority == case.superior)
	query = frappe.qb.from_(row).select(row.name).where(same & holding_oversight(CONTROL))
	if query.for_update().run():
		frappe.throw(
			_("Your authority has this case on control already. Open it in the list of appeals."),
			AppealRuleError,
		)


def _put_row(case: frappe._dict, reason: str) -> str:
	row = frappe.get_doc(
		{
			"doctype": "Appeal Oversight",
			"title": case.registration_index,
			"appeal": case.name,
			"authority": case.authority,
			"overseeing_authority": case.superior,
			"relation": CONTROL,
			"since_on": clock.today(),
			"reason": reason,
			"officer": _own_posts(case.superior)[0].name,
		}
	)
	row.flags.ignore_permissions = True  # nobody has the right to write these rows; the acts do
	row.insert()
	_record(row, "oversight_set", reason)
	return row.name


def end_oversight(*, oversight: str, reason: str) -> None:
	"""End the control of a case, as the one who set it, or by the rule of the overseeing authority."""
	row = frappe.get_doc("Appeal Oversight", oversight)
	row.check_permission("read")
	lock_appeal(row.appeal)
	row = frappe.get_doc("Appeal Oversight", oversight, for_update=True)
	if row.ended_on or row.relation != CONTROL:
		frappe.throw(_("This control has ended already. Reload the page."), AppealRuleError)
	if not may_end(row):
		frappe.throw(
			_("Control of a case is ended by the one who set it, or, when the post is left, by the head."),
			frappe.PermissionError,
		)
	said = given_reason(reason, if_missing=_("It is not said why the control is ended. Write the reason."))
	post = _own_posts(row.overseeing_authority)[0]
	row.db_set({"ended_on": clock.today(), "end_reason": said, "ended_by": post.name})
	_record(row, "oversight_ended", said)


def end_by_law(row: Document, article: str) -> None:
	"""End the control of a case where the law lets the authority see it no more; nobody's post stands in the row."""
	row.db_set({"ended_on": clock.today(), "end_reason": article})
	_record(row, "oversight_ended", article)


def may_end(row: Document) -> bool:
	"""The current user may end this control."""
	posts = _own_posts(row.overseeing_authority)
	if row.relation != CONTROL or row.ended_on or not posts:
		return False
	if not roles.OVERSIGHT_ROLES.intersection(frappe.get_roles()):
		return False
	setter = frappe.db.get_value(
		"Authority Officer", row.officer, ["user", "authority", "valid_from", "valid_to"], as_dict=True
	)
	post = OfficerPost(setter.authority, None, setter.valid_from, setter.valid_to)
	keeper = Keeper(
		is_setter=setter.user == frappe.session.user,
		is_head=any(post.is_first_head or post.is_deputy_head for post in posts),
		is_setter_in_post=post.is_held_on(clock.today()),
	)
	chosen = frappe.db.get_value("Authority", row.overseeing_authority, "control_rule")
	return may_end_control(keeper, ControlRule(chosen or ControlRule.SETTER.value))


def _own_posts(authority: str) -> list[frappe._dict]:
	return posts_held(user=frappe.session.user, authority=authority)


def _record(row: Document, act: str, ground: str) -> None:
	body = frappe.db.get_value("Authority", row.overseeing_authority, "short_name")
	record_event(
		appeal=row.appeal,
		authority=row.authority,
		act=act,
		ground=f"{body}: {ground}",
		reference_doctype=row.doctype,
		reference_name=row.name,
	)
