// What is being typed belongs to the typist: no answer of the server and no other field writes over it.  Words in a field
// with choices lead to a choice or stay, and then the field says that nothing is chosen.
frappe.provide("appeals");

// A key, or what is pasted: the framework itself calls for the list of an empty field that is come to.
appeals.on_typing = ({ $input }, act) => $input.on("input", ({ originalEvent }) => originalEvent && act());

appeals.keep_typed = (field) => {
	const mark = (is_typing) => () => void Object.assign(field, { is_typing });
	appeals.on_typing(field, mark(true));
	field.$input.on("change blur awesomplete-select", mark(false));
	for (const writing of ["set_formatted_input", "set_input_value"].filter((name) => field[name])) {
		const write = field[writing].bind(field);
		field[writing] = (value) => (field.is_typing || field.is_undecided ? undefined : write(value));
	}
};

// `decide(field, words)` tells what words that nobody has chosen lead to: `{ value, label }`, or `{ said }` if to nothing.
appeals.hold_words = (field, decide = choice_of) => {
	const store = field.parse_validate_and_set_in_model.bind(field);
	const choose = (value, event, label) => {
		field.is_undecided = false;
		say(field, "");
		if (value && label) field.title_value_map = { ...field.title_value_map, [label]: value };
		const is_known = () => value && value === field.value && value === field.get_input_value();
		// one after another: the framework passes over a value that comes while it asks the server for another
		field.storing = Promise.resolve(field.storing).then(() => is_known() || store(value, event, label));
		return field.storing;
	};
	const settle = async (words) => {
		field.is_undecided = true;
		const { value, label, said } = await decide(field, words);
		if (words_of(field) !== words || !field.is_undecided) return;
		if (said) say(field, said);
		else await choose(value, null, label);
	};
	field.parse_validate_and_set_in_model = (value, event, label) => {
		const is_chosen = !value || value === field.value || is_offered(field, value);
		const done = is_chosen ? choose(value, event, label) : settle(words_of(field));
		field.deciding = Promise.all([field.deciding, done]);
		return done;
	};
	// who comes back to such words is shown what there is to choose from
	field.$input.on("focus", () => field.is_undecided && field.$input.trigger("input"));
};

// The first field whose words lead to no choice, once every field knows.
appeals.undecided_field = async ({ fields_list }) => {
	await Promise.all(fields_list.map((field) => field.deciding));
	return fields_list.find((field) => field.is_undecided);
};

// The list that stands open was found for the very words that are typed.
appeals.is_list_of_words = ({ awesomplete, $input, df }) =>
	awesomplete.opened && awesomplete._list === ($input.cache[df.options] || {})[$input.val()];

async function choice_of(field, words) {
	const found = (await search(field, words)).filter(({ value }) => value);
	const is_same = (text) => (text || "").toLowerCase() === words.toLowerCase();
	const choice = found.length === 1 ? found[0] : found.find(({ value, label }) => is_same(label || value));
	if (choice) return { value: choice.value, label: choice.label || choice.value };
	return {
		said: found.length
			? __("Nothing is chosen: several entries fit «{0}». Choose one from the list.", [words])
			: __("Nothing is chosen: no entry fits «{0}». Change the words or choose from the list.", [words]),
	};
}

function search(field, txt) {
	const args = { txt, doctype: field.df.options, reference_doctype: "" };
	field.set_custom_query(args);
	const call = { type: "POST", method: "frappe.desk.search.search_link", no_spinner: true, args };
	return frappe.call(call).then((answer) => answer.results || answer.message || []);
}

function is_offered({ $input, df }, value) {
	return Object.values($input.cache[df.options] || {}).some((list) => list.some((item) => item.value === value));
}

function words_of({ $input }) {
	return $input.val().trim();
}

function say(field, said) {
	field.df.invalid = Boolean(said);
	field.$wrapper.toggleClass("has-error", field.df.invalid);
	const told = said || (field.df.description ? __(field.df.description) : "");
	field.$wrapper.find(".help-box").toggleClass("text-danger", field.df.invalid).text(told);
}
