// What is being typed belongs to the typist: no answer of the server and no other field writes over it.  Words in a field
// with choices lead to a choice or stay, and then the field says that nothing is chosen.
frappe.provide("appeals");

// A key, or what is pasted: the framework itself calls for the list of an empty field that is come to.
appeals.on_typing = ({ $input }, act) => $input.on("input", ({ originalEvent }) => originalEvent && act());

appeals.keep_typed = (field) => {
	const mark = (is_typing) => () => void Object.assign(field, { is_typing, typed_in: field.docname });
	appeals.on_typing(field, mark(true));
	field.$input.on("change blur awesomplete-select", mark(false));
	for (const writing of ["set_formatted_input", "set_input_value"].filter((name) => field[name])) {
		const write = field[writing].bind(field);
		field[writing] = (value) => (is_kept(field) ? undefined : write(value));
	}
};

// Words are of the record they were typed in; what a script has put in their place since is shown.
function is_kept(field) {
	const is_same_record = field.docname === field.typed_in;
	if (!field.is_undecided) return field.is_typing && is_same_record;
	const is_as_left = !field.frm || (is_same_record && field.get_model_value() === field.left_value);
	if (!is_as_left) release(field);
	return is_as_left;
}

function release(field) {
	field.is_undecided = false;
	say(field, "");
}

// `decide(field, words)` tells what words that nobody has chosen lead to: `{ value, label }`, or `{ said }` if to nothing.
appeals.hold_words = (field, decide = choice_of) => {
	const is_held = Boolean(field.decide);
	Object.assign(field, { decide });
	if (is_held) return;
	const store = field.parse_validate_and_set_in_model.bind(field);
	const choose = (value, event, label) => {
		release(field);
		if (value && label) field.title_value_map = { ...field.title_value_map, [label]: value };
		const is_known = () => value && value === field.value && value === field.get_input_value();
		// one after another: the framework passes over a value that comes while it asks the server for another
		const earlier = Promise.resolve(field.storing).catch(() => {}); // a refused value is told by who refused it
		field.storing = earlier.then(() => is_known() || store(value, event, label));
		return field.storing;
	};
	const settle = async (words) => {
		Object.assign(field, { is_undecided: true, typed_in: field.docname, left_value: field.get_model_value() });
		const { value, label, said } = await decided(field, words);
		if (words_of(field) !== words || !field.is_undecided) return;
		if (said) say(field, said);
		else await choose(value, null, label);
	};
	field.parse_validate_and_set_in_model = (value, event, label) => {
		const is_typed = value === field.get_input_value();
		const is_chosen = !value || value === field.value || !is_typed || is_offered(field, value);
		const done = is_chosen ? choose(value, event, label) : settle(words_of(field));
		// a value that was refused is told by who refused it, and must not stop what is typed after it
		field.deciding = Promise.allSettled([field.deciding, done]);
		return done;
	};
	// who comes back to such words is shown what there is to choose from; a server that did not answer is not asked again and again
	field.$input.on("focus", () => field.is_undecided && !field.is_unanswered && field.$input.trigger("input"));
};

async function decided(field, words) {
	try {
		field.is_unanswered = false;
		return await field.decide(field, words);
	} catch {
		field.is_unanswered = true;
		return { said: __("Nothing is chosen: the server did not say what fits «{0}». Type it again.", [words]) };
	}
}

// The first field whose words lead to no choice, once every field knows.
appeals.undecided_field = async ({ fields_list }) => {
	await Promise.all(fields_list.map((field) => field.deciding));
	return fields_list.find((field) => field.is_undecided);
};

// The list that stands open was found for the very words that are typed.
appeals.is_list_of_words = (field) =>
	field.awesomplete.opened && field.awesomplete._list === offered_by(field)[field.$input.val()];

async function choice_of(field, words) {
	const found = await appeals.choices_for(field, words);
	const is_same = (text) => (text || "").toLowerCase() === words.toLowerCase();
	const is_named = ({ value, label }) => is_same(label) || is_same(value);
	const choice = found.length === 1 ? found[0] : found.find(is_named);
	if (choice) return { value: choice.value, label: choice.label || choice.value };
	return {
		said: found.length
			? __("Nothing is chosen: several entries fit «{0}». Choose one from the list.", [words])
			: __("Nothing is chosen: no entry fits «{0}». Change the words or choose from the list.", [words]),
	};
}

// What the server offers for the words, as it does while they are typed.
appeals.choices_for = async (field, txt) => {
	const args = { txt, doctype: field.get_options(), reference_doctype: field.get_reference_doctype() || "" };
	field.set_custom_query(args);
	const call = { type: "POST", method: "frappe.desk.search.search_link", no_spinner: true, args };
	const answer = await frappe.call(call);
	return (answer.results || answer.message || []).filter(({ value }) => value);
};

function offered_by(field) {
	return field.$input.cache[field.get_options()] || {};
}

function is_offered(field, value) {
	return Object.values(offered_by(field)).some((list) => list.some((item) => item.value === value));
}

function words_of({ $input }) {
	return $input.val().trim();
}

function say(field, said) {
	if (!said && !field.is_told) return;
	// another record in the same form has a description of the field of its own
	Object.assign(field, { is_told: Boolean(said) });
	field.df.invalid = field.is_told;
	const { $wrapper, df } = field;
	$wrapper.toggleClass("has-error", df.invalid);
	const $help = $wrapper.find(".help-box").toggleClass("text-danger", df.invalid);
	$help.html(said ? frappe.utils.escape_html(said) : __(df.description || ""));
	// a cell of a table has no room below it
	if (said && !$help.length) frappe.show_alert({ message: frappe.utils.escape_html(said), indicator: "orange" }, 10);
}
