from frappe.model.document import Document


class ApplicantMerge(Document):
	pass
