// A shortcut to a new record is for those who may make one: to others its form would be a dead end.
const { shortcut } = frappe.widget.widget_factory || {};

if (shortcut) {
	const { set_actions } = shortcut.prototype;

	shortcut.prototype.set_actions = function () {
		const makes_new = this.type === "DocType" && this.doc_view === "New";
		if (makes_new && !frappe.model.can_create(this.link_to)) this.widget.addClass("not-allowed");
		return set_actions.call(this);
	};
}
