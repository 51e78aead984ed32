const DISPATCH_WAYS = ["Post", "E-mail", "In Person"];

frappe.ui.form.on("Appeal Dispatch", {
	refresh(frm) {
		if (frm.is_new()) return;
		frm.disable_form();
		appeals.add_appeal_button(frm);
		show_state(frm);
		if (!frm.doc.notice && frappe.model.can_write(frm.doctype)) offer_acts(frm);
	},
});

function show_state(frm) {
	const { status, awaits_other_way, __onload: onload } = frm.doc;
	if (status === "Waiting") {
		const text = onload.has_account
			? __("The e-mail waits to be sent: the system tries by itself, at longer and longer pauses.")
			: __("The e-mail waits: the site has no outgoing e-mail account. Ask the administrator, or send the letter another way.");
		return appeals.show_lines(frm, [text], "orange");
	}
	if (awaits_other_way) {
		const text = __("The addressee has not got the letter. Your next step: press «Send Another Way».");
		appeals.show_lines(frm, [text], "red");
	}
}

function offer_acts(frm) {
	const { status, dispatch_method, awaits_other_way } = frm.doc;
	if (status === "Sent") add_act(frm, __("Delivered"), "record_delivery", delivery_fields(frm));
	if (status === "Sent" && dispatch_method === "Post") {
		add_act(frm, __("Tracking Number"), "enter_tracking_number", [
			{ fieldname: "number", fieldtype: "Data", label: __("Tracking Number"), reqd: 1 },
		]);
	}
	if (["Sent", "Waiting"].includes(status)) {
		add_act(frm, __("Not Delivered"), "record_failure", failure_fields(status));
	}
	if (awaits_other_way) add_act(frm, __("Send Another Way"), "send_otherwise", other_way_fields(frm));
}

const day_field = (fieldname) => ({
	fieldname,
	fieldtype: "Date",
	label: __("Known Since"),
	default: frappe.datetime.get_today(),
	reqd: 1,
});

const delivery_fields = (frm) => [
	{ ...day_field("on"), label: __("Delivered On") },
	{
		fieldname: "is_signed_for",
		fieldtype: "Check",
		label: __("Signed For"),
		default: frm.doc.dispatch_method === "In Person" ? 1 : 0,
	},
];

const failure_fields = (status) => [
	day_field("on"),
	{ fieldname: "is_returned", fieldtype: "Check", label: __("The Letter Came Back"), hidden: status === "Waiting" },
	{ fieldname: "note", fieldtype: "Small Text", label: __("How It Became Known"), reqd: 1 },
];

const other_way_fields = (frm) => [
	{
		fieldname: "way",
		fieldtype: "Select",
		label: __("Send By"),
		options: DISPATCH_WAYS.map((value) => ({ value, label: __(value) })),
		default: "Post",
		reqd: 1,
		change() {
			fill_address(frm, this.layout);
		},
	},
	{
		fieldname: "address",
		fieldtype: "Small Text",
		label: __("Address"),
		default: frm.doc.__onload.is_to_body ? frm.doc.dispatch_address : "",
	},
];

// The card knows the addresses of its author; that of another body is entered by hand.
async function fill_address(frm, layout) {
	if (frm.doc.__onload.is_to_body) return;
	const address = await frappe.xcall("appeals_app.appeal_replies.api.dispatch_address", {
		appeal: frm.doc.appeal,
		dispatch_method: layout.get_value("way"),
	});
	layout.set_value("address", address);
}

function add_act(frm, label, method, fields) {
	const act = (values) =>
		frappe
			.xcall(`appeals_app.appeal_replies.api.${method}`, { dispatch: frm.doc.name, ...values })
			.then(() => frm.reload_doc());
	frm.add_custom_button(label, () => appeals.ask(fields, act, label, __("Confirm")));
}
