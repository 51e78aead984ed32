frappe.ui.form.on("Reception Suspension", {
	setup(frm) {
		frm.set_query("authority", () => ({
			filters: { name: ["in", frappe.boot.appeals.authorities] },
		}));
		for (const field of ["regime", "article"]) {
			frm.set_query(field, () => ({ filters: { reception_may_be_suspended: 1 } }));
		}
	},

	onload(frm) {
		if (frm.is_new() && !frm.doc.authority) {
			frm.set_value("authority", frappe.boot.appeals.authorities[0]);
		}
	},

	refresh(frm) {
		if (frm.is_new()) return;
		frm.disable_save();
		show_end(frm);
		if (frm.doc.cancelled_on || !frappe.model.can_write(frm.doctype)) return;
		const { ends_on } = frm.doc;
		if (!ends_on || ends_on >= frappe.datetime.get_today()) {
			frm.add_custom_button(__("End earlier"), () => ask_end(frm));
		}
		frm.add_custom_button(__("Cancel as mistaken"), () => ask_cancel(frm));
	},

	after_save(frm) {
		// names of those whom the server has put in come with the document
		frm.reload_doc();
	},
});

// tells what the fields of the order alone do not: that it was cancelled, or that its ground ends before it
function show_end(frm) {
	const { cancelled_on, ends_on, valid_to } = frm.doc;
	frm.dashboard.clear_headline();
	if (cancelled_on) {
		const day = frappe.datetime.str_to_user(cancelled_on);
		frm.dashboard.set_headline_alert(__("Cancelled on {0} as mistaken.", [day]), "red");
	} else if (ends_on && ends_on !== valid_to) {
		const day = frappe.datetime.str_to_user(ends_on);
		frm.dashboard.set_headline_alert(
			__("Holds until {0} only: what it rests on ends that day.", [day]),
			"orange",
		);
	}
}

function ask_cancel(frm) {
	const cancel = ({ reason }) =>
		frappe
			.xcall("appeals_app.authority_directory.api.cancel_reception_suspension", {
				suspension: frm.doc.name,
				reason,
			})
			.then(() => frm.reload_doc());
	const field = { fieldname: "reason", fieldtype: "Small Text", label: __("Reasons"), reqd: 1 };
	appeals.ask(field, cancel, __("Cancel as mistaken"), __("Confirm"));
}

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
	appeals.ask(fields, end, __("End earlier"), __("Confirm"));
}
