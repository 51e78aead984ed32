const ASSIGNMENT_COLOURS = {
	Assigned: "orange",
	Accepted: "blue",
	Done: "green",
	Returned: "red",
	Cancelled: "gray",
};

frappe.listview_settings["Appeal Assignment"] = {
	hide_name_column: true,
	total_columns: 7,

	get_indicator(doc) {
		return [__(doc.status), ASSIGNMENT_COLOURS[doc.status], `status,=,${doc.status}`];
	},
};
