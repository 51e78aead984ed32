const TERM_CHANGE_COLOURS = {
	Decided: "orange",
	"In Force": "green",
	Replaced: "gray",
	Cancelled: "gray",
	Lapsed: "red",
};

frappe.listview_settings["Appeal Term Change"] = {
	hide_name_column: true,

	get_indicator(doc) {
		return [__(doc.status, null, "Appeal Term Change"), TERM_CHANGE_COLOURS[doc.status], `status,=,${doc.status}`];
	},
};
