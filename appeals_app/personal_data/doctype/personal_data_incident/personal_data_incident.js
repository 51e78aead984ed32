frappe.ui.form.on("Personal Data Incident", {
	setup(frm) {
		frm.set_query("authority", () => ({ filters: { name: ["in", frappe.boot.appeals.authorities] } }));
		frm.set_query("notice_rule", () => ({ filters: { purpose: "Personal Data", is_enabled: 1 } }));
	},

	onload(frm) {
		const { authorities } = frappe.boot.appeals;
		if (frm.is_new() && !frm.doc.authority && authorities.length === 1) {
			frm.set_value("authority", authorities[0]);
		}
	},

	refresh(frm) {
		if (frm.is_new()) return;
		const is_open = frm.doc.status === "In Work";
		frm.page.set_indicator(__(frm.doc.status), is_open ? "orange" : "green");
		if (!is_open) frm.disable_save();
		if (!is_open || !frm.perm[0].write || frm.is_dirty()) return;
		frm.add_custom_button(__("Close The Incident"), () =>
			frappe
				.xcall("appeals_app.personal_data.api.close_incident", { incident: frm.doc.name })
				.then(() => frm.reload_doc())
		);
	},
});
