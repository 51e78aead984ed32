frappe.ui.form.on("Reception Suspension", {
	setup(frm) {
		frm.set_query("authority", () => ({
			filters: { name: ["in", frappe.boot.appeals.authorities] },
		}));
		frm.set_query("regime", () => ({ filters: { reception_may_be_suspended: 1 } }));
	},

	onload(frm) {
		if (frm.is_new() && !frm.doc.authority) {
			frm.set_value("authority", frappe.boot.appeals.authorities[0]);
		}
	},

	refresh(frm) {
		if (frm.is_new()) return;
		frm.disable_save();
		const is_running = !frm.doc.valid_to || frm.doc.valid_to >= frappe.datetime.get_today();
		if (is_running && frappe.model.can_write(frm.doctype)) {
			frm.add_custom_button(__("End earlier"), () => ask_end(frm));
		}
	},

	after_save(frm) {
		// names of those whom the server has put in come with the document
		frm.reload_doc();
	},
});

function ask_end(frm) {
	const fields = [
		{
			fieldname: "last_day",
			fieldtype: "Date",
			label: __("Last Day"),
			description: __("People are received in the usual way from the next day on."),
			reqd: 1,
		},
		{ fieldname: "reason", fieldtype: "Small Text", label: __("Reasons"), reqd: 1 },
	];
	const end = (values) =>
		frappe
			.xcall("appeals_app.authority_directory.api.end_reception_suspension", {
				suspension: frm.doc.name,
				...values,
			})
			.then(() => frm.reload_doc());
	frappe.prompt(fields, end, __("End earlier"), __("Confirm"));
}
