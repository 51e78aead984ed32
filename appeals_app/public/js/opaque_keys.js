// Keys made of random letters say nothing to people: lists and link fields do without them.
const OPAQUE_KEY = /^[0-9a-z]{10}$/;

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
	if (!label || !description || !OPAQUE_KEY.test(value)) return offered;
	const [key, ...rest] = description.split(", ");
	return key === value ? { ...offered, description: rest.join(", ") } : offered;
}
