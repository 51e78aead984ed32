from appeals_app.strict_document import StrictDocument


class AppealReplyVisa(StrictDocument):
	pass
