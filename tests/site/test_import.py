"""A register kept elsewhere is brought over: each row is told its fate, nothing is doubled, nothing is lost."""

import io

import frappe
import pytest
from openpyxl import Workbook

from appeals_app.appeal_exchange import import_reading, tasks
from appeals_app.appeal_exchange.appeals_there import AppealsThere
from appeals_app.appeal_exchange.import_orders import order_check, order_loading
from appeals_app.appeal_exchange.import_report import report_of
from appeals_app.appeal_registry.event_check import verify_events
from appeals_app.appeal_registry.event_rows import Chosen
from appeals_app.legal_reference.law import law_in_force
from appeals_app.permissions import roles
from appeals_app.testing.factories import make_authority
from appeals_app.testing.staff import Person, acting_as, make_person
from tests.site.importing import (
	HEADING,
	a_row,
	changed_xlsx,
	checked,
	csv_of,
	fates,
	loaded,
	new_import,
	new_mapping,
	reason_of,
	xlsx_of,
)
from tests.site.refusals import refusal
from tests.site.test_numbers import authority_of, register, registrar

pytestmark = pytest.mark.usefixtures("in_one_transaction")


@pytest.fixture
def person() -> Person:
	return registrar()


def imported(person: Person, content: bytes, **more: object) -> frappe._dict:
	return loaded(person, new_import(person, authority_of(person), content, **more))


def test_rows_become_cards_with_authors_questions_terms_and_a_chain_that_holds(person: Person) -> None:
	document = imported(person, csv_of([a_row(1), a_row(2, answered="20.03.2026")]))

	assert (document.status, document.imported_count, document.ready_count) == ("Loaded", 2, 0)
	fields = [
		"name",
		"registration_index",
		"phase",
		"applicant",
		"due_date",
		"closed_on",
		"kind",
		"tracking_code",
	]
	opened, closed = frappe.get_all(
		"Appeal", {"authority": authority_of(person)}, fields, order_by="registration_index"
	)
	assert (opened.registration_index, opened.phase, opened.kind) == (
		"С-1/2026",
		"REGISTERED",
		"kind.complaint",
	)
	assert (closed.phase, str(closed.closed_on)) == ("CLOSED", "2026-03-20")
	assert opened.due_date and opened.tracking_code
	assert frappe.db.get_value("Applicant", opened.applicant, "full_name") == "Савченко Іван Петрович"
	assert frappe.db.count("Appeal Question", {"parent": opened.name}) == 1
	[event] = frappe.get_all("Appeal Event", {"appeal": opened.name}, ["act", "user", "reference_name"])
	assert (event.act, event.user, event.reference_name) == ("appeal_imported", person.user, document.name)
	assert not verify_events(Chosen(authority=authority_of(person))).faults


def test_imported_card_is_opened_and_saved_as_any_other(person: Person) -> None:
	imported(person, csv_of([a_row(1)]))
	name = frappe.db.get_value("Appeal", {"authority": authority_of(person)})

	with acting_as(person):
		appeal = frappe.get_doc("Appeal", name)
		appeal.enclosures = "Копія паспорта об’єкта"
		appeal.save()

	assert frappe.db.get_value("Appeal", name, "enclosures") == "Копія паспорта об’єкта"


def test_check_tells_fates_and_leaves_the_register_alone(person: Person) -> None:
	content = csv_of([a_row(1), a_row(2, registered="колись"), a_row(1), a_row(3)])

	document = checked(person, new_import(person, authority_of(person), content))

	assert fates(document.name) == [(2, "Ready"), (3, "Refused"), (4, "Double In File"), (5, "Ready")]
	assert (document.ready_count, document.refused_count, document.double_count) == (2, 1, 1)
	assert not frappe.db.exists("Appeal", {"authority": authority_of(person)})


def test_rows_are_known_by_the_index_of_the_file_unless_its_cell_holds_words(person: Person) -> None:
	content = csv_of([a_row(1), a_row(2, registered="колись"), a_row(3, index="Савченко Іван")])

	document = checked(person, new_import(person, authority_of(person), content))

	filters = {"appeal_import": document.name}
	shown = frappe.get_all("Appeal Import Row", filters=filters, pluck="old_index", order_by="file_row asc")
	assert [index or "" for index in shown] == ["С-1/2026", "С-2/2026", ""]


def test_import_repeated_brings_nothing_twice(person: Person) -> None:
	content = csv_of([a_row(number) for number in range(1, 6)])
	imported(person, content)

	again = imported(person, csv_of([*(a_row(number) for number in range(1, 6)), a_row(6)]))

	assert (again.there_count, again.imported_count) == (5, 1)
	assert frappe.db.count("Appeal", {"authority": authority_of(person)}) == 6


def test_new_numbers_go_on_behind_the_old_ones(person: Person) -> None:
	document = imported(person, csv_of([a_row(1), a_row(7), a_row(8, index="стара-нумерація 12")]))

	new = register(person, at=frappe.utils.get_datetime("2026-03-05 10:00"))

	assert new == "С-8/2026"
	assert "лічильник «один на орган»: наступний номер 8" in document.numbering_note
	assert frappe.db.exists(
		"Appeal", {"registration_index": "стара-нумерація 12", "authority": authority_of(person)}
	)


