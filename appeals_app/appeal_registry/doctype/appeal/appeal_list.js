frappe.listview_settings["Appeal"] = {
	add_fields: ["phase", "is_overdue", "control_date", "workflow_state", "has_priority"],
	hide_name_column: true,
	total_columns: 7,
	has_indicator_for_draft: 1,

	onload(listview) {
		appeals.add_oversight_item(listview);
		appeals.add_fast_entry(listview.page);
		appeals.add_bulk_acts(listview);
		appeals.add_control_dates(listview);
	},

	refresh() {
		if (appeals.wants_fast_entry) {
			appeals.wants_fast_entry = false;
			appeals.open_fast_entry();
		}
	},

	get_indicator(doc) {
		const colour = appeals.phase_colours[doc.phase] || "gray";
		return [__(doc.workflow_state), colour, `workflow_state,=,${doc.workflow_state}`];
	},

	formatters: {
		received_at(value) {
			return value ? frappe.datetime.str_to_user(value.slice(0, 10)) : "";
		},
		control_date(value, field, doc) {
			if (!value) return "";
			const day = frappe.datetime.str_to_user(value);
			return doc.is_overdue ? `<span class="text-danger bold">${day}</span>` : day;
		},
	},
};
