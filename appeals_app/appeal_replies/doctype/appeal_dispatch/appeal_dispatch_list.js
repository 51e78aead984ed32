const DISPATCH_COLOURS = {
	Waiting: "orange",
	Sent: "blue",
	Delivered: "green",
	"Not Delivered": "red",
	Returned: "red",
	Withdrawn: "gray",
};

frappe.listview_settings["Appeal Dispatch"] = {
	hide_name_column: true,
	total_columns: 6,

	get_indicator(doc) {
		return [__(doc.status, null, "Appeal Dispatch"), DISPATCH_COLOURS[doc.status], `status,=,${doc.status}`];
	},
};
