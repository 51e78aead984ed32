frappe.ui.form.on("Data Subject Request", {
	setup(frm) {
		frm.set_query("executor", () => ({ filters: { authority: frm.doc.authority } }));
		appeals.offer_own_authorities(frm);
	},

	onload: appeals.propose_own_authority,

	refresh(frm) {
		frm.set_df_property("records", "cannot_add_rows", true);
		frm.set_df_property("records", "cannot_delete_rows", true);
		// hidden with the section: Tab would open a row of a table that is only out of sight
		frm.toggle_display(["section_records", "records"], !!(frm.doc.records || []).length);
		frm.dashboard.clear_headline();
		if (frm.is_new()) return;
		say_term(frm);
		if (frm.perm[0].write && !frm.is_dirty()) add_buttons(frm);
	},
});

function say_term({ doc, dashboard }) {
	const day = frappe.datetime.str_to_user(doc.breach_after);
	if (doc.is_overdue) {
		dashboard.set_headline_alert(__("The answer is late: it was due by {0}.", [day]), "red");
	} else if (doc.is_answered_late) {
		dashboard.set_headline_alert(__("Answered late: the answer was due by {0}.", [day]), "orange");
	}
}

// The server says what it gives now, and why not.
function add_buttons(frm) {
	const { offers } = frm.doc.__onload;
	frm.set_intro(offers.why_not, "blue");
	if (offers.find_records) {
		frm.add_custom_button(__("Find Records"), () =>
			frappe
				.xcall("appeals_app.personal_data.api.find_records", { request: frm.doc.name })
				.then((found) => {
					frappe.show_alert(__("People found: {0}.", [found]));
					frm.reload_doc();
				})
		);
	}
	if (offers.give_data) {
		frm.add_custom_button(__("Give The Data"), () =>
			open_url_post(frappe.request.url, {
				cmd: "appeals_app.personal_data.api.export_person",
				request: frm.doc.name,
			})
		).addClass("btn-primary");
	}
	if (offers.show_who_looked) {
		frm.add_custom_button(__("Show Who Looked"), () =>
			frappe.set_route("query-report", "Who Looked", { request: frm.doc.name })
		).addClass("btn-primary");
	}
}
