const COLOURS = {
	Draft: "gray",
	Counting: "orange",
	Counted: "blue",
	Applying: "orange",
	Applied: "green",
	Failed: "red",
};
const SHOWN_ROWS = 20;

frappe.ui.form.on("Term Recalculation", {
	refresh(frm) {
		if (frm.is_new()) return;
		frm.page.set_indicator(__(frm.doc.status), COLOURS[frm.doc.status]);
		if (frm.perm[0].write && !frm.is_dirty()) add_buttons(frm);
		show_rows(frm);
	},
});

function add_buttons(frm) {
	if (!frm.doc.applied_count) {
		frm.add_custom_button(__("Count Terms"), () =>
			order(frm, "appeals_app.appeal_registry.api.count_recalculation")
		);
	}
	if (frm.doc.moved_count && !["Applied", "Counting"].includes(frm.doc.status)) {
		const question = __("Terms of {0} appeals will be changed. Each gets an event. Apply?", [
			frm.doc.moved_count,
		]);
		frm.add_custom_button(__("Apply"), () =>
			frappe.confirm(question, () => order(frm, "appeals_app.appeal_registry.api.apply_recalculation"))
		).addClass("btn-primary");
	}
}

function order(frm, method) {
	return frappe
		.xcall(method, { recalculation: frm.doc.name })
		.then(() => frm.reload_doc());
}

function show_rows(frm) {
	const $rows = frm.get_field("rows_view").$wrapper.empty();
	if (!frm.doc.moved_count) return;
	frappe.db
		.get_list("Term Recalculation Row", {
			filters: { recalculation: frm.doc.name },
			fields: [
				"registration_index",
				"old_due_date",
				"new_due_date",
				"shift_days",
				"explanation",
			],
			order_by: "shift_days asc",
			limit: SHOWN_ROWS,
		})
		.then((rows) => $rows.html(table_of(rows) + all_rows_link(frm)));
}

function table_of(rows) {
	const head = [__("Registration Index"), __("Due Before"), __("Due After"), __("Days Moved"), __("Why")];
	const lines = rows.map((row) =>
		[
			row.registration_index,
			frappe.datetime.str_to_user(row.old_due_date),
			frappe.datetime.str_to_user(row.new_due_date),
			row.shift_days,
			row.explanation,
		].map((value) => frappe.utils.escape_html(String(value ?? "–")))
	);
	const cells = (values, tag) => values.map((value) => `<${tag}>${value}</${tag}>`).join("");
	return `<table class="table table-bordered">
		<thead><tr>${cells(head, "th")}</tr></thead>
		<tbody>${lines.map((line) => `<tr>${cells(line, "td")}</tr>`).join("")}</tbody>
	</table>`;
}

function all_rows_link(frm) {
	const address = `/app/term-recalculation-row?recalculation=${encodeURIComponent(frm.doc.name)}`;
	const words = __("All {0} appeals that move", [frm.doc.moved_count]);
	return `<p><a href="${address}">${frappe.utils.escape_html(words)}</a></p>`;
}
