const COMMITMENT_STATUSES = {
	Reopened: __("The consideration began anew, so the promise is part of it again."),
};

frappe.ui.form.on("Appeal Commitment", {
	refresh(frm) {
		if (frm.is_new()) {
			const what = __("Saving this puts the appeal on additional control until the promise is kept.");
			return appeals.show_lines(frm, [what], "blue");
		}
		frm.disable_save();
		appeals.explain_status(frm, COMMITMENT_STATUSES);
		if (frm.doc.__onload?.is_not_confirmed && frm.doc.status === "On Control") {
			appeals.show_lines(frm, [__("The author does not confirm it. Next: the head reopens the consideration.")], "red");
		}
		appeals.add_appeal_button(frm);
		if (frm.doc.status === "On Control" && frappe.model.can_write(frm.doctype)) offer_acts(frm);
	},

	after_save(frm) {
		// names of those whom the server has put in come with the document
		frm.reload_doc();
	},
});

function offer_acts(frm) {
	add_act(frm, __("Move the control date"), "move_control_date", [
		{ fieldname: "due_on", fieldtype: "Date", label: __("Control Date"), reqd: 1 },
		{ fieldname: "reason", fieldtype: "Small Text", label: __("Reasons"), reqd: 1 },
	]);
	if (frm.doc.due_on < frappe.datetime.get_today()) {
		add_act(frm, __("Author’s Word"), "record_author_word", [
			{
				fieldname: "word",
				fieldtype: "Select",
				label: __("Author’s Word"),
				options: ["Done", "Not Done", "No Answer"].map((value) => ({
					value,
					label: __(value, null, "Appeal Commitment"),
				})),
				reqd: 1,
			},
			{
				fieldname: "asked_on",
				fieldtype: "Date",
				label: __("Author Asked On"),
				default: frappe.datetime.get_today(),
				reqd: 1,
			},
			{ fieldname: "note", fieldtype: "Small Text", label: __("What The Author Said"), reqd: 1 },
		]);
	}
	add_act(frm, __("Take off control"), "take_off_control", [
		{
			fieldname: "kept_on",
			fieldtype: "Date",
			label: __("Promise Kept On"),
			default: frappe.datetime.get_today(),
			reqd: 1,
		},
		{ fieldname: "note", fieldtype: "Small Text", label: __("How It Was Checked"), reqd: 1 },
		...(frm.doc.author_word === "Done" ? [] : [why_unasked(frm)]),
	]);
}

// The author is asked once the day has passed: taking off without the author's word is told why.
function why_unasked({ doc }) {
	const day = frappe.datetime.str_to_user(doc.due_on);
	return {
		fieldname: "reason",
		fieldtype: "Small Text",
		label: __("Why Without The Author’s Word"),
		description: __("The author has not said that the promise is kept; the author is asked after {0}.", [day]),
		reqd: 1,
	};
}

function add_act(frm, label, method, fields) {
	const act = (values) =>
		frappe
			.xcall(`appeals_app.appeal_replies.api.${method}`, { commitment: frm.doc.name, ...values })
			.then(() => frm.reload_doc());
	frm.add_custom_button(label, () => appeals.ask(fields, act, label, __("Confirm")));
}
