frappe.listview_settings["Legal Article"] = {
	total_columns: 7,
	hide_name_column: true,
};
