// Options of a Select are said as the form's own words: "Waiting" of a request is not that of a queue.
const { formatters } = frappe.form;

formatters.Select = (value, df) => __(formatters.Data(value, df), null, df && df.parent);

// The list to choose from says them so too: the framework asks for its options without the form they stand in.
const { ControlSelect, add_options } = frappe.ui.form;
const { set_options } = ControlSelect.prototype;
let form_of_list = null;

ControlSelect.prototype.set_options = function (value) {
	form_of_list = this.df.parent;
	try {
		return set_options.call(this, value);
	} finally {
		form_of_list = null;
	}
};

frappe.ui.form.add_options = (input, options, sort) =>
	add_options(input, Array.isArray(options) ? options.map(said) : options, sort);

function said(option) {
	// an empty one that comes as an object is shown by the framework as «[object Object]»
	if (!cstr(option) || (typeof option === "object" && !cstr(option.value) && !cstr(option.label))) return "";
	if (typeof option !== "string" || !form_of_list) return option;
	return { value: option, label: __(option, null, form_of_list) };
}
