"""The form of one authority, read as the rows of a set-up."""

from frappe import _
from frappe.model.document import Document

from appeals_app.appeal_rollout.directory_known import POWERS
from appeals_app.domain.authority_plan import AuthorityRow, OfficerRow, Row, UnitRow

OF_AUTHORITY = {
	"code": "authority_code",
	"name": "authority_name",
	"kind": "authority_kind",
	"parent": "parent_authority",
	**{
		field: field
		for field in (
			*("short_name", "postal_address", "phone", "email", "edrpou", "katottg_code"),
			*("index_prefix", "pattern", "collective_pattern", "unsigned_pattern"),
		)
	},
}
"""Fields of the row by those of the form."""


def rows_of_form(form: Document) -> list[Row]:
	"""The authority, its units and its officers."""
	authority = form.authority_code
	given = {row: form.get(field) or "" for row, field in OF_AUTHORITY.items()}
	return [
		AuthorityRow(place="", **given),
		*(
			UnitRow(
				_place(_("Units"), unit),
				authority,
				unit.unit_code or "",
				unit.unit_name or "",
				unit.parent_code or "",
			)
			for unit in form.units
		),
		*(_officer(authority, officer) for officer in form.officers),
	]


def _officer(authority: str, officer: Document) -> OfficerRow:
	named = ("last_name", "first_name", "middle_name", "position", "phone")
	return OfficerRow(
		place=_place(_("Officers"), officer),
		authority=authority,
		email=(officer.email or "").lower(),
		unit=officer.unit_code or "",
		roles=tuple(role for role in (officer.first_role, officer.second_role) if role),
		powers=tuple(power for power in POWERS if officer.get(power)),
		**{field: officer.get(field) or "" for field in named},
	)


def _place(table: str, row: Document) -> str:
	return _("{0}, row {1}").format(table, row.idx)
