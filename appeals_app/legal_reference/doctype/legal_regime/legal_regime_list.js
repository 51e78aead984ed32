frappe.listview_settings["Legal Regime"] = {
	total_columns: 7,
	hide_name_column: true,
	get_indicator: appeals.period_indicator,
};
