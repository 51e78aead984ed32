const COMMITMENT_COLOURS = {
	"On Control": "orange",
	"Taken Off": "green",
	Reopened: "gray",
};

frappe.listview_settings["Appeal Commitment"] = {
	hide_name_column: true,

	get_indicator(doc) {
		return [__(doc.status, null, "Appeal Commitment"), COMMITMENT_COLOURS[doc.status], `status,=,${doc.status}`];
	},
};
