const GROUPS = ["subject", "kind", "type", "sign_of_receipt", "theme", "result"];

frappe.ui.form.on("Appeal Import Mapping", {
	onload: appeals.keep_to_own_authority,

	async refresh(frm) {
		const { grid } = frm.get_field("meanings");
		grid.update_docfield_property("meaning", "ignore_validation", 1);
		grid.update_docfield_property("meaning", "options", await choices());
	},
});

// What words can mean, by the titles a person knows; the server says of each field which of them are its own.
async function choices() {
	const of_lists = await frappe.db.get_list("Appeal Classifier Item", {
		fields: ["title"],
		filters: { item_group: ["in", GROUPS] },
		order_by: "item_group asc, name asc",
		limit: 0,
	});
	const channels = await frappe.db.get_list("Appeal Channel", {
		fields: ["title"],
		filters: { is_disabled: 0 },
		limit: 0,
	});
	return [...new Set([...channels, ...of_lists].map(({ title }) => title))];
}
