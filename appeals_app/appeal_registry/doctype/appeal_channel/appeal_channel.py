import frappe

from appeals_app.strict_document import StrictDocument


class AppealChannel(StrictDocument):
	def on_update(self) -> None:
		if self.is_default:
			self.take_the_mark_off_others()

	def take_the_mark_off_others(self) -> None:
		"""One channel is preset on a new appeal: the one marked last."""
		marked = {"is_default": 1, "name": ("!=", self.name)}
		for other in frappe.get_all("Appeal Channel", filters=marked, pluck="name"):
			frappe.db.set_value("Appeal Channel", other, "is_default", 0)
