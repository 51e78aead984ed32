from frappe.model.document import Document


class AuthoritySetupStep(Document):
	"""One thing a set-up makes, finds, or refuses with its reason."""
