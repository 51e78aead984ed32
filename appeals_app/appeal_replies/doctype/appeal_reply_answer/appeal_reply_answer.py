from appeals_app.strict_document import StrictDocument


class AppealReplyAnswer(StrictDocument):
	pass
