from frappe.model.document import Document


class AuthoritySetupUnit(Document):
	"""A unit of the authority that is set up."""
