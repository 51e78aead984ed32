const TRANSFER_COLOURS = {
	Prepared: "orange",
	Sent: "blue",
	Accepted: "green",
	Returned: "red",
	Cancelled: "gray",
};

frappe.listview_settings["Appeal Transfer"] = {
	hide_name_column: true,

	get_indicator(doc) {
		const label = __(doc.status, null, "Appeal Transfer");
		return [label, TRANSFER_COLOURS[doc.status], `status,=,${doc.status}`];
	},
};
