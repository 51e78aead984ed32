from appeals_app.strict_document import StrictDocument


class AppealImportMeaning(StrictDocument):
	pass
