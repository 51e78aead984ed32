from frappe.model.document import Document


class AppealChannel(Document):
	pass
