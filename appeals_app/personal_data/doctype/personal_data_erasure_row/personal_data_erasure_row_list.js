frappe.listview_settings["Personal Data Erasure Row"] = {
	formatters: { record_type: (value) => frappe.utils.escape_html(__(value || "")) },
};
