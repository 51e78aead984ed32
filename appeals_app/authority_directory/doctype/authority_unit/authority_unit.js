frappe.ui.form.on("Authority Unit", {
	setup(frm) {
		frm.set_query("parent_unit", () => ({ filters: { authority: frm.doc.authority } }));
	},
});
