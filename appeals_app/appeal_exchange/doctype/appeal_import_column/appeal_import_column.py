from appeals_app.strict_document import StrictDocument


class AppealImportColumn(StrictDocument):
	pass
