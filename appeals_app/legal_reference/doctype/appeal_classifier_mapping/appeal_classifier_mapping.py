from appeals_app.strict_document import StrictDocument


class AppealClassifierMapping(StrictDocument):
	"""What one item became, wholly or in part, when a redaction began."""
