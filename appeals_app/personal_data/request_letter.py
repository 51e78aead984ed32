"""What the letter with the answer to a data subject's request says.  The template calls it by name (hook `jinja`)."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import formatdate

from appeals_app.appeal_replies.addressee import PARTS, name_in_dative
from appeals_app.domain.data_subject_corrections import Correction
from appeals_app.domain.data_subject_requests import REFUSED, RequestKind
from appeals_app.personal_data.data_corrections import ROW
from appeals_app.personal_data.data_holder import DataHolder, holder_of
from appeals_app.search_arguments import NO_RECORD

ASKED_FOR = {
	RequestKind.ACCESS: lambda: _("You asked for access to your personal data."),
	RequestKind.CORRECTION: lambda: _("You asked to have your personal data corrected."),
	RequestKind.OBJECTION: lambda: _("You objected to the processing of your personal data."),
	RequestKind.DELETION: lambda: _("You asked to have your personal data destroyed."),
	RequestKind.WHO_LOOKED: lambda: _("You asked who had looked at your personal data."),
	RequestKind.CONSENT_WITHDRAWAL: lambda: _(
		"You withdrew your consent to the processing of personal data."
	),
	RequestKind.AUTOMATED_DECISION: lambda: _("You asked to be protected from an automated decision."),
}
"""What was asked, in the words of a letter."""


def data_subject_answer(doc: Document) -> dict:
	"""Who answers whom and when, what was asked and decided, what is given, and where to complain."""
	signer = {"name": doc.executor or NO_RECORD}
	holder = holder_of(doc.authority)
	return {
		"holder": holder,
		"addressee": _addressee(doc.requester_name or ""),
		"processing": _processing(holder),
		"asked": ASKED_FOR[RequestKind(doc.kind)](),
		"came": _("Your request № {0} came on {1}; the answer is due by {2}.").format(
			doc.request_number, formatdate(doc.received_on), formatdate(doc.due_date) or "–"
		),
		"is_refused": doc.outcome == REFUSED,
		"given": _given(doc),
		"corrections": [_corrected(row) for row in doc.corrections if row.decision],
		"signer": frappe.db.get_value("Authority Officer", signer, ("position", "officer_name"), as_dict=True)
		or {},
	}


def _addressee(name: str) -> str:
	"""A surname, a name and a patronymic in the dative case; another name as it was entered."""
	parts = name.split()
	if len(parts) != len(PARTS):
		return name
	return name_in_dative(frappe._dict(zip(PARTS.values(), parts, strict=True), full_name=name))


def _processing(holder: DataHolder) -> list[tuple[str, str]]:
	"""What for, by which right and for whom data are processed, where it is entered (Art. 8)."""
	told = (
		(_("Purpose Of Processing"), holder.purpose),
		(_("Legal Ground"), holder.legal_ground),
		(_("Recipients"), holder.recipients),
		(_("Processor"), holder.processor),
	)
	return [(label, words) for label, words in told if words]


def _given(doc: Document) -> list[str]:
	"""What was handed out for the request, as its event has it: kinds of records; their numbers are of the machine."""
	handed_out = {"subject_doctype": doc.doctype, "subject_name": doc.name, "act": "Data Given"}
	last = frappe.get_all(
		"Personal Data Event", handed_out, pluck="ground", order_by="sequence desc", limit=1
	)
	return [kind.split(": ")[0] for kind in last[0].split("; ")] if last and last[0] else []


def _corrected(row: Document) -> dict[str, str]:
	is_corrected = row.decision == Correction.CORRECT.value
	return {
		"what": _(row.what, context=ROW),
		"asked": row.asked_value,
		"decision": _("corrected") if is_corrected else _("correction refused"),
		"ground": row.ground or "",
	}
