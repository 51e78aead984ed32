// Buttons of the card on its term. Who may decide, and what waits to be told, the server says in onload.
const TERM_DECISIONS = {
	Extension: __("Extend the term"),
	Shortening: __("Shorten the term"),
	"Refusal To Shorten": __("Refuse to shorten the term"),
};

frappe.ui.form.on("Appeal", {
	refresh(frm) {
		const offer = (frm.doc.__onload && frm.doc.__onload.term_change) || {};
		if (offer.may_decide) add_decisions(frm);
		if (offer.waiting) show_waiting(frm, offer.waiting);
	},
});

function add_decisions(frm) {
	for (const [kind, label] of Object.entries(TERM_DECISIONS)) {
		const open = () => frappe.new_doc("Appeal Term Change", { appeal: frm.doc.name, kind });
		frm.add_custom_button(label, open, __("Term"));
	}
}

function show_waiting(frm, waiting) {
	const day = frappe.datetime.str_to_user(waiting.new_due_on);
	frm.set_intro(
		__("It is decided to extend the term to {0}. It is extended once the notice to the author is sent.", [day]),
		"orange"
	);
	frm.add_custom_button(
		__("Open the decision"),
		() => frappe.set_route("Form", "Appeal Term Change", waiting.name),
		__("Term")
	);
}
