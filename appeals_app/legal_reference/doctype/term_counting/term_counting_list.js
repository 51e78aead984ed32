frappe.listview_settings["Term Counting"] = {
	get_indicator: appeals.period_indicator,
};
