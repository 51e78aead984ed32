from appeals_app.strict_document import StrictDocument


class AppealChangeSetRow(StrictDocument):
	"""What becomes of one record of the configuration, with its content before and after."""
