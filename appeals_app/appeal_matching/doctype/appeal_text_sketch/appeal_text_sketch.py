from frappe.model.document import Document


class AppealTextSketch(Document):
	pass
