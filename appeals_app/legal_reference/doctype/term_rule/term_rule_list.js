// a short word for each unit leaves room for the dates
const LENGTHS = {
	Days: (amount) => __("{0} d.", [amount]),
	"Short-Term Days": (amount) => __("{0} d.", [amount]),
	"Calendar Days": (amount) => __("{0} calendar d.", [amount]),
	"Working Days": (amount) => __("{0} working d.", [amount]),
	Months: (amount) => __("{0} mon.", [amount]),
	Hours: (amount) => __("{0} h.", [amount]),
};

frappe.listview_settings["Term Rule"] = {
	total_columns: 7,
	hide_name_column: true,
	add_fields: ["is_enabled", "unit", "valid_to"],
	get_indicator(doc) {
		return doc.is_enabled ? appeals.period_indicator(doc) : [__("Not applied"), "gray", "is_enabled,=,0"];
	},
	formatters: {
		amount: (value, field, doc) => LENGTHS[doc.unit](cint(value)),
	},
};
