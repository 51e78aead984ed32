const NOTE_COLOURS = {
	Waiting: "orange",
	Answered: "green",
	Accepted: "green",
	"Sent Back": "red",
	"Not Needed": "gray",
};

frappe.listview_settings["Appeal Assignment Note"] = {
	hide_name_column: true,
	total_columns: 7,

	get_indicator(doc) {
		return [__(doc.status, null, "Appeal Assignment Note"), NOTE_COLOURS[doc.status], `status,=,${doc.status}`];
	},
};
