const GROUPS = ["subject", "kind", "type", "sign_of_receipt", "theme", "result"];

frappe.ui.form.on("Appeal Import Mapping", {
	onload: appeals.keep_to_own_authority,

	async refresh(frm) {
		tell_of_proposal(frm);
		const { grid } = frm.get_field("meanings");
		grid.update_docfield_property("meaning", "ignore_validation", 1);
		grid.update_docfield_property("meaning", "options", await choices());
	},

	before_save(frm) {
		frm.is_of_import = appeals.mapping_in_making?.name === frm.doc.name;
	},

	after_save(frm) {
		if (!frm.is_of_import) return;
		appeals.mapping_in_making.mapping = frm.doc.name;
		frappe.set_route("Form", "Appeal Import", appeals.mapping_in_making.of_import);
	},
});

// A mapping made from the headings of a file: what is left to do.
function tell_of_proposal(frm) {
	const { name, lacking = [], others = [] } = appeals.mapping_in_making || {};
	if (name !== frm.doc.name) return;
	const said = [__("These columns were found in the file. Correct what is wrong and save: the import goes on with this mapping.")];
	if (lacking.length) {
		const fields = lacking.map((title) => `«${__(title)}»`).join(", ");
		said.push(__("Nothing in the file fills {0}: give the heading or the default of each, for no card is made without them.", [fields]));
	}
	if (others.length) said.push(__("No field was found for: {0}.", [others.join("; ")]));
	frm.set_intro(said.map((line) => frappe.utils.escape_html(line)).join("<br>"), lacking.length ? "orange" : "blue");
}

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
