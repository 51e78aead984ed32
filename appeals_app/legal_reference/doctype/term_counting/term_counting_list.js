frappe.listview_settings["Term Counting"] = {
	total_columns: 8,
	hide_name_column: true,
	get_indicator: appeals.period_indicator,
};
