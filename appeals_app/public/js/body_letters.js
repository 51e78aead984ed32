// The body that passed the appeal on is told of the result by a letter of its own.
frappe.provide("appeals");

appeals.waiting_sender = (doc) => {
	const is_over = doc.phase !== "RECEIVED" && !frappe.boot.appeals.considered_phases.includes(doc.phase);
	if (!doc.sender_wants_answer || doc.sender_told_on || !is_over) return "";
	return __("{0} waits for the result. Write the letter «Sender Notice».", [doc.sender_name]);
};

appeals.offer_sender_notice = (frm) => {
	if (!appeals.waiting_sender(frm.doc) || !frappe.model.can_create("Appeal Reply")) return;
	const letter = { appeal: frm.doc.name, letter_kind: "Sender Notice" };
	frm.add_custom_button(__("Sender Notice"), () => frappe.new_doc("Appeal Reply", letter));
};
