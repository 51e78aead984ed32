from appeals_app.strict_document import StrictDocument


class AppealAuthorCategory(StrictDocument):
	pass
