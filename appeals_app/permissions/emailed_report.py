"""Reports that go out by e-mail, escaped like those that are downloaded."""

from frappe.email.doctype.auto_email_report.auto_email_report import AutoEmailReport

from appeals_app.permissions.exported_files import escape_csv, escape_workbook


class EmailedReport(AutoEmailReport):
	"""The framework's Auto Email Report, by `override_doctype_class`."""

	def get_report_content(self) -> str | bytes | None:
		"""The file or the table that goes out; no cell of a file is computed."""
		content = super().get_report_content()
		if self.format == "CSV" and content:
			return escape_csv(content.encode("utf-8")).decode("utf-8")
		return escape_workbook(content) if self.format == "XLSX" and content else content
