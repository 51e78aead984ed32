// In fast entry: the author, known to the register and chosen, or new and entered with the letter.
frappe.provide("appeals");

const OF_NEW_PERSON = [
	...["new_person", "settlement", "address", "phone", "email", "notices_by_email"],
	...["known_phone", "known_address"],
];
const PLACE = ["settlement", "address"];
const LEAST_DIGITS = 7;

// A name that nobody is known by becomes the name of a new person.  All this is done as the key is pressed: an answer of
// the server that comes later must not move a field in which somebody types already.
appeals.watch_author = (dialog) => {
	const applicant = dialog.get_field("applicant");
	applicant.df.onchange = () => tell_person(dialog, dialog.get_value("applicant"));
	appeals.on_typing(applicant, () => show_person_fields(dialog, true));
	applicant.$input.on("awesomplete-selectcomplete", () => show_person_fields(dialog, false));
	appeals.hold_words(applicant, (field, words) => new_person_of(dialog, words));
	dialog.get_field("phone").df.onchange = () => tell_of_phone(dialog, dialog.get_value("phone") || "");
	for (const name of PLACE) dialog.get_field(name).df.onchange = () => tell_of_address(dialog);
};

// The author of a letter that was kept, as when he or she was chosen.
appeals.show_author = (dialog, applicant) => {
	show_person_fields(dialog, !applicant);
	tell_person(dialog, applicant);
};

// The list of people is masked by the reader's roles; so is what is told here.
async function tell_person(dialog, applicant) {
	dialog.told_person = applicant;
	const $told = dialog.fields_dict.known_person.$wrapper.empty();
	if (!applicant) return;
	const fields = ["full_name", "locality", "address", "phone"];
	const [[person], earlier] = await Promise.all([
		frappe.db.get_list("Applicant", { filters: { name: applicant }, fields }),
		frappe.db.count("Appeal", { filters: { applicant } }),
	]);
	if (!person || dialog.told_person !== applicant) return;
	const lines = [...fields.map((field) => person[field]), __("Earlier Appeals: {0}", [earlier])];
	for (const line of lines.filter(Boolean)) $told.append($("<div>").text(line));
	$told.append(record_link(applicant, __("The address has changed: open the record")));
}

// Who is new here may be known by the phone; people are found as in the field above, masked by the reader's roles.
async function tell_of_phone(dialog, phone) {
	const $told = dialog.get_field("known_phone").$wrapper.empty();
	if (phone.replace(/\D/g, "").length < LEAST_DIGITS) return;
	const people = await appeals.choices_for(dialog.get_field("applicant"), phone);
	if (!people.length || dialog.get_value("phone") !== phone) return;
	const words = __("The register knows this phone. If it is the same person, choose this record in the field «{0}»:", [
		__("Applicant"),
	]);
	const $people = people.map(({ value, label }) => $("<div>").append(record_link(value, label || value)));
	$told.empty().append($('<div class="form-message yellow small">').append($("<span>").text(words), $people));
}

// Whoever wrote from this address before: neighbours and kin are not the same person, but may write of the same matter.
async function tell_of_address(dialog) {
	const [settlement, address] = PLACE.map((name) => dialog.get_value(name) || "");
	const place = `${settlement} ${address}`;
	if (dialog.told_place === place) return;
	dialog.told_place = place;
	const $told = dialog.get_field("known_address").$wrapper.empty();
	if (!address) return;
	const [authority] = frappe.boot.appeals.authorities;
	const call = "appeals_app.appeal_matching.api.known_address";
	const { count, appeals: found, is_elsewhere } = await frappe.xcall(call, { authority, settlement, address });
	if ((!count && !is_elsewhere) || dialog.told_place !== place) return;
	const $line = $('<div class="form-message yellow small">');
	if (count) $line.append(appeals_at(count, found));
	if (is_elsewhere) $line.append($("<div>").text(__("Another authority has appeals from this address.")));
	$told.empty().append($line);
}

function appeals_at(count, found) {
	const lines = found.map(({ appeal, title, received_on, state }) => {
		const told = [frappe.datetime.str_to_user(received_on), __(state)].join(" · ");
		const $link = $('<a target="_blank" tabindex="-1">').attr("href", frappe.utils.get_form_link("Appeal", appeal));
		return $("<div>").append($link.text(title), document.createTextNode(` · ${told}`));
	});
	if (count > found.length) lines.push($("<div>").text(__("The newest are shown: {0}.", [found.length])));
	const $summary = $('<summary tabindex="-1">').text(__("Appeals from this address before: {0}. Look at them", [count]));
	return $("<details>").append($summary, lines);
}

function record_link(applicant, text) {
	const address = frappe.utils.get_form_link("Applicant", applicant);
	return $('<a target="_blank" tabindex="-1">').attr("href", address).text(text);
}

// A name typed below by hand is not written over.
function new_person_of(dialog, words) {
	const person = dialog.get_field("new_person");
	const named = person.get_value();
	if (named && named !== dialog.carried_name) {
		return { said: __("A new person is named below. Choose a known one from the list, or clear this field.") };
	}
	dialog.carried_name = words;
	person.set_input(words);
	return { value: "", label: "" };
}

function show_person_fields(dialog, is_new) {
	for (const name of OF_NEW_PERSON) dialog.get_field(name).$wrapper.toggle(is_new);
}