def test_number_given_between_the_check_and_the_loading_is_not_given_twice(person: Person) -> None:
	name = new_import(person, authority_of(person), csv_of([a_row(1), a_row(2)]))
	checked(person, name)
	register(person, at=frappe.utils.get_datetime("2026-03-05 10:00"))

	with acting_as(person):
		tasks.load_import(name)

	assert fates(name) == [(2, "Already There"), (3, "Imported")]
	assert frappe.db.count("Appeal", {"authority": authority_of(person)}) == 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251"])
def test_file_in_another_encoding_is_read_as_it_was_written(person: Person, encoding: str) -> None:
	rows = [a_row(number, author="Ґалаґан Марія Іванівна") for number in (1, 2)]

	document = imported(person, csv_of(rows, encoding=encoding))

	assert document.imported_count == 2
	assert frappe.db.count("Applicant", {"authority": authority_of(person), "last_name": "Ґалаґан"}) == 2


def test_xlsx_with_formulas_and_merged_cells_loses_no_row_silently(person: Person) -> None:
	rows = [
		a_row(1),
		a_row(2, brief='=CONCATENATE("а","б")'),
		a_row(3),
		a_row(4),
		a_row(5, registered=frappe.utils.getdate("2026-03-04")),
	]
	content = xlsx_of(rows, merged=["E5:E6"])

	document = imported(person, content, name="register.xlsx")

	assert fates(document.name) == [
		(3, "Imported"),
		(4, "Refused"),
		(5, "Refused"),
		(6, "Refused"),
		(7, "Imported"),
	]
	assert "формулу" in reason_of(document.name, 4)
	assert "об’єднаних" in reason_of(document.name, 5)


def test_words_of_the_file_mean_what_the_mapping_says(person: Person) -> None:
	mapping = new_mapping(person, authority_of(person), **{"скарж.": "Скарга"})

	document = imported(person, csv_of([a_row(1, kind="СКАРЖ"), a_row(2, kind="хтозна")]), mapping=mapping)

	assert fates(document.name) == [(2, "Imported"), (3, "Refused")]


def test_report_tells_each_row_and_names_nobody(person: Person) -> None:
	content = csv_of([a_row(1, registered="Савченко"), a_row(2, phone="Іван"), a_row(3)])
	document = checked(person, new_import(person, authority_of(person), content))

	with acting_as(person):
		report = report_of(document.name).decode("utf-8-sig")

	assert [line.split(";")[0] for line in report.splitlines()[1:]] == ["2", "3", "4"]
	assert "Савченко" not in report and "Іван" not in report
	assert "«Дата реєстрації»" in report


@pytest.mark.parametrize("batch", [1, 2, 3])
def test_work_cut_between_batches_goes_on_where_it_stood(
	person: Person, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
	monkeypatch.setattr(import_reading, "BATCH", batch)
	rows = [a_row(1), a_row(2), a_row(1), a_row(3), a_row(4, registered="")]
	name = new_import(person, authority_of(person), csv_of(rows))
	document = frappe.get_doc("Appeal Import", name)
	rows = next(import_reading.read_batches(document))
	tasks.check_batch(document, rows, law_in_force(), AppealsThere(document.authority))
	document.db_set(tasks.counts_of(document))

	document = loaded(person, name)

	assert [fate for _row, fate in fates(name)] == [
		*("Imported", "Imported", "Double In File", "Imported", "Refused")
	]
	assert frappe.db.count("Appeal", {"authority": authority_of(person)}) == 3


def test_another_file_is_checked_anew(person: Person) -> None:
	name = new_import(person, authority_of(person), csv_of([a_row(1), a_row(2)]))
	checked(person, name)
	other = new_import(person, authority_of(person), csv_of([a_row(9)]))

	with acting_as(person):
		document = frappe.get_doc("Appeal Import", name)
		document.mapping = frappe.db.get_value("Appeal Import", other, "mapping")
		document.save()
		tasks.check_import(name)

	assert fates(name) == [(2, "Ready"), (3, "Ready")]


# who may -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
	"role", [role for role in roles.ALL_ROLES if role not in (roles.REGISTRAR, roles.OBLAST_ADMIN)]
)
def test_others_of_the_authority_order_no_import(person: Person, role: str) -> None:
	name = new_import(person, authority_of(person), csv_of([a_row(1)]))
	other = make_person(role, authority=authority_of(person))

	with acting_as(other):
		for act in (order_check, order_loading):
			with pytest.raises(frappe.PermissionError):
				act(name)


def test_registrar_of_another_authority_meets_neither_import_nor_report_nor_file(person: Person) -> None:
	name = new_import(person, authority_of(person), csv_of([a_row(1)]))
	checked(person, name)
	stranger = registrar()

	with acting_as(stranger):
		for act in (order_check, order_loading, report_of):
			with pytest.raises(frappe.PermissionError):
				act(name)
		assert frappe.get_list("Appeal Import") == []
		assert frappe.get_list("Appeal Import Row") == []
		assert not frappe.get_list("File", filters={"attached_to_name": name})


