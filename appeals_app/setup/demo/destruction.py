"""Acts of destruction of the demo: made, approved, signed and carried out by the same use cases as in the office."""

from datetime import date, datetime, timedelta
from io import BytesIO

import frappe
import segno
from frappe.model.document import Document

from appeals_app.personal_data.erasure import approve, collect
from appeals_app.personal_data.erasure_batch import erase_next, finish
from appeals_app.setup.demo.acting import acting

OFFICER, ARCHIVIST = "dpo", "archivist"
TIME_TO_LOOK = timedelta(minutes=10)


def collect_act(*, authority: str, protocol: str, decided_on: date) -> str:
	"""An act with what is due, made by the current user; its name."""
	values = {"authority": authority, "commission_decision": protocol, "commission_decided_on": decided_on}
	act = frappe.get_doc({"doctype": "Personal Data Erasure", **values}).insert()
	collect(erasure=act.name)
	return act.name


def destroy_what_is_due(*, authority: str, archivist: str, at: datetime) -> None:
	"""Make an act on what is due, let both approve it and the head sign it, and carry it out to its end at that moment."""
	with acting(archivist, at - 2 * TIME_TO_LOOK):
		act = collect_act(authority=authority, protocol="протокол № 1", decided_on=at.date())
		approve(erasure=act)
	with acting(OFFICER, at - TIME_TO_LOOK):
		approve(erasure=act)
	head = frappe.db.get_value("Authority Officer", {"authority": authority, "is_first_head": 1})
	with acting(archivist, at):
		document = frappe.get_doc("Personal Data Erasure", act)
		signed = {"head_officer": head, "head_approved_on": at.date(), "signed_act": _scan_of(document)}
		document.update(signed).save()
		while erase_next(document):
			continue
		finish(document)


def _scan_of(act: Document) -> str:
	"""Address of a picture that stands for the paper; nobody has signed one in the demo."""
	picture = BytesIO()
	segno.make(act.act_number).save(picture, kind="png", scale=8)
	file = {"doctype": "File", "file_name": "Підписаний акт (зразок).png", "content": picture.getvalue()}
	place = {"attached_to_doctype": act.doctype, "attached_to_name": act.name, "is_private": 1}
	return frappe.get_doc({**file, **place}).insert().file_url
