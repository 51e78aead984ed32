"""An appeal goes from one authority to another: prepared, told to the author, sent, accepted or returned (Art. 7)."""

import frappe
import pytest
from frappe.model.document import Document
from frappe.utils import get_datetime, getdate

from appeals_app import clock
from appeals_app.appeal_routing.conflict_guard import ConflictOfInterestError
from appeals_app.appeal_routing.transfer_receiving import accept_transfer, return_transfer
from appeals_app.appeal_routing.transfers import cancel_transfer
from appeals_app.permissions import roles
from appeals_app.testing.factories import THEME, make_applicant, make_authority
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as
from tests.site.deciding import events_of
from tests.site.refusals import refusal
from tests.site.transferring import accept, give_back, notice_of, pass_on, prepare, send


def test_prepared_transfer_begins_the_letter_that_tells_the_author(staff: Staff, neighbours: Staff) -> None:
	"""Art. 7(3): the appeal is forwarded, of which the citizen is told."""
	way = Journey(staff).to("registered")

	transfer = prepare(way, neighbours)

	letter = notice_of(transfer)
	there = frappe.db.get_value("Authority", neighbours.authority, "authority_name")
	assert (letter.letter_kind, letter.status) == ("Forwarding Notice", "Draft")
	assert there in letter.ground and "ст. 7" in letter.ground
	assert (transfer.status, transfer.is_whole) == ("Prepared", 1)
	assert transfer.forward_due_on == way.card().forwarding_due_on
	assert way.card().phase == "REGISTERED"


def test_sent_notice_hands_the_questions_over_and_forwards_the_appeal(
	staff: Staff, neighbours: Staff
) -> None:
	way = Journey(staff).to("registered")

	transfer = pass_on(way, neighbours)

	card = way.card()
	assert (transfer.status, transfer.sent_on, transfer.is_late) == ("Sent", clock.today(), 0)
	assert card.phase == "FORWARDED"
	assert card.forwarded_to == frappe.db.get_value("Authority", neighbours.authority, "authority_name")
	assert [row.result for row in card.questions] == ["result.forwarded"]
	assert not frappe.db.exists(
		"Appeal", {"authority": neighbours.authority, "tracking_code": card.tracking_code}
	)
	assert "transfer_sent" in {event.act for event in events_of(way.appeal)}


def test_accepted_appeal_has_its_own_number_and_term_and_the_code_of_the_chain(
	staff: Staff, neighbours: Staff
) -> None:
	way = Journey(staff).to("registered")
	transfer = pass_on(way, neighbours)

	there = accept(transfer, neighbours).card()

	here = way.card()
	assert there.authority == neighbours.authority
	assert (there.phase, transfer.status) == ("REGISTERED", "Accepted")
	assert there.registration_index and there.registration_key != here.registration_key
	assert there.tracking_code == here.tracking_code
	assert there.received_at == get_datetime(transfer.handed_over_at)
	assert there.due_date and there.applicant != here.applicant
	assert (there.content, there.brief) == (here.content, here.brief)
	assert there.sender_number == here.registration_index
	assert transfer.received_index == there.registration_index
	assert [row.result for row in there.questions] == [None]


