const CLASSIFIER_GROUPS = {
	subject: "subject",
	kind: "kind",
	appeal_type: "type",
	receipt_sign: "sign_of_receipt",
};

const GROUND = {
	fieldname: "move_reason",
	fieldtype: "Small Text",
	label: __("Ground of this step"),
	reqd: 1,
};

frappe.ui.form.on("Appeal", {
	setup(frm) {
		for (const [field, group] of Object.entries(CLASSIFIER_GROUPS)) {
			frm.set_query(field, appeals.classifier_query(group));
		}
		frm.set_query("theme", "questions", appeals.classifier_query("theme"));
		frm.set_query("author_categories", appeals.classifier_query("author_category"));
		frm.set_query("officer", "questions", () => appeals.executor_query(frm.doc.authority));
		frm.set_query("channel", () => ({ filters: { is_disabled: 0 } }));
		frm.set_query("authority", () => ({
			filters: { name: ["in", frappe.boot.appeals.authorities] },
		}));
		frm.set_query("term_by_hand", () => ({
			query: "appeals_app.appeal_registry.api.search_rules_by_hand",
			filters: { received_at: frm.doc.received_at },
		}));
		frm.set_query("applicant", () => ({
			filters: { authority: frm.doc.authority, merged_into: ["is", "not set"] },
		}));
		frm.set_query("previous_appeal", () => ({ filters: { ...others(frm), ...same_author(frm) } }));
		frm.set_query("main_appeal", () => ({
			filters: { ...others(frm), phase: ["in", frappe.boot.appeals.considered_phases] },
		}));
		frm.set_query("complained_unit", () => ({ filters: unit_filters(frm) }));
		frm.set_query("complained_officer", () => ({ filters: unit_filters(frm) }));
	},

	onload(frm) {
		if (frm.is_new() && !frm.doc.authority) {
			frm.set_value("authority", frappe.boot.appeals.authorities[0]);
		}
		if (frm.is_new()) prepare_new_card(frm);
	},

	refresh(frm) {
		show_state(frm);
		ask_why_no_complaint(frm);
		ask_why_another(frm);
		// an erased card takes neither files nor letters
		frm.page.wrapper.toggleClass("erased-card", Boolean(frm.doc.anonymised_on));
		show_headline(frm);
		show_proof(frm);
		open_covering_letter(frm);
		appeals.offer_case_file(frm);
		appeals.offer_next_card(frm);
		appeals.offer_prints(frm);
		appeals.offer_sender_notice(frm);
		appeals.offer_promises(frm);
		appeals.offer_own_task(frm);
		frm.get_docfield("applicant").get_route_options_for_new_doc = ({ $input }) => ({
			authority: frm.doc.authority,
			...appeals.name_fields($input.val()),
		});
	},

	kind(frm) {
		ask_why_no_complaint(frm);
		ask_why_another(frm);
	},
	complained_authority: ask_why_another,
	complained_unit: ask_why_another,
	complained_officer: ask_why_another,
	complained_note: ask_why_another,

	// the reason of another choice is no reason of this one
	term_by_hand(frm) {
		frm.set_value("term_by_hand_reason", "");
		frm.toggle_reqd("term_by_hand_reason", Boolean(frm.doc.term_by_hand));
	},

	async channel(frm) {
		const channel = await open_covering_letter(frm);
		if (channel.appeal_type) frm.set_value("appeal_type", channel.appeal_type);
	},

	async before_workflow_action(frm) {
		const needs = await frappe
			.xcall("appeals_app.appeal_registry.api.step_needs", {
				appeal: frm.doc.name,
				action: frm.selected_workflow_action,
			})
			.catch(() => frappe.dom.unfreeze());
		if (!needs) return new Promise(() => {});
		if (needs.document) return open_document(needs.document);
		if (needs.day) return ask_for_step(frm, appeals.sending_day(), "letter_sent_on");
		// a description is a piece of a page
		const promised = needs.confirm ? [appeals.promises_line(frm.doc)] : [];
		const description = [...promised, ...needs.warnings].filter(Boolean).map(frappe.utils.escape_html).join("<br>");
		if (needs.reason) return ask_for_step(frm, { ...GROUND, description }, "move_reason");
		if (needs.confirm || needs.warnings.length) return confirm_step(frm, needs.warnings);
	},

	after_workflow_action(frm) {
		frm.given_for_steps = {};
	},
});

