// Buttons of the card on its term. Who may decide or ask, and what waits, the server says in onload.
const TERM_DECISIONS = {
	Extension: __("Extend the term"),
	Shortening: __("Shorten the term"),
	"Refusal To Shorten": __("Refuse to shorten the term"),
};

frappe.ui.form.on("Appeal", {
	refresh(frm) {
		const { term_change: offer = {}, extension_request: request = {}, law_says } = frm.doc.__onload || {};
		const is_not_considered = law_says && law_says.is_not_considered;
		if (offer.may_decide && !is_not_considered) add_decisions(frm, offer);
		if (offer.waiting) show_waiting(frm, offer.waiting);
		if (offer.latest) add_open_button(frm, offer.latest);
		if (request.may_ask) add_asking(frm);
		if (request.waiting) show_request(frm, request.waiting);
	},
});

// A term that has run out, or that the law does not let be extended, is not offered to be.
function add_decisions(frm, { may_extend }) {
	for (const [kind, label] of Object.entries(TERM_DECISIONS)) {
		if (kind === "Extension" && !may_extend) continue;
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
}

function add_open_button(frm, decision) {
	const open = () => frappe.set_route("Form", "Appeal Term Change", decision);
	frm.add_custom_button(__("Open the decision"), open, __("Term"));
}

function add_asking(frm) {
	frm.add_custom_button(
		__("Ask to extend the term"),
		() => frappe.new_doc("Appeal Extension Request", { appeal: frm.doc.name }),
		__("Term")
	);
}

function show_request(frm, { name, asked_by, new_due_on }) {
	const who = frappe.utils.escape_html(asked_by);
	const day = frappe.datetime.str_to_user(new_due_on);
	frm.set_intro(
		__("{0} asks to extend the term to {1}. The head or a deputy answers it: button «Term», «Open the request».", [
			who,
			day,
		]),
		"orange"
	);
	frm.add_custom_button(
		__("Open the request"),
		() => frappe.set_route("Form", "Appeal Extension Request", name),
		__("Term")
	);
}
