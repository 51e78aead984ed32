// «Promises In The Letter» on the form of an answer and on the card: what its text promises, and the control of each.
frappe.provide("appeals");

appeals.offer_promises = (frm) => {
	const { promises } = frm.doc.__onload || {};
	frm.decided_on = frm.doc.appeal || frm.doc.name;
	if (promises && promises.length) frm.add_custom_button(__("Promises In The Letter"), () => show(frm, promises));
};

// What the answer promised and nobody has put on control, in a line for the card.
appeals.promises_line = ({ phase, __onload: { promises = [] } = {} }) => {
	if (!promises.length || phase === "CLOSED") return "";
	const told = promises.map(({ promise, due_on }) => (due_on ? `«${promise}» (${frappe.datetime.str_to_user(due_on)})` : `«${promise}»`));
	return __("The answer promises: {0}. Decide on it before the control is taken off: button «{1}».", [told.join("; "), __("Promises In The Letter")]);
};

function show(frm, promises) {
	const may_confirm = frm.doctype === "Appeal" || frm.doc.__onload.may_confirm_promises;
	const dialog = new frappe.ui.Dialog({
		title: __("Promises In The Letter"),
		size: "large",
		fields: [{ fieldname: "promises", fieldtype: "HTML" }],
	});
	const advice = may_confirm
		? __("Found by words. Read each, and put on control what the author may wait for.")
		: __("Found by words. A controller or the head puts them on control from the dispatch of the letter until the appeal is filed.");
	const rows = promises.map((promise) => promise_row(frm, dialog, promise, may_confirm));
	const table = $('<table class="table table-bordered">').append($("<tbody>").append(rows));
	dialog.fields_dict.promises.$wrapper.append($('<p class="text-muted">').text(advice), table);
	dialog.show();
}

function promise_row(frm, dialog, { promise, due_on }, may_confirm) {
	const day = due_on ? frappe.datetime.str_to_user(due_on) : __("No day is named");
	const row = $("<tr>").append($("<td>").text(promise), $('<td class="text-nowrap">').text(day));
	if (!may_confirm) return row;
	const confirm = async () => {
		dialog.hide();
		await frappe.model.with_doctype("Appeal Commitment");
		const commitment = frappe.model.get_new_doc("Appeal Commitment");
		Object.assign(commitment, { appeal: frm.decided_on, promise, due_on });
		frappe.set_route("Form", commitment.doctype, commitment.name);
	};
	const button = $('<button class="btn btn-default btn-sm">').text(__("Put On Control")).on("click", confirm);
	return row.append($("<td>").append(button));
}
