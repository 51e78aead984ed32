from appeals_app.strict_document import StrictDocument


class WorkingCalendarException(StrictDocument):
	pass
