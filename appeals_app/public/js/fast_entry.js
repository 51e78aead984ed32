// «Fast entry»: an ordinary letter registered from the keyboard, field after field, and the next one begun at once.
frappe.provide("appeals");

const SHORTCUT = "alt+ctrl+n";
const OF_NEW_PERSON = ["new_person", "settlement", "address", "phone"];

appeals.add_fast_entry = (page) => {
	if (!frappe.model.can_create("Appeal")) return;
	const open = () => appeals.open_fast_entry();
	page.add_inner_button(__("Fast Entry"), open);
	frappe.ui.keys.add_shortcut({
		shortcut: SHORTCUT,
		action: open,
		description: __("Fast Entry"),
		ignore_inputs: true,
		page,
	});
};

// A card entered field by field is followed by the next one just as well.
appeals.offer_next_card = (frm) => {
	if (!frm.is_new()) return;
	frm.add_custom_button(__("Save And Next"), async () => {
		await frm.save();
		remember(frm.doc);
		frappe.new_doc("Appeal");
	});
};

appeals.open_fast_entry = () => {
	const dialog = new frappe.ui.Dialog({
		title: __("Fast Entry"),
		size: "large",
		no_submit_on_enter: true,
		fields: fields_of_letter(),
		primary_action_label: __("Register"),
		primary_action: () => register(dialog, false),
		secondary_action_label: __("Register And Next"),
		secondary_action: () => register(dialog, true),
	});
	watch_applicant(dialog);
	keep_pace(dialog);
	appeals.watch_repeats(dialog, frappe.boot.appeals.authorities[0]);
	// Tab goes from field to field, not over the buttons inside them
	dialog.$wrapper.find(".link-btn a").attr("tabindex", -1);
	dialog.$wrapper.on("keydown", (event) => {
		if (event.key !== "Enter" || !event.ctrlKey) return;
		event.preventDefault();
		event.stopPropagation();
		leave_field(dialog).then(() => register(dialog, event.shiftKey));
	});
	dialog.show();
	return dialog;
};

function fields_of_letter() {
	const [authority] = frappe.boot.appeals.authorities;
	const last = frappe.boot.appeals.entry_defaults || {};
	return [
		{
			fieldname: "applicant",
			fieldtype: "Link",
			options: "Applicant",
			label: __("Applicant"),
			description: __("Choose a known person, or type the full name of a new one and go on."),
			only_select: 1,
			get_query: () => ({ filters: { authority } }),
		},
		{ fieldname: "new_person", fieldtype: "Data", label: __("New Person") },
		{
			fieldname: "settlement",
			fieldtype: "Link",
			options: "Locality",
			label: __("Settlement"),
			only_select: 1,
		},
		{ fieldname: "address", fieldtype: "Data", label: __("Place Of Residence") },
		{ fieldname: "phone", fieldtype: "Data", label: __("Phone") },
		{ fieldtype: "Column Break" },
		{ fieldname: "brief", fieldtype: "Data", label: __("Brief"), reqd: 1 },
		classified("theme", "theme", __("Theme"), { reqd: 1 }),
		{ fieldname: "content", fieldtype: "Small Text", label: __("Text Of The Appeal"), reqd: 1 },
		{ fieldname: "pages_count", fieldtype: "Int", label: __("Sheets") },
		{ fieldname: "enclosures", fieldtype: "Data", label: __("Enclosures") },
		{ fieldname: "repeats", fieldtype: "HTML" },
		{ fieldtype: "Section Break" },
		{
			fieldname: "channel",
			fieldtype: "Link",
			options: "Appeal Channel",
			label: __("Channel"),
			only_select: 1,
			reqd: 1,
			default: last.channel || "post",
			get_query: () => ({ filters: { is_disabled: 0 } }),
		},
		classified("kind", "kind", __("Kind"), { default: last.kind || "kind.application", reqd: 1 }),
		{ fieldtype: "Column Break" },
		classified("appeal_type", "type", __("Type"), { default: last.appeal_type || "type.letter", reqd: 1 }),
		{ fieldname: "written_on", fieldtype: "Date", label: __("Written On") },
	];
}

