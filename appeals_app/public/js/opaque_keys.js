// Keys made of letters and figures say nothing to people: lists and link fields do without them.
const WORD_OR_ADDRESS = /[\u0400-\u04ff@\s]/;

const list = frappe.views.ListView.prototype;
const { setup_columns } = list;

list.setup_columns = function () {
	if (this.meta.autoname === "hash" && this.meta.title_field) {
		this.settings.hide_name_column = true;
		this.settings.hide_name_filter = true;
	}
	return setup_columns.call(this);
};

// a link field offers a record by its title and puts its key first into the line below
const link = frappe.ui.form.ControlLink.prototype;
const { merge_duplicates } = link;

if (merge_duplicates) {
	link.merge_duplicates = function (results) {
		return merge_duplicates.call(this, results.map(without_key));
	};
}

function without_key(offered) {
	const { value, label, description } = offered;
	if (!label || !description || WORD_OR_ADDRESS.test(value)) return offered;
	const [key, ...rest] = description.split(", ");
	if (key !== value) return offered;
	// what the title says already is not repeated
	return { ...offered, description: rest.filter((part) => !label.includes(part)).join(", ") };
}

// by which conditions a field chooses is told in the names of fields and in English: it is left out
link.get_filter_description = () => "";
