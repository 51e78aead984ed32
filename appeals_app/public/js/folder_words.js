// The folders the framework makes are named in English in the database, where their names are keys: they are said, not renamed.
const { FileView } = frappe.views;

if (FileView) {
	const { prepare_datum, get_breadcrumbs_html } = FileView.prototype;

	FileView.prototype.prepare_datum = function (row) {
		if (row.name === "Home/Attachments") row.file_name = __("Attachments");
		return prepare_datum.call(this, row);
	};

	FileView.prototype.get_breadcrumbs_html = function () {
		const said = { Home: __("Home"), Attachments: __("Attachments") };
		return get_breadcrumbs_html.call(this).replace(/>(Home|Attachments)</g, (_tag, name) => `>${said[name]}<`);
	};
}
