// A list or report leads back to the workspace that leads to it: of several of one module the framework takes the first.
const { set_workspace } = frappe.breadcrumbs;

frappe.breadcrumbs.set_workspace = function (breadcrumbs) {
	set_workspace.call(this, breadcrumbs);
	const [page, came_from] = this.last_route || [];
	const is_way_back = page === "Workspaces" && came_from === breadcrumbs.workspace;
	const own = frappe.boot.appeals.workspace_of[breadcrumbs.doctype || frappe.get_route()[1]];
	if (own && breadcrumbs.workspace && !is_way_back) breadcrumbs.workspace = own;
};
