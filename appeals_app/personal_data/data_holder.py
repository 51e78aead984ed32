"""Who holds a person's data, who answers for them there and where to complain: as the authority has entered it (Art. 8)."""

from dataclasses import dataclass

import frappe
from frappe import _

from appeals_app.personal_data.notices import notice_text

PROCESSING = ("responsible_officer", "data_sources", "purpose", "legal_ground", "recipients", "processor")
ANSWER = "Request Answer"
"""The notice that says where to complain: a text the administrator corrects."""


@dataclass(frozen=True, slots=True)
class DataHolder:
	"""What a person is told of the holder; what is not entered is empty."""

	name: str
	address: str
	phone: str
	email: str
	officer: str
	officer_position: str
	officer_phone: str
	complaints: str
	sources: str
	purpose: str
	legal_ground: str
	recipients: str
	processor: str


def holder_of(authority: str) -> DataHolder:
	"""The holder, the responsible officer, the text on complaints, and where the data come from."""
	body = frappe.db.get_value(
		"Authority", authority, ("authority_name", "postal_address", "phone", "email"), as_dict=True
	)
	processing = frappe.db.get_value("Personal Data Processing", authority, PROCESSING, as_dict=True)
	processing = processing or frappe._dict()
	answers = processing.responsible_officer
	officer = (
		frappe.db.get_value("Authority Officer", answers, ("officer_name", "position", "phone"), as_dict=True)
		if answers
		else None
	) or frappe._dict()
	return DataHolder(
		name=body.authority_name or "",
		address=body.postal_address or "",
		phone=body.phone or "",
		email=body.email or "",
		officer=officer.officer_name or "",
		officer_position=officer.position or "",
		officer_phone=officer.phone or "",
		complaints=notice_text(authority=authority, place=ANSWER),
		sources=processing.data_sources or "",
		purpose=processing.purpose or "",
		legal_ground=processing.legal_ground or "",
		recipients=processing.recipients or "",
		processor=processing.processor or "",
	)


def not_entered(holder: DataHolder) -> list[str]:
	"""What the law has a person told of and nobody has entered, each as a sentence that says where to enter it."""
	lacks = {
		_("Where the data come from is not entered: fill in «Personal Data Processing»."): not holder.sources,
		_("The legal ground is not entered: fill in «Personal Data Processing»."): not holder.legal_ground,
		_("Nobody is named as the responsible officer: fill in «Personal Data Processing»."): (
			not holder.officer
		),
		_("The responsible officer has no telephone in the directory."): bool(
			holder.officer and not holder.officer_phone
		),
		_("The authority has no postal address in the directory."): not holder.address,
		_("The authority has neither telephone nor e-mail in the directory."): not (
			holder.phone or holder.email
		),
		_("No notice says where to complain: enter one for «Request Answer»."): not holder.complaints,
	}
	return [sentence for sentence, is_lacking in lacks.items() if is_lacking]


def holder_rows(holder: DataHolder) -> list[dict[str, str]]:
	"""The same as lines with a label, for the page and for programs; what is not entered is said to be so."""
	blank = _("not entered")
	officer = ", ".join(filter(None, (holder.officer_position, holder.officer)))
	told = (
		("holder", _("Holder Of The Data"), holder.name),
		("address", _("Postal Address"), holder.address),
		("phone", _("Phone"), holder.phone),
		("email", _("E-mail"), holder.email),
		("officer", _("Responsible Officer"), officer),
		("officer_phone", _("Phone Of The Responsible Officer"), holder.officer_phone),
		("complaints", _("Where To Complain"), holder.complaints),
	)
	return [{"key": key, "label": label, "value": value or blank} for key, label, value in told]
