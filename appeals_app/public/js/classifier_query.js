// Link fields to the classifier offer items of one group that are in force.
frappe.provide("appeals");

appeals.classifier_query = (item_group) => () => ({
	filters: [
		["Appeal Classifier Item", "item_group", "=", item_group],
		["Appeal Classifier Item", "valid_to", "is", "not set"],
	],
});

// Officers who hold a post in the authority now.
appeals.officer_query = (authority) => ({
	filters: [
		["Authority Officer", "authority", "=", authority],
		["Authority Officer", "valid_to", "is", "not set"],
	],
});
