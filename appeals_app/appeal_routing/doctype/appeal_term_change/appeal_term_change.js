const NEEDS_NOTICE = {
	Extension: "Decided",
	Shortening: "In Force",
	"Refusal To Shorten": "In Force",
};

frappe.ui.form.on("Appeal Term Change", {
	refresh(frm) {
		if (frm.is_new()) return;
		frm.disable_save();
		frm.add_custom_button(__("Open the appeal"), () =>
			frappe.set_route("Form", "Appeal", frm.doc.appeal)
		);
		if (awaits_notice(frm.doc)) offer_notice(frm);
		if (frm.doc.status === "Decided" && frappe.user.has_role("Appeals Head")) offer_cancelling(frm);
	},

	after_save(frm) {
		// names of those whom the server has put in come with the document
		frm.reload_doc();
	},
});

function awaits_notice(doc) {
	return !doc.notice_sent_on && doc.status === NEEDS_NOTICE[doc.kind];
}

function offer_notice(frm) {
	if (frm.doc.kind === "Extension") {
		frm.set_intro(__("The term is extended once the notice to the author is sent."), "orange");
	}
	if (!frappe.model.can_create("Appeal Reply")) return;
	const notice = { appeal: frm.doc.appeal, letter_kind: "Term Notice", term_change: frm.doc.name };
	frm.add_custom_button(__("Write the notice to the author"), () =>
		frappe.new_doc("Appeal Reply", notice)
	).addClass("btn-primary");
}

function offer_cancelling(frm) {
	const ask = { fieldname: "reason", fieldtype: "Small Text", label: __("Reasons"), reqd: 1 };
	frm.add_custom_button(__("Cancel the decision"), () =>
		frappe.prompt(
			ask,
			({ reason }) =>
				frappe
					.xcall("appeals_app.appeal_routing.api.cancel_term_change", {
						change: frm.doc.name,
						reason,
					})
					.then(() => frm.reload_doc()),
			__("Cancel the decision"),
			__("Confirm")
		)
	);
}
