import re

import frappe
from frappe import _

from appeals_app.refusal import AppealRuleError
from appeals_app.strict_document import StrictDocument

EXTENSION = re.compile(r"[a-z0-9]{1,10}")
CONTENT_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]+")

RUN_BY_BROWSERS = frozenset(
	{"htm", "html", "js", "mht", "mhtml", "mjs", "php", "shtml", "svg", "swf", "xht", "xhtml", "xml", "xsl"}
)
"""A browser or a server runs what is in such a file: no setting opens the register to them."""


class AppealFileKind(StrictDocument):
	"""One kind of file that the register takes."""

	def validate(self) -> None:
		self.file_extension = (self.file_extension or "").strip().lstrip(".").lower()
		if not EXTENSION.fullmatch(self.file_extension) or self.file_extension in RUN_BY_BROWSERS:
			frappe.throw(
				_(
					"Files «{0}» are not taken into the register. Enter letters after the last dot of a file that only"
					" shows its content."
				).format(self.file_extension),
				AppealRuleError,
			)
		self.check_content_types()

	def check_content_types(self) -> None:
		"""Refuse lines that libmagic never says, and types that a browser runs."""
		for line in self.types_in_lines():
			if not CONTENT_TYPE.fullmatch(line) or line.rsplit("/", 1)[-1] in (
				"html",
				"javascript",
				"svg+xml",
			):
				frappe.throw(
					_("«{0}» is not a content type that can be taken. Enter such as application/pdf.").format(
						line
					),
					AppealRuleError,
				)

	def types_in_lines(self) -> list[str]:
		"""Content types, one a line, without empty lines."""
		return [line.strip() for line in (self.content_types or "").splitlines() if line.strip()]