def test_author_stays_secret_at_the_other_authority(staff: Staff, neighbours: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		person = make_applicant(is_confidential=1, authority=staff.authority)
	way = Journey(staff, applicant=person.name, keep_author_secret=1).to("registered")

	there = accept(pass_on(way, neighbours), neighbours).card()

	assert there.keep_author_secret
	assert frappe.db.get_value("Applicant", there.applicant, "is_confidential")
	assert frappe.db.get_value("Applicant", there.applicant, "full_name") == person.full_name


def attach(way: Journey) -> Document:
	with acting_as(way.staff[roles.REGISTRAR]):
		return frappe.get_doc(
			{
				"doctype": "File",
				"file_name": "лист.csv",
				"content": "а;б\n1;2\n",
				"attached_to_doctype": "Appeal",
				"attached_to_name": way.appeal,
			}
		).insert()


def reads(person: Person, file: Document) -> bool:
	"""The person reads the file, after checking that the list and the document agree."""
	with acting_as(person):
		listed = file.name in frappe.get_list("File", {"name": file.name}, pluck="name")
		assert listed == file.has_permission("read")
		assert not file.has_permission("write")
	return listed


def test_receiver_reads_the_files_only_while_it_decides(staff: Staff, neighbours: Staff) -> None:
	way, registrar = Journey(staff).to("registered"), neighbours[roles.REGISTRAR]
	file = attach(way)
	prepared = prepare(way, neighbours)
	before = reads(registrar, file)

	sent = send(way, prepared)
	with acting_as(registrar):
		sent.run_method("onload")
	meanwhile = [reads(person, file) for person in (registrar, neighbours[roles.EXECUTOR])]
	give_back(sent, neighbours)

	assert [row.file_name for row in sent.get_onload("files")] == ["лист.csv"]
	assert (before, meanwhile, reads(registrar, file)) == (False, [True, False], False)


def test_files_of_a_secret_author_are_not_read_before_accepting(staff: Staff, neighbours: Staff) -> None:
	way = Journey(staff, keep_author_secret=1).to("registered")
	file = attach(way)

	sent = pass_on(way, neighbours)

	with acting_as(neighbours[roles.REGISTRAR]):
		sent.run_method("onload")
	assert sent.get_onload("files") == []
	assert not reads(neighbours[roles.REGISTRAR], file)


def test_files_are_copied_to_the_card_of_the_other_authority(staff: Staff, neighbours: Staff) -> None:
	way = Journey(staff).to("registered")
	attach(way)

	there = accept(pass_on(way, neighbours), neighbours)

	copies = frappe.get_all("File", {"attached_to_name": there.appeal}, ["file_name", "file_url"])
	originals = frappe.get_all("File", {"attached_to_name": way.appeal}, pluck="file_url")
	assert [copy.file_name for copy in copies] == ["лист.csv"]
	assert copies[0].file_url not in originals


def test_sender_reads_what_it_transferred_and_changes_nothing(staff: Staff, neighbours: Staff) -> None:
	there = accept(pass_on(Journey(staff).to("registered"), neighbours), neighbours)

	with acting_as(staff[roles.REGISTRAR]):
		assert there.card().has_permission("read")
		assert not there.card().has_permission("write")
	with acting_as(staff[roles.EXECUTOR]):
		assert not there.card().has_permission("read")


def test_receiver_sees_the_transfer_and_not_the_card_of_the_sender(staff: Staff, neighbours: Staff) -> None:
	way = Journey(staff).to("registered")
	prepared = prepare(way, neighbours)
	with acting_as(neighbours[roles.REGISTRAR]):
		assert not prepared.has_permission("read")

	sent = send(way, prepared)

	with acting_as(neighbours[roles.REGISTRAR]):
		assert sent.name in frappe.get_list("Appeal Transfer", pluck="name")
		assert not way.card().has_permission("read")
		sent.run_method("onload")
		assert sent.get_onload("letter") == way.card().content
		assert sent.get_onload("acts") == ["accept", "return"]


def test_returned_appeal_is_open_again_with_its_term_running(staff: Staff, neighbours: Staff) -> None:
	way = Journey(staff).to("registered")
	due = way.card().due_date
	transfer = pass_on(way, neighbours)

	give_back(transfer, neighbours)

	card = way.card()
	assert (transfer.status, transfer.return_reason) == ("Returned", "Дорога обласного значення.")
	assert (card.phase, card.answered_on, card.due_date) == ("RESOLUTION", None, due)
	assert [row.result for row in card.questions] == [None]
	assert not card.forwarded_to
	assert {"transfer_returned", "step"} <= {event.act for event in events_of(way.appeal)}


def test_return_needs_a_reason(staff: Staff, neighbours: Staff) -> None:
	transfer = pass_on(Journey(staff).to("registered"), neighbours)

	assert "чому" in refusal(lambda: give_back(transfer, neighbours, reason=" "))


def test_transfer_is_decided_once(staff: Staff, neighbours: Staff) -> None:
	transfer = pass_on(Journey(staff).to("registered"), neighbours)
	accept(transfer, neighbours)

	assert "«Прийнято»" in refusal(lambda: accept(transfer, neighbours))
	assert "«Прийнято»" in refusal(lambda: give_back(transfer, neighbours))
	assert (
		frappe.db.count(
			"Appeal Oversight",
			{
				"overseeing_authority": staff.authority,
				"reason": transfer.reason,
				"appeal": transfer.received_appeal,
			},
		)
		== 1
	)


def test_question_is_passed_on_once(staff: Staff, neighbours: Staff) -> None:
	way = Journey(staff).to("registered")
	prepare(way, neighbours)

	said = refusal(lambda: prepare(way, neighbours))

	assert "не можна передати" in said
	assert frappe.db.count("Appeal Transfer", {"appeal": way.appeal}) == 1


def test_question_with_the_other_authority_stays_on_the_card_until_it_comes_back(
	staff: Staff, neighbours: Staff
) -> None:
	rows = [{"question": f"Питання {number}", "theme": THEME} for number in (1, 2)]
	way = Journey(staff, questions=rows).to("registered")
	transfer = pass_on(way, neighbours, questions=[0])

	said = refusal(lambda: way.enter(questions=way.card().questions[1:]))
	give_back(transfer, neighbours)
	way.enter(questions=way.card().questions[1:])

	assert "Питання 1 передано іншому органові" in said
	assert [row.question for row in way.card().questions] == ["Питання 2"]


def test_transfer_given_up_withdraws_its_letter_and_frees_the_questions(
	staff: Staff, neighbours: Staff
) -> None:
	way = Journey(staff).to("registered")
	transfer = prepare(way, neighbours)

	with acting_as(staff[roles.REGISTRAR]):
		cancel_transfer(transfer=transfer.name, reason="Помилковий адресат.")

	assert notice_of(transfer).status == "Withdrawn"
	assert prepare(way, neighbours).status == "Prepared"


def test_only_the_receiver_decides(staff: Staff, neighbours: Staff) -> None:
	transfer = pass_on(Journey(staff).to("registered"), neighbours)

	for person in (staff[roles.REGISTRAR], staff[roles.HEAD], neighbours[roles.EXECUTOR]):
		with acting_as(person):
			refusal(lambda: accept_transfer(transfer=transfer.name), frappe.PermissionError)
			refusal(
				lambda: return_transfer(transfer=transfer.name, reason="Не наше."), frappe.PermissionError
			)

	assert frappe.db.get_value("Appeal Transfer", transfer.name, "status") == "Sent"


@pytest.mark.parametrize("how", ["link", "words"])
def test_complaint_is_not_passed_to_the_one_complained_of(staff: Staff, neighbours: Staff, how: str) -> None:
	"""Art. 7(4): complaints are not sent to those complained of."""
	name = frappe.db.get_value("Authority", neighbours.authority, "authority_name")
	about = {"complained_authority": neighbours.authority} if how == "link" else {"complained_note": name}
	way = Journey(staff, kind="kind.complaint", **about).to("registered")

	said = refusal(lambda: prepare(way, neighbours), ConflictOfInterestError)

	assert name in said
	assert not frappe.db.exists("Appeal Transfer", {"appeal": way.appeal})


@pytest.mark.parametrize(
	"note", ["Вільнянська міська рада, голова Яремчук", "Виконком Вільнянської міської ради", "голова ради"]
)
def test_complaint_stays_away_from_a_body_named_among_other_words(
	staff: Staff, neighbours: Staff, note: str
) -> None:
	frappe.db.set_value("Authority", neighbours.authority, "authority_name", "Вільнянська міська рада")
	way = Journey(staff, kind="kind.complaint", complained_note=note).to("registered")

	if note == "голова ради":
		assert prepare(way, neighbours)
	else:
		assert "Вільнянська міська рада" in refusal(lambda: prepare(way, neighbours), ConflictOfInterestError)


def test_appeal_stays_where_it_is_if_the_receiver_does_not_work(staff: Staff) -> None:
	closed = make_authority(working_state="Closed").name

	said = refusal(lambda: prepare(Journey(staff).to("registered"), closed))

	assert "не працює" in said


def test_appeal_not_registered_yet_is_not_passed_on(staff: Staff, neighbours: Staff) -> None:
	assert "Спершу зареєструйте" in refusal(lambda: prepare(Journey(staff), neighbours))


def test_receiver_has_its_own_five_days(staff: Staff, neighbours: Staff) -> None:
	transfer = pass_on(Journey(staff).to("registered"), neighbours)

	assert transfer.answer_due_on > getdate(transfer.handed_over_at)
