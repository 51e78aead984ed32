"""Steps of the workflow for many appeals chosen in the list: those alone that need no form and no look at the letter."""

from collections.abc import Sequence

import frappe
from frappe import _
from frappe.utils import escape_html, strip_html_tags

from appeals_app.appeal_registry.phase_moves import find_transition, phase_of_state, take_step
from appeals_app.domain.lifecycle import Act, Phase, needs_reason
from appeals_app.permissions.scope import purpose_not_asked
from appeals_app.permissions.scoped_doors import steps_offered
from appeals_app.refusal import AppealRuleError

READ_FIRST = frozenset({Act.APPROVE_REPLY.value, Act.SIGN_REPLY.value})
"""Acts with a letter: it is read before."""

MADE_BY_FORM = frozenset(
	{
		(Phase.RESOLUTION, Phase.EXECUTION),
		(Phase.EXECUTION, Phase.REPLY),
		(Phase.REPLY, Phase.ANSWERED),
		(Phase.ANSWERED, Phase.FOLLOW_UP),
		(Phase.CLOSED, Phase.FOLLOW_UP),
		(Phase.ANSWERED, Phase.CLOSED),
		(Phase.FOLLOW_UP, Phase.CLOSED),
	}
)
"""Made by a resolution, a letter, its day of dispatch or a promise; control is taken off after a trial (`appeal_routing.bulk`)."""

POINT = "appeals_bulk_step"


def is_taken_alike(step: dict) -> bool:
	"""The step is the same for every card: it asks for no document, ground or day, and nobody has to read a letter first."""
	phases = phase_of_state(step["state"]), phase_of_state(step["next_state"])
	return step["appeal_act"] not in READ_FIRST and phases not in MADE_BY_FORM and not needs_reason(*phases)


def refuse_unseen(doctype: str, names: Sequence[str]) -> None:
	"""PermissionError where a record is not there or out of sight, in the same words: whether a key is one is told to nobody."""
	if not all(_is_in_sight(doctype, name) for name in names):
		frappe.throw(
			_("One of the chosen records is not there, or you may not see it. Reload the list."),
			frappe.PermissionError,
		)


def _is_in_sight(doctype: str, name: str) -> bool:
	with purpose_not_asked():
		return bool(frappe.db.exists(doctype, name) and frappe.has_permission(doctype, "read", name))


def common_steps(appeals: list[str]) -> list[str]:
	"""Buttons the current user has on each of the appeals, and may press for all at once."""
	refuse_unseen("Appeal", appeals)
	common: list[str] | None = None
	for name in appeals:
		steps = steps_offered({"doctype": "Appeal", "name": name})
		offered = {step["action"] for step in steps if is_taken_alike(step)}
		common = sorted(offered) if common is None else [action for action in common if action in offered]
		if not common:
			return []
	return common or []


def take_for_each(appeals: list[str], action: str) -> None:
	"""Take the step with each of the appeals; what is refused leaves nothing and stops no other, and the person is told of all."""
	done, refused = [], []
	for name in dict.fromkeys(appeals):
		said = _one(name, action)
		(refused if said else done).append(f"{_title(name)}: {said}" if said else _title(name))
	parts = [_list(_("Done"), done), _list(_("Refused"), refused)]
	frappe.msgprint("".join(parts), title=_(action), indicator="red" if refused else "green")


def _one(name: str, action: str) -> str:
	"""Why the step was refused, in plain words; empty where it was taken."""
	if not _is_in_sight("Appeal", name):
		return _("You may not do this with the appeal.")
	messages = len(frappe.local.message_log)
	frappe.db.savepoint(POINT)
	try:
		card = frappe.get_doc("Appeal", name)
		card.check_permission("write")
		transition = find_transition(card, action)
		if not is_taken_alike(transition.as_dict()):
			frappe.throw(_("This step is taken on the card itself. Open it."), AppealRuleError)
		take_step(card, transition)
	except (frappe.ValidationError, frappe.PermissionError, frappe.DoesNotExistError) as refusal:
		frappe.db.rollback(save_point=POINT)
		frappe.clear_document_cache("Appeal", name)
		return strip_html_tags(str(refusal)).strip() or _("You may not do this with the appeal.")
	finally:
		del frappe.local.message_log[messages:]
	return ""


def _title(name: str) -> str:
	"""The index by which people know the card, where the reader may see it."""
	if not frappe.db.exists("Appeal", name) or not frappe.has_permission("Appeal", "read", name):
		return _("An appeal that you do not see")
	return frappe.get_doc("Appeal", name).get_title()


def _list(heading: str, lines: Sequence[str]) -> str:
	rows = "".join(f"<li>{escape_html(line)}</li>" for line in lines)
	return f"<h4>{escape_html(heading)}</h4><ul>{rows}</ul>" if rows else ""
