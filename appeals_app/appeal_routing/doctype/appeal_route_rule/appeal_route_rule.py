import frappe

from appeals_app.appeal_routing.route_rules import check_rule, check_unused
from appeals_app.domain.text_cleaning import clean_line, clean_text
from appeals_app.permissions.delegation import RowOfAuthority


class AppealRouteRule(RowOfAuthority):
	"""Where appeals of some kind are proposed to go; a person decides."""

	def before_validate(self) -> None:
		self.title, self.words = clean_line(self.title), clean_text(self.words)

	def validate(self) -> None:
		check_rule(self)

	def on_trash(self) -> None:
		check_unused(self)


def on_doctype_update() -> None:
	"""Index by which the rules of an authority are read for an appeal."""
	frappe.db.add_index("Appeal Route Rule", ["authority", "is_enabled"])
