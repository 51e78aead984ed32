frappe.listview_settings["Term Rule"] = {
	add_fields: ["is_enabled", "valid_to"],
	get_indicator(doc) {
		return doc.is_enabled ? appeals.period_indicator(doc) : [__("Not applied"), "gray", "is_enabled,=,0"];
	},
};
