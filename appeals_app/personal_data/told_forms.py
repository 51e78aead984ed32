"""The framework's Customize Form: who changes a level, a type or a condition of a field is told of."""

from frappe.custom.doctype.customize_form.customize_form import CustomizeForm

from appeals_app.personal_data.access_changes import note_form


class ToldCustomizeForm(CustomizeForm):
	"""Customize Form; see the module."""

	def set_property_setters(self) -> None:
		"""The button «Update»; what equals the app's own again is deleted past every hook."""
		super().set_property_setters()
		note_form(self.doc_type)
