frappe.listview_settings["Working Calendar"] = {
	get_indicator: appeals.period_indicator,
};
