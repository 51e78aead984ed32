import frappe
from frappe import _

from appeals_app import clock
from appeals_app.authority_directory.codifier_file import places_of_file
from appeals_app.authority_directory.localities import store_places
from appeals_app.domain.text_cleaning import clean_line
from appeals_app.refusal import AppealRuleError
from appeals_app.strict_document import StrictDocument


class LocalityLoad(StrictDocument):
	"""One load of the codifier from a published file: done whole when the record is saved, or refused."""

	def before_validate(self) -> None:
		self.source = clean_line(self.source)

	def before_insert(self) -> None:
		super().before_insert()
		outcome = store_places(places_of_file(self.source_file), source=clean_line(self.source))
		self.update({**outcome, "loaded_at": clock.now()})

	def on_trash(self) -> None:
		frappe.throw(
			_("A load is not removed: it tells where places came from. Load a newer file."), AppealRuleError
		)
