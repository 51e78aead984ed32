// What lacks in the filters is told by the server in words: the page itself would only stop with an error of its own.
frappe.query_reports["Registration Journal"] = {
	filters: [
		{
			fieldname: "authority",
			label: __("Authority"),
			fieldtype: "Link",
			options: "Authority",
			default: frappe.boot.appeals.authorities[0],
		},
		{
			fieldname: "from_date",
			label: __("Since Day"),
			fieldtype: "Date",
			default: frappe.datetime.month_start(),
		},
		{
			fieldname: "to_date",
			label: __("To Day"),
			fieldtype: "Date",
			default: frappe.datetime.get_today(),
		},
		{ fieldname: "control_since", label: __("Control Date Since"), fieldtype: "Date" },
		{ fieldname: "control_to", label: __("Control Date To"), fieldtype: "Date" },
		{ fieldname: "by_surname", label: __("In The Order Of Surnames"), fieldtype: "Check" },
	],
	// the journal numbers its rows itself
	get_datatable_options: (options) => ({ ...options, serialNoColumn: false }),
	onload: (report) => appeals.end_loading_when_refused(report),
};
