from frappe.model.document import Document


class AppealSeededDefault(Document):
	pass
