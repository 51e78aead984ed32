frappe.listview_settings["Working Calendar"] = {
	total_columns: 5,
	hide_name_column: true,
	get_indicator: appeals.period_indicator,
};
