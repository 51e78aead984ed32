// What the reply check has found in a letter, told on its form, and asked about before the signature.
frappe.provide("appeals");

appeals.show_findings = (frm) => {
	const { findings = [] } = frm.doc.__onload || {};
	const $told = frm.get_field("check_told").$wrapper.empty();
	if (!findings.length) return $told.append($('<p class="text-muted">').text(__("The check has found nothing.")));
	$told.append($("<ul>").append(findings.map(line_of)));
};

// The reason to sign all the same, where the check asks for one.
appeals.ask_despite_findings = (frm, act) => {
	const weighty = frm.doc.__onload.findings.filter(({ needs_reason }) => needs_reason);
	if (!weighty.length) return confirm_signature(frm, act);
	const fields = [
		{ fieldname: "told", fieldtype: "HTML" },
		{ fieldname: "reason", fieldtype: "Small Text", label: __("Why it is signed all the same"), reqd: 1 },
	];
	const title = __("The letter did not pass the check");
	const dialog = new frappe.ui.Dialog({
		title,
		fields,
		primary_action_label: __("Sign All The Same"),
		primary_action: ({ reason }) => appeals.act_and_close(dialog, () => act({ reason })),
	});
	dialog.fields_dict.told.$wrapper.append($("<ul>").append(weighty.map(line_of)));
	dialog.show();
};

function confirm_signature(frm, act) {
	const { findings } = frm.doc.__onload;
	const told = findings.length
		? __("Remarks of the check: {0}. Sign the letter all the same?", [findings.length])
		: __("The check has no remarks. Sign the letter?");
	frappe.confirm(appeals.question_with_warnings(told, findings.map(({ text }) => text)), () => act({}));
}

// What is to be known before the answer, then the question.
appeals.question_with_warnings = (question, warnings) => {
	const rows = warnings.map((text) => `<li>${frappe.utils.escape_html(text)}</li>`);
	return rows.length ? `<ul>${rows.join("")}</ul><p>${question}</p>` : question;
};

const line_of = ({ text, needs_reason }) => $("<li>").toggleClass("text-danger", needs_reason).text(text);
