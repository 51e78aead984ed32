frappe.ui.form.on("Personal Data Incident", {
	setup(frm) {
		appeals.offer_own_authorities(frm);
		frm.set_query("notice_rule", () => ({ filters: { purpose: "Personal Data Incident", is_enabled: 1 } }));
	},

	onload: appeals.propose_own_authority,

	notice_rule: say_rule,

	refresh(frm) {
		say_rule(frm);
		if (frm.is_new()) return;
		const is_open = frm.doc.status === "In Work";
		frm.page.set_indicator(__(frm.doc.status, null, frm.doctype), is_open ? "orange" : "green");
		if (!is_open) frm.disable_form();
		if (!is_open || !frm.perm[0].write || frm.is_dirty()) return;
		const { why_not_closed } = frm.doc.__onload;
		frm.add_custom_button(__("Close The Incident"), () => {
			if (why_not_closed) return frappe.msgprint(frappe.utils.escape_html(why_not_closed));
			frappe.confirm(__("A closed incident stays as it is, and nothing in it changes any more. Close it?"), () =>
				frappe
					.xcall("appeals_app.personal_data.api.close_incident", { incident: frm.doc.name })
					.then(() => frm.reload_doc())
			);
		});
	},
});

// By which article the term is counted, and whether anybody has compared it with the act.
async function say_rule(frm) {
	const said = frm.get_field("notice_rule_words").$wrapper.empty();
	const rule = frm.doc.notice_rule;
	if (!rule) return;
	const { message } = await frappe.db.get_value("Term Rule", rule, ["is_verified", "note"]);
	if (rule !== frm.doc.notice_rule || !message) return;
	const words = [message.is_verified ? "" : __("The rule is not compared with the act."), message.note];
	said.text(words.filter(Boolean).join(" ")).addClass("text-muted small");
}
