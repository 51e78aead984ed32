// A shortcut to a new record is for those who may make one: to others its form would be a dead end.
const { shortcut, links } = frappe.widget.widget_factory || {};

if (shortcut) {
	const { set_actions } = shortcut.prototype;

	shortcut.prototype.set_actions = function () {
		const makes_new = this.type === "DocType" && this.doc_view === "New";
		if (makes_new && !frappe.model.can_create(this.link_to)) this.widget.addClass("not-allowed");
		return set_actions.call(this);
	};
}

// Nor is a list offered that stays empty: cards opened outside the duty, to who may ask for none and is told of none.
if (links) {
	const { set_body } = links.prototype;

	links.prototype.set_body = function () {
		set_body.call(this);
		this.links.forEach(({ link_to }, place) => {
			const is_empty = link_to === "Personal Data Access Grant" && !frappe.boot.appeals.meets_grants;
			this.link_list[place].toggleClass("hidden", is_empty);
		});
	};
}
