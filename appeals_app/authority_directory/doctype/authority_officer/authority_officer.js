frappe.ui.form.on("Authority Officer", {
	setup(frm) {
		const of_authority = () => ({ filters: { authority: frm.doc.authority } });
		frm.set_query("unit", of_authority);
		frm.set_query("deputy_for", of_authority);
	},

	refresh(frm) {
		const { valid_to } = frm.doc;
		const is_held = !valid_to || valid_to >= frappe.datetime.get_today();
		if (frm.is_new() || !frm.perm[0].write || frm.is_dirty() || !is_held) return;
		frm.add_custom_button(__("End The Post At Once"), () => ask_to_end(frm));
	},
});

// The last day counts, so a post ends at once by the day before: yesterday, or the eve of its first day.
function ask_to_end(frm) {
	const { officer_name, position, valid_from } = frm.doc;
	const begins = [valid_from, frappe.datetime.get_today()].sort()[1];
	const last_day = frappe.datetime.add_days(begins, -1);
	const question = __("{0}, {1}: from now on the post gives no access. Its last day is {2}. End it?", [
		officer_name,
		position,
		frappe.datetime.str_to_user(last_day),
	].map(frappe.utils.escape_html));
	frappe.confirm(question, () => frm.set_value("valid_to", last_day).then(() => frm.save()));
}
