"""One act on many appeals: a trial that leaves nothing, a result for every row, the rights of every row."""

import frappe
import pytest
from frappe.utils.background_jobs import get_queue

from appeals_app.appeal_routing import bulk, tasks
from appeals_app.appeal_routing.api import bulk_preview, bulk_result, bulk_run
from appeals_app.permissions import roles
from appeals_app.refusal import AppealRuleError
from appeals_app.testing.factories import PASSWORD
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.serving import Served

RUN = "/api/method/appeals_app.appeal_routing.api.bulk_run"
ORDER = "Розглянути й відповісти."


def order_to(staff: Staff) -> dict:
	return {"officer": staff[roles.EXECUTOR].officer, "resolution_text": ORDER}


def phase(appeal: str) -> str:
	return frappe.db.get_value("Appeal", appeal, "phase")


def test_head_assigns_chosen_appeals_and_each_row_is_told(staff: Staff) -> None:
	ready = [Journey(staff).to("resolution").appeal for _ in range(2)]
	too_early = Journey(staff).to("registered").appeal

	with acting_as(staff[roles.HEAD]):
		rows = bulk_run("assign", [ready[0], too_early, ready[1], ready[0]], order_to(staff))["rows"]

	assert [(row["appeal"], row["is_done"]) for row in rows] == [
		(ready[0], True),
		(too_early, False),
		(ready[1], True),
	]
	assert rows[1]["said"] and rows[1]["index"]
	assert [phase(name) for name in (*ready, too_early)] == ["EXECUTION", "EXECUTION", "REGISTERED"]
	assert frappe.db.count("Appeal Resolution", {"appeal": ("in", ready), "resolution_text": ORDER}) == 2


def test_trial_tells_the_same_and_leaves_nothing(staff: Staff) -> None:
	ready, early = Journey(staff).to("resolution").appeal, Journey(staff).to("registered").appeal
	events = frappe.db.count("Appeal Event")

	with acting_as(staff[roles.HEAD]):
		tried = bulk_preview("assign", [ready, early], order_to(staff))
		assert (phase(ready), frappe.get_doc("Appeal", ready).phase) == ("RESOLUTION", "RESOLUTION")
		assert frappe.db.count("Appeal Event") == events
		done = bulk_run("assign", [ready, early], order_to(staff))["rows"]

	assert tried == done
	assert not frappe.get_message_log()


def test_appeal_out_of_sight_is_refused_without_its_index(staff: Staff, neighbours: Staff) -> None:
	theirs = Journey(neighbours, brief="Чуже").to("answered").appeal
	ours = Journey(staff).to("answered").appeal

	with acting_as(staff[roles.CONTROLLER]):
		rows = bulk_run("close", [theirs, "nothing", ours], {})["rows"]

	assert [(row["is_done"], row["index"] != "") for row in rows] == [
		(False, False),
		(False, False),
		(True, True),
	]
	assert "Чуже" not in rows[0]["title"]
	assert (phase(theirs), phase(ours)) == ("ANSWERED", "CLOSED")


def test_appeal_changed_at_the_same_moment_is_told_without_stamps_of_time(staff: Staff) -> None:
	way = Journey(staff).to("registered")

	def save_as_opened(name: str, _values: dict) -> None:
		card = frappe.get_doc("Appeal", name)
		frappe.db.set_value("Appeal", name, "brief", "Змінено іншим")
		card.save()

	with acting_as(staff[roles.REGISTRAR]):
		[row] = bulk.act_on_each(save_as_opened, [way.appeal], {})

	assert row["said"] == "Хтось змінив звернення в ту саму мить. Повторіть дію для нього."
	assert way.card().brief != "Змінено іншим"


def test_role_without_the_step_is_refused_row_by_row(staff: Staff) -> None:
	appeal = Journey(staff).to("answered").appeal

	with acting_as(staff[roles.EXECUTOR]):
		[row] = bulk_run("close", [appeal], {})["rows"]

	assert not row["is_done"] and row["said"]
	assert phase(appeal) == "ANSWERED"


