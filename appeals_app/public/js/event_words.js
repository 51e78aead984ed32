// Events keep the keys of acts, phases and documents; people read them in words.
const ACTS = {
	received: __("Card entered"),
	registered_back_dated: __("Registered by hand"),
	appeal_imported: __("Brought over from an earlier register"),
	step: __("Step"),
	card_changed: __("Card changed"),
	term_recalculated: __("Term recounted"),
	merged_in: __("Another appeal merged into this one"),
	merging_undone: __("Merging of another appeal undone"),
	limit_restored: __("Term for filing the complaint restored"),
	resolution_issued: __("Resolution issued"),
	complaint_kind_changed: __("Kind changed: no complaint"),
	complained_changed: __("Whom the complaint is about changed"),
	complained_put_right: __("Whom the complaint is about put right"),
	complaint_given_down: __("Complaint given to those complained of"),
	tasks_withdrawn: __("Tasks of those complained of withdrawn"),
	task_question_asked: __("Author of the resolution asked"),
	task_question_answered: __("Question about a task answered"),
	task_part_given: __("Part for the answer given"),
	task_part_accepted: __("Part for the answer accepted"),
	task_part_sent_back: __("Part for the answer sent back"),
	task_accepted: __("Own task accepted"),
	reply_drafted: __("Letter drafted"),
	accept_assignment: __("Accepted for execution"),
	approve_reply: __("Draft approved"),
	sign_reply: __("Answer signed"),
	reply_part_written: __("Part of the letter written"),
	visa_given: __("Visa given"),
	visa_returned: __("Draft returned with a remark"),
	visas_cancelled: __("Visas cancelled: the text has changed"),
	reply_check_overridden: __("Signed despite the check"),
	letter_signed: __("Letter signed"),
	letter_sent: __("Letter sent"),
	letter_mailed: __("Letter taken by the mail server"),
	letter_delivered: __("Letter delivered"),
	letter_not_delivered: __("Letter not delivered"),
	letter_returned: __("Letter came back"),
	letter_sent_otherwise: __("Letter sent another way"),
	notice_mailed: __("Author told by e-mail"),
	notice_not_delivered: __("Notice not delivered"),
	notice_withdrawn: __("Notice not sent: no consent"),
	interim_answer_sent: __("Interim answer sent"),
	term_extension_asked: __("Extension asked for"),
	term_extension_granted: __("Request to extend granted"),
	term_extension_refused: __("Request to extend refused"),
	term_extension_request_ended: __("Request to extend closed without an answer"),
	term_extension_decided: __("Extension decided"),
	term_extension_cancelled: __("Decision to extend cancelled"),
	term_extension_lapsed: __("Decision to extend lapsed"),
	term_extended: __("Term extended"),
	term_shortened: __("Term shortened"),
	term_shortening_refused: __("Shortening refused"),
	control_set: __("Put on additional control"),
	control_moved: __("Date of additional control moved"),
	control_taken_off: __("Taken off additional control"),
	transfer_prepared: __("Transfer prepared"),
	transfer_sent: __("Transfer sent"),
	transfer_accepted: __("Transfer accepted"),
	transfer_returned: __("Transfer returned"),
	transfer_cancelled: __("Transfer given up"),
	received_by_transfer: __("Received by a transfer"),
	author_done: __("The author calls the promise kept"),
	author_not_done: __("The author calls the promise broken"),
	author_no_answer: __("The author did not answer about the promise"),
	file_added: __("File added"),
	file_removed: __("File removed"),
	oversight_set: __("Put on control of a superior authority"),
	oversight_ended: __("Control of a superior authority ended"),
	personal_data_erased: __("Personal data erased"),
	access_rights_changed: __("Rights or access changed"),
	event_chains_faulty: __("Faults found in event chains"),
	default_taken_back: __("Shipped default taken back"),
	unusual_access_examined: __("Unusual access examined"),
	unusual_access_mark_taken_back: __("Mark of examined access taken back"),
	authority_set_up: __("Authority set up"),
	reception_suspended: __("Reception suspended"),
	reception_suspension_ended: __("Suspension of reception ended"),
	reception_suspension_cancelled: __("Suspension of reception cancelled"),
};

const say_act = (act) => frappe.utils.escape_html(ACTS[act] || act || "");
const say = (key) => frappe.utils.escape_html(__(key || ""));

frappe.provide("appeals.own_titles");

for (const doctype of ["Appeal Event", "Authority Event"]) {
	appeals.own_titles[doctype] = ({ act }) => ACTS[act] || act;
	frappe.listview_settings[doctype] = { formatters: { act: say_act } };
	frappe.ui.form.on(doctype, { onload: name_fields, refresh: add_document_button });
}

// What happened is what such an event is called by; who did it is told by the name, not by the login.
Object.assign(frappe.listview_settings["Authority Event"], {
	add_fields: ["user", "act"],
	hide_name_column: true,
	hide_name_filter: true,
	total_columns: 5,
	formatters: {
		ground: what_happened,
		user: (user) => frappe.utils.escape_html(frappe.user.full_name(user)),
	},
	refresh({ page }) {
		page.set_title(__("Changes Of Access And Reception"));
		page.fields_dict.name?.$wrapper.hide();
	},
});

// What a formatter gives for the title stands in place of the framework's box and link.
function what_happened(ground, df, { name, act }) {
	const words = frappe.utils.escape_html(ground || "") || say_act(act);
	return `
		<span class="level-item select-like">
			<input class="list-row-checkbox" type="checkbox" data-name="${escape(name)}">
		</span>
		<span class="level-item ellipsis" title="${words}">
			<a class="ellipsis" href="/app/authority-event/${encodeURIComponent(name)}">${words}</a>
		</span>`;
}

function name_fields(frm) {
	const as_words = { act: say_act, from_phase: say, to_phase: say, reference_doctype: say, changed_fields: say_labels };
	for (const [field, formatter] of Object.entries(as_words)) {
		if (frm.fields_dict[field]) frappe.meta.docfield_map[frm.doctype][field].formatter = formatter;
	}
	if (frm.doc.changed_fields) frappe.model.with_doctype("Appeal", () => frm.refresh_field("changed_fields"));
}

function say_labels(fields) {
	const labels = (fields || "").split(",").filter(Boolean).map((field) => say(frappe.meta.get_label("Appeal", field)));
	return labels.join(", ");
}

// The key of the document says nothing; the button opens it.
function add_document_button(frm) {
	const { reference_doctype, reference_name, appeal } = frm.doc;
	frm.page.set_title(ACTS[frm.doc.act] || frm.doc.act);
	frm.toggle_display("reference_name", false);
	if (appeal) appeals.add_appeal_button(frm);
	if (!reference_name || !frappe.model.can_read(reference_doctype)) return;
	const open = () => frappe.set_route("Form", reference_doctype, reference_name);
	frm.add_custom_button(__("Open the document"), open);
}
