// In fast entry: the sign the register proposes while a letter is typed, with the way to compare and to accept it.
frappe.provide("appeals");

const PAUSE = 900;

appeals.watch_repeats = (dialog, authority) => {
	const read = () => card_of(dialog, authority);
	const ask = frappe.utils.debounce(() => ask_for_sign(dialog, read, ask), PAUSE);
	// under the title, where it is seen however far the letter is scrolled; the keyboard stays where it is
	dialog.fields_dict.repeats.$wrapper.addClass("fast-entry-repeats").prependTo(dialog.body);
	dialog.$wrapper.on("input change awesomplete-selectcomplete", "input, textarea", ask);
	dialog.$wrapper[0].addEventListener("keydown", (event) => accept_by_key(dialog, event), { capture: true });
};

// Before the field the letter is typed in takes the key for its own.
function accept_by_key(dialog, event) {
	if (event.key !== "Enter" || !event.altKey) return;
	event.preventDefault();
	event.stopPropagation();
	dialog.fields_dict.repeats.$wrapper.find("input[type=checkbox]").trigger("click");
}

function card_of(dialog, authority) {
	const typed = values_of(dialog);
	return { authority, questions: [{ theme: typed.theme }], ...typed };
}

function ask_for_sign(dialog, read, ask) {
	const { applicant, new_person, content } = read();
	if (!dialog.display) return;
	if (!(applicant || new_person || content)) return show_sign(dialog, read, {});
	appeals.propose_for(read, (found) => show_sign(dialog, read, found), ask);
}

// Read field by field: the dialog's own way of reading writes required empty fields anew, with what is being typed in one.
function values_of({ fields_list }) {
	const named = fields_list.filter((field) => field.df.fieldname && field.get_value);
	return Object.fromEntries(named.map((field) => [field.df.fieldname, field.get_value()]));
}

// The same answer leaves what stands, with what was accepted of it and the keyboard in it.
function show_sign(dialog, read, found) {
	if (appeals.is_alike(found, dialog.told_of_repeats)) return;
	const $field = dialog.fields_dict.repeats.$wrapper.empty();
	Object.assign(dialog, { proposed: null, told_of_repeats: found });
	if (!found.twin && !found.is_elsewhere) return;
	const $line = appeals.repeats_line({ ...found, twin: "", event: "" });
	if (found.twin) $line.prepend(appeals.proposed_words(found), compare_button(dialog, read, found.twin));
	if (found.previous) $line.append(accept_box(dialog, found));
	$field.append($line.addClass("form-message yellow small"));
}

function compare_button(dialog, read, twin) {
	const go_on = () => dialog.get_field("content").set_focus();
	return $('<button type="button" class="btn btn-xs btn-default">')
		.text(__("Compare"))
		.on("click", () => appeals.compare_typed(read(), twin, go_on));
}

function accept_box(dialog, { sign, previous }) {
	const $box = $('<input type="checkbox">').on("change", () => {
		dialog.proposed = $box.prop("checked") ? { receipt_sign: sign, previous_appeal: previous } : null;
	});
	const $key = $("<kbd>").text("Alt+Enter");
	return $('<label class="mt-1 mb-0 d-block">').append($box, " ", document.createTextNode(__("Accept the proposed sign")), " ", $key);
}
