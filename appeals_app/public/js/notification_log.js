// A notice that names no record outlives what it tells of: its button would lead to an empty page.
frappe.ui.form.on("Notification Log", {
	refresh(frm) {
		frm.toggle_display("open_reference_document", !!frm.doc.document_name);
	},
});
