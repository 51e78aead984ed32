// While a card is entered: which sign of receipt the register proposes and why, and the appeals to look at side by side.

const PAUSE = 900;
const SENT = ["name", "authority", "applicant", "content", "received_at", "written_on", "sender_name"];

const ask = frappe.utils.debounce(ask_for_sign, PAUSE);
const handlers = Object.fromEntries(
	["applicant", "received_at", "written_on", "sender_name"].map((field) => [field, ask]),
);

frappe.ui.form.on("Appeal", {
	...handlers,

	refresh(frm) {
		panel_of_repeats(frm).empty();
		if (!is_being_entered(frm)) return;
		const { $input } = frm.get_field("content");
		if ($input) $input.off("input.repeats").on("input.repeats", () => ask(frm));
		ask(frm);
	},
});

frappe.ui.form.on("Appeal Question", { theme: (frm) => ask(frm) });

function is_being_entered(frm) {
	return frappe.perm.has_perm("Appeal", 0, "create") && (frm.is_new() || frm.doc.phase === "RECEIVED");
}

function ask_for_sign(frm) {
	const card = Object.fromEntries(SENT.map((field) => [field, frm.doc[field]]));
	const { $input } = frm.get_field("content");
	if ($input) card.content = $input.val();
	if (frm.is_new()) card.name = "";
	card.questions = (frm.doc.questions || []).map(({ theme }) => ({ theme }));
	if (!card.authority || !(card.applicant || card.content)) return;
	frappe.xcall("appeals_app.appeal_matching.api.propose_sign", { card: JSON.stringify(card) }).then((found) => show_sign(frm, found));
}

function panel_of_repeats(frm) {
	const $field = frm.get_field("receipt_sign").$wrapper;
	const $found = $field.siblings(".repeats-found");
	return $found.length ? $found : $('<div class="repeats-found small mb-3">').insertAfter($field);
}

function show_sign(frm, found) {
	const $panel = panel_of_repeats(frm).empty();
	$panel.append($("<p>").append($("<strong>").text(__("Proposed: {0}", [found.sign_title]))));
	for (const sentence of found.reasons) $panel.append($('<p class="mb-1">').text(sentence));
	for (const row of found.alike) $panel.append(line_of(frm, row));
	if (found.is_elsewhere) {
		$panel.append($('<p class="text-muted">').text(__("A text like this one is in another authority.")));
	}
	if (found.sign !== frm.doc.receipt_sign) $panel.append(accept_button(frm, found));
}

function accept_button(frm, { sign, previous }) {
	return $('<button type="button" class="btn btn-xs btn-default mt-1">')
		.text(__("Accept the proposed sign"))
		.on("click", () => frm.set_value({ receipt_sign: sign, previous_appeal: previous }));
}

function line_of(frm, row) {
	const told = [row.title, frappe.datetime.str_to_user(row.received_on), row.state, ...row.clues];
	const $line = $('<p class="mb-1">').text(told.filter(Boolean).join(" · ") + " ");
	if (frm.is_new()) return $line;
	return $line.append(
		$('<button type="button" class="btn btn-xs btn-default">')
			.text(__("Compare"))
			.on("click", () => compare(frm, row.appeal)),
	);
}

function compare(frm, other) {
	frappe.xcall("appeals_app.appeal_matching.api.compare", { appeal: frm.doc.name, other }).then((found) => {
		const dialog = new frappe.ui.Dialog({
			title: __("Two appeals side by side: the texts agree by {0} %", [found.likeness]),
			size: "extra-large",
			fields: [{ fieldname: "cards", fieldtype: "HTML" }, sign_field(frm)],
			primary_action_label: __("Link the appeals"),
			primary_action: ({ sign }) =>
				frappe
					.xcall("appeals_app.appeal_matching.api.link", { appeal: frm.doc.name, previous: other, sign })
					.then(() => dialog.hide())
					.then(() => frm.reload_doc()),
		});
		dialog.fields_dict.cards.$wrapper.append(table_of(found.rows));
		dialog.show();
	});
}

function sign_field(frm) {
	return {
		fieldname: "sign",
		fieldtype: "Link",
		options: "Appeal Classifier Item",
		label: __("What this appeal is to the other one"),
		reqd: 1,
		get_query: appeals.classifier_query("sign_of_receipt")(frm.doc),
	};
}

function table_of(rows) {
	const $table = $('<table class="table table-bordered">');
	for (const { label, left, right, is_same } of rows.filter((row) => row.left || row.right)) {
		const $row = $("<tr>").toggleClass("text-muted", is_same).append($("<th>").text(label));
		for (const text of [left, right]) $row.append($('<td style="white-space: pre-wrap">').text(text));
		$table.append($row);
	}
	return $table;
}
