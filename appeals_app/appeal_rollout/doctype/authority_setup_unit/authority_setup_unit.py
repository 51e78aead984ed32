from appeals_app.strict_document import StrictDocument


class AuthoritySetupUnit(StrictDocument):
	"""A unit of the authority that is set up."""
