"""What the Desk calls over HTTP."""

import frappe

from appeals_app.appeal_administration import (
	change_set_files,
	change_set_release,
	change_set_trial,
	change_sets,
	taking_back,
)
from appeals_app.appeal_administration import changed_defaults as changes
from appeals_app.refusal import given_json


@frappe.whitelist(methods=["POST"])
def add_record(change_set: str = "", record: dict | str | None = None) -> list:
	"""«Put Into A Change Set» on the form of a record: what the form has now, instead of saving it."""
	return change_sets.add_record(change_set=change_set, record=given_json(record, dict))


@frappe.whitelist(methods=["POST"])
def add_removal(change_set: str = "", doctype: str = "", name: str = "") -> None:
	"""The same of the removal of a record."""
	change_sets.add_removal(change_set=change_set, doctype=doctype, name=name)


@frappe.whitelist(methods=["POST"])
def drop_row(change_set: str = "", row: str = "") -> None:
	"""Take one change out of a draft."""
	change_sets.drop_row(change_set=change_set, row=row)


@frappe.whitelist(methods=["POST"])
def try_out(change_set: str = "", last: int | str = change_set_trial.USUAL) -> dict:
	"""The button «Try On Past Appeals»."""
	return change_set_trial.try_out(change_set=change_set, last=last)


@frappe.whitelist(methods=["POST"])
def send_for_review(change_set: str = "") -> None:
	"""The button «Send For Review»."""
	change_sets.send_for_review(change_set=change_set)


@frappe.whitelist(methods=["POST"])
def take_back(change_set: str = "", remark: str = "") -> None:
	"""The buttons «Take Back» and «Return For Changes»."""
	change_sets.take_back(change_set=change_set, remark=remark)


@frappe.whitelist(methods=["POST"])
def approve(change_set: str = "", remark: str = "") -> None:
	"""The button «Approve»."""
	change_sets.approve(change_set=change_set, remark=remark)


@frappe.whitelist(methods=["POST"])
def release(change_set: str = "") -> None:
	"""The button «Release»."""
	change_set_release.release(change_set=change_set)


@frappe.whitelist(methods=["POST"])
def roll_back(change_set: str = "", reason: str = "") -> None:
	"""The button «Roll Back»."""
	change_set_release.roll_back(change_set=change_set, reason=reason)


@frappe.whitelist(methods=["GET", "POST"])
def as_file(change_set: str = "") -> None:
	"""The button «Save As A File»: answers with the file."""
	name, content = change_set_files.as_file(change_set=change_set)
	frappe.response.type, frappe.response.filename = "download", name
	frappe.response.filecontent = content


@frappe.whitelist(methods=["POST"])
def from_file(content: str = "") -> dict:
	"""The button «Read From A File» of the list."""
	return change_set_files.from_file(content=content)


@frappe.whitelist(methods=["GET", "POST"])
def changed_defaults() -> dict:
	"""Records of this site that differ from the shipped ones."""
	return changes.changed_defaults()


@frappe.whitelist(methods=["POST"])
def take_back_default(doctype: str = "", name: str = "") -> None:
	"""Make one of them say again what is shipped, as the current user."""
	taking_back.take_back_default(doctype=doctype, name=name)
