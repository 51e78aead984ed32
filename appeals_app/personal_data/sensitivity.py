"""Which cards and persons are sensitive, and whom of them a user must not see yet, as conditions for queries."""

import frappe
from frappe.query_builder import Criterion, DocType
from pypika.queries import QueryBuilder
from pypika.terms import ValueWrapper

from appeals_app.domain.viewing import Duty, SecretNames, Viewer
from appeals_app.permissions.scope import get_scope
from appeals_app.personal_data.complainants import complainants_of
from appeals_app.personal_data.out_of_duty import cards_out_of_duty, meets_any

NOBODY = ValueWrapper(1) == ValueWrapper(0)


def undisclosed_persons(viewer: Viewer, user: str) -> Criterion:
	"""Applicants whose names the user is not told: who asked not to be named, where the user is none of those who need
	the name, and who complains of the user.
	"""
	if viewer.secret_names is SecretNames.SHOWN:
		return veiled_persons(user)
	secret = _secret_persons()
	if viewer.secret_names is SecretNames.RESPONSIBLE:
		secret &= _persons_of(_assigned_appeals(user, responsible=True)).negate()
	return _any_of([secret, _complainants(user)])


def unasked_persons(viewer: Viewer, user: str, stated: frozenset[str]) -> Criterion:
	"""Sensitive applicants outside the user's direct duty, for whom no purpose was stated.

	`stated` are keys of the cards and the persons for which it was.
	"""
	applicant = DocType("Applicant")
	unasked = _sensitive_persons()
	if viewer.duty is Duty.EVERY:
		out_of_duty = cards_out_of_duty(user)
		if out_of_duty is None:
			return NOBODY
		unasked &= _persons_of(out_of_duty)
	if stated:
		unasked &= applicant.name.notin(sorted(stated)) & _persons_of(_cards(sorted(stated))).negate()
	if viewer.duty is Duty.ASSIGNED:
		unasked &= _persons_of(_assigned_appeals(user)).negate()
	return unasked


def veiled_persons(user: str) -> Criterion:
	"""Applicants whose contacts the user sees masked, whatever the roles say, though the texts of their cards are shown."""
	return _any_of([_secret_out_of_duty(user), _complainants(user)])


def meets_veils(user: str) -> bool:
	"""The user meets cards outside the duty — opened for a while, or taken on control from above — or is complained of."""
	return bool(complainants_of(user)) or meets_any(user)


def _any_of(criteria: list[Criterion]) -> Criterion:
	asked = [criterion for criterion in criteria if criterion is not NOBODY]
	return Criterion.any(asked) if asked else NOBODY


def _complainants(user: str) -> Criterion:
	named = sorted(complainants_of(user))
	return DocType("Applicant").name.isin(named) if named else NOBODY


def _secret_out_of_duty(user: str) -> Criterion:
	"""Authors kept secret whose cards are met outside the duty: these tell what happened, and not by whom."""
	out_of_duty = cards_out_of_duty(user)
	return NOBODY if out_of_duty is None else _secret_persons() & _persons_of(out_of_duty)


def names_among(names: list[str], criterion: Criterion) -> frozenset[str]:
	"""Those of the applicants that meet the condition."""
	if not names or criterion is NOBODY:
		return frozenset()
	applicant = DocType("Applicant")
	query = frappe.qb.from_(applicant).select(applicant.name).where(applicant.name.isin(names) & criterion)
	return frozenset(row[0] for row in query.run())


def is_sensitive_appeal(name: str) -> bool:
	"""The author asked not to disclose the name, or a category of the author reveals health."""
	return bool(sensitive_among([name]))


def unasked_cards(viewer: Viewer, user: str, stated: frozenset[str], names: list[str]) -> frozenset[str]:
	"""Those of the cards that are sensitive, outside the user's direct duty, and without a purpose in `stated`."""
	unasked, appeal = unasked_appeals(viewer, user, stated), DocType("Appeal")
	names = [name for name in names if name not in stated]
	if unasked is NOBODY or not names:
		return frozenset()
	query = frappe.qb.from_(appeal).select(appeal.name).where(appeal.name.isin(names) & unasked)
	return frozenset(row[0] for row in query.run())


