"""Incidents, notices, processing and retention rules: what is entered, by whom, and what is refused."""

from datetime import timedelta

import frappe
import pytest
from frappe.desk.form.load import get_docinfo

from appeals_app import clock
from appeals_app.domain.event_chain import HASHED_FIELDS_OF_PERSONAL_DATA, find_faults
from appeals_app.permissions import roles
from appeals_app.personal_data.incidents import close_incident
from appeals_app.personal_data.notices import notice_text
from appeals_app.personal_data.timeline import personal_data_timeline
from appeals_app.personal_data.workers import unsigned_duties, workers_with_access
from appeals_app.testing.factories import make_authority_officer
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.refusals import refusal


@pytest.fixture(autouse=True)
def in_one_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
	"""A printed page is noted in the framework's access log, which commits; a test must leave nothing behind."""
	monkeypatch.setattr(frappe.db, "commit", lambda: None)


OFFICER = roles.DATA_PROTECTION_OFFICER


def enter(staff: Staff, doctype: str, role: str = OFFICER, **values: object) -> frappe._dict:
	with acting_as(staff[role]):
		return frappe.get_doc({"doctype": doctype, **values}).insert()


def incident_values(staff: Staff, **values: object) -> dict:
	return {
		"authority": staff.authority,
		"title": "Лист надіслано не тому адресатові",
		"noticed_at": "2026-03-10 10:00:00",
		"description": "Конверт переплутано.",
		"data_kinds": "адреса",
		"persons_count": 1,
		**values,
	}


def notice_values(staff: Staff, **values: object) -> dict:
	return {
		"authority": staff.authority,
		"place": "Letter",
		"valid_from": "2026-01-01",
		"body": "Наш текст: {holder}.",
		**values,
	}


# incidents ----------------------------------------------------------------------------------------------------


def test_incident_is_numbered_told_and_closed_with_its_measures(staff: Staff) -> None:
	incident = enter(staff, "Personal Data Incident", **incident_values(staff))
	assert incident.incident_number.startswith("ІПД-")
	assert incident.notice_due_on is None, "the law sets no general term"
	with acting_as(staff[OFFICER]):
		assert "що зроблено" in refusal(lambda: close_incident(incident=incident.name))
		incident.append("notices", {"recipient": "Persons Concerned", "given_on": "2026-03-11"})
		incident.update({"measures": "Лист повернуто."}).save()
		close_incident(incident=incident.name)

		incident.reload()
		assert (incident.status, incident.closed_on) == ("Closed", clock.today())
		assert "закрито" in refusal(incident.update({"measures": "Інше."}).save)
	events = frappe.get_all(
		"Personal Data Event", {"subject_name": incident.name}, ["*"], order_by="sequence"
	)
	assert [event.act for event in events] == ["Incident Entered", "Fields Changed", "Incident Closed"]
	assert "Вжиті заходи" in events[1].ground and "Лист повернуто" not in events[1].ground
	assert find_faults(events, HASHED_FIELDS_OF_PERSONAL_DATA) == []


def test_incident_is_not_closed_in_silence(staff: Staff) -> None:
	incident = enter(staff, "Personal Data Incident", **incident_values(staff, measures="Лист повернуто."))

	with acting_as(staff[OFFICER]):
		assert "Чому нікого не повідомлено" in refusal(lambda: close_incident(incident=incident.name))
		incident.run_method("onload")
		assert "кого й коли повідомлено" in incident.get_onload("why_not_closed")
		incident.update({"not_told_reason": "Лист повернувся нерозкритим."}).save()
		close_incident(incident=incident.name)

	assert frappe.db.get_value("Personal Data Incident", incident.name, "status") == "Closed"


def test_printed_incident_is_headed_by_its_number(staff: Staff) -> None:
	incident = enter(staff, "Personal Data Incident", **incident_values(staff))

	with acting_as(staff[OFFICER]):
		page = frappe.get_print("Personal Data Incident", incident.name)

	heading = page.split('class="number">')[1].split("·")[0]
	assert incident.incident_number in heading


