"""What a list is asked with: the framework hands on whatever a request names."""

from inspect import Signature

from appeals_app.refusal import refuse_unreadable


def arguments_of(words: Signature, *given: object, **named: object) -> dict:
	"""Arguments by their names; refuses in words what the list does not take."""
	try:
		return dict(words.bind(*given, **named).arguments)
	except TypeError:
		refuse_unreadable()
