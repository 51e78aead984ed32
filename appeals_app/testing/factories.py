"""Records for tests: `make_<doctype>(**overrides)` inserts one that is right in every field not overridden.

Directory records are made by the system, cards and letters as the current user, so that rights and events
are those of the person in whose name the test acts.
"""

import uuid

import frappe
from frappe.model.document import Document
from frappe.utils import add_days

from appeals_app import clock
from appeals_app.testing.metas import metas_kept

PASSWORD = "Для-тестів-2026!"
"""Password of every user made here."""

THEME = "theme.housing"
RESULT = "result.granted"


def unique(prefix: str) -> str:
	"""A name nobody else in the site has."""
	return f"{prefix}{uuid.uuid4().hex[:10]}"


def unique_name() -> str:
	"""A name in Ukrainian letters nobody else in the site has: people read it on screens and in messages."""
	return "".join("абвгдежзиклмнопр"[int(digit, 16)] for digit in uuid.uuid4().hex[:10]).capitalize()


def make_authority(**overrides: object) -> Document:
	"""A village council at work, on its own in the tree."""
	code, name = unique("A"), unique_name()
	return _insert_by_system(
		"Authority",
		{
			"authority_code": code,
			"authority_name": f"{name} сільська рада",
			"short_name": f"{name} рада",
			"authority_kind": "Village Council",
			"working_state": "Works",
			**overrides,
		},
	)


def make_authority_unit(**overrides: object) -> Document:
	"""A department of the authority."""
	code = unique("U")
	return _insert_by_system(
		"Authority Unit",
		{
			"authority": overrides.get("authority") or make_authority().name,
			"unit_code": code,
			"unit_name": f"Відділ «{unique_name()}»",
			**overrides,
		},
	)


def make_officer_absence(**overrides: object) -> Document:
	"""An absence entered by the current user: from yesterday for ten days."""
	today = clock.today()
	days = {"begins_on": add_days(today, -1), "ends_on": add_days(today, 8)}
	return frappe.get_doc(
		{"doctype": "Authority Officer Absence", "reason": "Leave", **days, **overrides}
	).insert()


def make_user(*roles: str, **overrides: object) -> Document:
	"""A user of the Desk with the roles and with PASSWORD."""
	address = f"{unique('u')}@test.example"
	before = frappe.local.conf.get("throttle_user_limit")
	frappe.local.conf.throttle_user_limit = 100_000  # the framework lets only sixty users be made in an hour
	try:
		with metas_kept():
			return _insert_by_system(
				"User",
				{
					"email": address,
					"first_name": "Олена",
					"last_name": unique_name(),
					"language": "uk",
					"send_welcome_email": 0,
					"new_password": PASSWORD,
					"roles": [{"role": role} for role in roles],
					**overrides,
				},
			)
	finally:
		frappe.local.conf.throttle_user_limit = before


def make_authority_officer(**overrides: object) -> Document:
	"""A post held since 2020 without any powers."""
	return _insert_by_system(
		"Authority Officer",
		{
			"user": overrides.get("user") or make_user().name,
			"authority": overrides.get("authority") or make_authority().name,
			"position": "Головний спеціаліст",
			"valid_from": "2020-01-01",
			**overrides,
		},
	)


def make_applicant(**overrides: object) -> Document:
	"""A person known to the authority's register."""
	return frappe.get_doc(applicant_values(**overrides)).insert()


def applicant_values(**overrides: object) -> dict:
	"""What `make_applicant` would insert."""
	return {
		"doctype": "Applicant",
		"last_name": "Савченко",
		"first_name": "Марія",
		"middle_name": "Іванівна",
		"locality": "м. Запоріжжя",
		"address": "вул. Тестова, 1",
		**overrides,
	}


def make_appeal(**overrides: object) -> Document:
	"""A card as the current user enters it: not registered yet."""
	return frappe.get_doc(appeal_values(**overrides)).insert()


def appeal_values(**overrides: object) -> dict:
	"""What `make_appeal` would insert; its applicant is made unless one is named or None."""
	if "applicant" not in overrides:
		own = {"authority": overrides["authority"]} if "authority" in overrides else {}
		overrides["applicant"] = make_applicant(**own).name
	return {
		"doctype": "Appeal",
		"channel": "post",
		"received_at": clock.now().replace(microsecond=0),
		"brief": "Ремонт ліфта",
		"content": "Прошу полагодити ліфт у будинку.",
		"questions": [{"question": "Ремонт ліфта", "theme": THEME}],
		**overrides,
	}


def make_appeal_resolution(**overrides: object) -> Document:
	"""A resolution as the current user writes it; `executors` are names of officers."""
	return frappe.get_doc(resolution_values(**overrides)).insert()


