// The body that passed the appeal on is told of the result by a letter of its own; who waits says the server.
frappe.provide("appeals");

const sender_waits = ({ __onload: onload }) => Boolean(onload && onload.sender_waits);

appeals.waiting_sender = (doc) =>
	sender_waits(doc) ? __("{0} waits for the result. Write the letter «Sender Notice».", [doc.sender_name]) : "";

appeals.offer_sender_notice = (frm) => {
	if (!sender_waits(frm.doc) || !frappe.model.can_create("Appeal Reply")) return;
	const letter = { appeal: frm.doc.name, letter_kind: "Sender Notice" };
	frm.add_custom_button(__("Sender Notice"), () => frappe.new_doc("Appeal Reply", letter));
};
