import frappe

from appeals_app.authority_directory.localities import KIND_LETTERS, words_of
from appeals_app.domain.localities import Locality as Place
from appeals_app.domain.text_cleaning import clean_line
from appeals_app.strict_document import StrictDocument


class Locality(StrictDocument):
	"""One place of the codifier: a settlement people live in, or a unit it lies in."""

	def before_validate(self) -> None:
		self.locality_name = clean_line(self.locality_name)
		if self.kind in KIND_LETTERS and self.locality_name:
			place = Place(
				self.locality_code, self.locality_name, KIND_LETTERS[self.kind], self.parent_locality
			)
			self.update(words_of(place, self.line_of_parent()))

	def line_of_parent(self) -> str:
		"""The unit it lies in and those above."""
		above = frappe.db.get_value("Locality", self.parent_locality, ["title", "line_above"])
		return ", ".join(filter(None, above or ()))


def on_doctype_update() -> None:
	"""Indexes of the type-ahead: by the beginning of the name, the settlements of the near units first."""
	frappe.db.add_index("Locality", ["search_key", "is_settlement"])
