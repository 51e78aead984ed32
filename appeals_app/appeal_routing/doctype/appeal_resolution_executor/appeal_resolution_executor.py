from appeals_app.strict_document import StrictDocument


class AppealResolutionExecutor(StrictDocument):
	pass
