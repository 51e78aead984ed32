from appeals_app.strict_document import StrictDocument


class DataSubjectCorrection(StrictDocument):
	"""One value a person asks to have corrected, what was decided of it, and when it was corrected."""
