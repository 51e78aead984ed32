"""Reports that go out by e-mail: made as their reader sees them, for that reader alone, escaped like what is downloaded."""

import frappe
from frappe import _
from frappe.email.doctype.auto_email_report import auto_email_report
from frappe.email.doctype.auto_email_report.auto_email_report import AutoEmailReport

from appeals_app.permissions.exported_files import escape_csv, escape_workbook
from appeals_app.permissions.own_doctypes import is_ours
from appeals_app.personal_data.access_changes import shows_register
from appeals_app.personal_data.in_name_of import in_name_of
from appeals_app.personal_data.list_rows import listed_for_export
from appeals_app.refusal import AppealRuleError


class EmailedReport(AutoEmailReport):
	"""The framework's Auto Email Report, by `override_doctype_class`."""

	def validate(self) -> None:
		super().validate()
		self.check_reader()

	def check_reader(self) -> None:
		"""Refuse a report of the register that would reach another than the one with whose rights it is made."""
		listed = reported_doctype(self)
		if not shows_register(listed):
			return
		is_unmasked = is_ours(listed) and self.user == "Administrator"
		if is_unmasked or not frappe.has_permission(listed, "read", user=self.user):
			frappe.throw(
				_("This user does not read «{0}». Choose a user who reads it.").format(_(listed)),
				AppealRuleError,
			)
		own = {self.user.casefold(), (frappe.db.get_value("User", self.user, "email") or "").casefold()}
		if set(self.email_to.casefold().split()) - own:
			frappe.throw(
				_(
					"A report on «{0}» shows what its user may see, and goes to that user alone. Leave in «{1}» the"
					" address of the user, and make a report of his own for each other reader."
				).format(_(listed), _(self.meta.get_label("email_to"))),
				AppealRuleError,
			)

	def get_report_content(self) -> str | bytes | None:
		"""The file or the table that goes out, made with the rights of the report's user; no cell of a file is computed."""
		self.check_reader()
		if shows_register(reported_doctype(self)):
			with in_name_of(self.user), listed_for_export():
				content = super().get_report_content()
		else:
			content = super().get_report_content()
		return self._escaped(content) if content else content

	def _escaped(self, content: str | bytes) -> str | bytes:
		if self.format not in ("CSV", "XLSX"):
			return content
		frappe.flags.file_is_escaped = True  # the answer that carries it is not escaped once more
		if self.format == "CSV":
			return escape_csv(content.encode("utf-8")).decode("utf-8")
		return escape_workbook(content)


def reported_doctype(emailed: AutoEmailReport) -> str | None:
	"""The DocType the report is about."""
	return frappe.db.get_value("Report", emailed.report, "ref_doctype")


def download_as_reader(name: str) -> None:
	"""Answer with the file of a report; one of the register is downloaded by its reader, in whose name it is noted as read."""
	emailed = frappe.get_doc("Auto Email Report", name)
	emailed.check_permission()
	if shows_register(reported_doctype(emailed)) and emailed.user != frappe.session.user:
		frappe.throw(
			_("This report shows what «{0}» may see, and is downloaded by that user alone.").format(
				emailed.user
			),
			frappe.PermissionError,
		)
	auto_email_report.download(name)
