frappe.ui.form.on("Appeal Classifier Version", {
	setup(frm) {
		frm.set_query("new_item", "mappings", (doc, doctype, name) => {
			const old_item = frappe.get_doc(doctype, name).old_item || "";
			const group = old_item.split(".")[0];
			return { filters: { on: doc.valid_from, ...(group && { item_group: group }) } };
		});
	},

	refresh(frm) {
		if (frm.is_new() || frm.doc.is_verified) return;
		const text = __("Nobody has read the text of this redaction: its items are known from other sources.");
		frm.dashboard.set_headline_alert(text, "orange");
	},
});
