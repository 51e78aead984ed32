// Acts on the rows chosen in the list of appeals: a trial shows what would happen, then each row says what did.
frappe.provide("appeals");

const ASK_AGAIN = 2;

const item_field = (fieldname, group, label) => ({
	fieldname,
	fieldtype: "Link",
	options: "Appeal Classifier Item",
	label,
	only_select: 1,
	get_query: () => appeals.classifier_query(group)({ authority: frappe.boot.appeals.authorities[0] }),
});

const ACTS = {
	assign: {
		title: __("Assign With A Resolution"),
		roles: ["Appeals Head"],
		fields: () => [
			{
				fieldname: "officer",
				fieldtype: "Link",
				options: "Authority Officer",
				label: __("Executor"),
				reqd: 1,
				only_select: 1,
				get_query: () => appeals.executor_query(frappe.boot.appeals.authorities[0]),
			},
			{ fieldname: "resolution_text", fieldtype: "Small Text", label: __("Resolution"), reqd: 1 },
		],
	},
	classify: {
		title: __("Change The Classification"),
		roles: ["Appeals Registrar", "Appeals Reception Clerk"],
		fields: () => [
			item_field("kind", "kind", __("Kind")),
			item_field("appeal_type", "type", __("Type")),
			item_field("receipt_sign", "sign_of_receipt", __("Sign Of Receipt")),
			item_field("theme", "theme", __("Theme")),
		],
	},
	close: {
		title: __("Take Off Control After A Trial"),
		roles: ["Appeals Head", "Appeals Controller"],
		fields: () => [],
	},
};

appeals.add_bulk_acts = (listview) => {
	for (const [act, { title, roles, fields }] of Object.entries(ACTS)) {
		if (!roles.some((role) => frappe.user.has_role(role))) continue;
		listview.page.add_actions_menu_item(title, () =>
			ask(listview.get_checked_items(true), act, title, fields(), () => listview.refresh()),
		);
	}
};

// one resolution for these appeals; `after` once they are told what became of them
appeals.resolve_alike = (chosen, title, after) => ask(chosen, "assign", title, ACTS.assign.fields(), after);

function ask(chosen, act, title, fields, after) {
	const try_out = async (values) => {
		const call = { act, appeals: chosen, values };
		return { call, rows: await frappe.xcall("appeals_app.appeal_routing.api.bulk_preview", call) };
	};
	const tried = fields.length ? appeals.ask(fields, try_out, title, __("Try Out First")) : try_out({});
	tried.then(({ call, rows }) => show_trial(call, title, rows, after));
}

function show_trial(call, title, rows, after) {
	const dialog = show_rows(title, rows, __("Would be done"));
	const left = call.appeals.length - rows.length;
	if (left > 0) dialog.set_message(__("Shown are the first {0}; {1} more are not tried.", [rows.length, left]));
	if (!left && !rows.some((row) => row.is_done)) return;
	dialog.set_primary_action(__("Confirm"), async () => {
		const done = await appeals.act_and_close(dialog, () => run(call));
		show_rows(title, done, __("Done"));
		after();
	});
}

async function run(call) {
	const { rows, job } = await frappe.xcall("appeals_app.appeal_routing.api.bulk_run", call);
	if (rows) return rows;
	frappe.show_alert({ message: __("The appeals are worked through in the background."), indicator: "blue" });
	for (;;) {
		await frappe.timeout(ASK_AGAIN);
		const kept = await frappe.xcall("appeals_app.appeal_routing.api.bulk_result", { job });
		if (kept.rows) return kept.rows;
	}
}

function show_rows(title, rows, done_words) {
	const dialog = new frappe.ui.Dialog({ title, size: "large", fields: [{ fieldname: "rows", fieldtype: "HTML" }] });
	const table = $('<table class="table table-bordered bulk-rows"><tbody></tbody></table>');
	for (const { title: titled, is_done, said, changes } of rows) {
		const cells = [titled, is_done ? done_words : said].map((text) => $("<td></td>").text(text));
		cells[1].append(changes.map(change_line));
		$("<tr></tr>").toggleClass("text-danger", !is_done).append(cells).appendTo(table.find("tbody"));
	}
	dialog.get_field("rows").$wrapper.append(table);
	dialog.show();
	return dialog;
}

function change_line({ label, before, after }) {
	return $('<div class="text-muted">').text(`${label}: ${before || "–"} → ${after || "–"}`);
}
