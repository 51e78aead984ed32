frappe.ui.form.on("Personal Data Access Grant", {
	setup(frm) {
		frm.set_query("officer", () => ({ filters: { name: ["in", frappe.boot.appeals.officers] } }));
	},
});
