import frappe
from frappe import _

from appeals_app.appeal_rollout.setup_file import rows_of_workbook
from appeals_app.appeal_rollout.setups import show_plan
from appeals_app.domain.authority_plan import Row
from appeals_app.refusal import AppealRuleError
from appeals_app.strict_document import StrictDocument


class AuthoritySetupFile(StrictDocument):
	"""Authorities with their units and officers from an XLSX; saved, it shows what would be made of each row."""

	def validate(self) -> None:
		if not self.flags.is_done:
			show_plan(self)

	def rows(self) -> list[Row]:
		"""What the rows of the attached file ask for."""
		name = frappe.db.get_value("File", {"file_url": self.source_file})
		if not name:
			frappe.throw(_("No file of the set-up is attached. Add it and save again."), AppealRuleError)
		file = frappe.get_doc("File", name)
		file.check_permission("read")
		content = file.get_content()
		return rows_of_workbook(content if isinstance(content, bytes) else content.encode())
