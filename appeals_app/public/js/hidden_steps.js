// The menu of the list hides steps the chosen rows cannot take, but leaves their lines: an empty one each.
const { prototype } = frappe.views.ListView;
const { toggle_workflow_actions } = prototype;

prototype.toggle_workflow_actions = function () {
	for (const $link of Object.values(this.workflow_action_items || {})) {
		$link.toggle = (is_shown) => $link.closest("li").toggle(is_shown);
	}
	return toggle_workflow_actions.call(this);
};
