const REPLY_COLOURS = {
	Draft: "orange",
	Approved: "blue",
	Signed: "purple",
	Sent: "green",
	Withdrawn: "gray",
};

frappe.listview_settings["Appeal Reply"] = {
	hide_name_column: true,
	total_columns: 7,

	get_indicator(doc) {
		return [__(doc.status), REPLY_COLOURS[doc.status], `status,=,${doc.status}`];
	},
};
