const COLOURS = {
	Draft: "gray",
	Counting: "orange",
	Counted: "blue",
	Applying: "orange",
	Applied: "green",
	Failed: "red",
};
const AT_WORK = ["Counting", "Applying"];
const SHOWN_ROWS = 20;

frappe.ui.form.on("Term Recalculation", {
	onload(frm) {
		const { authorities } = frappe.boot.appeals;
		if (frm.is_new() && !frm.doc.authority && authorities.length === 1) {
			frm.set_value("authority", authorities[0]);
		}
	},

	refresh(frm) {
		if (frm.is_new()) return;
		frm.page.set_indicator(__(frm.doc.status), COLOURS[frm.doc.status]);
		if (frm.perm[0].write && !frm.is_dirty()) add_buttons(frm);
		show_rows(frm);
	},
});

function add_buttons(frm) {
	const { applied_count, moved_count, status } = frm.doc;
	if (AT_WORK.includes(status)) {
		frm.add_custom_button(__("How Far It Is"), () => frm.reload_doc());
		return;
	}
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

async function show_rows(frm) {
	const $rows = frm.get_field("rows_view").$wrapper.empty();
	if (!frm.doc.moved_count) {
		const nothing = __("No term of an open appeal differs from what the rules of today give.");
		if (frm.doc.counted_at) $rows.text(nothing);
		return;
	}
	const rows = await frappe.db.get_list("Term Recalculation Row", {
		filters: { recalculation: frm.doc.name },
		fields: ["name", "registration_index", "authority.short_name as authority_name", "received_at"].concat(
			["moves", "explanation"]
		),
		order_by: "received_at asc",
		limit: SHOWN_ROWS,
	});
	$rows.html(table_of(rows) + all_rows_link(frm));
}

function table_of(rows) {
	const head = [__("Registration Index"), __("Authority"), __("Received At"), __("What Moves"), __("Why")];
	const lines = rows.map((row) =>
		[
			row.registration_index || __("not registered"),
			row.authority_name,
			frappe.datetime.str_to_user(row.received_at).split(" ")[0],
			row.moves,
			row.explanation,
		].map((value) => frappe.utils.escape_html(String(value || "–")))
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
