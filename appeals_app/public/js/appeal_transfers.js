// Passing an appeal, or some of its questions, to another authority. What may be passed the server says in onload.
frappe.ui.form.on("Appeal", {
	refresh(frm) {
		const { questions_to_transfer: questions = [] } = frm.doc.__onload || {};
		if (questions.length) {
			frm.add_custom_button(__("Pass to another authority"), () => ask_where_to(frm, questions), __("Passing on"));
		}
	},
});

function ask_where_to(frm, questions) {
	const pass_on = (values) =>
		frappe.xcall("appeals_app.appeal_routing.api.prepare_transfer", {
			appeal: frm.doc.name,
			to_authority: values.to_authority,
			reason: values.reason,
			questions: questions.map(({ key }) => key).filter((key) => values[key]),
		});
	const title = __("Pass to another authority");
	appeals
		.ask([...fields_of_receiver(frm), ...questions.map(as_mark)], pass_on, title, __("Prepare the transfer"))
		.then((transfer) => frappe.set_route("Form", "Appeal Transfer", transfer));
}

function fields_of_receiver(frm) {
	return [
		{
			fieldname: "to_authority",
			fieldtype: "Link",
			label: __("Transferred To"),
			options: "Authority",
			get_query: () => ({ filters: { name: ["!=", frm.doc.authority], working_state: ["!=", "Closed"] } }),
			default: (frm.doc.__onload.route || {}).authority,
			reqd: 1,
		},
		{
			fieldname: "reason",
			fieldtype: "Small Text",
			label: __("Why It Is Not Ours"),
			description: __("The other authority reads it: which powers or property the matter belongs to."),
			reqd: 1,
		},
		{ fieldname: "section_questions", fieldtype: "Section Break", label: __("Questions") },
	];
}

const as_mark = ({ key, question }) => ({
	fieldname: key,
	fieldtype: "Check",
	label: frappe.utils.escape_html(question),
	default: 1,
});
