frappe.ui.form.on("Applicant", {
	setup(frm) {
		frm.set_query("sex", appeals.classifier_query("author_sex"));
		frm.set_query("social_state", appeals.classifier_query("social_state"));
		frm.set_query("authority", () => ({
			filters: { name: ["in", frappe.boot.appeals.authorities] },
		}));
	},

	onload(frm) {
		if (frm.is_new() && !frm.doc.authority) {
			frm.set_value("authority", frappe.boot.appeals.authorities[0]);
		}
	},
});
