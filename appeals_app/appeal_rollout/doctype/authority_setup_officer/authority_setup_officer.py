from frappe.model.document import Document


class AuthoritySetupOfficer(Document):
	"""A person of the authority that is set up."""
