from appeals_app.strict_document import StrictDocument


class AppealTransferQuestion(StrictDocument):
	"""A question that a transfer takes."""
