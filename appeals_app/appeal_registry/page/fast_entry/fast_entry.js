// The address of fast entry, for the home page and for bookmarks: the dialog opens over the list of appeals.
frappe.pages["fast-entry"].on_page_show = () => {
	frappe.set_route("List", "Appeal").then(() => appeals.open_fast_entry());
};
