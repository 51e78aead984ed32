// A card that others have changed is read anew a second later, also behind a form that was opened since. The framework then
// takes the hidden form for the one in sight, and its shortcuts would act on the wrong record.
const { refresh } = frappe.ui.form.Form.prototype;

frappe.ui.form.Form.prototype.refresh = function (...given) {
	const answer = refresh.apply(this, given);
	const in_sight = frappe.container.page?.frm;
	if (in_sight && in_sight !== this) window.cur_frm = in_sight;
	return answer;
};
