// One decision for a mass event: the answer of its first appeal is drafted to every other author.

frappe.ui.form.on("Appeal Reply", {
	refresh(frm) {
		if (frm.is_new() || !frm.doc.__onload?.has_other_authors) return;
		frm.add_custom_button(__("Draft to the other authors of the mass event"), () =>
			frappe
				.xcall("appeals_app.appeal_matching.api.answer_alike", { reply: frm.doc.name })
				.then((rows) => tell(rows)),
		);
	},
});

function tell(rows) {
	const dialog = new frappe.ui.Dialog({
		title: __("Answers of the mass event"),
		fields: [{ fieldname: "told", fieldtype: "HTML" }],
	});
	dialog.fields_dict.told.$wrapper.append(rows.map(line_of));
	dialog.show();
}

function line_of({ title, reply, told }) {
	const $title = reply
		? $("<a>").attr("href", frappe.utils.get_form_link("Appeal Reply", reply)).text(title)
		: $("<span>").text(title);
	return $('<p class="mb-1">').append($title, $('<span class="text-muted ml-2">').text(told));
}