// Other appeals of the same register.
function others({ doc }) {
	return { authority: doc.authority, name: ["!=", doc.name] };
}

// A repeated appeal repeats one of its own author.
function same_author({ doc }) {
	return doc.applicant ? { applicant: doc.applicant } : {};
}

function unit_filters(frm) {
	return frm.doc.complained_authority ? { authority: frm.doc.complained_authority } : {};
}

// A registered complaint becomes another kind with a reason alone.
function ask_why_no_complaint(frm) {
	const ceases = is_complaint_no_more(frm);
	frm.toggle_display("kind_change_reason", Boolean(ceases || frm.doc.kind_change_reason));
	frm.toggle_reqd("kind_change_reason", ceases);
}

function is_complaint_no_more({ doc: { __onload: { stored_kind } = {}, kind, phase } }) {
	return stored_kind === "kind.complaint" && kind !== stored_kind && phase !== "RECEIVED";
}

const COMPLAINED_OF = [
	"complained_authority",
	"complained_unit",
	"complained_officer",
	"complained_note",
];

// what the form was shown of whom the card names, masked where its reader is shown it so
const complained_shown = new WeakMap();

// Whom a registered card names is taken out with a reason alone; that of another kind is one of this too.
function ask_why_another(frm) {
	const { doc } = frm;
	if (!frm.is_dirty()) complained_shown.set(doc, COMPLAINED_OF.map((field) => doc[field] || ""));
	const shown = complained_shown.get(doc) || [];
	const is_said = doc.phase !== "RECEIVED" && shown.some(Boolean);
	const changes = is_said && COMPLAINED_OF.some((field, at) => shown[at] !== (doc[field] || ""));
	frm.toggle_display(["complained_change_reason", "named_by_mistake"], changes);
	frm.toggle_reqd("complained_change_reason", changes && !is_complaint_no_more(frm));
}

function show_state(frm) {
	if (frm.is_new()) return;
	const colour = appeals.phase_colours[frm.doc.phase] || "gray";
	frm.page.set_indicator(__(frm.doc.workflow_state), colour);
}

function prepare_new_card(frm) {
	if (!frm.doc.questions || !frm.doc.questions.length) {
		frm.add_child("questions");
		frm.refresh_field("questions");
	}
	frm.set_value(frappe.boot.appeals.entry_defaults);
	if (frm.doc.channel) return;
	const preset = { is_default: 1, is_disabled: 0 };
	frappe.db.get_value("Appeal Channel", preset, "name").then(({ message }) => {
		if (message.name && !frm.doc.channel) frm.set_value("channel", message.name);
	});
}

// What the chosen channel says of the card; opens the section of the covering letter where there is one.
async function open_covering_letter(frm) {
	const { channel } = frm.doc;
	if (!channel) return {};
	const asked = frappe.db.get_value("Appeal Channel", channel, ["appeal_type", "has_sender"]);
	const { message } = await asked;
	if (frm.doc.channel !== channel) return {};
	if (message.has_sender) frm.get_field("section_sender").collapse(false);
	return message;
}