def test_import_into_another_authority_is_refused(person: Person) -> None:
	mapping = new_mapping(person, authority_of(person))
	values = {"import_title": "Журнал", "authority": make_authority().name, "mapping": mapping}

	with acting_as(person), pytest.raises((frappe.PermissionError, frappe.ValidationError)):
		frappe.get_doc({"doctype": "Appeal Import", **values}).insert()

	assert not frappe.db.exists("Appeal Import", {"mapping": mapping})


def test_nothing_is_loaded_that_was_not_checked(person: Person) -> None:
	name = new_import(person, authority_of(person), csv_of([a_row(1)]))

	with acting_as(person):
		said = refusal(lambda: order_loading(name))

	assert "Спершу перевірте файл" in said


def test_lines_behind_an_open_quote_are_refused_by_their_numbers(person: Person) -> None:
	text = csv_of([a_row(1), a_row(2, brief="@"), a_row(3), a_row(4, brief="#"), a_row(5)]).decode()
	content = text.replace("@", '"Про лапку').replace("#", '"Про воду"').encode()

	document = checked(person, new_import(person, authority_of(person), content))

	assert fates(document.name) == [
		(2, "Ready"),
		*((row, "Refused") for row in (3, 4, 5)),
		(6, "Ready"),
	]
	assert "з рядка 3" in reason_of(document.name, 4)


@pytest.mark.parametrize(
	"index", ["C-1/2026", "с-1/2026", "С - 1/2026", "С–1/2026", "С-\u200b1/2026", "С-001/2026"]
)
def test_index_that_reads_as_another_of_the_file_is_a_double(person: Person, index: str) -> None:
	content = csv_of([a_row(1), a_row(2, index=index)])

	document = checked(person, new_import(person, authority_of(person), content))

	assert fates(document.name) == [(2, "Ready"), (3, "Double In File")]


@pytest.mark.parametrize("given", ["С-1/2026", "C-0001/2026", "с – 1/2026"])
@pytest.mark.parametrize("index", ["С-1/2026", "C-1/2026", "С - 01/2026", "c-1/2026", "С–\u200b1/2026"])
def test_index_that_reads_as_one_of_the_register_is_already_there(
	person: Person, given: str, index: str
) -> None:
	imported(person, csv_of([a_row(1, index=given)]))
	there = frappe.db.get_value("Appeal", {"authority": authority_of(person)})
	content = csv_of([a_row(1, index=index), a_row(2)])

	document = checked(person, new_import(person, authority_of(person), content))

	assert fates(document.name) == [(2, "Already There"), (3, "Ready")]
	assert (
		frappe.db.get_value("Appeal Import Row", {"appeal_import": document.name, "file_row": 2}, "appeal")
		== there
	)


def test_index_given_meanwhile_in_another_writing_is_not_doubled(person: Person) -> None:
	document = checked(
		person, new_import(person, authority_of(person), csv_of([a_row(1, index="C-01/2026")]))
	)
	imported(person, csv_of([a_row(1)]))

	with acting_as(person):
		tasks.load_import(document.name)

	assert fates(document.name) == [(2, "Already There")]
	assert frappe.db.count("Appeal", {"authority": authority_of(person)}) == 1


def test_letters_that_only_look_near_stay_two_indexes_of_the_register(person: Person) -> None:
	imported(person, csv_of([a_row(1, index="Г-1/2026")]))

	document = checked(person, new_import(person, authority_of(person), csv_of([a_row(1, index="Ґ-1/2026")])))

	assert fates(document.name) == [(2, "Ready")]


def test_first_visible_sheet_is_read_and_others_with_rows_are_told(person: Person) -> None:
	book = Workbook()
	book.active.title = "Старий"
	book.active.sheet_state = "hidden"
	for title, number in (("Журнал", 2), ("Додаток", 3)):
		for row in (HEADING, a_row(number)):
			book.create_sheet(title).append(row) if title not in book else book[title].append(row)
	book["Старий"].append(a_row(9))
	content = io.BytesIO()
	book.save(content)

	document = imported(person, content.getvalue(), name="register.xlsx")

	assert frappe.get_all("Appeal", {"authority": authority_of(person)}, pluck="registration_index") == [
		"С-2/2026"
	]
	assert all(f"«{title}»" in document.source_note for title in ("Старий", "Журнал", "Додаток"))


def test_number_that_is_none_is_told_in_its_row(person: Person) -> None:
	content = changed_xlsx(r"<c r=\"A4\"[^>]*><v>2</v>", '<c r="A4"><v>два</v>')
	content_of_order = changed_xlsx(r"<c r=\"G4\"[^/]*?>.*?</c>", '<c r="G4"><v>1E9x9</v></c>')

	whole = checked(person, new_import(person, authority_of(person), content, name="register.xlsx"))
	told = checked(person, new_import(person, authority_of(person), content_of_order, name="register.xlsx"))

	assert fates(whole.name) == [(3, "Ready"), (4, "Ready")]
	assert fates(told.name) == [(3, "Ready"), (4, "Refused")]