def resolution_values(*, executors: list[str], **overrides: object) -> dict:
	"""What `make_appeal_resolution` would insert."""
	return {
		"doctype": "Appeal Resolution",
		"resolved_on": str(clock.today()),
		"resolution_text": "Розглянути та надати відповідь.",
		"executors": [{"officer": officer} for officer in executors],
		**overrides,
	}


def make_route_rule(**overrides: object) -> Document:
	"""A route rule of the current user without conditions."""
	return frappe.get_doc({"doctype": "Appeal Route Rule", "title": unique_name(), **overrides}).insert()


def make_appeal_reply(**overrides: object) -> Document:
	"""A draft letter as the current user writes it; an answer grants every question."""
	return frappe.get_doc(reply_values(**overrides)).insert()


def reply_values(**overrides: object) -> dict:
	"""What `make_appeal_reply` would insert."""
	values = {"doctype": "Appeal Reply", "letter_kind": "Answer", "body": "Ліфт полагоджено.", **overrides}
	if values["letter_kind"] == "Answer" and "answers" not in values:
		questions = frappe.db.count("Appeal Question", {"parent": values["appeal"]})
		values["answers"] = [{"result": RESULT} for _ in range(questions)]
	if values["letter_kind"] == "Termination Notice":
		values = {"ground": "Заява автора від 20.11.2026.", **values}
	return values


def make_appeal_term_change(**overrides: object) -> Document:
	"""A decision of the current user on the term: an extension to the longest the law allows."""
	return frappe.get_doc(term_change_values(**overrides)).insert()


def term_change_values(**overrides: object) -> dict:
	"""What `make_appeal_term_change` would insert; a shortening and its refusal answer a written demand."""
	values = {"doctype": "Appeal Term Change", "kind": "Extension", "reason": "Потрібна експертиза."}
	if overrides.get("kind", "Extension") != "Extension":
		values.update(
			demanded_on=str(clock.today()), demand_number="В-12", demand_reason="Виїзд на лікування."
		)
	return {**values, **overrides}


def make_extension_request(**overrides: object) -> Document:
	"""A request of the current user to extend the term to the longest the law allows."""
	return frappe.get_doc(extension_request_values(**overrides)).insert()


def extension_request_values(**overrides: object) -> dict:
	"""What `make_extension_request` would insert."""
	return {"doctype": "Appeal Extension Request", "reason": "Не надійшов висновок експерта.", **overrides}


def make_appeal_transfer(**overrides: object) -> Document:
	"""A transfer of all open questions as the current user prepares it, with the draft of the notice."""
	return frappe.get_doc(transfer_values(**overrides)).insert()


def transfer_values(**overrides: object) -> dict:
	"""What `make_appeal_transfer` would insert."""
	return {"doctype": "Appeal Transfer", "reason": "Будинок на балансі міської ради.", **overrides}


def make_appeal_commitment(**overrides: object) -> Document:
	"""A promise put on additional control by the current user until tomorrow."""
	return frappe.get_doc(commitment_values(**overrides)).insert()


def commitment_values(**overrides: object) -> dict:
	"""What `make_appeal_commitment` would insert."""
	tomorrow = str(frappe.utils.add_days(clock.today(), 1))
	return {
		"doctype": "Appeal Commitment",
		"promise": "Завершити ремонт ліфта.",
		"due_on": tomorrow,
		**overrides,
	}


def make_appeal_oversight(**overrides: object) -> Document:
	"""Another authority's sight of an appeal since 2020, as its act leaves it."""
	return _insert_by_system(
		"Appeal Oversight",
		{
			"authority": frappe.db.get_value("Appeal", overrides["appeal"], "authority"),
			"relation": "Control",
			"since_on": "2020-01-01",
			"reason": "Звернення на контролі.",
			**overrides,
		},
	)


def make_reception_suspension(**overrides: object) -> Document:
	"""An order of the current user of today: nobody is received until it is ended."""
	return frappe.get_doc(suspension_values(**overrides)).insert()


def suspension_values(**overrides: object) -> dict:
	"""What `make_reception_suspension` would insert."""
	today = str(clock.today())
	return {
		"doctype": "Reception Suspension",
		"mode": "Suspended",
		"valid_from": today,
		"order_number": "15-р",
		"ordered_on": today,
		"publication_text": "Особистий прийом тимчасово не ведуть; телефонуйте до приймальні.",
		**overrides,
	}


def _insert_by_system(doctype: str, values: dict) -> Document:
	document = frappe.get_doc({"doctype": doctype, **values})
	document.flags.ignore_permissions = True  # the directory of a test is there before anybody acts
	return document.insert()
