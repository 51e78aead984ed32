frappe.listview_settings["Appeal Classifier Item"] = {
	add_fields: [
		"code_status",
		"official_code",
		"unverified_code",
		"valid_to",
	],
	hide_name_column: true,
	hide_name_filter: true,

	get_indicator(doc) {
		if (doc.valid_to && doc.valid_to < frappe.datetime.get_today()) {
			return [__("Closed Item"), "gray", `valid_to,<,${frappe.datetime.get_today()}`];
		}
		const colour = appeals.code_colours[doc.code_status];
		return [__(doc.code_status), colour, `code_status,=,${doc.code_status}`];
	},

	// a formatter of the title would take away its link to the form
	formatters: {
		official_code(value, field, doc) {
			if (doc.code_status === "local") return "↳";
			const remembered = doc.unverified_code ? `${doc.unverified_code}?` : "";
			return frappe.utils.escape_html(value || remembered);
		},
	},
};
