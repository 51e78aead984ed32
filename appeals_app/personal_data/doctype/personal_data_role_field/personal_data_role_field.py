from frappe.model.document import Document


class PersonalDataRoleField(Document):
	"""How one kind of personal data is shown to a role."""