def test_history_names_what_was_changed_and_nothing_else(staff: Staff) -> None:
	given = incident_values(staff, noticed_at="2026-03-10 10:00:00.250000", happened_at="2026-03-10 09:00:00")
	incident = enter(staff, "Personal Data Incident", **given)

	with acting_as(staff[OFFICER]):
		sent = frappe.get_doc("Personal Data Incident", incident.name)
		# a form sends moments as text, without parts of a second, and an empty text where nothing stands
		moments = {"noticed_at": "2026-03-10 10:00:00", "happened_at": "2026-03-10 09:00:00"}
		sent.update({**moments, "consequences": "", "measures": "Лист повернуто."}).save()

	event = frappe.get_last_doc("Personal Data Event", {"subject_name": incident.name})
	assert (event.act, event.ground) == ("Fields Changed", "Вжиті заходи")


def test_term_of_the_notice_is_the_rows(staff: Staff) -> None:
	rule = {
		"rule_code": "incident-72h",
		"title": "повідомлення",
		"purpose": "Personal Data Incident",
		"amount": 72,
	}
	frappe.get_doc(
		{"doctype": "Term Rule", **rule, "unit": "Hours", "article": "law-2297.8", "valid_from": "2000-01-01"}
	).insert()

	incident = enter(staff, "Personal Data Incident", **incident_values(staff, notice_rule="incident-72h"))

	assert str(incident.notice_due_on) == "2026-03-13"


def test_term_of_peoples_requests_is_no_term_of_an_incident(staff: Staff) -> None:
	asked = incident_values(staff, notice_rule="personal-data-30d")

	assert "строком повідомлення" in refusal(lambda: enter(staff, "Personal Data Incident", **asked))
	incident = enter(staff, "Personal Data Incident", **incident_values(staff))
	incident.db_set("notice_rule", "personal-data-30d")  # as an older version let it be chosen
	with acting_as(staff[OFFICER]):
		incident.reload()
		incident.update({"consequences": "Немає."}).save()
	assert incident.notice_due_on, "what was entered before stays"


def test_timeline_of_a_closed_incident_tells_who_closed_it_when_and_with_what_result(staff: Staff) -> None:
	values = incident_values(staff, measures="Лист <b>повернуто.", not_told_reason="Нікого не зачеплено.")
	incident = enter(staff, "Personal Data Incident", **values)
	with acting_as(staff[OFFICER]):
		close_incident(incident=incident.name)
		told = get_docinfo_of(incident)
	with acting_as(staff[roles.ARCHIVIST]):
		assert personal_data_timeline(incident.doctype, incident.name) == [], "who reads no such events"

	closed = told[-1]
	name = frappe.utils.get_fullname(staff[OFFICER].user)
	assert closed["creation"]
	words = closed["content"].replace("\u200c", "")
	assert words == f"<strong>{name}</strong>: Порушення закрито · Лист &lt;b&gt;повернуто."


def get_docinfo_of(incident: frappe._dict) -> list[dict]:
	"""What the modules add to the timeline of the form."""
	get_docinfo(incident)
	return frappe.response.docinfo.additional_timeline_content


def test_event_of_personal_data_is_neither_changed_nor_removed(staff: Staff) -> None:
	incident = enter(staff, "Personal Data Incident", **incident_values(staff))
	event = frappe.get_last_doc("Personal Data Event", {"subject_name": incident.name})

	assert "не змінюють" in refusal(event.update({"ground": "x"}).save)
	assert "подію" in refusal(event.delete)
	refusal(frappe.copy_doc(event).insert)


def test_incident_of_the_future_is_refused(staff: Staff) -> None:
	tomorrow = frappe.utils.add_days(clock.now(), 1)

	refusal(lambda: enter(staff, "Personal Data Incident", **incident_values(staff, noticed_at=tomorrow)))


def test_new_incident_is_told_to_those_who_watch(staff: Staff) -> None:
	incident = enter(staff, "Personal Data Incident", **incident_values(staff))

	told = frappe.get_all("Notification Log", {"document_name": incident.name}, pluck="for_user")
	assert staff[roles.HEAD].user in told
	assert staff[OFFICER].user not in told, "who entered it"


