// What link fields offer; the choice is made on the server, which also writes the line below each name.
// Those to the classifier offer items of one group that were in force on the day the appeal came, and of the
// local ones those of its authority; records without such a day take today.
frappe.provide("appeals");

appeals.classifier_query = (item_group) => (doc) => ({
	query: "appeals_app.legal_reference.doctype.appeal_classifier_item.appeal_classifier_item.search_items",
	filters: {
		item_group,
		on: (doc && doc.received_at) || frappe.datetime.get_today(),
		authority: (doc && doc.authority) || "",
	},
});

// How far the code of an item is known, and with which colour to say it.
appeals.code_colours = {
	verified: "green",
	unverified: "orange",
	not_found: "yellow",
	local: "blue",
};

// Officers of the authority, or of a unit of it, to whom an appeal may be given today.
appeals.executor_query = (authority, unit) => ({
	query: "appeals_app.appeal_routing.queries.search_executors",
	filters: { authority: authority || "", unit: unit || "" },
});
