frappe.ui.form.on("Personal Data Nondisclosure", {
	setup(frm) {
		frm.set_query("officer", () => ({ filters: { authority: ["in", frappe.boot.appeals.authorities] } }));
	},
});