function classified(fieldname, group, label, more) {
	const get_query = () => appeals.classifier_query(group)({ authority: frappe.boot.appeals.authorities[0] });
	const link = { fieldname, fieldtype: "Link", options: "Appeal Classifier Item", only_select: 1 };
	return { ...link, label, get_query, ...more };
}

// A name that nobody is known by stays as the name of a new person.  All this is done as the key is pressed: an answer of
// the server that comes later must not move a field in which somebody types already.
function watch_applicant(dialog) {
	const { $input } = dialog.get_field("applicant");
	const person = dialog.get_field("new_person");
	$input.on("input", () => {
		dialog.is_chosen = false;
		show_person_fields(dialog, true);
	});
	$input.on("awesomplete-selectcomplete", () => {
		dialog.is_chosen = true;
		show_person_fields(dialog, false);
	});
	$input.on("blur", () => {
		if (!dialog.is_chosen && $input.val() && !person.get_value()) person.set_input($input.val());
	});
}

// Who types fast is not held up by the lists of choices: Tab always goes to the next field (an open list would take it for
// itself), and Enter neither chooses from a list found for fewer letters than are typed nor wipes them while it is looked for.
function keep_pace(dialog) {
	for (const { awesomplete, $input } of dialog.fields_list.filter((field) => field.awesomplete)) {
		$input.on("input", () => awesomplete.close());
		const before = (event) => {
			if (event.key === "Tab") awesomplete.close();
			if (event.key === "Enter" && !awesomplete.opened) event.preventDefault();
		};
		$input[0].addEventListener("keydown", before, { capture: true });
	}
}

function show_person_fields(dialog, is_new) {
	for (const name of OF_NEW_PERSON) dialog.get_field(name).$wrapper.toggle(is_new);
}

// The field that is being typed in gives its value when it is left.
function leave_field(dialog) {
	const field = document.activeElement;
	if (dialog.$wrapper[0].contains(field)) field.blur();
	return frappe.timeout(0.2);
}

async function register(dialog, and_next) {
	const letter = dialog.get_values();
	if (!letter || dialog.is_sending) return;
	dialog.is_sending = true;
	try {
		const [authority] = frappe.boot.appeals.authorities;
		const call = { letter: { ...letter, ...dialog.proposed, authority } };
		const done = await frappe.xcall("appeals_app.appeal_registry.api.register_letter", call);
		remember(letter);
		frappe.show_alert({ message: told_words(done), indicator: "green" }, 10);
		if (and_next) return begin_next(dialog, done);
		dialog.hide();
		frappe.set_route("Form", "Appeal", done.name);
	} finally {
		dialog.is_sending = false;
	}
}

function remember({ channel, kind, appeal_type }) {
	Object.assign(frappe.boot.appeals.entry_defaults, { channel, kind, appeal_type });
}

function told_words({ name, registration_index, control_date }) {
	const day = control_date ? frappe.datetime.str_to_user(control_date) : "";
	const told = frappe.utils.escape_html(__("Registered: {0}. Control date: {1}", [registration_index, day]));
	const sticker = appeals.print_address(name, "Appeal Sticker");
	return `${told} <a href="${sticker}" target="_blank">${__("Appeal Sticker")}</a>`;
}

// The number is written on the letter: it stands above the next one until that is registered.
function begin_next(dialog, registered) {
	dialog.hide();
	const next = appeals.open_fast_entry();
	const $told = $('<div class="form-message green">').html(told_words(registered)).prependTo(next.body);
	appeals.tell_repeats(registered.name, ($line) => {
		$line.find("a").attr("target", "_blank");
		$told.after($line.addClass("form-message yellow"));
	});
}
