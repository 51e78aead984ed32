// Keys made of letters and figures say nothing to people: lists and link fields do without them.
frappe.provide("appeals");

// (the key of an item of the classifier begins with its group: theme.ліфти)
const WORD_OR_ADDRESS = /^[^.]*[\u0400-\u04ff]|[@\s]/;

const list = frappe.views.ListView.prototype;
const { setup_columns } = list;

list.setup_columns = function () {
	if (this.meta.autoname === "hash" && this.meta.title_field) {
		this.settings.hide_name_column = true;
		this.settings.hide_name_filter = true;
	}
	with_own_number_of_columns(this, () => setup_columns.call(this));
};

// On a small screen the framework shows four columns, two of them the title and the tags: what matters would go.
function with_own_number_of_columns(list, set_up) {
	const chosen = list.list_view_settings;
	const { total_columns } = list.settings;
	if (total_columns && !(chosen && chosen.total_fields)) {
		list.list_view_settings = { ...chosen, total_fields: total_columns };
	}
	set_up();
	list.list_view_settings = chosen;
}

// a link field offers a record by its title and puts its key first into the line below
const link = frappe.ui.form.ControlLink.prototype;
const { merge_duplicates } = link;

if (merge_duplicates) {
	link.merge_duplicates = function (results) {
		return merge_duplicates.call(this, results.map(appeals.without_key));
	};
}

appeals.without_key = (offered) => {
	const { value, label, description } = offered;
	if (!label || !description || WORD_OR_ADDRESS.test(value)) return offered;
	const [key, ...rest] = description.split(", ");
	if (key !== value) return offered;
	// what the title says already is not repeated
	return { ...offered, description: rest.filter((part) => !label.includes(part)).join(", ") };
};

// by which conditions a field chooses is told in the names of fields and in English: it is left out
link.get_filter_description = () => "";
