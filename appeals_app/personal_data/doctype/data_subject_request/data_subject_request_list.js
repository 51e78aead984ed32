frappe.listview_settings["Data Subject Request"] = {
	add_fields: ["phase", "is_overdue", "workflow_state", "due_date"],
	hide_name_column: true,
	total_columns: 6,

	get_indicator(doc) {
		const colour = REQUEST_COLOURS[doc.phase] || "gray";
		return [__(doc.workflow_state), colour, `workflow_state,=,${doc.workflow_state}`];
	},

	formatters: {
		due_date(value, field, doc) {
			if (!value) return "";
			const day = frappe.datetime.str_to_user(value);
			return doc.is_overdue ? `<span class="text-danger bold">${day}</span>` : day;
		},
	},
};

const REQUEST_COLOURS = { RECEIVED: "orange", IN_WORK: "blue", APPROVED: "blue", ANSWERED: "green", CLOSED: "gray" };
