from frappe.model.document import Document


class AppealClassifierItem(Document):
	pass