def may_be_asked(viewer: Viewer, user: str, stated: frozenset[str]) -> bool:
	"""A card may ask the user for a purpose: outside the direct duty any; of who meets every card, one met from above."""
	unasked, appeal = unasked_appeals(viewer, user, stated), DocType("Appeal")
	if viewer.duty is not Duty.EVERY or unasked is NOBODY:
		return viewer.duty is not Duty.EVERY
	return bool(frappe.qb.from_(appeal).select(appeal.name).where(unasked).limit(1).run())


def unasked_appeals(viewer: Viewer, user: str, stated: frozenset[str]) -> Criterion:
	"""The same of all cards, as a condition on them: who meets every card is asked for those met outside the duty."""
	appeal, unasked = DocType("Appeal"), sensitive_appeals()
	if viewer.duty is Duty.EVERY:
		out_of_duty = cards_out_of_duty(user)
		if out_of_duty is None:
			return NOBODY
		unasked &= appeal.name.isin(out_of_duty)
	if stated:
		unasked &= appeal.name.notin(sorted(stated))
	if viewer.duty is Duty.ASSIGNED:
		unasked &= appeal.name.notin(_assigned_appeals(user))
	return unasked


def untold_persons(viewer: Viewer, user: str, stated: frozenset[str]) -> Criterion:
	"""Persons who wait for a purpose of the user, or whose names the user is not told."""
	return _any_of([unasked_persons(viewer, user, stated), undisclosed_persons(viewer, user)])


def untold_appeals(viewer: Viewer, user: str, stated: frozenset[str]) -> Criterion:
	"""Cards that wait for a purpose of the user, or an author of which the user is not told."""
	parts = [unasked_appeals(viewer, user, stated)]
	if (hidden := undisclosed_persons(viewer, user)) is not NOBODY:
		appeal, row, person = DocType("Appeal"), DocType("Appeal Co-Applicant"), DocType("Applicant")
		named = frappe.qb.from_(person).select(person.name).where(hidden)
		signed = frappe.qb.from_(row).select(row.parent).where(row.applicant.isin(named))
		parts += [appeal.applicant.isin(named), appeal.name.isin(signed)]
	return _any_of(parts)


def persons_of_appeals(appeals: list[str]) -> dict[str, list[str]]:
	"""The authors of each of the cards: the first one, then those who signed with the author."""
	if not appeals:
		return {}
	columns = {"as_list": True, "order_by": ""}
	rows = [
		*frappe.get_all("Appeal", {"name": ("in", appeals)}, ["name", "applicant"], **columns),
		*frappe.get_all(
			"Appeal Co-Applicant", {"parent": ("in", appeals)}, ["parent", "applicant"], **columns
		),
	]
	found: dict[str, list[str]] = {appeal: [] for appeal in appeals}
	for appeal, person in rows:
		found[appeal] += [person] if person else []
	return found


def secret_among(names: list[str]) -> frozenset[str]:
	"""Those of the applicants who asked not to disclose the name, for all their cards or for one."""
	return names_among(names, _secret_persons())


def sensitive_among(names: list[str]) -> set[str]:
	"""Those of the cards that are sensitive, whoever asks."""
	if not names:
		return set()
	appeal = DocType("Appeal")
	query = frappe.qb.from_(appeal).select(appeal.name).where(appeal.name.isin(names) & sensitive_appeals())
	return {row[0] for row in query.run()}


def sensitive_appeals() -> Criterion:
	"""Hook `appeal_sensitive`: an author asked not to disclose the name, or a category of the author reveals health."""
	appeal = DocType("Appeal")
	return (
		(appeal.keep_author_secret == 1)
		| appeal.name.isin(_appeals_that_reveal_health())
		| appeal.applicant.isin(_confidential_persons())
		| appeal.name.isin(_appeals_of_confidential_co_applicants())
	)


def is_sensitive_person(name: str) -> bool:
	"""The person asked not to disclose the name, or an appeal of the person is sensitive."""
	return bool(names_among([name], _sensitive_persons()))


