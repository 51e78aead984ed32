// The address of fast entry, for the home page and for bookmarks: the dialog opens over the list of appeals.
frappe.pages["fast-entry"].on_page_show = () => {
	// the list opens it once it is drawn: on the way there the Desk closes every dialog
	appeals.wants_fast_entry = true;
	frappe.set_route("List", "Appeal");
};
