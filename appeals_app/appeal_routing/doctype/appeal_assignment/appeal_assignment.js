frappe.ui.form.on("Appeal Assignment", {
	refresh(frm) {
		if (frm.is_new()) return;
		frm.add_custom_button(__("Open the appeal"), () =>
			frappe.set_route("Form", "Appeal", frm.doc.appeal)
		);
	},
});
