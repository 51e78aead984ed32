const AT_WORK = ["Assigned", "Accepted"];

frappe.ui.form.on("Appeal Assignment", {
	refresh(frm) {
		if (frm.is_new()) return;
		frm.add_custom_button(__("Open the appeal"), () =>
			frappe.set_route("Form", "Appeal", frm.doc.appeal)
		);
		if (AT_WORK.includes(frm.doc.status)) appeals.show_step_of_appeal(frm);
	},
});
