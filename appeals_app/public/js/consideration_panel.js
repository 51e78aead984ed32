// «What the law says» on the card of an appeal, and the head's button to restore a missed term.

frappe.ui.form.on("Appeal", {
	refresh(frm) {
		const said = (frm.doc.__onload && frm.doc.__onload.law_says) || {};
		const $panel = panel_of(said);
		frm.get_field("consideration_view").$wrapper.empty().append($panel);
		frm.toggle_display("consideration_view", $panel.children().length > 0);
		if (said.may_restore_limit) add_restore_button(frm);
	},
});

function panel_of({ advice = [], objections = [], problems = [] }) {
	const $panel = $('<div class="law-says">');
	for (const row of advice) $panel.append(advice_block(row));
	for (const { text, article } of objections) $panel.append(line(text, article));
	for (const text of problems) $panel.append($('<p class="text-danger">').text(text));
	return $panel;
}

function advice_block(row) {
	const $block = $('<div class="mb-3">');
	if (row.ground) $block.append($("<strong>").text(__(row.ground)));
	for (const sentence of row.sentences) $block.append($('<p class="mb-1">').text(sentence));
	$block.append(line("", row.article, row.is_verified));
	if (row.steps.length) {
		const steps = row.steps.map((step) => `«${step}»`).join(", ");
		$block.append($('<p class="text-muted mb-1">').text(__("Step: {0}", [steps])));
	}
	return $block;
}

function line(text, article, is_verified = true) {
	const source = is_verified ? article : __("{0}, not compared with the text of the act", [article]);
	const $line = $('<p class="mb-1">').text(text ? `${text} ` : "");
	return $line.append($('<span class="text-muted">').text(source));
}

function add_restore_button(frm) {
	frm.add_custom_button(__("Restore the term for filing"), () =>
		appeals.ask(
			{ fieldname: "reason", fieldtype: "Small Text", label: __("Valid reason"), reqd: 1 },
			({ reason }) =>
				frappe
					.xcall("appeals_app.appeal_registry.api.restore_complaint_limit", {
						appeal: frm.doc.name,
						reason,
					})
					.then(() => frm.reload_doc()),
			__("Restore the term for filing"),
			__("Confirm")
		)
	);
}
