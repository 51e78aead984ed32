// Sections of the editor of print formats are called as on the form; the framework shows their untranslated names.
const { render_layout } = frappe.PrintFormatBuilder.prototype;

frappe.PrintFormatBuilder.prototype.render_layout = function () {
	render_layout.call(this);
	this.page.main.find(".section-label").each((_index, label) => $(label).text(__($(label).text().trim())));
};
