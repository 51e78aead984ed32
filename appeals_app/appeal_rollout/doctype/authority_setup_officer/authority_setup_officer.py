from appeals_app.strict_document import StrictDocument


class AuthoritySetupOfficer(StrictDocument):
	"""A person of the authority that is set up."""