function show_headline(frm) {
	if (frm.is_new()) return appeals.show_lines(frm, []);
	const locked = frm.read_only && __("The card is not edited in this state.");
	const [terms, colour] = term_lines(frm.doc);
	const stopped = lines_of_law(frm);
	const opened = appeals.told_opening(frm.doc);
	if (stopped.length) return appeals.show_lines(frm, [opened, ...stopped, ...terms.map(while_undecided), locked], "red");
	const step = appeals.has_own_step(frm.doc) ? "" : appeals.next_step_text(frm, { on_card: true });
	const own = appeals.own_task_lines(frm, { on_card: true });
	const promised = appeals.promises_line(frm.doc);
	const told = [promised, appeals.told_termination(frm.doc), appeals.waiting_sender(frm.doc)];
	appeals.show_lines(frm, [opened, ...own, ...terms, ...told, step, locked], promised || opened ? "orange" : colour);
}

// What the law asks for in place of an answer, and by which step; nothing where the appeal is to be considered.
function lines_of_law(frm) {
	const { headlines = [], advice = [] } = (frm.doc.__onload && frm.doc.__onload.law_says) || {};
	if (!headlines.length) return [];
	const steps = [...new Set(advice.flatMap((row) => row.steps))];
	const see = __("More on the tab «{0}».", [__("Consideration")]);
	if (!steps.length) return [...headlines, see, appeals.next_step_text(frm, { on_card: true })];
	return [...headlines, see, __("Step: {0}", [steps.map((step) => `«${step}»`).join(", ")])];
}

function while_undecided(term) {
	return term && __("Until that is decided the term runs. {0}", [term]);
}

// a card whose term the law no longer gives keeps its dates: both are told
function term_lines(doc) {
	const [term, colour] = term_line(doc);
	if (!doc.term_needs_person) return [[term], colour];
	return [[doc.term_problem, term], "red"];
}

function term_line({ control_date, answered_on, days_left }) {
	// the clock of an answered, forwarded or stopped appeal stands
	if (!control_date || answered_on) return ["", "blue"];
	const day = frappe.datetime.str_to_user(control_date);
	if (days_left < 0) {
		return [__("It was to be answered by {0}. Days past: {1}.", [day, -days_left]), "red"];
	}
	const text = __("To be answered by {0}. Days left: {1}.", [day, days_left]);
	return [text, days_left > 5 ? "blue" : "orange"];
}

function show_proof(frm) {
	const sentences = (frm.doc.__onload && frm.doc.__onload.term_sentences) || [];
	const rows = sentences.map((sentence) => `<li>${frappe.utils.escape_html(sentence)}</li>`);
	frm.get_field("term_proof_view").$wrapper.html(rows.length ? `<ol>${rows.join("")}</ol>` : "");
}

// The step is made by saving the document: its form opens, and the step itself is not sent.
function open_document(values) {
	frappe.dom.unfreeze();
	const { doctype, name, ...fields } = values;
	if (name) frappe.set_route("Form", doctype, name);
	else frappe.new_doc(doctype, fields);
	return new Promise(() => {});
}

// A step that ends the control or signs is not taken by one click that slipped, nor one that has something against it.
function confirm_step(frm, warnings) {
	frappe.dom.unfreeze();
	const step = [__(frm.selected_workflow_action), frm.doc.title || ""].map(frappe.utils.escape_html);
	const question = __("Take the step «{0}» for the appeal {1}?", step);
	return new Promise((resolve) => {
		frappe.confirm(appeals.question_with_warnings(question, warnings), () => {
			frappe.dom.freeze();
			resolve();
		});
	});
}

// What the person enters goes with the card that the step sends.
function ask_for_step(frm, field, sent_as) {
	frappe.dom.unfreeze();
	const given = (frm.given_for_steps ??= {});
	// the step is sent after the dialog has closed: what was typed for a refused one is offered again
	const step = [frm.doc.name, frm.selected_workflow_action].join();
	return new Promise((resolve) => {
		const go_on = (values) => {
			frm.doc[sent_as] = given[step] = values[field.fieldname];
			frappe.dom.freeze();
			resolve();
		};
		const asked = { ...field, default: given[step] || field.default };
		appeals.ask(asked, go_on, __(frm.selected_workflow_action), __("Confirm"));
	});
}
