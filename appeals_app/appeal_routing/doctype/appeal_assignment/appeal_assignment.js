const AT_WORK = ["Assigned", "Accepted"];

frappe.ui.form.on("Appeal Assignment", {
	refresh(frm) {
		if (frm.is_new()) return;
		appeals.add_appeal_button(frm);
		if (frm.doc.__onload && frm.doc.__onload.may_write_beneath) offer_giving_on(frm);
		if (AT_WORK.includes(frm.doc.status)) appeals.show_step_of_appeal(frm);
	},
});

function offer_giving_on(frm) {
	const values = { appeal: frm.doc.appeal, parent_assignment: frm.doc.name };
	frm.add_custom_button(__("Give On With A Resolution"), () => frappe.new_doc("Appeal Resolution", values));
}
