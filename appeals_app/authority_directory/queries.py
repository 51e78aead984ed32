"""What other modules ask of the directory."""

from collections.abc import Iterable
from datetime import date

import frappe
from frappe.query_builder import DocType
from frappe.utils import get_fullname, getdate

from appeals_app.domain.position_text import in_sentence
from appeals_app.search_arguments import Condition, conditions_on, given_filters, given_page

OFFICER_FIELDS = (
	"name",
	"user",
	"officer_name",
	"authority",
	"unit",
	"position",
	"phone",
	"is_first_head",
	"is_deputy_head",
	"is_unit_head",
	"may_write_resolutions",
	"may_sign_replies",
)


def posts_held(*, user: str, authority: str, on: date | None = None) -> list[frappe._dict]:
	"""Officer rows of `user` in `authority` that are valid on the day (today), first head first."""
	officer = DocType("Authority Officer")
	day = on or getdate()
	query = (
		frappe.qb.from_(officer)
		.select(*[officer[field] for field in OFFICER_FIELDS])
		.where((officer.user == user) & (officer.authority == authority))
		.where(officer.valid_from <= day)
		.where(officer.valid_to.isnull() | (officer.valid_to >= day))
		.orderby(officer.is_first_head, order=frappe.qb.desc)
		.orderby(officer.is_deputy_head, order=frappe.qb.desc)
		.orderby(officer.creation)
	)
	return query.run(as_dict=True)


def users_in_office(**filters: object) -> list[str]:
	"""Users of the posts that are held today and fit the filters."""
	today = getdate()
	rows = frappe.get_all("Authority Officer", {**filters, "valid_from": ("<=", today)}, ["user", "valid_to"])
	return sorted({row.user for row in rows if row.user and (not row.valid_to or row.valid_to >= today)})


def head_of_unit(unit: str) -> str | None:
	"""The officer who heads the unit today."""
	officer, today = DocType("Authority Officer"), getdate()
	query = (
		frappe.qb.from_(officer)
		.select(officer.name)
		.where((officer.unit == unit) & (officer.is_unit_head == 1) & (officer.valid_from <= today))
		.where(officer.valid_to.isnull() | (officer.valid_to >= today))
		.orderby(officer.creation)
		.limit(1)
	)
	return next(iter(query.run(pluck=True)), None)


def unit_with_subordinates(unit: str) -> frozenset[str]:
	"""The unit and the units under it, at any depth."""
	found, fresh = {unit}, [unit]
	while fresh:
		children = frappe.get_all("Authority Unit", filters={"parent_unit": ("in", fresh)}, pluck="name")
		fresh = [child for child in children if child not in found]
		found.update(fresh)
	return frozenset(found)


def units_with_superiors(units: Iterable[str]) -> frozenset[str]:
	"""The units and those above them, at any height."""
	found, fresh = set(units), set(units)
	while fresh:
		above = frappe.get_all("Authority Unit", filters={"name": ("in", sorted(fresh))}, pluck="parent_unit")
		fresh = set(filter(None, above)) - found
		found |= fresh
	return frozenset(found)


def officers_gone(*, authority: str) -> list[str]:
	"""Officers whose post in the authority has ended or whose account is disabled."""
	officer, account = DocType("Authority Officer"), DocType("User")
	query = (
		frappe.qb.from_(officer)
		.join(account)
		.on(account.name == officer.user)
		.select(officer.name)
		.where(officer.authority == authority)
		.where((officer.valid_to < getdate()) | (account.enabled == 0))
	)
	return query.run(pluck=True)


def posts_acted_by(*, user: str, authority: str) -> set[str]:
	"""Officer rows the user holds in the authority today, and those of the officials stood in for: always, or while they are away."""
	held = [post.name for post in posts_held(user=user, authority=authority)]
	if not held:
		return set()
	standing = frappe.get_all("Authority Officer", {"name": ("in", held)}, pluck="deputy_for")
	today = getdate()
	away = frappe.get_all(
		"Authority Officer Absence",
		filters={"deputy": ("in", held), "begins_on": ("<=", today), "ends_on": (">=", today)},
		pluck="officer",
	)
	return {*held, *filter(None, standing), *away}


def users_acting_by(officers: Iterable[str]) -> set[str]:
	"""Users in office today who hold these posts, or stand in for their holders: always, or while they are away."""
	posts, today = sorted(officers) or [""], getdate()
	standing = frappe.get_all("Authority Officer", {"deputy_for": ("in", posts)}, pluck="name")
	stood_in = frappe.get_all(
		"Authority Officer Absence",
		filters={"officer": ("in", posts), "begins_on": ("<=", today), "ends_on": (">=", today)},
		pluck="deputy",
	)
	return set(users_in_office(name=("in", [*posts, *standing, *filter(None, stood_in)])))


def person_in_words(user: str, *, authority: str | None = None) -> str:
	"""Position and name of the user in the authority, else in the first where a post is held; else the name alone."""
	authority = authority or next(iter(authorities_of(user)), None)
	posts = posts_held(user=user, authority=authority) if authority else []
	if not posts:
		return get_fullname(user)
	return f"{in_sentence(posts[0].position or '')} {posts[0].officer_name}".strip()


def authorities_of(user: str) -> list[str]:
	"""Authorities where the user holds a post today, in the order the posts were given."""
	officer = DocType("Authority Officer")
	today = getdate()
	rows = (
		frappe.qb.from_(officer)
		.select(officer.authority)
		.where(officer.user == user)
		.where(officer.valid_from <= today)
		.where(officer.valid_to.isnull() | (officer.valid_to >= today))
		.orderby(officer.creation)
	).run()
	return list(dict.fromkeys(row[0] for row in rows))


@frappe.whitelist(methods=["GET", "POST"])
def search_officers(
	doctype: str = "",
	txt: str = "",
	searchfield: str = "",
	start: int = 0,
	page_len: int = 20,
	filters: list | dict | str | None = None,
) -> list:
	"""Choices of every link to an officer (hook `standard_queries`): who it is, below it the position and unit."""
	conditions = conditions_on("Authority Officer", given_filters(filters))
	return officer_choices(conditions=conditions, text=txt, start=start, page_length=page_len)


def officer_choices(
	*, conditions: list[Condition], text: str, start: object, page_length: object
) -> list[tuple]:
	"""Key, name, position and unit of the officers whose name or position holds the text, by name."""
	first, rows_asked = given_page(start, page_length)
	rows = frappe.get_list(
		"Authority Officer",
		filters=conditions,
		or_filters=[
			["Authority Officer", field, "like", f"%{text}%"] for field in ("officer_name", "position")
		],
		fields=["name", "officer_name", "position", "unit"],
		order_by="officer_name asc",
		limit_start=first,
		limit_page_length=rows_asked,
	)
	units = dict(
		frappe.get_all(
			"Authority Unit",
			filters={"name": ("in", [row.unit for row in rows if row.unit])},
			fields=["name", "unit_name"],
			as_list=True,
		)
	)
	return [(row.name, row.officer_name, row.position, units.get(row.unit)) for row in rows]
