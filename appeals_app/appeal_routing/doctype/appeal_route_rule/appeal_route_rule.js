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

function result({ looked_at, appeals: held, reason }) {
	const words = looked_at
		? __("The rule holds for {0} of the {1} newest appeals in your sight. {2}", [held.length, looked_at, reason])
		: __("You see no appeals. Ask the registrar or the head to try the rule.");
	const said = `<p>${frappe.utils.escape_html(words)}</p>`;
	if (!held.length) return said;
	const lines = held.map((card) => [{ html: card_link(card) }, frappe.datetime.str_to_user(card.received_at)]);
	return said + appeals.rows_table([__("Appeal"), __("Received On")], lines);
}

function card_link({ name, registration_index }) {
	const index = frappe.utils.escape_html(registration_index || __("Not registered"));
	return `<a href="/app/appeal/${encodeURIComponent(name)}">${index}</a>`;
}
