frappe.ui.form.on("Appeal Assignment Note", {
	refresh(frm) {
		appeals.add_appeal_button(frm);
		const { may_answer } = frm.doc.__onload || {};
		if (may_answer) appeals.offer_answers(frm);
	},
});
