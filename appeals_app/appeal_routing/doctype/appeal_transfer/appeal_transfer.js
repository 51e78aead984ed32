const TRANSFER_STATUSES = {
	Prepared: __("The author is told first: sign and send the letter, and the questions are handed over."),
	Sent: __("The other authority has to accept the questions or to return them with a reason."),
};

const TRANSFER_ACTS = {
	accept: (frm) => add_act(frm, __("Accept and register"), "accept_transfer", []).addClass("btn-primary"),
	return: (frm) => add_act(frm, __("Return with a reason"), "return_transfer", [reason_field(__("Why Returned"))]),
	cancel: (frm) => add_act(frm, __("Give up the transfer"), "cancel_transfer", [reason_field(__("Reasons"))]),
};

frappe.ui.form.on("Appeal Transfer", {
	refresh(frm) {
		if (frm.is_new()) return;
		const { acts = [], notice, letter, files = [] } = frm.doc.__onload || {};
		frm.disable_form();
		appeals.explain_status(frm, TRANSFER_STATUSES);
		if (frappe.boot.appeals.authorities.includes(frm.doc.authority)) appeals.add_appeal_button(frm);
		acts.forEach((act) => TRANSFER_ACTS[act](frm));
		if (notice) add_open_button(frm, __("Open the letter"), "Appeal Reply", notice);
		if (frm.doc.received_appeal) add_open_button(frm, __("Open the appeal there"), "Appeal", frm.doc.received_appeal);
		show_letter(frm, letter, files);
	},
});

function reason_field(label) {
	return { fieldname: "reason", fieldtype: "Small Text", label, reqd: 1 };
}

function add_act(frm, label, method, fields) {
	const act = (values) =>
		frappe
			.xcall(`appeals_app.appeal_routing.api.${method}`, { transfer: frm.doc.name, ...values })
			.then((appeal) => (appeal ? frappe.set_route("Form", "Appeal", appeal) : frm.reload_doc()));
	const start = () => (fields.length ? appeals.ask(fields, act, label, __("Confirm")) : act({}));
	return frm.add_custom_button(label, start);
}

function add_open_button(frm, label, doctype, name) {
	frm.add_custom_button(label, () => frappe.set_route("Form", doctype, name));
}

// The text and the files are there to decide by, as long as it is to be decided.
function show_letter(frm, letter, files) {
	frm.toggle_display("letter_view", Boolean(letter || files.length));
	if (!letter && !files.length) return;
	const text = $('<div class="appeals-words" tabindex="0">').text(letter);
	const shown = [$("<label class='control-label'>").text(__("Text Of The Appeal")), text];
	const $files = files.map(({ file_name, file_url }) => $("<li>").append($("<a>", { href: file_url, target: "_blank", text: file_name })));
	if (files.length) shown.push($("<label class='control-label'>").text(__("Files Of The Appeal")), $("<ul>").append($files));
	frm.get_field("letter_view").$wrapper.empty().append(shown);
}
