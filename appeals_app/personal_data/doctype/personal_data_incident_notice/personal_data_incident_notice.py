from appeals_app.strict_document import StrictDocument


class PersonalDataIncidentNotice(StrictDocument):
	"""Who was told of an incident, and when."""
