const EXTENSION_REQUEST_STATUSES = {
	"Not Needed": __("The term was extended without it, or the consideration ended."),
	Expired: __("The term ran out before the request was answered."),
};

frappe.ui.form.on("Appeal Extension Request", {
	refresh(frm) {
		if (frm.is_new()) return;
		frm.disable_save();
		appeals.explain_status(frm, EXTENSION_REQUEST_STATUSES);
		appeals.add_appeal_button(frm);
		if (frm.doc.__onload && frm.doc.__onload.may_answer) offer_answers(frm);
		else if (frm.doc.status === "Waiting") {
			frm.set_intro(__("The head or a deputy has to answer this request."), "orange");
		}
	},

	after_save(frm) {
		// names of those whom the server has put in come with the document
		frm.reload_doc();
	},
});

function offer_answers(frm) {
	add_answer(frm, __("Extend the term"), "grant_extension_request", [
		{
			fieldname: "new_due_on",
			fieldtype: "Date",
			label: __("New Last Day"),
			default: frm.doc.new_due_on,
			reqd: 1,
		},
		{
			fieldname: "reason",
			fieldtype: "Small Text",
			label: __("Reasons"),
			description: __("It goes into the notice to the author."),
			default: frm.doc.reason,
			reqd: 1,
		},
	]).addClass("btn-primary");
	add_answer(frm, __("Refuse the request"), "refuse_extension_request", [
		{ fieldname: "reason", fieldtype: "Small Text", label: __("Why Refused"), reqd: 1 },
	]);
}

function add_answer(frm, label, method, fields) {
	const answer = (values) =>
		frappe
			.xcall(`appeals_app.appeal_routing.api.${method}`, { request: frm.doc.name, ...values })
			.then((decision) =>
				frm.reload_doc().then(() => decision && frappe.set_route("Form", "Appeal Term Change", decision))
			);
	return frm.add_custom_button(label, () => appeals.ask(fields, answer, label, __("Confirm")));
}
