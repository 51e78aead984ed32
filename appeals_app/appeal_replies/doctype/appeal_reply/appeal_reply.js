frappe.ui.form.on("Appeal Reply", {
	setup(frm) {
		frm.set_query("result", "answers", appeals.classifier_query("result"));
	},

	onload(frm) {
		if (frm.is_new()) frm.trigger("appeal");
	},

	refresh(frm) {
		if (frm.is_new()) return;
		if (frm.doc.status !== "Draft") frm.set_read_only();
		add_buttons(frm);
	},

	appeal(frm) {
		fill_draft(frm);
	},

	letter_kind(frm) {
		fill_draft(frm);
	},
});

async function fill_draft(frm) {
	if (!frm.is_new() || !frm.doc.appeal || !frm.doc.letter_kind) return;
	const draft = await frappe.xcall("appeals_app.appeal_replies.api.letter_draft", {
		appeal: frm.doc.appeal,
		letter_kind: frm.doc.letter_kind,
	});
	const { answers, ...fields } = draft;
	frm.clear_table("answers");
	answers.forEach((row) => frm.add_child("answers", row));
	frm.refresh_field("answers");
	await frm.set_value(fields);
}

function add_buttons(frm) {
	frm.add_custom_button(__("Open the appeal"), () =>
		frappe.set_route("Form", "Appeal", frm.doc.appeal)
	);
	const may_sign = frappe.user.has_role("Appeals Head");
	if (may_sign && ["Draft", "Approved"].includes(frm.doc.status)) {
		add_act(frm, __("Sign"), "sign_letter");
	}
	if (frappe.user.has_role("Appeals Registrar") && frm.doc.status === "Signed") {
		add_act(frm, __("Mark As Sent"), "send_letter");
	}
}

function add_act(frm, label, method) {
	frm.add_custom_button(label, () =>
		frappe
			.xcall(`appeals_app.appeal_replies.api.${method}`, { reply: frm.doc.name })
			.then(() => frm.reload_doc())
	).addClass("btn-primary");
}
