from appeals_app.strict_document import StrictDocument


class AppealFilesSettings(StrictDocument):
	"""How large the files of the app's records may be, and how many."""
