frappe.query_reports["Postal List"] = {
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
			fieldname: "day",
			label: __("Sent On"),
			fieldtype: "Date",
			reqd: 1,
			default: frappe.datetime.get_today(),
		},
	],
};
