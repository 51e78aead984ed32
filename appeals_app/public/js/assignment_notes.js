// Questions and parts about a task: lines of forms, and the dialogs that write and answer them.
frappe.provide("appeals");

const text_field = (fieldname, label) => ({ fieldname, fieldtype: "Small Text", label, reqd: 1 });

appeals.note_lines = (notes) =>
	notes.map(({ name, kind, status, written_by, written_at, note_text, answer }) => {
		const words = [kind, status].map((word) => __(word, null, "Appeal Assignment Note"));
		const $head = $("<a>", { href: frappe.utils.get_form_link("Appeal Assignment Note", name), text: words.join(": ") });
		const $line = $('<div class="mb-2 ml-3">').append($head, document.createTextNode(` · ${written_by}, ${written_at}`));
		for (const text of [note_text, answer]) if (text) $line.append($('<p class="mb-1 text-muted">').text(text));
		return $line;
	});

const act_on_note = (frm, act, values) => frappe.xcall(act, values).then(() => frm.reload_doc());

appeals.offer_note = (frm, act, label) => {
	const write = ({ text }) => act_on_note(frm, act, { assignment: frm.doc.name, text });
	frm.add_custom_button(label, () => appeals.ask(text_field("text", __("Text")), write, label, __("Confirm")));
};

appeals.offer_answers = (frm) => {
	const note = frm.doc.name;
	const ask = (label, fields, act) =>
		frm.add_custom_button(label, () => appeals.ask(fields, (given) => act_on_note(frm, act, { note, ...given }), label, __("Confirm")));
	if (frm.doc.kind === "Question") {
		const day = { fieldname: "new_due_on", fieldtype: "Date", label: __("New Date Of The Task"), description: __("Empty: the date stays.") };
		return ask(__("Answer The Question"), [text_field("answer", __("Answer")), day], "appeals_app.appeal_routing.api.answer_question");
	}
	frm.add_custom_button(__("Accept The Part"), () => act_on_note(frm, "appeals_app.appeal_routing.api.accept_part", { note }));
	ask(__("Send The Part Back"), text_field("reason", __("What The Part Lacks")), "appeals_app.appeal_routing.api.send_part_back");
};
