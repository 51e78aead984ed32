frappe.listview_settings["Appeal Import Row"] = {
	hide_name_column: true,
	add_fields: ["file_row"],
	total_columns: 6,

	// a row without an index of its own is known by its number
	formatters: {
		old_index: (value, field, doc) => frappe.utils.escape_html(value || __("Row {0}", [doc.file_row])),
	},
};
