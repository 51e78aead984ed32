frappe.listview_settings["Appeal Classifier Group"] = {
	add_fields: ["act_number", "unverified_number"],
	hide_name_column: true,
	hide_name_filter: true,

	formatters: {
		act_number(value, field, doc) {
			const text = value || (doc.unverified_number && `${doc.unverified_number}?`) || "";
			return frappe.utils.escape_html(text);
		},
	},
};
