"""The public page that tells whether a letter is ours, by the code printed on it."""

import frappe
from frappe import _

from appeals_app.appeal_replies.check_page import letter_by_code

no_cache = 1

LONGEST_TYPED = 100


def get_context(context: frappe._dict) -> None:
	"""What was typed, and the letter found by it."""
	typed = frappe.form_dict.get("code")
	typed = typed.strip()[:LONGEST_TYPED] if isinstance(typed, str) else ""
	context.update(
		title=_("Check Of A Letter"),
		typed=typed,
		letter=letter_by_code(typed),
		hide_login=1,
		no_breadcrumbs=1,
	)
