// The law changes by a new version: the earlier one ends the day before. In place only an error is corrected.
frappe.provide("appeals");

appeals.offer_new_version = function (frm) {
	if (frm.is_new() || !frm.perm[0].write) return;
	frm.add_custom_button(__("Begin New Version"), () => {
		if (frm.is_dirty()) {
			frappe.msgprint(__("The form has changes that are not saved. Save them first."));
			return;
		}
		ask_for_version(frm);
	});
};

// What was entered stays in the dialog until the server takes it.
function ask_for_version(frm) {
	const dialog = new frappe.ui.Dialog({
		title: __("Begin New Version"),
		fields: asked_of_version(frm),
		primary_action_label: __("Begin"),
		async primary_action({ valid_from, article = "" }) {
			const { message } = await frappe.call({
				method: "appeals_app.legal_reference.api.begin_version",
				args: { doctype: frm.doctype, name: frm.doc.name, valid_from, article },
				freeze: true,
			});
			dialog.hide();
			frappe.set_route("Form", frm.doctype, message);
		},
	});
	dialog.show();
}

function asked_of_version(frm) {
	const first_day = {
		fieldname: "valid_from",
		fieldtype: "Date",
		label: __("New Version Holds From"),
		description: __(
			"This version will end the day before. A copy of it opens, and there you enter what changes."
		),
		reqd: 1,
	};
	if (!frappe.meta.has_field(frm.doctype, "article")) return [first_day];
	const article = {
		fieldname: "article",
		fieldtype: "Link",
		options: "Legal Article",
		label: __("Article"),
		description: __("The article the new version rests on."),
		default: frm.doc.article,
		reqd: 1,
	};
	return [first_day, article];
}

// Before a change in place: the server says whom it concerns, the person decides.
appeals.ask_before_change_in_force = async function (frm) {
	if (frm.is_new()) return;
	const { message } = await frappe.call({
		method: "appeals_app.legal_reference.api.question_before_saving",
		args: { doctype: frm.doctype, name: frm.doc.name, values: frm.doc },
	});
	if (!message) return;
	const text = frappe.utils.escape_html(message);
	await new Promise((resolve) => {
		frappe.confirm(text, resolve, () => {
			frappe.validated = false;
			resolve();
		});
	});
};

// In lists: whether a dated row holds today.
appeals.period_indicator = function (doc) {
	const today = frappe.datetime.get_today();
	if (doc.valid_to && doc.valid_to < today) return [__("Its period is over"), "gray", `valid_to,<,${today}`];
	if (doc.valid_from > today) return [__("Not begun yet"), "blue", `valid_from,>,${today}`];
	return [__("Holds Today"), "green", `valid_from,<=,${today}`];
};
