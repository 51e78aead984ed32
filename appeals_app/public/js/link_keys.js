// The keyboard in a field with choices.  The down arrow enters the list at its first choice, which stands highlighted
// already; Tab takes the choice that is highlighted for the words typed.  Words of a form or a window that lead to no
// choice stay and say so.
const { prototype } = frappe.ui.form.ControlLink;
const { setup_awesomeplete } = prototype;

prototype.setup_awesomeplete = function (...given) {
	setup_awesomeplete.apply(this, given);
	// the filters of a list are no data: what is typed there is not held
	const is_of_record = this.df.fieldtype === "Link" && (this.frm || this.layout || this.grid);
	if (is_of_record) {
		appeals.keep_typed(this);
		appeals.hold_words(this);
	}
	this.$input.on("awesomplete-open", () => void (this.is_list_entered = false));
	const press = (event) => press_key(this, event, is_of_record);
	this.$input[0].addEventListener("keydown", press, { capture: true });
};

function press_key(field, event, is_of_record) {
	if (event.key === "Tab" && is_of_record) return leave_list(field);
	if (event.key === "Enter") return take_highlighted(field, event);
	if (event.key === "ArrowDown" && field.awesomplete.opened && !field.is_list_entered) stop(event);
	if (/^Arrow(Down|Up)$/.test(event.key)) field.is_list_entered = true;
}

// A known applicant of fast entry is chosen by Enter alone: Tab would put a namesake in the place of a new person.
function leave_list(field) {
	const { awesomplete, $input, df, is_typing } = field;
	const is_to_take = is_typing && $input.val() && !df.is_chosen_by_enter;
	if (is_to_take && appeals.is_list_of_words(field) && is_choice(highlighted(awesomplete))) awesomplete.select();
	awesomplete.close();
}

// The choice takes the key: the row of a table would open at it as well.
function take_highlighted({ awesomplete }, event) {
	if (!awesomplete.opened || !awesomplete.selected || event.ctrlKey) return;
	stop(event);
	awesomplete.select(undefined, undefined, event);
}

function highlighted({ suggestions, index }) {
	return (suggestions || [])[index] || {};
}

// Not an act that stands below the choices, as the wide search does.
function is_choice({ value }) {
	return Boolean(value) && !value.endsWith("__link_option");
}

function stop(event) {
	event.preventDefault();
	event.stopImmediatePropagation();
}
