const COMMITMENT_COLOURS = {
	"On Control": "orange",
	"Taken Off": "green",
	Reopened: "gray",
};

frappe.listview_settings["Appeal Commitment"] = {
	hide_name_column: true,
	total_columns: 6,

	get_indicator(doc) {
		return [__(doc.status, null, "Appeal Commitment"), COMMITMENT_COLOURS[doc.status], `status,=,${doc.status}`];
	},
};
