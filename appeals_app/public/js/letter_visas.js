// One letter by several hands: each writes the part that answers his or her question, and visas are asked for in turn.
frappe.provide("appeals");

appeals.add_part_button = (frm) => {
	const { own_questions = [] } = frm.doc.__onload;
	if (frm.doc.answers.length < 2 || !own_questions.length) return;
	frm.add_custom_button(__("Write A Part"), () => saved(frm) && write_part(frm, own_questions));
};

appeals.add_visa_proposal = (frm) => {
	if (frm.doc.status !== "Draft" || frm.doc.visas.length || !frm.perm[0].write) return;
	frm.add_custom_button(__("Propose Visas"), () => saved(frm) && propose(frm));
};

// Whose visa is waited for; nothing where none is asked for or all are given.
appeals.visa_line = ({ doc }) => {
	const row = (doc.visas || []).find(({ status }) => status !== "Given");
	if (!row || doc.status !== "Draft") return "";
	const name = doc.__onload?.visa_waited_for || row.officer;
	return row.status === "Returned"
		? __("Returned by {0}: {1}", [name, row.remark])
		: __("The visa of {0} is waited for.", [name]);
};

appeals.give_visa = (frm) =>
	saved(frm) &&
	frappe
		.xcall("appeals_app.appeal_replies.api.give_visa", {
			reply: frm.doc.name,
			text_mark: frm.doc.__onload.text_mark,
		})
		.then(() => frm.reload_doc());

appeals.return_for_visa = (frm) => {
	const field = { fieldname: "remark", fieldtype: "Small Text", label: __("Remark"), reqd: 1 };
	const take = ({ remark }) =>
		frappe
			.xcall("appeals_app.appeal_replies.api.return_for_visa", { reply: frm.doc.name, remark })
			.then(() => frm.reload_doc());
	return saved(frm) && appeals.ask(field, take, __("Return With A Remark"), __("Return The Draft"));
};

// The form is loaded anew after the act: what is not saved would be lost.
function saved(frm) {
	if (!frm.is_dirty()) return true;
	frappe.msgprint(__("Save the letter first."));
	return false;
}

function write_part(frm, own_questions) {
	const rows = frm.doc.answers.filter(({ question_row }) => own_questions.includes(question_row));
	const options = rows.map(({ question_row, question }) => ({ value: question_row, label: question }));
	const row_of = (question) => rows.find(({ question_row }) => question_row === question);
	const dialog = new frappe.ui.Dialog({
		title: __("Write A Part"),
		fields: [
			{ fieldname: "question_row", fieldtype: "Select", label: __("Question"), options, reqd: 1 },
			{ fieldname: "text", fieldtype: "Long Text", label: __("Part Of The Letter") },
		],
		primary_action_label: __("Keep The Part"),
		primary_action: ({ question_row, text }) =>
			appeals.act_and_close(dialog, () => keep(frm, row_of(question_row), text)),
	});
	dialog.fields_dict.question_row.df.onchange = () =>
		dialog.set_value("text", row_of(dialog.get_value("question_row"))?.answer_text || "");
	dialog.show();
	dialog.set_value("question_row", rows[0].question_row);
}

function keep(frm, { question_row, answer_text }, text) {
	const part = { reply: frm.doc.name, question_row, text: text || "", seen: answer_text || "" };
	return frappe.xcall("appeals_app.appeal_replies.api.write_part", part).then(() => frm.reload_doc());
}

async function propose(frm) {
	const rows = await frappe.xcall("appeals_app.appeal_replies.api.proposed_visas", { reply: frm.doc.name });
	if (!rows.length) return frappe.msgprint(__("There is nobody to propose: choose the officials yourself."));
	rows.forEach((row) => frm.add_child("visas", row));
	frm.refresh_field("visas");
	frm.dirty();
}
