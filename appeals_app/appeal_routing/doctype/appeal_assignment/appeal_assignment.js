const AT_WORK = ["Assigned", "Accepted"];

frappe.ui.form.on("Appeal Assignment", {
	refresh(frm) {
		if (frm.is_new()) return;
		appeals.add_appeal_button(frm);
		const { may_accept, may_write_beneath, may_ask, may_give_part, notes = [] } = frm.doc.__onload || {};
		if (may_accept) offer_acceptance(frm);
		if (may_write_beneath) offer_giving_on(frm);
		if (may_ask) appeals.offer_note(frm, "appeals_app.appeal_routing.api.ask_author", __("Ask The Author Of The Resolution"));
		if (may_give_part) appeals.offer_note(frm, "appeals_app.appeal_routing.api.give_part", __("Give My Part"));
		frm.toggle_display("section_notes", notes.length > 0);
		frm.get_field("notes_view").$wrapper.empty().append(appeals.note_lines(notes));
		if (!AT_WORK.includes(frm.doc.status)) return;
		const step = appeals.has_own_step(frm.doc) ? "" : appeals.next_step_text(frm, { on_card: false });
		appeals.show_lines(frm, [...appeals.own_task_lines(frm, { on_card: false }), step], "blue");
	},
});

function offer_acceptance(frm) {
	const method = "appeals_app.appeal_routing.api.accept_task";
	const accept = () => frappe.call({ method, args: { assignment: frm.doc.name }, freeze: true }).then(() => frm.reload_doc());
	frm.add_custom_button(__("Accept The Task"), accept).addClass("btn-primary");
}

function offer_giving_on(frm) {
	const values = { appeal: frm.doc.appeal, parent_assignment: frm.doc.name };
	frm.add_custom_button(__("Give On With A Resolution"), () => frappe.new_doc("Appeal Resolution", values));
}
