// What lacks in the filters is told by the server in words: the page itself would only stop with an error of its own.
frappe.query_reports["Index Counters"] = {
	filters: [
		{ fieldname: "authority", label: __("Authority"), fieldtype: "Link", options: "Authority" },
		{
			fieldname: "year",
			label: __("Year"),
			fieldtype: "Int",
			default: Number(frappe.datetime.get_today().slice(0, 4)) + 1,
		},
	],
	get_datatable_options: (options) => ({ ...options, serialNoColumn: false }),
	onload: (report) => appeals.end_loading_when_refused(report),
};
