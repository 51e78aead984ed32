frappe.ui.form.on("Appeal Index Rule", {
	setup(frm) {
		frm.set_query("kind", appeals.classifier_query("kind"));
	},
});
