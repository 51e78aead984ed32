const COLOURS = {
	Draft: "gray",
	Collected: "blue",
	Approved: "purple",
	Erasing: "orange",
	Erased: "green",
	Failed: "red",
};
const SHOWN_ROWS = 20;

frappe.ui.form.on("Personal Data Erasure", {
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
	const { status, found_count } = frm.doc;
	if (status === "Erasing") {
		frm.add_custom_button(__("How Far It Is"), () => frm.reload_doc());
	}
	if (["Draft", "Collected", "Approved"].includes(status)) {
		frm.add_custom_button(__("Collect What Is Due"), () => order(frm, "appeals_app.personal_data.api.collect_due"));
	}
	if (status === "Collected" && found_count) {
		frm.add_custom_button(__("Approve"), () =>
			frappe.confirm(
				__("Records to be erased for good: {0}. Approve the list?", [found_count]),
				() => order(frm, "appeals_app.personal_data.api.approve_erasure")
			)
		).addClass("btn-primary");
	}
	if (["Approved", "Failed"].includes(status)) {
		frm.add_custom_button(__("Erase"), () =>
			frappe.confirm(
				__("Words and files of {0} records go for good, and nothing brings them back. Erase?", [found_count]),
				() => order(frm, "appeals_app.personal_data.api.start_erasure")
			)
		).addClass("btn-danger");
	}
}

function order(frm, method) {
	return frappe.xcall(method, { erasure: frm.doc.name }).then(() => frm.reload_doc());
}

async function show_rows(frm) {
	const $rows = frm.get_field("rows_view").$wrapper.empty();
	if (!frm.doc.collected_at) return;
	if (!frm.doc.found_count) {
		$rows.text(__("Nothing is due by the rules of today."));
		return;
	}
	const rows = await frappe.db.get_list("Personal Data Erasure Row", {
		filters: { erasure: frm.doc.name },
		fields: ["record_type", "record_index", "started_on", "due_on", "outcome", "left_because"],
		order_by: "due_on asc",
		limit: SHOWN_ROWS,
	});
	$rows.html(table_of(rows) + all_rows_link(frm));
}

function table_of(rows) {
	const head = [__("Kind Of Record"), __("Number"), __("Counted From"), __("Kept Until"), __("Outcome")];
	const lines = rows.map((row) => [
		__(row.record_type),
		row.record_type === "Applicant" ? "–" : row.record_index,
		frappe.datetime.str_to_user(row.started_on),
		frappe.datetime.str_to_user(row.due_on),
		[__(row.outcome), row.left_because].filter(Boolean).join(": "),
	]);
	const cells = (values, tag) =>
		values.map((value) => `<${tag}>${frappe.utils.escape_html(String(value || "–"))}</${tag}>`).join("");
	return `<table class="table table-bordered">
		<thead><tr>${cells(head, "th")}</tr></thead>
		<tbody>${lines.map((line) => `<tr>${cells(line, "td")}</tr>`).join("")}</tbody>
	</table>`;
}

function all_rows_link(frm) {
	const address = `/app/personal-data-erasure-row?erasure=${encodeURIComponent(frm.doc.name)}`;
	const words = __("All {0} records of the act", [frm.doc.found_count]);
	return `<p><a href="${address}">${frappe.utils.escape_html(words)}</a></p>`;
}
