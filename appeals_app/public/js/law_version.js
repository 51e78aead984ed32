// A calendar and the counting of terms change by a new version: the earlier one ends the day before.
frappe.provide("appeals");

appeals.offer_new_version = function (frm) {
	if (frm.is_new() || !frm.perm[0].write) return;
	frm.add_custom_button(__("Begin New Version"), () => {
		frappe.prompt(
			{
				fieldname: "valid_from",
				fieldtype: "Date",
				label: __("New Version Holds From"),
				description: __(
					"This version will end the day before. A copy of it opens, and there you enter what changes."
				),
				reqd: 1,
			},
			async ({ valid_from }) => {
				const { message } = await frappe.call({
					method: "appeals_app.legal_reference.api.begin_version",
					args: { doctype: frm.doctype, name: frm.doc.name, valid_from },
					freeze: true,
				});
				frappe.set_route("Form", frm.doctype, message);
			},
			__("Begin New Version"),
			__("Begin")
		);
	});
};

// In lists: whether a dated row holds today.
appeals.period_indicator = function (doc) {
	const today = frappe.datetime.get_today();
	if (doc.valid_to && doc.valid_to < today) return [__("Its period is over"), "gray", `valid_to,<,${today}`];
	if (doc.valid_from > today) return [__("Not begun yet"), "blue", `valid_from,>,${today}`];
	return [__("In Force"), "green", `valid_from,<=,${today}`];
};
