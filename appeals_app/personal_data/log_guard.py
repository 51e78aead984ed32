"""Log files tell which fields a failed request carried, never their values.

The framework writes the whole body of the request beside the error and blots out passwords only; it has no hook.
"""

from frappe.utils import logger

SHOWN = ("cmd", "doctype", "action")
"""What says where the request went and holds nobody's data."""


def install(method: str | None = None, kwargs: dict | None = None, transaction_type: str = "") -> None:
	"""For `before_request` and `before_job`: from now on this process writes no values of requests."""
	logger.sanitized_dict = without_values


def without_values(form: object) -> object:
	"""A request's form with its values replaced."""
	if not isinstance(form, dict):
		return "…" if form else form
	return {key: value if key in SHOWN else "…" for key, value in form.items()}
