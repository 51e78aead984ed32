from appeals_app.strict_document import StrictDocument


class AppealDispatchSettings(StrictDocument):
	"""How patiently letters are mailed, and the words of the e-mail that carries one."""
