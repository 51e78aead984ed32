const OUTCOME_COLOURS = { Waits: "blue", Applied: "green", "Left Alone": "gray" };

// All three dates do not fit a line of the list: the last day stands there, short; the tip and the row tell all.
function last_days(doc) {
	if (doc.new_problem) return __("waits for a person");
	const [before, after] = [doc.old_due_date, doc.new_due_date].map(
		(day) => (day ? moment(day).format("DD.MM.YY") : "–")
	);
	return `${before} → ${after}`;
}

frappe.listview_settings["Term Recalculation Row"] = {
	total_columns: 5,
	hide_name_column: true,
	add_fields: ["appeal", "outcome", "old_due_date", "new_due_date", "new_problem"],
	get_indicator: ({ outcome }) => [__(outcome), OUTCOME_COLOURS[outcome], `outcome,=,${outcome}`],
	formatters: {
		moves: (value, field, doc) =>
			`<span class="ellipsis" title="${frappe.utils.escape_html(value)}">${last_days(doc)}</span>`,
	},
	// administrators see what moves without seeing the appeals
	get_form_link: ({ appeal, name }) =>
		frappe.model.can_read("Appeal")
			? `/app/appeal/${encodeURIComponent(appeal)}`
			: `/app/term-recalculation-row/${encodeURIComponent(name)}`,
};