@pytest.mark.parametrize("days", [-400, 1])
def test_notice_of_an_incident_is_given_after_it_was_noticed_and_not_in_the_future(
	staff: Staff, days: int
) -> None:
	incident = enter(staff, "Personal Data Incident", **incident_values(staff))
	day = clock.today() + timedelta(days=days)

	with acting_as(staff[OFFICER]):
		incident.append("notices", {"recipient": "Persons Concerned", "given_on": day})
		assert "день повідомлення" in refusal(incident.save)


# notices ------------------------------------------------------------------------------------------------------


def test_common_text_holds_until_the_authority_has_its_own(staff: Staff) -> None:
	common = notice_text(authority=staff.authority, place="Letter")
	assert "захист персональних даних" in common and "{" not in common

	enter(staff, "Personal Data Notice", **notice_values(staff))

	name = frappe.db.get_value("Authority", staff.authority, "authority_name")
	assert notice_text(authority=staff.authority, place="Letter") == f"Наш текст: {name}."
	assert notice_text(authority=staff.authority, place="Reception") != common


def test_text_of_the_day_is_the_one_in_force(staff: Staff) -> None:
	enter(staff, "Personal Data Notice", **notice_values(staff, body="Старий.", valid_to="2026-02-28"))
	enter(staff, "Personal Data Notice", **notice_values(staff, body="Новий.", valid_from="2026-03-01"))

	texts = [
		notice_text(authority=staff.authority, place="Letter", on=frappe.utils.getdate(day))
		for day in ("2026-02-28", "2026-03-01")
	]

	assert texts == ["Старий.", "Новий."]
	assert refusal(lambda: enter(staff, "Personal Data Notice", **notice_values(staff)))


def test_notice_with_code_in_it_is_refused(staff: Staff) -> None:
	for body in ("{{ frappe.session }}", "{holder", "{owner}"):
		refusal(lambda body=body: enter(staff, "Personal Data Notice", **notice_values(staff, body=body)))


def test_common_notice_is_written_by_the_oblast_administrator_alone(staff: Staff, neighbours: Staff) -> None:
	values = notice_values(staff, authority=None, place="Web Form", valid_from="2030-01-01")
	refusal(lambda: enter(staff, "Personal Data Notice", **values), frappe.PermissionError)
	foreign = notice_values(neighbours)
	refusal(lambda: enter(staff, "Personal Data Notice", **foreign), frappe.PermissionError)
	frappe.db.set_value("Personal Data Notice", {"place": "Web Form"}, "valid_to", "2029-12-31")

	assert enter(staff, "Personal Data Notice", roles.OBLAST_ADMIN, **values).name


def test_letter_to_the_author_carries_the_notice(staff: Staff) -> None:
	way = Journey(staff).to("draft")
	reply = frappe.db.get_value("Appeal Reply", {"appeal": way.appeal})
	enter(staff, "Personal Data Notice", **notice_values(staff, body="Про Ваші дані: {holder}."))

	page = frappe.get_print("Appeal Reply", reply, "Appeal Letter")

	assert "Про Ваші дані:" in page


# processing ---------------------------------------------------------------------------------------------------


def test_workers_with_access_follow_from_posts_and_roles(staff: Staff) -> None:
	executor = staff[roles.EXECUTOR].officer
	enter(staff, "Personal Data Nondisclosure", officer=executor, signed_on="2026-02-01")

	workers = {worker.name: worker for worker in workers_with_access(staff.authority)}

	assert str(workers[executor].signed_on) == "2026-02-01"
	assert workers[staff[roles.REGISTRAR].officer].signed_on is None
	assert staff[roles.ANALYST].officer not in workers
	frappe.db.set_value("Authority Officer", executor, "valid_to", "2021-01-01")
	assert executor not in {worker.name for worker in workers_with_access(staff.authority)}


def test_program_and_the_account_of_the_system_sign_no_duty(staff: Staff) -> None:
	program = staff[roles.INTEGRATION].officer
	system = make_authority_officer(user="Administrator", authority=staff.authority).name

	workers = {worker.name for worker in workers_with_access(staff.authority)}

	assert workers and not workers & {program, system}


