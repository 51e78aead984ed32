// What the server puts into links while it saves comes without its title: read-only fields would show the key.
$(document).on("form-refresh", async (event, frm) => {
	const untitled = links_of(frm.doc).filter(({ doctype, name }) => !frappe.utils.get_link_title(doctype, name));
	if (!untitled.length || frm.is_new()) return;
	await Promise.all(untitled.map(({ doctype, name }) => frappe.utils.fetch_link_title(doctype, name)));
	for (const field of new Set(untitled.map((link) => link.field))) frm.refresh_field(field);
});

// Links of the form and of its tables to records that are shown by their title.
function links_of(doc, parent_field = null) {
	return frappe.get_meta(doc.doctype).fields.flatMap(({ fieldtype, fieldname, options }) => {
		const value = doc[fieldname];
		if (!value) return [];
		if (Array.isArray(value)) return value.flatMap((row) => links_of(row, fieldname));
		const is_titled = fieldtype === "Link" && (frappe.boot.link_title_doctypes || []).includes(options);
		return is_titled ? [{ doctype: options, name: value, field: parent_field || fieldname }] : [];
	});
}
