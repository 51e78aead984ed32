frappe.listview_settings["Appeal Import Row"] = {
	hide_name_column: true,
};
