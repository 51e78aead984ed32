import pytest

from appeals_app.domain.lifecycle import Phase
from appeals_app.domain.next_step import State, Step, Transition, next_step

STATES = [
	State("надійшло", Phase.RECEIVED),
	State("зареєстровано", Phase.REGISTERED),
	State("у керівника", Phase.RESOLUTION),
	State("у виконавця", Phase.EXECUTION),
	State("виконується", Phase.EXECUTION),
	State("проєкт", Phase.REPLY),
	State("надано відповідь", Phase.ANSWERED),
	State("переслано", Phase.FORWARDED),
	State("у справу", Phase.CLOSED),
	State("в архіві", Phase.ARCHIVED),
]


def step_from(state, *rows):
	return next_step(state, STATES, [Transition(state, *row) for row in rows])


def test_the_nearest_phase_comes_before_a_further_one():
	near, far = ("на резолюцію", "у керівника", "Реєстратор"), ("одразу відповісти", "проєкт", "Керівник")
	assert step_from("зареєстровано", far, near) == Step("на резолюцію", ("Реєстратор",))


def test_within_a_phase_the_order_of_states_decides():
	accept, draft = ("прийняти", "виконується", "Виконавець"), ("підготувати", "проєкт", "Виконавець")
	assert step_from("у виконавця", draft, accept).action == "прийняти"
	assert step_from("виконується", ("назад", "у виконавця", "Виконавець"), draft).action == "підготувати"


def test_every_role_that_has_the_button_is_named():
	rows = [("підписати", "надано відповідь", role) for role in ("Керівник", "Заступник")]
	assert step_from("проєкт", *rows).roles == ("Керівник", "Заступник")


@pytest.mark.parametrize("exit_or_return", ["переслано", "надійшло", "зареєстровано"])
def test_ways_out_and_back_are_not_steps_forward(exit_or_return):
	assert step_from("зареєстровано", ("діяти", exit_or_return, "Реєстратор")) is None


def test_a_way_out_goes_on_to_closing():
	assert step_from("переслано", ("у справу", "у справу", "Архіваріус")).action == "у справу"


def test_with_an_open_promise_control_is_not_taken_off_yet():
	close = Transition("надано відповідь", "зняти", "у справу", "Контролер")

	assert next_step("надано відповідь", STATES, [close]).action == "зняти"
	assert next_step("надано відповідь", STATES, [close], has_open_commitment=True) is None


def test_a_reopening_is_not_a_step_forward():
	assert step_from("надано відповідь", ("поновити", "у керівника", "Керівник")) is None


def test_the_archive_and_an_unknown_state_are_followed_by_nothing():
	assert step_from("в архіві", ("діяти", "в архіві", "Архіваріус")) is None
	assert step_from("немає такого", ("діяти", "у справу", "Архіваріус")) is None


def test_steps_of_other_states_are_not_taken():
	other = Transition("проєкт", "підписати", "надано відповідь", "Керівник")
	assert next_step("виконується", STATES, [other]) is None


def test_a_state_without_a_phase_leads_nowhere():
	assert step_from("виконується", ("погодити", "стан без фази", "Виконавець")) is None
