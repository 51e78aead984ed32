"""Personal data whose time is over go by an act two people approve: words, files and traces for good, figures stay."""

import frappe
import pytest

from appeals_app.domain.event_chain import HASHED_FIELDS_OF_PERSONAL_DATA, find_faults
from appeals_app.domain.personal_inventory import INVENTORY, Subject
from appeals_app.permissions import roles
from appeals_app.personal_data import anonymisation, due_records, erasure, erasure_batch, tasks
from appeals_app.testing.factories import make_applicant
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site import erasing
from tests.site.refusals import refusal


@pytest.fixture(autouse=True)
def in_one_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
	"""The job commits after each batch; a test must leave nothing behind."""
	monkeypatch.setattr(frappe.db, "commit", lambda: None)


# what goes ----------------------------------------------------------------------------------------------------


def test_no_marker_is_left_in_any_table_or_file(staff: Staff) -> None:
	"""A marker in each field of the inventory and in every place of the framework: afterwards there is none."""
	way = erasing.due_appeal(staff)
	applicant = way.card().applicant
	names = erasing.plant_in_inventory(way.appeal, staff.authority)
	erasing.plant_in_framework(way.appeal, applicant)
	assert set(names) | set(erasing.CHAINED) == set(INVENTORY)
	assert len(erasing.tables_with(erasing.MARKER)) >= len(INVENTORY) + 15
	assert len(erasing.files_with(erasing.MARKER)) == 2

	act = erasing.erased(staff)

	assert act.status == "Erased"
	assert act.files_count == 2
	assert erasing.tables_with(erasing.MARKER) == {}
	assert erasing.files_with(erasing.MARKER) == []


