frappe.ui.form.on("Appeal Resolution", {
	setup(frm) {
		frm.set_query("officer", "executors", () => appeals.executor_query(frm.doc.authority, frm.unit_led));
	},

	onload(frm) {
		frm.unit_led = null;
		if (!frm.is_new()) return;
		frm.trigger("appeal");
		mark_single_executor(frm);
	},

	refresh(frm) {
		show_appeal(frm);
		if (frm.is_new()) return offer_texts(frm);
		frm.disable_form();
		if (frm.doc.puts_on_control) frm.page.set_indicator("К", "red");
		appeals.add_appeal_button(frm);
		appeals.show_step_of_appeal(frm);
	},

	appeal(frm) {
		if (!frm.doc.appeal) return;
		show_appeal(frm);
		if (frm.doc.parent_assignment) return begin_beneath(frm);
		frappe.db
			.get_value("Appeal", frm.doc.appeal, ["authority", "control_date", "brief"])
			.then(({ message }) => {
				frm.set_value("authority", message.authority);
				frm.set_value("appeal_brief", message.brief);
				if (!frm.doc.due_on) frm.set_value("due_on", message.control_date);
			});
		propose_executor(frm);
	},

	authority: offer_texts,
	due_on: date_co_executors,
	resolved_on: date_co_executors,

	after_save(frm) {
		appeals.open_appeal(frm);
	},
});

// The head reads what the author wrote where the resolution is written; whom a complaint is about decides of its field.
async function show_appeal(frm) {
	const { appeal, conflict_reason } = frm.doc;
	const fields = ["content", "complained_authority", "complained_unit", "complained_officer"];
	const { message: card } = appeal ? await frappe.db.get_value("Appeal", appeal, fields) : {};
	const questions = appeal ? await questions_of(appeal) : [];
	if (frm.doc.appeal !== appeal) return;
	const { content, ...complained } = card || {};
	frm.toggle_display(["section_appeal", "appeal_text"], Boolean(content || questions.length));
	const $text = $('<div class="appeals-words">').text(content || "");
	frm.get_field("appeal_text").$wrapper.empty().append($text, $("<ol>").append(questions));
	frm.get_field("section_appeal").collapse(false);
	frm.toggle_display("conflict_reason", Boolean(conflict_reason || Object.values(complained).some(Boolean)));
}

// Numbered as on the card: by these numbers they are given to executors.
async function questions_of(appeal) {
	const filters = { parent: appeal, parenttype: "Appeal" };
	const asked = { fields: ["idx", "question"], filters, parent_doctype: "Appeal", order_by: "idx", limit: 0 };
	const rows = await frappe.db.get_list("Appeal Question", asked);
	return rows.map(({ idx, question }) => $("<li>", { value: idx }).text(question || ""));
}

// A resolution beneath a task: until the day of the task, to people of the unit.
async function begin_beneath(frm) {
	const fields = ["authority", "unit", "due_on", "appeal_brief", "instruction"];
	const { message: task } = await frappe.db.get_value("Appeal Assignment", frm.doc.parent_assignment, fields);
	if (frm.unit_led) return; // the field of the appeal tells of itself once more while the form is filled in
	const { authority, due_on, appeal_brief } = task;
	frm.unit_led = task.unit;
	frm.set_value({ authority, appeal_brief, due_on });
	frm.set_intro(__("You give your task on: {0}", [frappe.utils.escape_html(task.instruction)]), "blue");
}

// The administrator's words for resolutions; what is chosen comes after what stands in the text already.
async function offer_texts(frm) {
	const { authority } = frm.doc;
	if (!authority) return;
	const offered = { is_disabled: 0, authority: ["in", ["", authority]] };
	const fields = ["text_title", "resolution_text"];
	const order = { order_by: "text_title", limit: 0 };
	const texts = await frappe.db.get_list("Appeal Resolution Text", { fields, filters: offered, ...order });
	for (const { text_title, resolution_text } of texts) {
		const take = () => frm.set_value("resolution_text", [frm.doc.resolution_text, resolution_text].filter(Boolean).join("\n"));
		frm.add_custom_button(text_title, take, __("Take A Text"));
	}
}

// The date the rule of the settings gives, for the head to keep or to change.
async function date_co_executors(frm) {
	const { due_on, resolved_on } = frm.doc;
	if (!frm.is_new() || !due_on || !resolved_on) return;
	const counted = await frappe.xcall("appeals_app.appeal_routing.api.co_executors_date", { due_on, resolved_on });
	if (frm.doc.due_on === due_on) frm.set_value("co_executors_due_on", counted);
}

// The executor the route rules propose, for the head to keep or to change.
function propose_executor(frm) {
	const { appeal } = frm.doc;
	frappe.xcall("appeals_app.appeal_routing.api.proposed_route", { appeal }).then(({ officer, name, reason }) => {
		const named = (frm.doc.executors || []).filter((row) => row.officer);
		if (!officer || named.length) return;
		frm.clear_table("executors");
		frappe.utils.add_link_title("Authority Officer", officer, name);
		frm.add_child("executors", { officer, is_responsible: 1 });
		frm.refresh_field("executors");
		frm.set_intro(__("Proposed executor: {0}. {1}", [name, reason].map(frappe.utils.escape_html)), "blue");
	});
}

// A single executor is the responsible one; among several the head marks whom he chooses.
function mark_single_executor(frm) {
	const { executors = [] } = frm.doc;
	if (executors.length !== 1) return;
	executors[0].is_responsible = 1;
	frm.refresh_field("executors");
}

frappe.ui.form.on("Appeal Resolution Executor", {
	executors_add: mark_single_executor,
	executors_remove: mark_single_executor,
});
