frappe.ui.form.on("Appeal Route Rule", {
	setup(frm) {
		frm.set_query("kind", appeals.classifier_query("kind"));
		frm.set_query("author_category", appeals.classifier_query("author_category"));
		frm.set_query("to_officer", () => appeals.executor_query(frm.doc.authority));
		frm.set_query("to_unit", () => ({ filters: { authority: frm.doc.authority || "" } }));
	},

	onload: appeals.keep_to_own_authority,

	refresh(frm) {
		if (!frm.is_new()) frm.add_custom_button(__("Try on past appeals"), () => try_rule(frm.doc.name));
	},
});

function try_rule(rule) {
	frappe.xcall("appeals_app.appeal_routing.api.try_route_rule", { rule }).then((tried) => {
		frappe.msgprint({ title: __("Try on past appeals"), message: result(tried), wide: true });
	});
}

function result(tried) {
	const said = `<p>${frappe.utils.escape_html(said_of(tried))}</p>`;
	if (!tried.appeals.length) return said;
	const lines = tried.appeals.map((card) => [
		{ html: card_link(card) },
		frappe.datetime.str_to_user(card.received_at),
	]);
	return said + appeals.rows_table([__("Appeal"), __("Received On")], lines);
}

// Who sets rules up and sees no appeal is told a number, and a small one not exactly.
function said_of({ looked_at, held, appeals: seen, reason }) {
	if (!looked_at) {
		return __("No appeal was looked at: you see none, or the rule asks for words. Ask the registrar or the head to try the rule.");
	}
	if (held === null) return __("The rule holds for less than three of the {0} newest appeals. {1}", [looked_at, reason]);
	return seen.length
		? __("The rule holds for {0} of the {1} newest appeals in your sight. {2}", [held, looked_at, reason])
		: __("The rule holds for {0} of the {1} newest appeals. {2}", [held, looked_at, reason]);
}

function card_link({ name, registration_index }) {
	const index = frappe.utils.escape_html(registration_index || __("Not registered"));
	return `<a href="/app/appeal/${encodeURIComponent(name)}">${index}</a>`;
}
