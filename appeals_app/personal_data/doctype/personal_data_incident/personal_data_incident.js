frappe.ui.form.on("Personal Data Incident", {
	setup(frm) {
		appeals.offer_own_authorities(frm);
		frm.set_query("notice_rule", () => ({ filters: { purpose: "Personal Data", is_enabled: 1 } }));
	},

	onload: appeals.propose_own_authority,

	refresh(frm) {
		if (frm.is_new()) return;
		const is_open = frm.doc.status === "In Work";
		frm.page.set_indicator(__(frm.doc.status, null, frm.doctype), is_open ? "orange" : "green");
		if (!is_open) frm.disable_form();
		if (!is_open || !frm.perm[0].write || frm.is_dirty()) return;
		frm.add_custom_button(__("Close The Incident"), () =>
			frappe.confirm(__("A closed incident stays as it is, and nothing in it changes any more. Close it?"), () =>
				frappe
					.xcall("appeals_app.personal_data.api.close_incident", { incident: frm.doc.name })
					.then(() => frm.reload_doc())
			)
		);
	},
});
