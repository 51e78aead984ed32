"""What a step costs does not grow with the number of people.

Frappe 15.0 asks at each step of every user with a fitting role whether he may read the document, to know whom to send
mail.  Later releases ask nobody, and neither does this where the workflow sends none.
"""

from collections.abc import Callable

from frappe.model.document import Document
from frappe.model.workflow import get_workflow_name, send_email_alert
from frappe.workflow.doctype.workflow_action import workflow_action

ASKING = "get_users_next_action_data"


def install(method: str | None = None, kwargs: dict | None = None, transaction_type: str = "") -> None:
	"""For `before_request` and `before_job`: let this process ask nobody from now on."""
	ask = getattr(workflow_action, ASKING, None)
	if ask and not isinstance(ask, _RolesAlone):
		setattr(workflow_action, ASKING, _RolesAlone(ask))


class _RolesAlone:
	def __init__(self, ask: Callable) -> None:
		self.ask = ask

	def __call__(self, transitions: list, doc: Document) -> tuple[dict, set[str]]:
		if send_email_alert(get_workflow_name(doc.doctype)):
			return self.ask(transitions, doc)
		# the framework makes no action where it has found nobody
		return {doc.owner: {}}, {transition.allowed for transition in transitions}
