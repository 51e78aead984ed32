"""How a rule of the domain becomes an answer to a person."""

from collections.abc import Iterator
from contextlib import contextmanager

import frappe
from frappe import _

from appeals_app.domain.errors import DomainError


class AppealRuleError(frappe.ValidationError):
	"""A rule of law or of the register forbids what was asked."""


@contextmanager
def refusals_in_words() -> Iterator[None]:
	"""Turn a DomainError raised inside into AppealRuleError with its sentence in the user's language."""
	try:
		yield
	except DomainError as error:
		frappe.throw(sentence_of(error), AppealRuleError)


def sentence_of(error: DomainError) -> str:
	"""What the domain says, in the user's language."""
	params = [_(param) if isinstance(param, str) else param for param in error.params]
	return _(error.message).format(*params)
