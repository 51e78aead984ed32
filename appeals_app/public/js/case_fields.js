// How a case is named by who does not see it: by its number, and by the authority where several have that number.
frappe.provide("appeals");

appeals.case_fields = () => [
	{
		fieldname: "number",
		fieldtype: "Data",
		label: __("Index or tracking code"),
		reqd: 1,
	},
	{
		fieldname: "authority",
		fieldtype: "Link",
		options: "Authority",
		label: __("Authority"),
		description: __("Needed only where several authorities have this index."),
	},
];
