// One line on a form says what comes next and whose it is. It is read from the workflow, so it follows the
// administrator's states, buttons and roles.
frappe.provide("appeals");

// The way of an appeal from receipt to the archive; the other phases are ways out of it, or lead back into it.
const WAY = ["RECEIVED", "REGISTERED", "RESOLUTION", "EXECUTION", "REPLY", "ANSWERED", "CLOSED", "ARCHIVED"];
const END = WAY.length - 1;

const place_on_way = (phase) => (WAY.includes(phase) ? WAY.indexOf(phase) : WAY.indexOf("ANSWERED"));

// {action, roles} of the nearest step forward from the state; null at the end of the way.
appeals.step_after = (state) => {
	frappe.workflow.setup("Appeal");
	const { states = [], transitions = [] } = frappe.workflow.workflows.Appeal || {};
	const rows = new Map(states.map((row, order) => [row.state, { phase: row.appeal_phase, order }]));
	const here = rows.get(state);
	if (!here || place_on_way(here.phase) === END) return null;

	const distance = ({ next_state }) => {
		const { phase, order } = rows.get(next_state);
		if (phase !== here.phase && !WAY.includes(phase)) return Infinity;
		const phases = place_on_way(phase) - place_on_way(here.phase);
		if (phases < 0 || (phases === 0 && order <= here.order)) return Infinity;
		return phases * states.length + order;
	};
	const forward = transitions.filter((row) => row.state === state && distance(row) < Infinity);
	if (!forward.length) return null;
	const nearest = forward.reduce((best, row) => (distance(row) < distance(best) ? row : best));
	const { action } = nearest;
	return { action, roles: forward.filter((row) => row.action === action).map((row) => row.allowed) };
};

// The step in words: on the card itself, or on a paper that belongs to it.
appeals.next_step_text = (state, { on_card }) => {
	const step = appeals.step_after(state);
	if (!step) return "";
	const action = __(step.action);
	if (!frappe.user.has_role(step.roles)) {
		return __("Next: «{0}» ({1}).", [action, step.roles.map((role) => __(role)).join(", ")]);
	}
	return on_card
		? __("Your next step: «{0}», under the button «Actions» at the top.", [action])
		: __("Your next step: «{0}» on the card of the appeal.", [action]);
};

// Lines above the fields of a form, in place of those that stand there.
appeals.show_lines = (frm, lines, colour) => {
	frm.dashboard.clear_headline();
	const shown = lines.filter(Boolean).map((line) => frappe.utils.escape_html(line));
	if (shown.length) frm.dashboard.set_headline_alert(shown.join("<br>"), colour);
};

// What comes next with the appeal a paper belongs to.
appeals.show_step_of_appeal = async (frm) => {
	const { name } = frm.doc;
	await new Promise((resolve) => frappe.model.with_doctype("Appeal", resolve));
	const { message } = await frappe.db.get_value("Appeal", frm.doc.appeal, "workflow_state");
	if (frm.doc.name !== name || !message.workflow_state) return;
	appeals.show_lines(frm, [appeals.next_step_text(message.workflow_state, { on_card: false })], "blue");
};
