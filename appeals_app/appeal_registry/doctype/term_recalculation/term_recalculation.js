const COLOURS = {
	Draft: "gray",
	"Count Queued": "yellow",
	Counting: "orange",
	Counted: "blue",
	"Application Queued": "yellow",
	Applying: "orange",
	Applied: "green",
	Failed: "red",
};
const SHOWN_ROWS = 20;

// How far the work is, while it is ordered and not done.
const PROGRESS = {
	"Count Queued": () => __("In the queue: the count begins as soon as the work before it is done."),
	Counting: (doc) => __("Checked {0} of {1}.", [doc.checked_count, doc.to_check_count]),
	"Application Queued": () => __("In the queue: the application begins as soon as the work before it is done."),
	Applying: (doc) => __("Done {0} of {1}.", [doc.applied_count + doc.skipped_count, doc.moved_count]),
};

frappe.ui.form.on("Term Recalculation", {
	onload: appeals.propose_own_authority,

	refresh(frm) {
		if (frm.is_new()) return;
		frm.page.set_indicator(__(frm.doc.status), COLOURS[frm.doc.status]);
		if (frm.perm[0].write && !frm.is_dirty()) add_buttons(frm);
		appeals.show_progress(frm, PROGRESS);
		show_rows(frm, SHOWN_ROWS);
	},
});

function add_buttons(frm) {
	const { applied_count, moved_count, status } = frm.doc;
	if (status in PROGRESS) return;
	if (!applied_count) {
		frm.add_custom_button(__("Count Terms"), () =>
			order(frm, "appeals_app.appeal_registry.api.count_recalculation")
		);
	}
	if (moved_count && status !== "Applied") {
		frm.add_custom_button(__("Apply"), () =>
			frappe.confirm(question(frm), () =>
				order(frm, "appeals_app.appeal_registry.api.apply_recalculation")
			)
		).addClass("btn-primary");
	}
}

function question({ doc }) {
	return [
		__("Cards to change: {0}; each gets an event.", [doc.moved_count]),
		doc.overdue_count && __("Become overdue: {0}.", [doc.overdue_count]),
		doc.no_longer_overdue_count && __("Stop being overdue: {0}.", [doc.no_longer_overdue_count]),
		doc.needs_person_count &&
			__("Keep their dates and wait for a person: {0}.", [doc.needs_person_count]),
		__("Apply?"),
	]
		.filter(Boolean)
		.join("<br>");
}

function order(frm, method) {
	return frappe
		.xcall(method, { recalculation: frm.doc.name })
		.then(() => frm.reload_doc());
}

async function show_rows(frm, limit) {
	const $rows = frm.get_field("rows_view").$wrapper.empty();
	if (!frm.doc.moved_count) {
		const nothing = __("No term of an open appeal differs from what the rules of today give.");
		if (frm.doc.counted_at) $rows.text(nothing);
		return;
	}
	const rows = await frappe.db.get_list("Term Recalculation Row", {
		filters: { recalculation: frm.doc.name },
		fields: ["name", "appeal", "registration_index", "authority.short_name as authority_name"].concat([
			"received_at",
			"moves",
			"explanation",
		]),
		order_by: "received_at asc",
		limit,
	});
	const words = __("All {0} appeals that move", [frm.doc.moved_count]);
	const link = appeals.all_rows_link("term-recalculation-row", "recalculation", frm, words);
	$rows.html(table_of(rows) + link);
	if (rows.length < frm.doc.moved_count) add_more_button(frm, $rows, limit + SHOWN_ROWS);
}

function add_more_button(frm, $rows, limit) {
	const $button = $('<button class="btn btn-xs btn-default">').text(__("Show More"));
	$button.on("click", () => show_rows(frm, limit)).appendTo($rows);
}

function table_of(rows) {
	const head = [__("Registration Index"), __("Authority"), __("Received At"), __("What Moves"), __("Why")];
	const lines = rows.map((row) => [
		{ html: card_link(row) },
		row.authority_name,
		frappe.datetime.str_to_user(row.received_at).split(" ")[0],
		row.moves,
		row.explanation,
	]);
	return appeals.rows_table(head, lines);
}

// Administrators see what moves without seeing the appeals.
function card_link(row) {
	const index = frappe.utils.escape_html(row.registration_index || __("not registered"));
	if (!frappe.model.can_read("Appeal")) return index;
	return `<a href="/app/appeal/${encodeURIComponent(row.appeal)}">${index}</a>`;
}
