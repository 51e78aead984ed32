frappe.ui.form.on("Personal Data Retention Rule", {
	setup(frm) {
		frm.set_query("appeal_kind", () => ({ filters: { item_group: "kind" } }));
	},
});
