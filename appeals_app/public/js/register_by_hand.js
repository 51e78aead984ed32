// What came while the register could not be kept is registered as of its day, with the number of the paper journal.
frappe.ui.form.on("Appeal", {
	refresh(frm) {
		if (frm.is_new() || frm.doc.phase !== "RECEIVED" || !frm.perm[0].write) return;
		frm.page.add_menu_item(__("Register by hand"), () => ask_and_register(frm));
	},
});

function ask_and_register(frm) {
	const fields = [
		{
			fieldname: "registered_at",
			fieldtype: "Datetime",
			label: __("Registered At"),
			default: frm.doc.received_at,
			reqd: 1,
		},
		{
			fieldname: "index",
			fieldtype: "Data",
			label: __("Index in the paper journal"),
			description: __("Empty: the next number of that year is given."),
		},
		{ fieldname: "reason", fieldtype: "Small Text", label: __("Why it is back-dated"), reqd: 1 },
	];
	appeals.ask(fields, (values) => register(frm, values), __("Register by hand"), __("Confirm"));
}

async function register(frm, values) {
	await frappe.xcall("appeals_app.appeal_registry.api.register_by_hand", { appeal: frm.doc.name, ...values });
	frm.reload_doc();
}
