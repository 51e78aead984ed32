frappe.listview_settings["Reception Suspension"] = {
	add_fields: ["cancelled_on", "ends_on", "valid_from"],
	hide_name_column: true,

	get_indicator({ cancelled_on, ends_on, valid_from }) {
		const today = frappe.datetime.get_today();
		if (cancelled_on) return [__("Cancelled"), "gray", "cancelled_on,is,set"];
		if (ends_on && ends_on < today) return [__("Ended"), "gray", `ends_on,<,${today}`];
		if (valid_from > today) return [__("Not begun yet"), "blue", `valid_from,>,${today}`];
		if (!ends_on) return [__("In force"), "orange", "ends_on,is,not set"];
		const day = frappe.datetime.str_to_user(ends_on);
		return [__("In force until {0}", [day]), "orange", `ends_on,=,${ends_on}`];
	},
};
