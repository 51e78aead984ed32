// A number card opens the list it counts: with all its conditions, those computed at the moment included.
const { number_card } = frappe.widget.widget_factory || {};

if (number_card) {
	const { set_route } = number_card.prototype;

	number_card.prototype.set_route = function () {
		const { type, document_type } = this.card_doc;
		if (type !== "Document Type") return set_route.call(this);
		const conditions = frappe.dashboard_utils.get_all_filters(this.card_doc) || [];
		frappe.route_options = Object.fromEntries(
			conditions.map(([doctype, field, operator, value]) => [`${doctype}.${field}`, [operator, value]])
		);
		return frappe.set_route("List", document_type, "List");
	};
}
