const EXTENSION_REQUEST_COLOURS = {
	Waiting: "orange",
	Granted: "green",
	Refused: "red",
	"Not Needed": "gray",
	Expired: "gray",
};

frappe.listview_settings["Appeal Extension Request"] = {
	hide_name_column: true,

	get_indicator(doc) {
		const label = __(doc.status, null, "Appeal Extension Request");
		return [label, EXTENSION_REQUEST_COLOURS[doc.status], `status,=,${doc.status}`];
	},
};
