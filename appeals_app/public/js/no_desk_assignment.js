// An appeal is given to an executor by a resolution.  The Desk's own assignment is a reminder that needs a share, which the
// scope refuses: its acts on chosen rows are not offered, its place on a form only where a reminder is to be taken back.
const OF_ROWS = ["Assign To", "Apply Assignment Rule"];

const list = frappe.views.ListView.prototype;
const { get_actions_menu_items } = list;

list.get_actions_menu_items = function (...given) {
	const left_out = OF_ROWS.map((label) => __(label, null, "Button in list view actions menu"));
	return get_actions_menu_items.apply(this, given).filter(({ label }) => !left_out.includes(label));
};

const form = frappe.ui.form.AssignTo.prototype;
const { refresh } = form;

form.refresh = function () {
	refresh.call(this);
	this.btn.hide();
	const { assignments } = this.frm.get_docinfo() || {};
	this.parent.toggle((assignments || []).length > 0);
};
