// Tips of list cells are escaped twice, "Лук'яненко" would be read as "Лук&#39;яненко", and say an option of a
// list of values in English.
const { prototype } = frappe.views.ListView;
const { get_column_html } = prototype;

const TIP = /title="[^"]*"/g;
const ESCAPED_TWICE = /&amp;(#39|#x27|quot|amp|lt|gt);/g;

function put_right(tip, field, doc) {
	const text = tip.replace(ESCAPED_TWICE, "&$1;");
	if (!field || field.fieldtype !== "Select") return text;
	const option = frappe.utils.escape_html(doc[field.fieldname] || "");
	const shown = frappe.utils.escape_html(__(doc[field.fieldname] || "", null, field.parent));
	return text.replace(`: ${option}"`, `: ${shown}"`);
}

if (get_column_html) {
	prototype.get_column_html = function (column, doc) {
		const html = get_column_html.call(this, column, doc);
		return html.replace(TIP, (tip) => put_right(tip, column.df, doc));
	};
}
