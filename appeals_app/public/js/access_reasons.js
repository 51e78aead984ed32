// Why a person sees an appeal: asked from its form about oneself, from a page about others.

frappe.provide("appeals");

appeals.explain_access = (asked) => frappe.xcall("appeals_app.permissions.api.explain_access", asked);

appeals.show_access = ({ user, sees, waits_for_purpose, sentences }, $parent) => {
	const headline = sees
		? __("{0} sees this appeal.", [user])
		: waits_for_purpose
			? __("{0} sees this appeal after stating a purpose.", [user])
			: __("{0} does not see this appeal.", [user]);
	const $list = $('<ul class="mt-2">');
	for (const text of sentences) $list.append($("<li>").text(text));
	$parent.empty().append($("<strong>").text(headline), $list);
};

appeals.show_access_overview = ({ user, total, lines }, $parent) => {
	const headline = total === null ? user : __("{0} sees appeals: {1}.", [user, total]);
	const $list = $('<ul class="mt-2">');
	for (const text of lines) $list.append($("<li>").text(text));
	const $note = $('<p class="text-muted small">').text(__("An appeal seen by several grounds is counted once in all."));
	$parent.empty().append($("<strong>").text(headline), $list, lines.length > 1 ? $note : "");
};

frappe.ui.form.on("Appeal", {
	refresh(frm) {
		if (frm.is_new()) return;
		frm.page.add_menu_item(__("Why do I see this?"), () => show_own_reasons(frm.doc.name));
	},
});

function show_own_reasons(number) {
	appeals.explain_access({ number }).then((told) => {
		const dialog = new frappe.ui.Dialog({
			title: __("Why do I see this?"),
			fields: [{ fieldname: "answer", fieldtype: "HTML" }],
		});
		appeals.show_access(told, dialog.get_field("answer").$wrapper);
		dialog.show();
	});
}
