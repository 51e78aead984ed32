"""What the Desk calls over HTTP."""

import frappe
from frappe.core.page.permission_manager import permission_manager
from frappe.utils import cint

from appeals_app.permissions.rights_of_roles import refuse_for_everybody
from appeals_app.personal_data import break_glass, data_corrections, handing_out, purposes, workers
from appeals_app.personal_data import erasure as acts
from appeals_app.personal_data.access_changes import note_reset_of_rights, note_rights_of_role
from appeals_app.personal_data.emailed_report import download_as_reader
from appeals_app.personal_data.examined_looks import examine, take_back
from appeals_app.personal_data.incidents import close_incident as close
from appeals_app.personal_data.link_titles import title_of_link
from appeals_app.personal_data.person_export import export_person as packed_export
from appeals_app.personal_data.person_records import find_records as find


@frappe.whitelist(methods=["POST"])
def collect_due(erasure: str = "", drops_approvals: int = 0) -> None:
	"""The button «Collect» of a Personal Data Erasure; approvals already given are lost only where that is said."""
	acts.collect(erasure=erasure, drops_approvals=bool(drops_approvals))


@frappe.whitelist(methods=["POST"])
def approve_erasure(erasure: str = "") -> None:
	"""The button «Approve» of a Personal Data Erasure."""
	acts.approve(erasure=erasure)


@frappe.whitelist(methods=["POST"])
def start_erasure(erasure: str = "") -> None:
	"""The button «Erase» of a Personal Data Erasure."""
	acts.order_erasure(erasure=erasure)


@frappe.whitelist(methods=["POST"])
def find_records(request: str = "") -> int:
	"""The button «Find Records» of a Data Subject Request."""
	return find(request=request)


@frappe.whitelist(methods=["POST"])
def export_person(request: str = "") -> None:
	"""The button «Give The Data» of a Data Subject Request: answers with a file to keep."""
	content, name = packed_export(request=request)
	frappe.response.type, frappe.response.filename = "download", name
	frappe.response.filecontent = content


@frappe.whitelist(methods=["POST"])
def confirm_handing_out(request: str = "") -> None:
	"""The button «Confirm The Handing Out» of a Data Subject Request, for a second person."""
	handing_out.confirm_handing_out(request=request)


@frappe.whitelist(methods=["POST"])
def make_corrections(request: str = "") -> int:
	"""The button «Make Corrections» of a Data Subject Request."""
	return data_corrections.make_corrections(request=request)


@frappe.whitelist(methods=["POST"])
def close_incident(incident: str = "") -> None:
	"""The button «Close» of a Personal Data Incident."""
	close(incident=incident)


@frappe.whitelist(methods=["GET", "POST"])
def unsigned_duties(filters: dict | str | None = None) -> dict:
	"""Number of people of the own authorities without a signed duty of non-disclosure, and the list that shows them."""
	return workers.unsigned_duties()


@frappe.whitelist(methods=["POST"])
def end_grant(grant: str = "") -> None:
	"""The button «Close The Card» of a Personal Data Access Grant."""
	break_glass.end_grant(grant=grant)


@frappe.whitelist(methods=["POST"])
def state_purpose(doctype: str = "", name: str = "", purpose: str = "") -> None:
	"""Say for what work a sensitive card or person is needed; from then on it is shown for some hours."""
	purposes.state_purpose(doctype=doctype, name=name, purpose=purpose)


@frappe.whitelist(methods=["POST"])
def examine_access(event: str = "", rule: str = "", explanation: str = "") -> None:
	"""«Examined» in the report of unusual access: its explanation stays, the row leaves the report."""
	examine(event=event, rule=rule, explanation=explanation)


@frappe.whitelist(methods=["POST"])
def take_examination_back(event: str = "", rule: str = "", reason: str = "") -> None:
	"""«Take Back» in the report of unusual access: the mark set by mistake holds no more, and the row waits again."""
	take_back(event=event, rule=rule, reason=reason)


@frappe.whitelist(methods=["POST"])
def get_link_title(doctype: str = "", docname: str = "") -> str | None:
	"""Title of a link as its reader may see it; the framework's own tells it to everybody."""
	return title_of_link(doctype, docname)


@frappe.whitelist(methods=["POST"])
def add_rights(parent: str = "", role: str = "", permlevel: int = 0) -> None:
	"""A role gets a line of rights in the Role Permission Manager; told of also where it has one already."""
	permission_manager.add(parent, role, permlevel)
	note_rights_of_role(doctype=parent, role=role, level=permlevel)


@frappe.whitelist(methods=["POST"])
def update_rights(
	doctype: str = "",
	role: str = "",
	permlevel: int = 0,
	ptype: str = "",
	value: str | int | None = None,
	if_owner: int = 0,
) -> str | None:
	"""A flag of a line is set or taken in the Role Permission Manager; the framework writes it past every hook."""
	if cint(value) or ptype == "if_owner":
		refuse_for_everybody(role)
	line = {"doctype": doctype, "role": role, "permlevel": permlevel, "if_owner": if_owner}
	# an engine of 2023 knows no `if_owner`: what a function does not take is left out
	answer = frappe.call(permission_manager.update, ptype=ptype, value=value, **line)
	note_rights_of_role(doctype=doctype, role=role, level=permlevel, right=ptype, value=value)
	return answer


@frappe.whitelist(methods=["POST"])
def remove_rights(doctype: str = "", role: str = "", permlevel: int = 0, if_owner: int = 0) -> None:
	"""A line is taken off in the Role Permission Manager."""
	line = {"doctype": doctype, "role": role, "permlevel": permlevel, "if_owner": if_owner}
	frappe.call(permission_manager.remove, **line)
	note_rights_of_role(doctype=doctype, role=role, level=permlevel)


@frappe.whitelist(methods=["POST"])
def reset_rights(doctype: str = "") -> None:
	"""The DocType gets the rights it came with."""
	permission_manager.reset(doctype)
	note_reset_of_rights(doctype=doctype)


@frappe.whitelist(methods=["GET", "POST"])
def download_emailed_report(name: str = "") -> None:
	"""The Desk's own call for the file of an Auto Email Report, for its reader."""
	download_as_reader(name)