def test_trial_tells_the_title_and_what_changes_into_what(staff: Staff) -> None:
	entered = Journey(staff, brief="Ями на вулиці").to("entered").appeal

	with acting_as(staff[roles.REGISTRAR]):
		[row] = bulk_preview("classify", [entered], {"kind": "kind.proposal"})

	assert row["title"] == "Ями на вулиці"
	assert row["changes"] == (
		{"label": "Вид", "before": "Заява (клопотання)", "after": "Пропозиція (зауваження)"},
	)


def test_head_is_told_who_becomes_the_executor(staff: Staff) -> None:
	waiting = Journey(staff).to("resolution").appeal

	with acting_as(staff[roles.HEAD]):
		[row] = bulk_preview("assign", [waiting], order_to(staff))

	executor = frappe.db.get_value("Authority Officer", staff[roles.EXECUTOR].officer, "officer_name")
	after = {change["label"]: change["after"] for change in row["changes"]}
	assert after["Відповідальний виконавець"] == executor


def test_registrar_changes_the_classification_where_the_card_is_open(staff: Staff) -> None:
	open_card, closed = Journey(staff).to("registered").appeal, Journey(staff).to("closed").appeal

	with acting_as(staff[roles.REGISTRAR]):
		rows = bulk_run("classify", [open_card, closed], {"kind": "kind.proposal"})["rows"]

	assert [row["is_done"] for row in rows] == [True, False]
	assert frappe.db.get_value("Appeal", open_card, "kind") == "kind.proposal"
	assert frappe.db.get_value("Appeal", closed, "kind") == "kind.application"


@pytest.mark.parametrize("values", [{}, {"phase": "CLOSED"}, {"kind": ["kind.proposal"]}, {"kind": ""}])
def test_change_of_nothing_is_told_as_not_done(staff: Staff, values: dict) -> None:
	card = Journey(staff).to("registered").appeal

	with acting_as(staff[roles.REGISTRAR]):
		[row] = bulk_run("classify", [card], values)["rows"]

	assert (row["is_done"], row["said"].startswith("Не вибрано")) == (False, True)


@pytest.mark.parametrize(
	("act", "appeals", "said"),
	[
		("erase", ["x"], "Такої дії немає"),
		("close", [], "Не вибрано"),
		("close", [{"a": 1}, 5, None], "Не вибрано"),
		("close", [str(number) for number in range(bulk.MOST_ROWS + 1)], "не більше"),
	],
)
def test_what_cannot_be_done_at_all_is_refused_at_once(
	staff: Staff, act: str, appeals: list, said: str
) -> None:
	with acting_as(staff[roles.HEAD]), pytest.raises(AppealRuleError, match=said):
		bulk_run(act, appeals, {})


def test_many_rows_are_worked_through_and_told_to_who_ordered_them(
	staff: Staff, in_one_transaction: None, monkeypatch: pytest.MonkeyPatch
) -> None:
	monkeypatch.setattr(bulk, "ROWS_AT_ONCE", 1)
	appeals = [Journey(staff).to("answered").appeal for _ in range(2)]

	with acting_as(staff[roles.CONTROLLER]):
		job = bulk_run("close", appeals, {})["job"]
		assert bulk_result(job) == {"rows": None}
		tasks.work_through(job, "close", appeals, {})
		rows = bulk_result(job)["rows"]
	with acting_as(staff[roles.HEAD]), pytest.raises(AppealRuleError, match="немає відомостей"):
		bulk_result(job)

	assert [row["is_done"] for row in rows] == [True, True]
	assert {phase(name) for name in appeals} == {"CLOSED"}


def test_many_rows_ordered_over_http_wait_in_the_queue(http_server: Served, staff: Staff) -> None:
	client = http_server.client().login(staff[roles.CONTROLLER].user, PASSWORD)
	client.open_desk()
	appeals = [f"немає-{number}" for number in range(bulk.ROWS_AT_ONCE + 1)]

	answer = client.post(RUN, {"act": "close", "appeals": appeals, "values": {}})

	waiting = [job.kwargs["kwargs"].get("key") for job in get_queue("long").jobs]
	assert answer.json()["message"]["job"] in waiting
