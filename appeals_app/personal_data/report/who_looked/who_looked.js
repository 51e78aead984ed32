frappe.query_reports["Who Looked"] = {
	filters: [
		{ fieldname: "authority", label: __("Authority"), fieldtype: "Link", options: "Authority" },
		{ fieldname: "appeal_index", label: __("Registration Index"), fieldtype: "Data" },
		{
			fieldname: "request",
			label: __("Data Subject Request"),
			fieldtype: "Link",
			options: "Data Subject Request",
			get_query: () => ({ filters: { kind: "Who Looked", phase: ["in", ["APPROVED", "ANSWERED", "CLOSED"]] } }),
		},
		{ fieldname: "whole_person", label: __("Everything Held On The Author"), fieldtype: "Check" },
		{ fieldname: "from_date", label: __("Since Day"), fieldtype: "Date" },
		{ fieldname: "to_date", label: __("To Day"), fieldtype: "Date" },
	],
};
