from appeals_app.strict_document import StrictDocument


class AppealQuestion(StrictDocument):
	pass
