// «Take A Template» on the form of a letter: what fits it, the text it would give, and that text in the letter.
frappe.provide("appeals");

appeals.letter_paper = (text) => $('<div class="border rounded p-3" style="white-space: pre-wrap">').text(text);

appeals.take_template = async (frm) => {
	const { appeal, letter_kind } = frm.doc;
	const asked = { appeal, answers: JSON.stringify(chosen_results(frm)) };
	const templates = await frappe.xcall("appeals_app.appeal_replies.api.templates_of_letter", {
		...asked,
		letter_kind,
	});
	if (!templates.length) {
		return frappe.msgprint(__("No template fits this letter. The administrator of your authority adds them."));
	}
	ask(frm, templates, asked);
};

const chosen_results = (frm) =>
	(frm.doc.answers || []).map(({ question_row, result, result_note }) => ({ question_row, result, result_note }));

function ask(frm, templates, asked) {
	const taken = (frm.doc.body || "").trim() ? __("Replace the text with this") : __("Take");
	const dialog = new frappe.ui.Dialog({
		title: __("Take A Template"),
		fields: [
			{ fieldname: "template", fieldtype: "Select", label: __("Template"), options: templates, reqd: 1 },
			{ fieldname: "text", fieldtype: "HTML" },
		],
		primary_action_label: taken,
		primary_action: async () => {
			await frm.set_value("body", dialog.letter_text);
			dialog.hide();
		},
	});
	dialog.fields_dict.template.df.onchange = () => show(dialog, asked);
	dialog.show();
	dialog.set_value("template", templates[0].value);
}

async function show(dialog, asked) {
	const template = dialog.get_value("template");
	const text = await frappe.xcall("appeals_app.appeal_replies.api.template_text", { ...asked, template });
	dialog.letter_text = text;
	dialog.fields_dict.text.$wrapper.empty().append(appeals.letter_paper(text));
}
