// «Promises In The Letter» on the form of an answer: what its text promises, and the control of each once it is sent.
frappe.provide("appeals");

appeals.offer_promises = (frm) => {
	const { promises } = frm.doc.__onload || {};
	if (promises && promises.length) frm.add_custom_button(__("Promises In The Letter"), () => show(frm, promises));
};

function show(frm, promises) {
	const may_confirm = frm.doc.status === "Sent" && frappe.model.can_create("Appeal Commitment");
	const dialog = new frappe.ui.Dialog({
		title: __("Promises In The Letter"),
		size: "large",
		fields: [{ fieldname: "promises", fieldtype: "HTML" }],
	});
	const advice = may_confirm
		? __("Found by words. Read each, and put on control what the author may wait for.")
		: __("Found by words. Once the letter is sent, a controller or the head puts them on control.");
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
		Object.assign(commitment, { appeal: frm.doc.appeal, promise, due_on });
		frappe.set_route("Form", commitment.doctype, commitment.name);
	};
	const button = $('<button class="btn btn-default btn-sm">').text(__("Put On Control")).on("click", confirm);
	return row.append($("<td>").append(button));
}
