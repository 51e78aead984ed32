frappe.listview_settings["Appeal Change Set"] = {
	hide_name_column: true,
	get_indicator: (doc) => [
		__(doc.status),
		{ Approved: "blue", Released: "green", "Rolled Back": "red", "Under Review": "orange" }[doc.status] || "gray",
		`status,=,${doc.status}`,
	],
	onload(list) {
		if (!frappe.model.can_create("Appeal Change Set")) return;
		list.page.add_inner_button(__("Read From A File"), () => read_file());
	},
};

function read_file() {
	const $input = $('<input type="file" accept=".json,application/json">');
	$input.on("change", async () => {
		const content = await $input[0].files[0].text();
		const told = await frappe.xcall("appeals_app.appeal_administration.api.from_file", { content });
		if (told.left_out.length) {
			const lines = told.left_out.map(frappe.utils.escape_html).join("<br>");
			frappe.msgprint({ title: __("Left Out"), message: lines, indicator: "orange" });
		}
		frappe.set_route("Form", "Appeal Change Set", told.name);
	});
	$input.trigger("click");
}
