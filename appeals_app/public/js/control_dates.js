// The list of appeals by the control date: overdue, due today or soon, as the numbers of the workspace count them, or
// between two days. Other filters of the list stay.
frappe.provide("appeals");

const ASKED_BY = ["control_date", "phase", "authority"];

appeals.add_control_dates = (listview) => {
	const { appeal_days_ahead } = frappe.boot;
	const choices = [
		[__("Overdue"), () => show_queue(listview, "overdue")],
		[__("Due today"), () => show_queue(listview, "today")],
		[__("Next days: {0}", [appeal_days_ahead]), () => show_queue(listview, "soon")],
		[__("From day to day…"), () => ask_days(listview)],
		[__("Any day"), () => ask_by(listview, {})],
	];
	for (const [label, act] of choices) {
		listview.page.add_inner_button(label, act, __("Control Date"));
	}
};

async function show_queue(listview, due) {
	const filters = { answers: "appeals", due };
	const queue = await frappe.xcall("appeals_app.appeal_routing.api.control_queue", { filters });
	return ask_by(listview, queue.filters);
}

function ask_days(listview) {
	const today = frappe.datetime.get_today();
	const day = (fieldname, label, value) => ({
		fieldname,
		label,
		fieldtype: "Date",
		reqd: 1,
		default: value,
	});
	const last = frappe.datetime.add_days(today, frappe.boot.appeal_days_ahead);
	return appeals.ask(
		[day("first", __("Control Date Since"), today), day("last", __("Control Date To"), last)],
		async ({ first, last }) => ask_by(listview, { control_date: ["Between", [first, last]] }),
		__("Control Date"),
		__("Show"),
	);
}

async function ask_by(listview, conditions) {
	const { filter_area } = listview;
	filter_area.trigger_refresh = false;
	for (const field of ASKED_BY) await filter_area.remove(field);
	const filters = Object.entries(conditions).map(([field, [operator, value]]) => [
		listview.doctype,
		field,
		operator,
		value,
	]);
	await filter_area.set(filters);
	filter_area.trigger_refresh = true;
	filter_area.refresh_list_view();
}
