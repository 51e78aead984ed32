frappe.query_reports["Unusual Access"] = {
	filters: [
		{
			fieldname: "from_date",
			label: __("Since Day"),
			fieldtype: "Date",
			default: frappe.datetime.add_days(frappe.datetime.get_today(), -30),
			reqd: 1,
		},
		{
			fieldname: "to_date",
			label: __("To Day"),
			fieldtype: "Date",
			default: frappe.datetime.get_today(),
			reqd: 1,
		},
		{ fieldname: "authority", label: __("Authority"), fieldtype: "Link", options: "Authority" },
	],

	// The words lead to the event; its key would tell nobody anything.
	formatter(value, row, column, data, as_usual) {
		const words = as_usual(value, row, column, data);
		if (column.fieldname !== "first_event" || !data || !data.event) return words;
		return `<a href="/app/personal-data-access-event/${encodeURIComponent(data.event)}">${words}</a>`;
	},
};
