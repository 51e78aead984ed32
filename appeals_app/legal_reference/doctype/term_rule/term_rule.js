const GROUP_OF_CONDITION = {
	appeal_kind: "kind",
	author_category: "author_category",
	receipt_sign: "sign_of_receipt",
};

frappe.ui.form.on("Term Rule", {
	setup(frm) {
		for (const [field, item_group] of Object.entries(GROUP_OF_CONDITION)) {
			frm.set_query(field, appeals.classifier_query(item_group));
		}
		frm.set_query("channel", () => ({ filters: { is_disabled: 0 } }));
	},

	refresh: appeals.offer_new_version,
	validate: appeals.ask_before_change_in_force,
});
