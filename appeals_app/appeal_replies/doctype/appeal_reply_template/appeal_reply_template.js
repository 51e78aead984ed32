frappe.ui.form.on("Appeal Reply Template", {
	onload: appeals.keep_to_own_authority,

	setup(frm) {
		frm.set_query("theme", () => of_group("theme"));
		frm.set_query("result", () => of_group("result"));
	},

	refresh(frm) {
		show_places(frm);
		if (!frm.is_new()) frm.add_custom_button(__("See The Letter"), () => preview(frm));
	},
});

const of_group = (item_group) => ({ filters: { item_group } });

// The server says which places there are; a new form learns them once it is saved.
function show_places(frm) {
	const { places } = frm.doc.__onload || {};
	const $help = frm.get_field("places_help").$wrapper.empty();
	if (!places) return;
	$help.append(appeals.rows_table([__("What stands in a template"), __("What it gives")], places));
}

function preview(frm) {
	if (frm.is_dirty()) return frappe.msgprint(__("Save the template first: what is saved is shown."));
	const dialog = new frappe.ui.Dialog({
		title: __("See The Letter"),
		fields: [
			{
				fieldname: "appeal",
				fieldtype: "Link",
				options: "Appeal",
				label: __("Appeal"),
				description: __("Empty: a made-up example."),
				hidden: !frappe.model.can_read("Appeal"),
			},
			{ fieldname: "text", fieldtype: "HTML" },
		],
	});
	dialog.fields_dict.appeal.df.onchange = () => show(frm, dialog);
	dialog.show();
	show(frm, dialog);
}

async function show(frm, dialog) {
	const text = await frappe.xcall("appeals_app.appeal_replies.api.template_text", {
		template: frm.doc.name,
		appeal: dialog.get_value("appeal") || "",
	});
	dialog.fields_dict.text.$wrapper.empty().append(appeals.letter_paper(text));
}