def test_counter_of_unsigned_duties_leads_to_those_who_have_not_signed(staff: Staff) -> None:
	executor = staff[roles.EXECUTOR].officer
	with acting_as(staff[OFFICER]):
		before = unsigned_duties()
	enter(staff, "Personal Data Nondisclosure", officer=executor, signed_on="2026-02-01")

	with acting_as(staff[OFFICER]):
		counted = unsigned_duties()
		listed = frappe.get_list(counted["doctype"], filters=counted["filters"], pluck="name", limit=0)

	assert before["value"] - 1 == counted["value"] == len(listed)
	assert executor not in listed and staff[roles.REGISTRAR].officer in listed
	with acting_as(staff[roles.REGISTRAR]), pytest.raises(frappe.PermissionError):
		unsigned_duties()


def test_duty_of_an_officer_of_another_authority_is_not_entered(staff: Staff, neighbours: Staff) -> None:
	stranger = neighbours[roles.EXECUTOR].officer

	refusal(
		lambda: enter(staff, "Personal Data Nondisclosure", officer=stranger, signed_on="2026-02-01"),
		frappe.PermissionError,
	)


def test_duty_is_not_signed_in_the_future(staff: Staff) -> None:
	day = str(clock.today() + timedelta(days=1))

	said = refusal(
		lambda: enter(
			staff, "Personal Data Nondisclosure", officer=staff[roles.EXECUTOR].officer, signed_on=day
		)
	)

	assert "майбутнім днем" in said


def test_processing_names_an_officer_of_the_authority_and_prints_its_workers(
	staff: Staff, neighbours: Staff
) -> None:
	values = {"authority": staff.authority, "purpose": "Розгляд звернень."}
	stranger = neighbours[OFFICER].officer
	refusal(lambda: enter(staff, "Personal Data Processing", **values, responsible_officer=stranger))
	own = staff[OFFICER].officer
	processing = enter(staff, "Personal Data Processing", **values, responsible_officer=own)

	with acting_as(staff[OFFICER]):
		page = frappe.get_print(
			"Personal Data Processing", processing.name, "Workers With Access To Personal Data"
		)

	assert "Працівники з доступом" in page and "не підписано" in page
	assert frappe.db.get_value("Authority Officer", staff[roles.REGISTRAR].officer, "officer_name") in page


# rules and scope ----------------------------------------------------------------------------------------------


def test_two_rules_for_the_same_records_are_refused() -> None:
	again = frappe.copy_doc(frappe.get_doc("Personal Data Retention Rule", "appeals-5y"))
	again.rule_code = "appeals-again"

	assert "ті самі записи" in refusal(again.insert)


def test_mark_of_a_comparison_goes_with_a_changed_period() -> None:
	rule = frappe.get_doc("Personal Data Retention Rule", "appeals-5y").update({"is_verified": 1}).save()

	assert rule.update({"keep_years": 3}).save().is_verified == 0


def test_hold_names_an_appeal_of_the_own_authority_without_showing_it(
	staff: Staff, neighbours: Staff
) -> None:
	foreign = Journey(neighbours).to("registered").card().registration_index
	way = Journey(staff).to("registered")
	values = {"authority": staff.authority, "kind": "Court", "reason": "Справа в суді."}

	assert "немає звернення" in refusal(
		lambda: enter(staff, "Personal Data Hold", **values, registration_index=f"{foreign}-немає")
	)
	hold = enter(staff, "Personal Data Hold", **values, registration_index=way.card().registration_index)
	assert hold.held_appeal == way.appeal
	with acting_as(staff[OFFICER]):
		assert not frappe.has_permission("Appeal", doc=way.appeal)


REGISTERS = (
	"Personal Data Incident",
	"Personal Data Erasure",
	"Personal Data Hold",
	"Personal Data Nondisclosure",
	"Personal Data Event",
)


@pytest.mark.parametrize("doctype", REGISTERS)
def test_registers_of_one_authority_are_not_anothers(doctype: str, staff: Staff, neighbours: Staff) -> None:
	document = frappe.new_doc(doctype).update({"authority": staff.authority})
	document.name = frappe.generate_hash(length=12)
	document.db_insert()

	for person, meets in ((staff[OFFICER], True), (neighbours[OFFICER], False)):
		with acting_as(person):
			assert (document.name in frappe.get_list(doctype, pluck="name", limit=0)) is meets
			assert frappe.has_permission(doctype, doc=document.name) is meets
