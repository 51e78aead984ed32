from frappe.model.document import Document


class AppealImportColumn(Document):
	pass
