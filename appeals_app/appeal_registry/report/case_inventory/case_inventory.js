// What lacks in the filters is told by the server in words: the page itself would only stop with an error of its own.
frappe.query_reports["Case Inventory"] = {
	filters: [
		{
			fieldname: "authority",
			label: __("Authority"),
			fieldtype: "Link",
			options: "Authority",
			default: frappe.boot.appeals.authorities[0],
		},
		{ fieldname: "case_number", label: __("Case"), fieldtype: "Data" },
		{ fieldname: "case_volume", label: __("Volume"), fieldtype: "Data" },
	],
	// the inventory numbers its papers itself
	get_datatable_options: (options) => ({ ...options, serialNoColumn: false }),
	onload(report) {
		appeals.end_loading_when_refused(report);
		appeals.offer_volumes(report);
	},
};
