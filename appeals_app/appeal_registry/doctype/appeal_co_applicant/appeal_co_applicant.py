from appeals_app.strict_document import StrictDocument


class AppealCoApplicant(StrictDocument):
	pass
