"""The demo's registers of personal data: requests, incidents, processing, an act of destruction to approve.  All invented."""

from datetime import datetime, timedelta

import frappe
from frappe.model.workflow import apply_workflow

from appeals_app.personal_data.incidents import close_incident
from appeals_app.personal_data.person_records import find_records
from appeals_app.setup.demo.acting import acting
from appeals_app.setup.demo.destruction import ARCHIVIST, OFFICER, collect_act
from appeals_app.setup.demo.organisation import read_organisation

SIGNED = ("registrar", "executor", "controller", "dpo", "archivist")
"""Who has signed the duty of non-disclosure; the others' lines on the list of workers show that they have not."""

ADDRESS = "м. Запоріжжя, вул. Вигадана, 7"
"""Where people of the demo are answered who gave no address of their own."""

TAKE, ANSWER, CLOSE = "Взяти запит у роботу", "Внести відповідь", "Закрити запит"


def make_personal_data(*, now: datetime) -> None:
	"""Fill the registers of the oblast administration as its officers; nothing is made twice."""
	authority = read_organisation().officer(OFFICER).authority
	if frappe.db.exists("Personal Data Processing", authority):
		return
	_make_processing(authority, now)
	_make_requests(authority, now)
	_make_incidents(authority, now)
	_make_act(authority, now)


def _post(login: str) -> str:
	return frappe.db.get_value("Authority Officer", {"user": read_organisation().officer(login).email})


def _insert(doctype: str, **values: object) -> frappe._dict:
	return frappe.get_doc({"doctype": doctype, **values}).insert()


def _make_processing(authority: str, now: datetime) -> None:
	began = now.date() - timedelta(days=400)
	with acting(OFFICER, now - timedelta(days=60)):
		_insert(
			"Personal Data Processing",
			authority=authority,
			responsible_officer=_post(OFFICER),
			order_number="12-р",
			appointed_on=began,
			has_special_risk=1,
			processing_began_on=began,
			ombudsman_told_on=began + timedelta(days=20),
			purpose="Реєстрація і розгляд звернень громадян.",
			data_sources="Самі заявники в усіх каналах звернення; органи й установи, які переслали звернення.",
			data_categories="Прізвище, ім’я, по батькові, місце проживання, засоби зв’язку, зміст звернення.",
			recipients="Органи, до повноважень яких належать порушені у зверненнях питання.",
		)
		for login in SIGNED:
			_insert(
				"Personal Data Nondisclosure",
				officer=_post(login),
				signed_on=began,
				document_number="додаток 1",
			)


def _make_requests(authority: str, now: datetime) -> None:
	asker, corrected = _people_of_register(authority)
	with acting(OFFICER, now - timedelta(days=50)):
		late = _request(now - timedelta(days=50), "Access", "Прошу надати всі дані про мене.", **asker)
		apply_workflow(late, TAKE)
		find_records(request=late.name)
	_make_refused_request(authority, now)
	with acting(OFFICER, now - timedelta(days=2)):
		came, text = now - timedelta(days=2), "Прошу виправити номер мого телефону."
		values = [{"what": "Phone", "asked_value": "+380610000007"}]
		_request(came, "Correction", text, corrections=values, **corrected)


def _make_refused_request(authority: str, now: datetime) -> None:
	stranger = {
		"authority": authority,
		"requester_name": "Середа Остап Ігорович",
		"requester_contact": ADDRESS,
	}
	with acting(OFFICER, now - timedelta(days=20)):
		came, text = now - timedelta(days=20), "Прошу сказати, хто дивився мою картку."
		refused = _request(came, "Who Looked", text, **stranger)
		apply_workflow(refused, TAKE)
	with acting(OFFICER, now - timedelta(days=12)):
		refused.reload()
		refused.update(
			{
				"identity_check": "Not Established",
				"outcome": "Refused",
				"refusal_ground": "Особу, яка просить, не встановлено.",
				"answer": "Просимо прийти з документом або підписати запит кваліфікованим підписом.",
				"answered_on": (now - timedelta(days=12)).date(),
			}
		).save()
		apply_workflow(apply_workflow(refused, ANSWER), CLOSE)


def _people_of_register(authority: str) -> list[dict[str, str]]:
	"""Two people whose appeals the register holds, as they would ask: of a stranger no record would be found."""
	appeals = frappe.get_all(
		"Appeal",
		{"authority": authority, "applicant": ("is", "set"), "anonymised_on": ("is", "not set")},
		pluck="applicant",
		order_by="received_at desc, name",
	)
	people = [
		frappe.db.get_value("Applicant", name, ["full_name", "locality", "address"], as_dict=True)
		for name in list(dict.fromkeys(appeals))[:2]
	]
	return [
		{
			"authority": authority,
			"requester_name": person.full_name,
			"requester_contact": ", ".join(filter(None, (person.locality, person.address))) or ADDRESS,
		}
		for person in people
	]


def _request(came: datetime, kind: str, text: str, **asked: object) -> frappe._dict:
	values = {"kind": kind, "received_on": came.date(), "request_text": text}
	return _insert("Data Subject Request", **values, **asked)


def _make_incidents(authority: str, now: datetime) -> None:
	noticed = now - timedelta(days=30)
	with acting(OFFICER, noticed):
		wrong_letter = _insert(
			"Personal Data Incident",
			authority=authority,
			title="Відповідь вкладено до чужого конверта",
			noticed_at=noticed,
			description="Адресат повідомив телефоном, що отримав відповідь іншій особі.",
			data_kinds="прізвище, адреса, зміст відповіді",
			persons_count=1,
			measures="Лист повернуто, відповідь надіслано повторно, з діловодом проведено бесіду.",
			notices=[
				{"recipient": "Persons Concerned", "given_on": noticed.date(), "document_number": "лист 14"}
			],
		)
		close_incident(incident=wrong_letter.name)
	with acting(OFFICER, now - timedelta(days=1)):
		_insert(
			"Personal Data Incident",
			authority=authority,
			title="Загублено роздруківку журналу прийому",
			noticed_at=now - timedelta(days=1),
			description="Роздруківки за один день немає в справі; її шукають.",
			data_kinds="прізвище, суть питання",
			persons_count=9,
			is_count_estimated=1,
		)


def _make_act(authority: str, now: datetime) -> None:
	"""The appeals of six years ago are due; one of them is kept by the expert commission."""
	oldest = frappe.get_all(
		"Appeal",
		{
			"authority": authority,
			"phase": "ARCHIVED",
			"closed_on": ("is", "set"),
			"anonymised_on": ("is", "not set"),
		},
		pluck="registration_index",
		order_by="closed_on",
		limit=1,
	)
	with acting(ARCHIVIST, now):
		for index in oldest:
			_insert(
				"Personal Data Hold",
				authority=authority,
				registration_index=index,
				kind="Expert Commission",
				reason="Пропозиція змінила порядок роботи управління.",
				document_number="протокол № 2",
				document_on=now.date(),
			)
		collect_act(authority=authority, protocol="протокол № 2", decided_on=now.date())
