"""«Чому X це бачить?»: the grants of the scope as sentences, for those who answer for access, and for oneself.

Nothing of the appeal is told but that it is there: who asks about others may be no reader of appeals.
"""

import frappe
from frappe import _
from frappe.query_builder import DocType
from frappe.utils import format_datetime, formatdate, get_fullname

from appeals_app.authority_directory.queries import authorities_of
from appeals_app.domain.access import Case, Grant, Scope, Sight, Task
from appeals_app.domain.access_reasons import Absence, Explanation, explain
from appeals_app.permissions import roles
from appeals_app.permissions.access_grants import opened_until
from appeals_app.permissions.scope import (
	ROLES_OF_SIGHT,
	get_scope,
	purpose_not_asked,
	row_is_inside,
	sights_of,
)
from appeals_app.permissions.scope_criteria import RELATION_OF_SIGHT, holding_oversight
from appeals_app.refusal import AppealRuleError

SENTENCES = {
	Sight.AUTHORITY: "Serves in «{authority}» as «{position}», and the role «{role}» works with all its appeals.",
	Sight.UNIT: "The appeal is given to the unit «{unit}», led by the user in the post «{position}».",
	Sight.ASSIGNMENT: "The appeal is assigned to the user in person; the post held today is «{position}».",
	Sight.DEPUTY_UNIT: "The user stands in for the lead of the unit «{unit}», to which the appeal is given.",
	Sight.DEPUTY_ASSIGNMENT: "The user stands in for {principal}, to whom the appeal is assigned.",
	Sight.CONTROL: "«{authority}», where the user is «{position}», has the appeal on control since {since}.",
	Sight.TRANSFERRED: "«{authority}», where the user is «{position}», transferred the appeal on {since}.",
}

ABSENCES = {
	Absence.NO_ROLE: "None of the user's roles handles appeals.",
	Absence.NO_POST: "The user holds no post today: a role without a post shows no appeal.",
	Absence.ANOTHER_AUTHORITY: (
		"The appeal is registered in an authority where the user holds no post, and is not on control of the user's"
		" own authority."
	),
	Absence.NOT_GIVEN: "The appeal is given neither to the user, nor to the user's unit, nor to one stood in for.",
}

HINDRANCES = {
	"rights": "However, a User Permission or the rights of the role hide the appeal from the user.",
	"purpose": "The card is sensitive: it is shown to the user as soon as a purpose is stated.",
}
"""What hides an appeal of the scope after all."""


def user_of_post(officer: str) -> str:
	"""Who holds the post and is asked about; what is no post of the directory is not taken for the asker."""
	post = frappe.db.get_value("Authority Officer", officer, ["user", "officer_name"], as_dict=True)
	if not post:
		frappe.throw(
			_("«{0}» is not in the directory of officials. Choose the person from the list.").format(officer),
			AppealRuleError,
		)
	if not post.user:
		frappe.throw(
			_("{0} has no account in the system and sees no appeal in it.").format(post.officer_name),
			AppealRuleError,
		)
	return post.user


def explain_access(*, user: str, number: str, authority: str = "") -> dict:
	"""Whether the user sees the appeal with this key, index or tracking code, every reason and how much, in sentences.

	A sensitive card waits for the purpose alone where `waits_for_purpose` says so.  For oneself, of appeals one sees; for
	the data protection officer and the authority's administrator, of appeals of authorities where they serve; for the
	oblast administrator.
	"""
	appeal = _appeal_to_ask_about(user, number.strip(), authority)
	scope = get_scope(user)
	if scope.sees_all:
		return {
			"user": get_fullname(user),
			"sees": True,
			"waits_for_purpose": False,
			"sentences": [_("This is the system account: it is no member of staff and sees everything.")],
			"shown": [],
		}
	explanation = explain(
		scope, case_of(appeal), sights=sights_of(user), held_authorities=frozenset(authorities_of(user))
	)
	hidden_by = _hidden_by(user, appeal) if explanation.sees else None
	return {
		"user": get_fullname(user),
		"sees": explanation.sees and not hidden_by,
		"waits_for_purpose": hidden_by == "purpose",
		"sentences": [
			*_sentences(explanation, scope, appeal),
			*([_(HINDRANCES[hidden_by])] if hidden_by else []),
		],
		"shown": _how_much(user, appeal) if explanation.sees and hidden_by != "rights" else [],
	}


def _how_much(user: str, appeal: str) -> list[str]:
	"""What of the card is shown, by our hook `appeal_how_much_is_shown`: functions(user, appeal) in sentences."""
	told = [frappe.get_attr(path)(user, appeal) for path in frappe.get_hooks("appeal_how_much_is_shown")]
	return [sentence for sentences in told for sentence in sentences]


