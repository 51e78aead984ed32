frappe.ui.form.on("Appeal Channel", {
	setup(frm) {
		frm.set_query("form_of_receipt", appeals.classifier_query("form_of_receipt"));
		frm.set_query("appeal_type", appeals.classifier_query("type"));
	},
});
