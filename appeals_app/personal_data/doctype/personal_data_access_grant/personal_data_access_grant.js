frappe.ui.form.on("Personal Data Access Grant", {
	setup(frm) {
		frm.set_query("officer", () => ({ filters: { name: ["in", frappe.boot.appeals.officers] } }));
	},
	refresh(frm) {
		if (frm.is_new()) {
			return;
		}
		frm.disable_save();
		if (frm.doc.user === frappe.session.user) {
			frm.add_custom_button(__("Open The Card"), () => frappe.set_route("Form", "Appeal", frm.doc.appeal_key)).addClass(
				"btn-primary"
			);
		}
	},
});
