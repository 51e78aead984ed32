// The framework's form of a workflow gives an example that reads the database, which conditions may not do here, and leads to
// a list that the administrator does not see. Its own script comes later than this one, so its turn is waited for.
frappe.ui.form.on("Workflow", {
	refresh(frm) {
		setTimeout(() => frm.clear_custom_buttons());
		frm.fields_dict.transitions.grid.update_docfield_property("example", "options", examples());
	},
});

function examples() {
	const lines = [
		[__("complaints alone"), 'doc.kind == "kind.complaint"'],
		[__("all but anonymous appeals"), 'doc.subject != "subject.anonymous"'],
		[__("only while the term runs"), "not doc.is_overdue"],
	];
	const said = __(
		"A condition compares fields of the card with values. While it does not hold, the step is refused; in «{0}» say what is to be done first.",
		[__("Words Of The Refusal")]
	);
	const rows = lines.map(([words, code]) => `<li><code>${frappe.utils.escape_html(code)}</code> — ${words}</li>`);
	return `<p class="text-muted small">${said}</p><ul class="text-muted small">${rows.join("")}</ul>`;
}

// The dialog that renames a record asks for its new name by a label it does not translate.
const NAMED_BY = { "Workflow State": "workflow_state_name", "Workflow Action Master": "workflow_action_name" };

for (const [doctype, field] of Object.entries(NAMED_BY)) {
	frappe.ui.form.on(doctype, {
		onload(frm) {
			const named_by = frm.get_docfield(field);
			named_by.label = __(named_by.label);
		},
	});
}
