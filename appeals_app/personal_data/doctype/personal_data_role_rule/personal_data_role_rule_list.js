frappe.listview_settings["Personal Data Role Rule"] = {
	hide_name_column: true,
	formatters: { name: (role) => __(role) },
};
