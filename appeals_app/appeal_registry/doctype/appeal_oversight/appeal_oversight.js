// What another authority sees of an appeal; ending a control is the one thing a person does here.

frappe.ui.form.on("Appeal Oversight", {
	refresh(frm) {
		frm.disable_save();
		appeals.add_appeal_button(frm);
		if (frm.doc.__onload && frm.doc.__onload.may_end) add_end_button(frm);
	},
});

function add_end_button(frm) {
	const label = __("End the control");
	const field = { fieldname: "reason", fieldtype: "Small Text", label: __("Why Ended"), reqd: 1 };
	const act = ({ reason }) =>
		frappe
			.xcall("appeals_app.appeal_registry.api.end_oversight", { oversight: frm.doc.name, reason })
			.then(() => frappe.set_route("List", "Appeal Oversight"));
	frm.add_custom_button(label, () => appeals.ask(field, act, label, __("Confirm")));
}
