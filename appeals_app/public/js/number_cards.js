// A number card opens the list it counts: with all its conditions, those computed at the moment included.
const { number_card } = frappe.widget.widget_factory || {};

if (number_card) {
	const { set_route, set_events, get_number_for_custom_card } = number_card.prototype;

	number_card.prototype.set_route = function () {
		const { type, document_type } = this.card_doc;
		if (type !== "Document Type") return set_route.call(this);
		const conditions = frappe.dashboard_utils.get_all_filters(this.card_doc) || [];
		return open_list(
			document_type,
			conditions.map(([, field, operator, value]) => [field, [operator, value]])
		);
	};

	// a queue is counted by the server, which says by what; the framework opens no list for such a card
	number_card.prototype.get_number_for_custom_card = function (res) {
		get_number_for_custom_card.call(this, res && res.filters ? res.value : res);
		this.queue = res;
	};

	number_card.prototype.set_events = function () {
		set_events.call(this);
		$(this.body).click(() => {
			const { doctype, filters } = this.queue || {};
			if (filters && !this.in_customize_mode) open_list(doctype, Object.entries(filters));
		});
	};
}

function open_list(doctype, conditions) {
	frappe.route_options = Object.fromEntries(
		conditions.map(([field, condition]) => [`${doctype}.${field}`, condition])
	);
	return frappe.set_route("List", doctype, "List");
}
