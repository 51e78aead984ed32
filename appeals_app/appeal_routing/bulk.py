"""One act on many appeals: each by its own rights and rules, told row by row; a trial first shows what would happen.

A row that is refused leaves nothing and stops no other.  A trial does the acts and takes them all back, so that it says
exactly what the act would say.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass

import frappe
from frappe import _
from frappe.utils import strip_html_tags

from appeals_app import clock
from appeals_app.appeal_registry.phase_moves import move_appeal
from appeals_app.appeal_routing.bulk_changes import changes_between, values_shown
from appeals_app.domain.lifecycle import Phase
from appeals_app.refusal import AppealRuleError

MOST_ROWS = 1000
ROWS_AT_ONCE = 20
"""More are worked through in the background."""

ROWS_TRIED = 100
"""A trial of more would keep the clerk waiting: the first ones are shown."""

KEPT_SECONDS = 3600
POINT = "appeals_bulk"
CARD_FIELDS = ("kind", "appeal_type", "receipt_sign")


@dataclass(frozen=True, slots=True)
class Told:
	"""What became of one appeal, or would."""

	appeal: str
	index: str
	title: str
	is_done: bool
	said: str
	changes: tuple[dict[str, str], ...] = ()
	"""Label, value before and value after of each field the act changes."""


def act_on(act: str, appeals: list, values: dict, *, is_trial: bool) -> list[dict]:
	"""Do the act with each of the appeals as the current user; a trial leaves nothing."""
	perform, names = _act_called(act), names_given(appeals)
	frappe.db.savepoint(POINT)
	told = act_on_each(perform, names[:ROWS_TRIED] if is_trial else names, values)
	if is_trial:
		frappe.db.rollback(save_point=POINT)
		for row in told:
			frappe.clear_document_cache("Appeal", row["appeal"])
	return told


def act_on_each(perform: Callable[[str, dict], None], appeals: list[str], values: dict) -> list[dict]:
	"""What became of each appeal by the act: what is refused leaves nothing, and is told in words."""
	return [asdict(_one(perform, name, values)) for name in appeals]


def names_given(appeals: list) -> list[str]:
	"""Keys of the chosen appeals, each once; AppealRuleError for none, too many or what is no key."""
	names = list(dict.fromkeys(name for name in appeals if isinstance(name, str) and name))
	if not names:
		frappe.throw(_("No appeal is chosen. Mark rows of the list first."), AppealRuleError)
	if len(names) > MOST_ROWS:
		frappe.throw(
			_("{0} appeals are chosen, no more than {1} are taken at once. Choose fewer.").format(
				len(names), MOST_ROWS
			),
			AppealRuleError,
		)
	return names


def order_bulk(act: str, appeals: list, values: dict) -> dict:
	"""Do the act now where the rows are few, else in the background; rows told, or the key to ask for them by."""
	_act_called(act)
	if len(names_given(appeals)) <= ROWS_AT_ONCE:
		return {"rows": act_on(act, appeals, values, is_trial=False)}
	key = frappe.generate_hash(length=20)
	keep_result(key, frappe.session.user, None)
	frappe.enqueue(  # at once: a request that wrote nothing is not committed, and what waits for that would be lost
		"appeals_app.appeal_routing.tasks.work_through",
		queue="long",
		key=key,
		act=act,
		appeals=names_given(appeals),
		values=values,
	)
	return {"job": key}


def keep_result(key: str, user: str, rows: list[dict] | None) -> None:
	"""Keep what was told of the rows for an hour, for the user alone; None while the work goes on."""
	frappe.cache.set_value(_cache_key(key, user), {"rows": rows}, expires_in_sec=KEPT_SECONDS)


def result_of(key: str) -> dict:
	"""What was told of the rows of one's own job: `rows` is None while it works."""
	kept = frappe.cache.get_value(_cache_key(key, frappe.session.user), expires=True)
	if not kept:
		frappe.throw(
			_("This work is not known any more. Look at the list for what was done."), AppealRuleError
		)
	return kept


def _cache_key(key: str, user: str) -> str:
	return f"appeals_bulk:{user}:{key}"


def _one(perform: Callable[[str, dict], None], name: str, values: dict) -> Told:
	"""The act on one appeal inside a point of its own; its refusal as words."""
	row, messages = f"{POINT}_row", len(frappe.local.message_log)
	frappe.db.savepoint(row)
	index, title = "", _("An appeal that you do not see")
	try:
		card = frappe.get_doc("Appeal", name)
		card.check_permission("read")
		index, title = card.registration_index or "", card.get_title()
		before = values_shown(card)
		perform(name, values)
	except (frappe.ValidationError, frappe.PermissionError, frappe.DoesNotExistError) as refusal:
		frappe.db.rollback(save_point=row)
		frappe.clear_document_cache("Appeal", name)
		return Told(name, index, title, False, words_of(refusal))
	finally:
		del frappe.local.message_log[messages:]
	after = values_shown(frappe.get_doc("Appeal", name))
	return Told(name, index, title, True, "", changes_between(before, after))


def words_of(refusal: Exception) -> str:
	"""Why something was refused, as plain text."""
	if isinstance(refusal, frappe.TimestampMismatchError):
		return _("Somebody changed the appeal at the same moment. Repeat the act for it.")
	said = strip_html_tags(str(refusal)).strip()
	return said or _("You may not do this with the appeal.")


def _assign(appeal: str, values: dict) -> None:
	"""A resolution of the current user, the same for each."""
	frappe.get_doc(
		{
			"doctype": "Appeal Resolution",
			"appeal": appeal,
			"resolved_on": str(clock.today()),
			"resolution_text": values.get("resolution_text"),
			"executors": [{"officer": values.get("officer")}] if values.get("officer") else [],
		}
	).insert()


def _classify(appeal: str, values: dict) -> None:
	"""Items of the classifier that are given, on the card; the theme for its first question."""
	card = frappe.get_doc("Appeal", appeal)
	chosen = {field: values[field] for field in (*CARD_FIELDS, "theme") if isinstance(values.get(field), str)}
	if not any(chosen.values()):
		frappe.throw(
			_("It is not chosen what is changed. Choose a kind, a type, a sign or a theme."), AppealRuleError
		)
	chosen = {field: item for field, item in chosen.items() if item}
	card.update({field: chosen[field] for field in CARD_FIELDS if field in chosen})
	if "theme" in chosen and card.questions:
		card.questions[0].theme = chosen["theme"]
	card.save()


def _close(appeal: str, values: dict) -> None:
	"""Off control, by the step of the workflow the user may take."""
	move_appeal(appeal=appeal, to_phase=Phase.CLOSED)


ACTS = {"assign": _assign, "classify": _classify, "close": _close}


def _act_called(act: str) -> Callable[[str, dict], None]:
	if act not in ACTS:
		frappe.throw(_("There is no such act. Reload the page and choose again."), AppealRuleError)
	return ACTS[act]
