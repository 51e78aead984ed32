// Records that have no calendar are asked for by an address all the same: the server would refuse it in its own words.
for (const name of ["CalendarView", "GanttView"]) {
	const view = frappe.views[name];
	if (!view) continue;
	const { load_last_view } = view;

	view.load_last_view = function () {
		const [, doctype, , chosen = "default"] = frappe.get_route();
		const is_there = frappe.views.calendar?.[doctype] || (name === "CalendarView" && chosen !== "default");
		return is_there ? load_last_view?.call(this) : open_list(doctype);
	};
}

function open_list(doctype) {
	frappe.show_alert(__("«{0}» has no calendar: the list is shown.", [__(doctype)]));
	frappe.route_flags.replace_route = true;
	frappe.set_route("List", doctype, "List");
	return true;
}
