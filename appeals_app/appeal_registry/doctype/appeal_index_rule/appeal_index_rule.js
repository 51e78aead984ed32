frappe.ui.form.on("Appeal Index Rule", {
	setup(frm) {
		frm.set_query("kind", appeals.classifier_query("kind"));
	},

	onload: appeals.keep_to_own_authority,
});
