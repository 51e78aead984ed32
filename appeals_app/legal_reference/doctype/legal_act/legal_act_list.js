frappe.listview_settings["Legal Act"] = {
	total_columns: 7,
	hide_name_column: true,
};
