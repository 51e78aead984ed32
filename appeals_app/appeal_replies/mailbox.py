"""The authority's mailbox, where mail servers report letters that came back."""

from frappe.email.doctype.email_account.email_account import EmailAccount
from frappe.email.receive import InboundMail

from appeals_app.appeal_replies.tasks import take_in


class RegisterMailbox(EmailAccount):
	"""The framework's Email Account: a report that a letter of the register came back ends in the register.

	It becomes no Communication, which would keep the letter and the address once more.
	"""

	def get_inbound_mails(self) -> list[InboundMail]:
		"""What has come, without the reports that were taken in."""
		return [mail for mail in super().get_inbound_mails() if not take_in(mail.mail)]
