frappe.ui.form.on("Appeal Route Rule", {
	setup(frm) {
		frm.set_query("kind", appeals.classifier_query("kind"));
		frm.set_query("author_category", appeals.classifier_query("author_category"));
		frm.set_query("to_officer", () => appeals.executor_query(frm.doc.authority));
		frm.set_query("to_unit", () => ({ filters: { authority: frm.doc.authority || "" } }));
	},

	onload: appeals.keep_to_own_authority,

	refresh(frm) {
		if (frm.is_new()) return;
		frm.add_custom_button(__("Try on past appeals"), () => try_rule(frm.doc.name));
		if (frm.doc.words) frm.add_custom_button(__("Try the words on a text"), () => try_words(frm.doc.name));
	},
});

function try_rule(rule) {
	frappe.xcall("appeals_app.appeal_routing.api.try_route_rule", { rule }).then((tried) => {
		frappe.msgprint({ title: __("Try on past appeals"), message: result(tried), wide: true });
	});
}

function try_words(rule) {
	const field = { fieldname: "text", fieldtype: "Small Text", label: __("A text such as people write"), reqd: 1 };
	const title = __("Try the words on a text");
	const ask = ({ text }) => frappe.xcall("appeals_app.appeal_routing.api.try_route_words", { rule, text });
	appeals.ask(field, ask, title, __("Try")).then((is_said) => {
		const said = is_said ? __("The words of the rule stand in the text.") : __("The words of the rule do not stand in the text.");
		frappe.msgprint({ title, message: said, indicator: is_said ? "green" : "orange" });
	});
}

function result(tried) {
	const said = `<p>${frappe.utils.escape_html(said_of(tried))}</p>`;
	if (!tried.appeals.length) return said;
	const is_routed = tried.appeals.some(({ name }) => !name);
	const titles = [__("Appeal"), __("Received On"), ...(is_routed ? [__("Rule that decides"), __("Leads to")] : [])];
	const lines = tried.appeals.map((card) => [
		card.name ? { html: card_link(card) } : index_of(card),
		frappe.datetime.str_to_user(card.received_at),
		...(is_routed ? [card.decides || "–", card.leads_to || "–"] : []),
	]);
	return said + appeals.rows_table(titles, lines);
}

// Who writes rules and sees no appeal is told a number where the rule asks for people, and a small one not exactly.
function said_of({ looked_at, held, appeals: seen, reason }) {
	if (!looked_at) {
		return __("No appeal was looked at: you see none, or the rule asks for words. Try the words on a text of your own, or ask the registrar or the head to try the rule.");
	}
	if (held === null) return __("The rule holds for less than three of the {0} newest appeals. {1}", [looked_at, reason]);
	return seen.some(({ name }) => name)
		? __("The rule holds for {0} of the {1} newest appeals in your sight. {2}", [held, looked_at, reason])
		: __("The rule holds for {0} of the {1} newest appeals. {2}", [held, looked_at, reason]);
}

function index_of({ registration_index }) {
	return registration_index || __("Not registered");
}

function card_link(card) {
	return `<a href="/app/appeal/${encodeURIComponent(card.name)}">${frappe.utils.escape_html(index_of(card))}</a>`;
}
