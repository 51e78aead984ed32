from frappe.model.document import Document


class AppealImportMeaning(Document):
	pass
