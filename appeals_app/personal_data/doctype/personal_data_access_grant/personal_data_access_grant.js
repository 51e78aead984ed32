frappe.ui.form.on("Personal Data Access Grant", {
	setup(frm) {
		frm.set_query("officer", () => ({ filters: { name: ["in", frappe.boot.appeals.officers] } }));
	},
	refresh(frm) {
		if (frm.is_new()) {
			if (!frappe.boot.appeals.may_ask_for_cards) return say_who_may(frm);
			return propose_own_authority(frm);
		}
		frm.disable_save();
		if (frm.doc.__onload?.may_end) {
			frm.add_custom_button(__("Close The Card"), () =>
				frappe.confirm(__("The card is closed at once. Who had it open is told."), () =>
					frappe
						.xcall("appeals_app.personal_data.api.end_grant", { grant: frm.doc.name })
						.then(() => frm.reload_doc())
				)
			);
		}
		if (frm.doc.__onload?.may_end && frm.doc.user === frappe.session.user) {
			frm.add_custom_button(__("Open The Card"), () => frappe.set_route("Form", "Appeal", frm.doc.appeal_key)).addClass(
				"btn-primary"
			);
		}
	},
});

// Of all authorities of the oblast, the one whose register one works with is asked for most.
function propose_own_authority(frm) {
	const { authorities } = frappe.boot.appeals;
	if (!frm.doc.appeal_authority && authorities.length === 1) frm.set_value("appeal_authority", authorities[0]);
}

// Said before anything is filled in: the server would refuse it all the same.
function say_who_may(frm) {
	frm.set_intro(__("Your roles open no card outside your duty. Ask the head of that authority."), "orange");
	frm.disable_form();
}
