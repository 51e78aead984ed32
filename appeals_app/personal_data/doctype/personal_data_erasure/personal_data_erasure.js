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
	setup(frm) {
		appeals.offer_own_authorities(frm);
		frm.set_query("head_officer", () => ({ filters: { name: ["in", frm.doc.__onload?.steps.signers || []] } }));
	},

	onload: appeals.propose_own_authority,

	refresh(frm) {
		if (frm.is_new()) return;
		frm.page.set_indicator(__(frm.doc.status), COLOURS[frm.doc.status]);
		if (frm.perm[0].write && !frm.is_dirty()) add_buttons(frm);
		const can_sign = frm.doc.__onload.steps.sign;
		for (const field of ["head_officer", "head_approved_on", "signed_act"]) frm.set_df_property(field, "read_only", !can_sign);
		show_rows(frm);
	},
});

// The server says which steps it takes from this person now, and why not.
function add_buttons(frm) {
	const { steps, outlook } = frm.doc.__onload;
	const { status } = frm.doc;
	frm.set_intro(steps.why_not, "blue");
	if (status === "Erasing") {
		frm.add_custom_button(__("How Far It Is"), () => frm.reload_doc());
	}
	if (steps.collect) {
		frm.add_custom_button(__("Collect What Is Due"), () => collect(frm, steps.approvers));
	}
	if (steps.approve) {
		frm.add_custom_button(__("Approve"), () =>
			frappe.confirm(
				__("Records to be erased for good: {0}. Approve the list?", [outlook.to_erase]),
				() => order(frm, "appeals_app.personal_data.api.approve_erasure")
			)
		).addClass("btn-primary");
	}
	if (steps.erase) {
		frm.add_custom_button(__("Erase"), () =>
			frappe.confirm(
				__("Words and files of {0} records go for good, and nothing brings them back. Erase?", [outlook.to_erase]),
				() => order(frm, "appeals_app.personal_data.api.start_erasure")
			)
		).addClass("btn-danger");
	}
}

function collect(frm, approvers) {
	const method = "appeals_app.personal_data.api.collect_due";
	if (!approvers.length) return order(frm, method);
	const lost = __("The list is approved by {0}. Collected anew, it has to be approved anew too. Collect?", [
		frappe.utils.escape_html(approvers.join(", ")),
	]);
	return frappe.confirm(lost, () => order(frm, method, { drops_approvals: 1 }));
}

function order(frm, method, said = {}) {
	return frappe.xcall(method, { erasure: frm.doc.name, ...said }).then(() => frm.reload_doc());
}

async function show_rows(frm) {
	const $rows = frm.get_field("rows_view").$wrapper.empty();
	if (!frm.doc.collected_at) return;
	const { outlook } = frm.doc.__onload;
	if (!outlook.rows) {
		$rows.text(__("Nothing is due by the rules of today."));
		return;
	}
	const rows = await frappe.db.get_list("Personal Data Erasure Row", {
		filters: { erasure: frm.doc.name },
		fields: ["record_type", "record_index", "started_on", "due_on", "outcome", "left_because"],
		order_by: "due_on asc",
		limit: SHOWN_ROWS,
	});
	const words = __("All {0} records of the act", [outlook.rows]);
	const link = appeals.all_rows_link("personal-data-erasure-row", "erasure", frm, words);
	$rows.html(line_of_kept(outlook) + line_not_compared(outlook) + table_of(rows) + link);
}

// Whose time is over and who stays all the same, as things stand now.
function line_of_kept({ kept, kept_count }) {
	if (!kept_count) return "";
	const named = kept.map(([number, because]) => `${number} (${because})`);
	if (kept_count > kept.length) named.push("…");
	const words = __("Not destroyed, {0}: {1}", [kept_count, named.join("; ")]);
	return `<p class="kept-longer">${frappe.utils.escape_html(words)}</p>`;
}

// For who approves: the signed act says nothing of it.
function line_not_compared({ not_compared }) {
	if (!not_compared.length) return "";
	const words = __("Periods not compared with the act: {0}", [not_compared.join("; ")]);
	return `<p class="text-muted">${frappe.utils.escape_html(words)}</p>`;
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
	return appeals.rows_table(head, lines);
}
