// The print page calls the record by its title, print formats and languages by their names in Ukrainian.

// The page draws its breadcrumbs after its title and before it fills its fields.
export function prepare_print_page(title) {
	const page = frappe.container.page && frappe.container.page.page;
	if (title && page) page.set_title(frappe.utils.escape_html(title), null, false, title);
	const { prototype } = frappe.ui.form.PrintView || {};
	if (!prototype || prototype.appeals_names) return;
	prototype.appeals_names = true;
	before(prototype, "set_default_print_format", (view) => {
		show_by_name(view.print_format_selector, __);
	});
	before(prototype, "set_default_print_language", (view) => {
		show_by_name(view.language_selector, name_of_language);
	});
}

function name_of_language(code) {
	const found = Object.entries(frappe.boot.lang_dict || {}).find(([, value]) => value === code);
	return found ? found[0] : code;
}

function before(prototype, method, act) {
	const original = prototype[method];
	if (!original) return;
	prototype[method] = function (...given) {
		act(this);
		return original.apply(this, given);
	};
}

// The page reads and writes keys by val() of the input: people see names, the page keeps its keys.
function show_by_name($input, name_of) {
	if (!$input || $input.appeals_keys) return;
	const keys = ($input.appeals_keys = {});
	const shown_name = (key) => {
		const name = name_of(key);
		if (name !== key) keys[name] = key;
		return name;
	};
	const val = $input.val;
	$input.val = function (...given) {
		if (given.length) return val.call(this, shown_name(given[0]));
		const shown = val.call(this);
		return keys[shown] || shown;
	};
	const control = ($input.closest(".frappe-control").get(0) || {}).fieldobj;
	if (control) control.get_translated = shown_name;
}
