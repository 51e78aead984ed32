const CLASSIFIER_GROUPS = {
	subject: "subject",
	kind: "kind",
	appeal_type: "type",
	receipt_sign: "sign_of_receipt",
};

frappe.ui.form.on("Appeal", {
	setup(frm) {
		for (const [field, group] of Object.entries(CLASSIFIER_GROUPS)) {
			frm.set_query(field, appeals.classifier_query(group));
		}
		frm.set_query("theme", "questions", appeals.classifier_query("theme"));
		frm.set_query("author_categories", appeals.classifier_query("author_category"));
		frm.set_query("officer", "questions", () => appeals.officer_query(frm.doc.authority));
		frm.set_query("channel", () => ({ filters: { is_disabled: 0 } }));
		frm.set_query("authority", () => ({
			filters: { name: ["in", frappe.boot.appeals.authorities] },
		}));
		for (const field of ["applicant", "previous_appeal", "main_appeal"]) {
			frm.set_query(field, () => ({ filters: { authority: frm.doc.authority } }));
		}
		frm.set_query("complained_unit", () => ({ filters: unit_filters(frm) }));
		frm.set_query("complained_officer", () => ({ filters: unit_filters(frm) }));
	},

	onload(frm) {
		if (frm.is_new() && !frm.doc.authority) {
			frm.set_value("authority", frappe.boot.appeals.authorities[0]);
		}
	},

	refresh(frm) {
		show_state(frm);
		show_term(frm);
		show_proof(frm);
	},

	channel(frm) {
		if (!frm.doc.channel) return;
		frappe.db.get_value("Appeal Channel", frm.doc.channel, "appeal_type").then(({ message }) => {
			if (message.appeal_type) frm.set_value("appeal_type", message.appeal_type);
		});
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
		if (needs.reason) return ask_reason(frm);
	},
});

function unit_filters(frm) {
	return frm.doc.complained_authority ? { authority: frm.doc.complained_authority } : {};
}

function show_state(frm) {
	if (frm.is_new()) return;
	const colour = appeals.phase_colours[frm.doc.phase] || "gray";
	frm.page.set_indicator(__(frm.doc.workflow_state), colour);
}

function show_term(frm) {
	// the clock of an answered, forwarded or stopped appeal stands
	if (frm.is_new() || !frm.doc.control_date || frm.doc.answered_on) return;
	const day = frappe.datetime.str_to_user(frm.doc.control_date);
	const left = frm.doc.days_left;
	let text = __("To be answered by {0}. Days left: {1}.", [day, left]);
	let colour = left > 5 ? "blue" : "orange";
	if (left < 0) {
		text = __("It was to be answered by {0}. Days past: {1}.", [day, -left]);
		colour = "red";
	}
	frm.dashboard.set_headline_alert(text, colour);
}

function show_proof(frm) {
	const sentences = (frm.doc.__onload && frm.doc.__onload.term_sentences) || [];
	const rows = sentences.map((sentence) => `<li>${frappe.utils.escape_html(sentence)}</li>`);
	frm.get_field("term_proof_view").$wrapper.html(rows.length ? `<ol>${rows.join("")}</ol>` : "");
}

// The step is made by saving the document: its form opens, and the step itself is not sent.
function open_document(values) {
	frappe.dom.unfreeze();
	const { doctype, ...fields } = values;
	frappe.new_doc(doctype, fields);
	return new Promise(() => {});
}

function ask_reason(frm) {
	frappe.dom.unfreeze();
	return new Promise((resolve) => {
		frappe.prompt(
			{
				fieldname: "reason",
				fieldtype: "Small Text",
				label: __("Ground of this step"),
				reqd: 1,
			},
			({ reason }) => {
				frm.doc.move_reason = reason;
				frappe.dom.freeze();
				resolve();
			},
			__(frm.selected_workflow_action),
			__("Confirm")
		);
	});
}
