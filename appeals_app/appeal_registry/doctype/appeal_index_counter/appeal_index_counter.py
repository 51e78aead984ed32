from frappe.model.document import Document


class AppealIndexCounter(Document):
	pass
