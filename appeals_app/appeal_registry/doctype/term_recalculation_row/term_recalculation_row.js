frappe.ui.form.on("Term Recalculation Row", {
	refresh(frm) {
		if (!frappe.model.can_read("Appeal")) return;
		frm.add_custom_button(__("Open the appeal"), () =>
			frappe.set_route("Form", "Appeal", frm.doc.appeal)
		);
	},
});
