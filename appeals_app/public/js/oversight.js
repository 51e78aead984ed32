// Heads and controllers of a superior authority take a case of its subtree on control by its number.

frappe.provide("appeals");

const OVERSEERS = ["Appeals Head", "Appeals Controller"];

const FIELDS = [
	...appeals.case_fields(),
	{ fieldname: "reason", fieldtype: "Small Text", label: __("Reasons"), reqd: 1 },
];

appeals.add_oversight_item = (listview) => {
	if (!OVERSEERS.some((role) => frappe.user.has_role(role))) return;
	const title = __("Take a case of a subordinate authority on control");
	listview.page.add_menu_item(title, () => appeals.ask(FIELDS, take_on_control, title, __("Confirm")));
};

function take_on_control(values) {
	return frappe
		.xcall("appeals_app.appeal_registry.api.take_on_control", values)
		.then((appeal) => frappe.set_route("Form", "Appeal", appeal));
}
