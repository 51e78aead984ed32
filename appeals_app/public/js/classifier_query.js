// What link fields offer. The choice is made on the server, which also writes the line below each name.
frappe.provide("appeals");

// Items of one group of the classifier that are in force today.
appeals.classifier_query = (item_group) => () => ({
	query: "appeals_app.legal_reference.queries.search_items",
	filters: { item_group },
});

// Officers of the authority to whom an appeal may be given today.
appeals.executor_query = (authority) => ({
	query: "appeals_app.appeal_routing.queries.search_executors",
	filters: { authority: authority || "" },
});