def test_statistics_are_the_same_to_the_unit(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		woman = make_applicant(sex="author_sex.female").name
		neighbour = make_applicant(last_name="Коваль").name
	ways = [
		erasing.due_appeal(
			staff, applicant=woman, author_categories=[{"category": "author_category.large_family"}]
		),
		erasing.due_appeal(
			staff, applicant=woman, kind="kind.complaint", co_applicants=[{"applicant": neighbour}]
		),
	]
	living = Journey(staff, applicant=neighbour).to("registered")
	appeals = [way.appeal for way in ways]
	before = erasing.figures([*appeals, living.appeal])

	erasing.erased(staff)

	after = erasing.figures([*appeals, living.appeal])
	assert after == before
	assert frappe.db.count("Appeal", {"name": ("in", appeals), "anonymised_on": ("is", "set")}) == 2


def test_chain_of_events_holds_without_the_grounds(staff: Staff) -> None:
	way = Journey(staff).to("execution")
	way.press(roles.UNIT_LEAD, "Повернути на резолюцію", reason="Заявниця хворіє.")
	erasing.make_due(way.appeal)

	erasing.erased(staff)

	events = erasing.events_of(way.appeal)
	assert find_faults(events) == []
	assert events[-1].act == "personal_data_erased"
	assert not [event.ground for event in events if event.ground]
	assert [event.ground_digest for event in events if event.ground_digest], "there were grounds"


def test_author_of_a_living_appeal_stays_and_is_not_told_by_the_erased_one(staff: Staff) -> None:
	way = erasing.due_appeal(staff)
	author = way.card().applicant
	living = Journey(staff, applicant=author).to("registered")

	erasing.erased(staff)

	assert frappe.db.get_value("Applicant", author, "last_name") == "Савченко"
	assert living.card().applicant == author
	twin = frappe.get_doc("Applicant", way.card().applicant)
	assert (twin.last_name, twin.phone, twin.authority) == ("Знеособлено", None, staff.authority)


def test_erased_card_keeps_its_index_and_takes_no_step_and_no_words(staff: Staff) -> None:
	way = erasing.due_appeal(staff)
	index = way.card().registration_index

	erasing.erased(staff)

	card = way.card()
	assert (card.title, card.registration_index, card.content) == (index, index, "Знеособлено")
	assert "знищено" in refusal(lambda: way.press(roles.HEAD, "Поновити розгляд", reason="Суд."))
	author = frappe.get_doc("Applicant", card.applicant)
	author.last_name = "Савченко"
	assert "знищено" in refusal(author.save)


def test_anonymising_again_changes_nothing(staff: Staff) -> None:
	way = erasing.due_appeal(staff)
	erasing.erased(staff)
	before = erasing.rows_of(way.appeal)

	anonymisation.anonymise(Subject.APPEAL, [way.appeal])

	assert erasing.rows_of(way.appeal) == before


# what stays ---------------------------------------------------------------------------------------------------


def test_young_and_open_appeals_are_not_due(staff: Staff) -> None:
	young, open_one = Journey(staff).to("closed"), Journey(staff).to("answered")
	frappe.db.set_value("Appeal", open_one.appeal, "closed_on", erasing.LONG_AGO)

	act = erasing.collected(staff)

	assert not {young.appeal, open_one.appeal} & erasing.listed(act)


def test_files_are_kept_to_the_end_of_the_last_year(staff: Staff) -> None:
	"""Closed in 2020, kept from 1 January 2021 for five years: due from 1 January 2026, on 31 December 2025 not."""
	way = erasing.due_appeal(staff)
	year = frappe.utils.getdate().year
	erasing.make_due(way.appeal, closed_on=f"{year - 5}-01-01")
	assert way.appeal not in erasing.listed(erasing.collected(staff))

	erasing.make_due(way.appeal, closed_on=f"{year - 6}-12-31")

	assert way.appeal in erasing.listed(erasing.collected(staff))


def hold_by_promise(way: Journey) -> None:
	erasing.raw_row(
		"Appeal Commitment",
		appeal=way.appeal,
		authority=way.staff.authority,
		status="On Control",
		promise="х",
	)


def hold_by_later_appeal(way: Journey) -> None:
	later = Journey(way.staff).to("registered")
	frappe.db.set_value("Appeal", later.appeal, "previous_appeal", way.appeal)


def hold_by_main_appeal(way: Journey) -> None:
	main = Journey(way.staff).to("registered")
	frappe.db.set_value("Appeal", way.appeal, "main_appeal", main.appeal)


def hold_by_request(way: Journey) -> None:
	request = erasing.raw_row(
		"Data Subject Request", authority=way.staff.authority, phase="IN_WORK", closed_on=None
	)
	row = {"parent": request, "parenttype": "Data Subject Request", "applicant": way.card().applicant}
	erasing.raw_row("Data Subject Record", **row)


@pytest.mark.parametrize(
	"hold",
	[erasing.hold_by_court, hold_by_promise, hold_by_later_appeal, hold_by_main_appeal, hold_by_request],
)
def test_hold_keeps_a_due_appeal_before_and_after_collecting(staff: Staff, hold) -> None:
	way, other = erasing.due_appeal(staff), erasing.due_appeal(staff)
	act = erasing.approved(staff)
	assert {way.appeal, other.appeal} <= erasing.listed(act)

	hold(way)

	assert way.appeal not in erasing.listed(erasing.collected(staff))
	with acting_as(staff[roles.ARCHIVIST]):
		tasks.erase(act.name)
	row = frappe.get_all(
		"Personal Data Erasure Row", {"erasure": act.name, "record_name": way.appeal}, ["*"]
	)[0]
	assert (row.outcome, bool(row.left_because)) == ("Left Alone", True)
	assert not way.card().anonymised_on
	assert other.card().anonymised_on


def test_lifted_hold_keeps_nothing(staff: Staff) -> None:
	way = erasing.due_appeal(staff)
	erasing.hold_by_court(way)
	hold = frappe.get_last_doc("Personal Data Hold", {"held_appeal": way.appeal})

	with acting_as(staff[roles.ARCHIVIST]):
		hold.update({"lifted_on": frappe.utils.today()}).save()

	assert way.appeal in erasing.listed(erasing.collected(staff))


def test_rule_of_a_kind_kept_for_ever_stands_before_the_common_one(staff: Staff) -> None:
	proposal, other = erasing.due_appeal(staff, kind="kind.proposal"), erasing.due_appeal(staff)
	frappe.get_doc(
		{
			"doctype": "Personal Data Retention Rule",
			"rule_code": "proposals",
			"title": "Пропозиції, що змінили роботу",
			"subject": "Appeal",
			"appeal_kind": "kind.proposal",
			"action": "Keep For Ever",
			"starts_from": "Closed On",
			"article": "mju-578-5.82",
			"valid_from": "2000-01-01",
		}
	).insert()

	found = erasing.listed(erasing.collected(staff))

	assert other.appeal in found
	assert proposal.appeal not in found


def test_neighbour_is_not_touched(staff: Staff, neighbours: Staff) -> None:
	way, own = erasing.due_appeal(neighbours), erasing.due_appeal(staff)

	act = erasing.erased(staff)

	assert own.card().anonymised_on

	assert way.appeal not in erasing.listed(act)
	assert way.card().content != "Знеособлено"


def test_search_for_what_is_due_goes_by_an_index(staff: Staff) -> None:
	rule = next(rule for rule, _kinds in erasure.applicable_rules() if rule.subject is Subject.APPEAL)
	query = due_records._query(rule, authority=staff.authority, today=frappe.utils.getdate(), other_kinds=[])

	[plan] = frappe.db.sql(f"explain {query.get_sql(quote_char='`')}", as_dict=True)

	assert "anonymised_on" in (plan.possible_keys or "")


# who and how --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", [roles.HEAD, roles.REGISTRAR, roles.OBLAST_ADMIN, roles.ANALYST])
def test_others_neither_collect_nor_approve(staff: Staff, role: str) -> None:
	act = erasing.collected(staff)

	with acting_as(staff[role]):
		refusal(lambda: erasure.collect(erasure=act.name), frappe.PermissionError)


def test_people_of_another_authority_do_not_meet_the_act(staff: Staff, neighbours: Staff) -> None:
	act = erasing.collected(staff)

	with acting_as(neighbours[roles.ARCHIVIST]):
		refusal(lambda: erasure.collect(erasure=act.name), frappe.PermissionError)
		assert act.name not in frappe.get_list("Personal Data Erasure", pluck="name")
		assert not frappe.get_list("Personal Data Erasure Row", {"erasure": act.name})


def test_killed_job_goes_on_where_it_was(staff: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
	ways = [erasing.due_appeal(staff) for _ in range(3)]
	act = erasing.approved(staff)
	monkeypatch.setattr(erasure_batch, "BATCH", 1)
	monkeypatch.setattr(frappe.db, "rollback", lambda **given: None)
	whole = erasure_batch.anonymise
	done: list[str] = []

	def killed(subject: Subject, names: list[str]) -> dict:
		if len(done) == 1:
			raise KeyboardInterrupt
		done.extend(names)
		return whole(subject, names)

	with monkeypatch.context() as patch, acting_as(staff[roles.ARCHIVIST]):
		patch.setattr(erasure_batch, "anonymise", killed)
		with pytest.raises(KeyboardInterrupt):
			tasks.erase(act.name)
	assert frappe.db.get_value("Personal Data Erasure", act.name, "status") == "Failed"
	assert sum(bool(way.card().anonymised_on) for way in ways) == 1

	with acting_as(staff[roles.ARCHIVIST]):
		tasks.erase(act.name)

	assert all(way.card().anonymised_on for way in ways)
	assert {
		len([event for event in erasing.events_of(way.appeal) if event.act == "personal_data_erased"])
		for way in ways
	} == {1}
	assert frappe.db.get_value("Personal Data Erasure", act.name, "erased_count") == 3


def test_silent_job_is_started_again(staff: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
	erasing.due_appeal(staff)
	act = erasing.approved(staff)
	with erasing.without_queue(monkeypatch) as ordered:
		with acting_as(staff[roles.ARCHIVIST]):
			erasure.order_erasure(erasure=act.name)
		assert [job["erasure"] for job in ordered] == [act.name]
		tasks.resume_erasures()
		assert len(ordered) == 1, "it has just been ordered"
		long_ago = frappe.utils.add_to_date(None, minutes=-5)
		frappe.db.set_value("Personal Data Erasure", act.name, "modified", long_ago, update_modified=False)

		tasks.resume_erasures()

	assert [job["erasure"] for job in ordered] == [act.name] * 2
	assert frappe.db.get_value("Personal Data Erasure", act.name, "act_number").endswith(
		str(frappe.utils.getdate().year)
	)


def test_act_is_printed_and_tells_how_many_by_which_rule(staff: Staff) -> None:
	erasing.due_appeal(staff)
	frappe.db.set_value("Authority Officer", staff[roles.ARCHIVIST].officer, "position", "Зберігачка фондів")
	act = erasing.erased(staff)

	with acting_as(staff[roles.ARCHIVIST]):
		page = frappe.get_print("Personal Data Erasure", act.name, "Destruction Act")

	for role in (roles.ARCHIVIST, roles.DATA_PROTECTION_OFFICER):
		post = frappe.get_doc("Authority Officer", staff[role].officer)
		assert post.position in page and post.officer_name in page
	for words in ("Акт про знищення", "578/5", "Звернення громадян: 5 років", "протокол № 3"):
		assert words in page
	events = frappe.get_all("Personal Data Event", {"subject_name": act.name}, ["*"], order_by="sequence")
	assert [event.act for event in events] == [
		"List Collected",
		"List Approved",
		"List Approved",
		"Signed By The Head",
		"Records Erased",
	]
	assert find_faults(events, HASHED_FIELDS_OF_PERSONAL_DATA) == []
