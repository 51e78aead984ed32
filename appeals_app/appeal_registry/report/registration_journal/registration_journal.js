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
		{ fieldname: "by_surname", label: __("In The Order Of Surnames"), fieldtype: "Check" },
	],

	onload: (report) => appeals.end_loading_when_refused(report),
};
