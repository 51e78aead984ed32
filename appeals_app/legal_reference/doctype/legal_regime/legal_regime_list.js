frappe.listview_settings["Legal Regime"] = {
	get_indicator: appeals.period_indicator,
};
