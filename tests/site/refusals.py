"""How an act is refused, in process as in a request."""

from collections.abc import Callable

import frappe
import pytest

from appeals_app.refusal import AppealRuleError


def refusal(act: Callable[[], object], error: type[Exception] = AppealRuleError) -> str:
	"""Words in which the act is refused; what it wrote until then is rolled back as a request would do."""
	frappe.db.savepoint("before_refusal")
	with pytest.raises(error) as refused:
		act()
	frappe.db.rollback(save_point="before_refusal")
	frappe.clear_messages()
	return str(refused.value)
