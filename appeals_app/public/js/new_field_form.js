// A new field is of a type that people fill in (the server refuses others), and its form asks for no more than that needs.
const TYPES = [
	["Data", __("Words in one line")],
	["Small Text", __("Words in several lines")],
	["Select", __("Choice from a list")],
	["Check", __("Mark yes or no")],
	["Date", __("Day")],
	["Datetime", __("Day and hour")],
	["Int", __("Whole number")],
	["Float", __("Number with a fraction")],
	["Currency", __("Sum of money")],
	["Link", __("Record of the system")],
	["Attach", __("File")],
	["Section Break", __("New section")],
	["Column Break", __("New column")],
];
// prettier-ignore
const NOT_NEEDED = [
	"is_system_generated", "module", "fetch_from", "fetch_if_empty", "is_virtual", "ignore_user_permissions",
	"allow_on_submit", "in_global_search", "ignore_xss_filter", "print_width",
];

frappe.ui.form.on("Custom Field", {
	refresh(frm) {
		frm.toggle_display(NOT_NEEDED, false);
		if (!frm.is_new()) return;
		frm.set_df_property(
			"fieldtype",
			"options",
			TYPES.map(([value, label]) => ({ value, label }))
		);
	},
});