def is_assigned(user: str, appeal: str) -> bool:
	"""The card was given to the user or to a unit the user leads."""
	assigned = _assigned_appeals(user).as_("assigned")
	return bool(
		frappe.qb.from_(assigned).select(assigned.appeal).where(assigned.appeal == appeal).limit(1).run()
	)


def persons_of_appeal(appeal: str) -> list[str]:
	"""The author of a card and those who signed with the author."""
	return list(dict.fromkeys(persons_of_appeals([appeal])[appeal]))


def _secret_persons() -> Criterion:
	applicant, appeal = DocType("Applicant"), DocType("Appeal")
	secret_cards = frappe.qb.from_(appeal).select(appeal.name).where(appeal.keep_author_secret == 1)
	return (applicant.is_confidential == 1) | _persons_of(secret_cards)


def _sensitive_persons() -> Criterion:
	"""Secrecy is written into all records of one person; what reveals health holds for those joined to the author's too."""
	healths = _persons_of(_appeals_that_reveal_health())
	return Criterion.any([_secret_persons(), healths, *_joined_to(healths)])


def _joined_to(persons: Criterion) -> list[Criterion]:
	"""Records joined with one of the persons: the one in use, those joined to it, those joined to the same one.

	Few records are joined, and each of the queries begins with them.
	"""
	person, joined = DocType("Applicant"), DocType("Applicant").as_("joined_record")
	into = frappe.qb.from_(person).select(person.merged_into).where(person.merged_into.isnotnull() & persons)
	of_used, beside = (
		frappe.qb.from_(joined)
		.join(person)
		.on(key == joined.merged_into)
		.select(joined.name)
		.where(joined.merged_into.isnotnull() & persons)
		for key in (person.name, person.merged_into)
	)
	return [person.name.isin(names) for names in (into, of_used, beside)]


def _persons_of(appeals: QueryBuilder) -> Criterion:
	"""Applicants who are authors or co-authors of the cards."""
	applicant, appeal, co_applicant = DocType("Applicant"), DocType("Appeal"), DocType("Appeal Co-Applicant")
	authors = (
		frappe.qb.from_(appeal)
		.select(appeal.applicant)
		.where(appeal.name.isin(appeals) & appeal.applicant.isnotnull())
	)
	others = (
		frappe.qb.from_(co_applicant)
		.select(co_applicant.applicant)
		.where(co_applicant.parent.isin(appeals) & co_applicant.applicant.isnotnull())
	)
	return Criterion.any([applicant.name.isin(authors), applicant.name.isin(others)])


def _cards(names: list[str]) -> QueryBuilder:
	appeal = DocType("Appeal")
	return frappe.qb.from_(appeal).select(appeal.name).where(appeal.name.isin(names))


def _confidential_persons() -> QueryBuilder:
	applicant = DocType("Applicant")
	return frappe.qb.from_(applicant).select(applicant.name).where(applicant.is_confidential == 1)


def _appeals_of_confidential_co_applicants() -> QueryBuilder:
	co_applicant = DocType("Appeal Co-Applicant")
	confidential = _confidential_persons()
	return (
		frappe.qb.from_(co_applicant)
		.select(co_applicant.parent)
		.where(co_applicant.applicant.isin(confidential))
	)


def _appeals_that_reveal_health() -> QueryBuilder:
	category, item = DocType("Appeal Author Category"), DocType("Appeal Classifier Item")
	revealing = frappe.qb.from_(item).select(item.name).where(item.reveals_health == 1)
	return frappe.qb.from_(category).select(category.parent).where(category.category.isin(revealing))


def _assigned_appeals(user: str, *, responsible: bool = False) -> QueryBuilder:
	assignment = DocType("Appeal Assignment")
	mine = assignment.user == user
	if responsible:
		mine &= assignment.is_responsible == 1
	elif units := sorted(get_scope(user).units):
		mine |= assignment.unit.isin(units)
	query = frappe.qb.from_(assignment).select(assignment.appeal)
	return query.where(mine & (assignment.status != "Cancelled"))
