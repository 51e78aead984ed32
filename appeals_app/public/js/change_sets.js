// «Put Into A Change Set»: on the form of a record of the configuration, instead of saving it.
const ADD_RECORD = "appeals_app.appeal_administration.api.add_record";
const ADD_REMOVAL = "appeals_app.appeal_administration.api.add_removal";

const offer = (frm) => {
	if (!frappe.boot.appeals.recorded_in_sets.length) return;
	frm.page.add_menu_item(__("Put Into A Change Set"), () => choose_set(frm, ADD_RECORD));
	if (!frm.is_new() && !frm.meta.issingle) {
		frm.page.add_menu_item(__("Put Removal Into A Change Set"), () => choose_set(frm, ADD_REMOVAL));
	}
};

for (const doctype of [...(frappe.boot?.appeals?.recorded_in_sets || []), "Customize Form"]) {
	frappe.ui.form.on(doctype, { refresh: offer });
}

function choose_set(frm, act) {
	const field = {
		fieldname: "change_set",
		fieldtype: "Link",
		options: "Appeal Change Set",
		label: __("Change Set"),
		get_query: () => ({ filters: { status: "Draft" } }),
		reqd: 1,
		description: __("A draft. What the form has now goes into it; the record itself stays as it is until the set is released."),
	};
	appeals.ask(field, (values) => put(frm, act, values), __("Put Into A Change Set"), __("Put"));
}

async function put(frm, act, { change_set }) {
	const { doctype, name } = frm.doc;
	const what = act === ADD_RECORD ? { record: frm.doc } : { doctype, name };
	await frappe.xcall(act, { change_set, ...what });
	frappe.show_alert({ message: __("Put into the change set. It is not in force yet."), indicator: "blue" });
	if (frm.is_new()) frappe.set_route("Form", "Appeal Change Set", change_set);
	else if (frm.meta.issingle) frm.trigger("doc_type");
	else frm.reload_doc();
}
