const ACTS = {
	give_visa: {
		label: __("Give The Visa"),
		advice: __("Your visa is asked for: read the letter and press «Give The Visa», or return it with a remark."),
		take: appeals.give_visa,
	},
	return_for_visa: { label: __("Return With A Remark"), take: appeals.return_for_visa, is_second: true },
	sign_letter: {
		label: __("Sign"),
		advice: __("Your next step: read the letter and press «Sign»."),
	},
	send_letter: {
		label: __("Mark As Sent"),
		advice: __("Your next step: send the letter and press «Mark As Sent»."),
	},
};
const TO_BODIES = ["Covering Letter", "Sender Notice"];
const SIGNATURE = __("Next: an officer who may sign letters signs this one.");
const SENDING = __("Next: the clerk sends the letter and marks it as sent.");

frappe.ui.form.on("Appeal Reply", {
	setup(frm) {
		frm.set_query("result", "answers", () => ({
			query: "appeals_app.appeal_replies.queries.search_results",
			filters: { on: frappe.datetime.get_today(), authority: frm.doc.authority || "" },
		}));
		frm.set_query("officer", "visas", () => ({ filters: { authority: frm.doc.authority } }));
		frm.set_query("term_change", () => ({ filters: { appeal: frm.doc.appeal } }));
	},

	onload(frm) {
		if (frm.is_new()) frm.trigger("appeal");
	},

	refresh(frm) {
		if (frm.doc.status === "Draft") frm.add_custom_button(__("Take A Template"), () => appeals.take_template(frm));
		if (frm.is_new()) return;
		if (frm.doc.status !== "Draft") frm.disable_form();
		add_buttons(frm);
		appeals.show_findings(frm);
		appeals.show_parts(frm);
		appeals.show_signatures(frm);
		appeals.offer_promises(frm);
		show_next_step(frm);
	},

	appeal(frm) {
		fill_draft(frm);
	},

	letter_kind(frm) {
		fill_draft(frm);
	},

	term_change(frm) {
		fill_draft(frm);
	},

	async dispatch_method(frm) {
		const { appeal, dispatch_method, letter_kind } = frm.doc;
		if (!appeal || TO_BODIES.includes(letter_kind)) return;
		const path = "appeals_app.appeal_replies.api.dispatch_address";
		const address = await frappe.xcall(path, { appeal, dispatch_method });
		frm.set_value("dispatch_address", address);
	},
});

async function fill_draft(frm) {
	if (!frm.is_new() || !frm.doc.appeal || !frm.doc.letter_kind) return;
	if (frm.doc.letter_kind === "Term Notice" && !frm.doc.term_change) return;
	const draft = await frappe.xcall("appeals_app.appeal_replies.api.letter_draft", {
		appeal: frm.doc.appeal,
		letter_kind: frm.doc.letter_kind,
		term_change: frm.doc.term_change,
	});
	const { answers, ...fields } = draft;
	frm.clear_table("answers");
	answers.forEach((row) => frm.add_child("answers", row));
	frm.refresh_field("answers");
	await frm.set_value(fields);
}

function add_buttons(frm) {
	appeals.add_appeal_button(frm);
	appeals.add_part_button(frm);
	appeals.add_visa_proposal(frm);
	for (const act of frm.doc.__onload.acts) add_act(frm, act);
}

function add_act(frm, act) {
	const { label, take: own, is_second } = ACTS[act];
	if (own) {
		const $button = frm.add_custom_button(label, () => own(frm));
		return is_second || $button.addClass("btn-primary");
	}
	const take = (values) =>
		frappe
			.xcall(`appeals_app.appeal_replies.api.${act}`, { reply: frm.doc.name, ...values, ...seen_by(frm, act) })
			.then(() => frm.reload_doc());
	const ask_day = () => appeals.ask(appeals.sending_day(), take, label, __("Confirm"));
	const ask_reason = () => appeals.ask_despite_findings(frm, take);
	frm.add_custom_button(label, act === "send_letter" ? ask_day : ask_reason).addClass("btn-primary");
}

// What is signed is the text that stands on the screen, and no later one.
function seen_by(frm, act) {
	return act === "sign_letter" ? { text_mark: frm.doc.__onload.text_mark } : {};
}

function show_next_step(frm) {
	const { status, letter_kind, __onload: onload } = frm.doc;
	const [own_act] = onload.acts;
	if (own_act) return appeals.show_lines(frm, [ACTS[own_act].advice], "blue");
	if (status === "Sent") return appeals.show_lines(frm, [__("The letter has been sent.")], "green");
	if (status === "Withdrawn") {
		const text = __("This draft was returned for rework; a new one takes its place.");
		return appeals.show_lines(frm, [text], "orange");
	}
	const visa = appeals.visa_line(frm);
	if (visa) return appeals.show_lines(frm, [visa], "orange");
	if (letter_kind === "Answer") return appeals.show_step_of_appeal(frm);
	const waits_for = status === "Signed" ? SENDING : SIGNATURE;
	return appeals.show_lines(frm, [waits_for], "blue");
}
