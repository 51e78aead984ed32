// What the forms of papers about an appeal have in common.
frappe.provide("appeals");

// The appeal as it is now: what was done with its paper has changed the card that was read before.
appeals.open_appeal = (frm) => {
	const { appeal } = frm.doc;
	const known = frappe.get_doc("Appeal", appeal);
	if (known && !known.__unsaved) frappe.model.clear_doc("Appeal", appeal);
	return frappe.set_route("Form", "Appeal", appeal);
};

appeals.add_appeal_button = (frm) =>
	frm.add_custom_button(__("Open the appeal"), () => appeals.open_appeal(frm));

// The day a letter went, asked before it is marked as sent: by it the term is kept or missed.
appeals.sending_day = () => ({
	fieldname: "sent_on",
	fieldtype: "Date",
	label: __("Sent On"),
	default: frappe.datetime.get_today(),
	description: __("The day the letter was sent or handed over. By it the term is kept or missed."),
	reqd: 1,
});

// Below the status stands what this status means; the others would only confuse.
appeals.explain_status = (frm, explanations) =>
	frm.set_df_property("status", "description", explanations[frm.doc.status] || "");
