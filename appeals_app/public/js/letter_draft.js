// A letter that is not registered yet outlives a reload of the page: it is kept in this tab for its user alone, and taken
// away when it is registered, begun anew, or when the user logs out.
frappe.provide("appeals");

const KEPT = "appeals:unfinished-letter:";
const place = () => `${KEPT}${frappe.session.user}`;

appeals.is_letter_typed = ({ fields_list }) =>
	fields_list.some((field) => field.$input && !field.df.default && is_filled(field));

// a mark has a value whether it is put or not
const is_filled = ({ $input, df }) => (df.fieldtype === "Check" ? $input.prop("checked") : $input.val());

appeals.keep_draft = (dialog) => {
	const keep = () => {
		if (dialog.is_ended || dialog.is_filling) return;
		if (!appeals.is_letter_typed(dialog)) return appeals.forget_draft();
		sessionStorage.setItem(place(), JSON.stringify({ entry_key: dialog.entry_key, ...typed_in(dialog) }));
	};
	dialog.$wrapper.on("input change awesomplete-selectcomplete", "input, textarea", () => {
		keep();
		// a choice becomes the value of its field once the server knows it
		Promise.all(dialog.fields_list.map((field) => field.deciding)).then(keep);
	});
};

appeals.forget_draft = () => sessionStorage.removeItem(place());

// Fills the dialog with what is kept, and gives it; nothing where nothing is.
appeals.take_draft = (dialog) => {
	const kept = JSON.parse(sessionStorage.getItem(place()));
	if (!kept) return null;
	dialog.entry_key = kept.entry_key;
	// a value is that of its field once the server knows it: kept before, it would be lost
	dialog.is_filling = true;
	dialog.set_values(kept.values).finally(() => (dialog.is_filling = false));
	for (const [name, words] of Object.entries(kept.words)) {
		const field = dialog.get_field(name);
		field.$input.val(words);
		field.parse_validate_and_set_in_model(words);
	}
	return kept.values;
};

// Words in a field with choices, from which nothing is chosen yet, are no value: the server knows none by them.
function typed_in({ fields_list }) {
	const values = {};
	const words = {};
	for (const field of fields_list.filter(({ $input, df }) => $input && df.fieldname)) {
		const value = field.get_value();
		const is_chosen = field.df.fieldtype !== "Link" || value === field.value;
		if (value && is_chosen) values[field.df.fieldname] = value;
		else if (value) words[field.df.fieldname] = field.$input.val();
	}
	return { values, words };
}

window.addEventListener("beforeunload", (event) => {
	if (sessionStorage.getItem(place())) event.preventDefault();
});

$(document).on("app_ready", () => {
	const { logout } = frappe.app;
	frappe.app.logout = function () {
		appeals.forget_draft();
		return logout.call(this);
	};
	// what another person left in this tab is nobody's any more
	const foreign = Object.keys(sessionStorage).filter((key) => key.startsWith(KEPT) && key !== place());
	for (const key of foreign) sessionStorage.removeItem(key);
	if (!sessionStorage.getItem(place())) return;
	const message = __("An unfinished letter is kept: open Fast Entry to go on.");
	frappe.show_alert({ message, indicator: "orange" }, 10);
});
