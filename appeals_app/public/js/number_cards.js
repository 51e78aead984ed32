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
			const { doctype, filters, by } = this.queue || {};
			if (!filters || this.in_customize_mode) return;
			order_list(doctype, by).then(() => open_list(doctype, Object.entries(filters)));
		});
	};
}

// The most urgent first: the list takes its order from what the person left, and keeps it while it is open.
async function order_list(doctype, sort_by) {
	await frappe.model.with_doctype(doctype);
	const order = { sort_by, sort_order: "asc" };
	const list = frappe.get_list_view(doctype);
	if (list) return Object.assign(list, order);
	const kept = (frappe.model.user_settings[doctype] ??= {});
	kept.List = { ...kept.List, ...order };
}

function open_list(doctype, conditions) {
	frappe.route_options = Object.fromEntries(
		conditions.map(([field, condition]) => [`${doctype}.${field}`, condition])
	);
	return frappe.set_route("List", doctype, "List");
}
