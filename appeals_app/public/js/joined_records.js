// Above the fields of a person's record: the records joined with it, when and why, and the way to part them again.
const MERGE = "Applicant Merge";
const FIELDS = ["kept_applicant", "merged_applicant", "merged_at", "reason", "undone_at", "undo_reason"];

frappe.ui.form.on("Applicant", {
	async refresh(frm) {
		const { name, anonymised_on: erased } = frm.doc;
		if (frm.is_new() || erased || !frappe.model.can_read(MERGE)) return;
		const lines = await lines_of_joinings(frm);
		frm.$wrapper.find(".joined-records").remove();
		if (!lines.length || frm.doc.name !== name) return;
		frm.dashboard.add_section("", __("Joined Records"), "custom joined-records").append(lines);
		frm.dashboard.show();
	},
});

async function lines_of_joinings(frm) {
	const { name } = frm.doc;
	const rows_by = (field) =>
		frappe.db.get_list(MERGE, { filters: { [field]: name }, fields: FIELDS, order_by: "merged_at desc", limit: 100 });
	const rows = (await Promise.all([rows_by("kept_applicant"), rows_by("merged_applicant")])).flat();
	if (!rows.length) return [];
	const names = rows.map((row) => other_of(row, name));
	const filters = { name: ["in", names] };
	const people = await frappe.db.get_list("Applicant", { filters, fields: ["name", "full_name"], limit: 200 });
	const titles = Object.fromEntries(people.map((person) => [person.name, person.full_name]));
	return rows.map((row, place) => line_of(frm, row, { name: names[place], title: titles[names[place]] || names[place] }));
}

function other_of({ kept_applicant: kept, merged_applicant: merged }, name) {
	return kept === name ? merged : kept;
}

function line_of(frm, row, { name, title }) {
	const $link = $("<a>").attr("href", frappe.utils.get_form_link("Applicant", name)).text(title);
	const told = [__("joined {0}: {1}", [day(row.merged_at), row.reason])];
	if (row.undone_at) told.push(__("parted {0}: {1}", [day(row.undone_at), row.undo_reason]));
	const $line = $('<p class="mb-1">').append($link, $('<span class="text-muted ml-2">').text(told.join(" · ")));
	const is_to_part = !row.undone_at && row.merged_applicant === name && frm.perm[0].write;
	return is_to_part ? $line.append(part_button(frm, name)) : $line;
}

function part_button(frm, merged) {
	return $('<button type="button" class="btn btn-xs btn-default ml-2">')
		.text(__("Part the records"))
		.on("click", () => appeals.part_records(frm, merged));
}

function day(moment) {
	return frappe.datetime.str_to_user(moment.split(" ")[0]);
}
