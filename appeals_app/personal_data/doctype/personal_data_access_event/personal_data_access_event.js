frappe.provide("appeals.own_titles");

const title_of = ({ act }) => __(act, null, "Personal Data Access Event");

appeals.own_titles["Personal Data Access Event"] = title_of;

frappe.ui.form.on("Personal Data Access Event", {
	refresh(frm) {
		frm.page.set_title(title_of(frm.doc));
	},
});
