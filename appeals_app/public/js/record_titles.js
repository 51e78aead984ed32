// A record is called by its title: its key is opaque to people, and the key of a new one is temporary.
import { prepare_print_page } from "./print_page";

function title_of(doctype, name) {
	const record = frappe.get_doc(doctype, name);
	if (!record) return null;
	const own_title = (appeals.own_titles || {})[doctype];
	if (own_title) return own_title(record);
	if (record.__islocal) return __("New {0}", [__(doctype)]);
	const { title_field, autoname } = frappe.get_meta(doctype);
	return autoname === "hash" && title_field ? record[title_field] : null;
}

function name_in_breadcrumbs(doctype, name) {
	const title = title_of(doctype, name);
	if (title) frappe.breadcrumbs.$breadcrumbs.find("li").last().find("a").text(title);
}

const set_form_breadcrumb = frappe.breadcrumbs.set_form_breadcrumb;
frappe.breadcrumbs.set_form_breadcrumb = function (breadcrumbs, view) {
	set_form_breadcrumb.call(this, breadcrumbs, view);
	const name = frappe.get_route().slice(2).join("/");
	name_in_breadcrumbs(breadcrumbs.doctype, name);
	if (view === "print") prepare_print_page(title_of(breadcrumbs.doctype, name));
};

// the first breadcrumb may be drawn before the record has come
$(document).on("form-refresh", (event, frm) => {
	if (frappe.get_route()[0] !== "Form" || frappe.get_route()[1] !== frm.doctype) return;
	name_in_breadcrumbs(frm.doctype, frm.docname);
	const title = title_of(frm.doctype, frm.docname);
	if (title) frappe.utils.set_title(title);
});