def _hidden_by(user: str, appeal: str) -> str | None:
	"""Which of the hindrances keeps an appeal of the scope from the user; None where nothing does."""
	with purpose_not_asked():
		may_read = frappe.has_permission("Appeal", "read", appeal, user=user)
	if not may_read:
		return "rights"
	return None if frappe.has_permission("Appeal", "read", appeal, user=user) else "purpose"


def _appeal_to_ask_about(user: str, number: str, authority: str) -> str:
	asker = frappe.session.user
	found = [
		row.name
		for row in _appeals_with(number)
		if authority in ("", row.authority)
		and (answers_for(asker, row.authority) or (user == asker and _meets(asker, row.name)))
	]
	if not frappe.db.exists("User", user) or not found:
		frappe.throw(
			_(
				"There is no such user or appeal that you may ask about. Check the index or the tracking code."
			),
			AppealRuleError,
		)
	if len(found) > 1:
		frappe.throw(
			_("Several authorities have a case with this index. Choose the authority too."), AppealRuleError
		)
	return found[0]


def _appeals_with(number: str) -> list[frappe._dict]:
	appeal = DocType("Appeal")
	named = (appeal.name == number) | (appeal.tracking_code == number) | (appeal.registration_index == number)
	query = frappe.qb.from_(appeal).select(appeal.name, appeal.authority).where(named)
	return query.run(as_dict=True) if number else []


def answers_for(asker: str, authority: str) -> bool:
	"""The asker answers for who has access to the authority's appeals."""
	held = set(frappe.get_roles(asker))
	if asker == "Administrator" or held & roles.WHOLE_DIRECTORY_ROLES:
		return True
	return bool(held & roles.ACCESS_CONTROLLING_ROLES) and authority in authorities_of(asker)


def _meets(user: str, appeal: str) -> bool:
	return row_is_inside("Appeal", appeal, get_scope(user))


def case_of(appeal: str) -> Case:
	"""What of the stored appeal decides who sees it."""
	tasks = frappe.get_all(
		"Appeal Assignment",
		filters={"appeal": appeal, "status": ("!=", "Cancelled")},
		fields=["user", "officer", "unit"],
		as_list=True,
	)
	return Case(
		authority=frappe.db.get_value("Appeal", appeal, "authority"),
		tasks=tuple(Task(*row) for row in tasks),
		controlled_by=frozenset(_overseers(appeal, Sight.CONTROL)),
		transferred_from=frozenset(_overseers(appeal, Sight.TRANSFERRED)),
		key=appeal,
	)


def _overseers(appeal: str, sight: Sight) -> dict[str, object]:
	"""Authorities that oversee the appeal today, with the day since when."""
	row = DocType("Appeal Oversight")
	query = (
		frappe.qb.from_(row)
		.select(row.overseeing_authority, row.since_on)
		.where((row.appeal == appeal) & holding_oversight(RELATION_OF_SIGHT[sight]))
	)
	return dict(query.run())


def _sentences(explanation: Explanation, scope: Scope, appeal: str) -> list[str]:
	if explanation.absence:
		return [_(ABSENCES[explanation.absence])]
	told = [_(SENTENCES[grant.sight]).format(**_words(grant, scope, appeal)) for grant in explanation.grants]
	if explanation.is_opened:
		opened = _(
			"The card is opened to the user outside the duty, for a stated reason, until {until}: to read alone."
		)
		told.append(opened.format(until=format_datetime(opened_until(scope.user, appeal))))
	return told


def _words(grant: Grant, scope: Scope, appeal: str) -> dict[str, str]:
	"""What the sentences name: the post, its authority, the unit, the principal, the role, the day."""
	post = frappe.db.get_value("Authority Officer", grant.post, ["position", "authority"], as_dict=True)
	named = {"position": post.position, "role": _role_in_words(scope.user, grant.sight)}
	named["authority"] = frappe.db.get_value("Authority", post.authority, "short_name")
	if grant.sight in (Sight.UNIT, Sight.DEPUTY_UNIT):
		named["unit"] = frappe.db.get_value("Authority Unit", grant.of, "unit_name")
	if grant.sight is Sight.DEPUTY_ASSIGNMENT:
		named["principal"] = frappe.db.get_value("Authority Officer", grant.of, "officer_name")
	if grant.sight in RELATION_OF_SIGHT:
		named["since"] = formatdate(_overseers(appeal, grant.sight)[grant.of])
	return named


def _role_in_words(user: str, sight: Sight) -> str:
	held = set(frappe.get_roles(user)) & ROLES_OF_SIGHT.get(sight, frozenset())
	return ", ".join(_(role) for role in sorted(held))
