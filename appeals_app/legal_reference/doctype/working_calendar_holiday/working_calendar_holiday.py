from appeals_app.strict_document import StrictDocument


class WorkingCalendarHoliday(StrictDocument):
	pass
