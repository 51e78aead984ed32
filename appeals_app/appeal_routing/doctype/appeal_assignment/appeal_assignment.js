const AT_WORK = ["Assigned", "Accepted"];

frappe.ui.form.on("Appeal Assignment", {
	refresh(frm) {
		if (frm.is_new()) return;
		appeals.add_appeal_button(frm);
		if (AT_WORK.includes(frm.doc.status)) appeals.show_step_of_appeal(frm);
	},
});
