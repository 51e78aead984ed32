frappe.query_reports["Registration Journal"] = {
	filters: [
		{
			fieldname: "authority",
			label: __("Authority"),
			fieldtype: "Link",
			options: "Authority",
			reqd: 1,
			default: frappe.boot.appeals.authorities[0],
		},
		{
			fieldname: "from_date",
			label: __("Since Day"),
			fieldtype: "Date",
			reqd: 1,
			default: frappe.datetime.month_start(),
		},
		{
			fieldname: "to_date",
			label: __("To Day"),
			fieldtype: "Date",
			reqd: 1,
			default: frappe.datetime.get_today(),
		},
		{ fieldname: "by_surname", label: __("In The Order Of Surnames"), fieldtype: "Check" },
	],
};
