// The reader's own task on an appeal: its term and its next step, above those of the appeal.
frappe.provide("appeals");

const STEPS = { accept: __("Accept The Task"), give_part: __("Give My Part") };

appeals.own_task_lines = (frm, { on_card }) => {
	const { own_task: task } = frm.doc.__onload || {};
	if (!task) return [];
	return [term_of(task), step_of(task, on_card)];
};

// Who helps with the answer is not shown the step of who gathers it.
appeals.has_own_step = ({ __onload: { own_task: task } = {} }) => Boolean(task && !task.is_responsible && task.step);

appeals.offer_own_task = (frm) => {
	const { own_task: task } = frm.doc.__onload || {};
	if (task) frm.add_custom_button(__("My Task"), () => frappe.set_route("Form", "Appeal Assignment", task.name));
};

function term_of({ due_on, days_left }) {
	if (!due_on) return "";
	const day = frappe.datetime.str_to_user(due_on);
	return days_left < 0
		? __("Your task was due by {0}. Days past: {1}.", [day, -days_left])
		: __("Your task is due by {0}. Days left: {1}.", [day, days_left]);
}

function step_of({ step, is_responsible }, on_card) {
	if (step === "wait") return __("Your part has been given; who gathers the answer will read it.");
	if (is_responsible || !STEPS[step]) return "";
	return on_card
		? __("Your next step: «{0}» in your task, button «{1}».", [STEPS[step], __("My Task")])
		: __("Your next step: the button «{0}» at the top.", [STEPS[step]]);
}
