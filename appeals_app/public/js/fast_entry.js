// «Fast entry»: an ordinary letter registered from the keyboard, field after field, and the next one begun at once.
frappe.provide("appeals");

const SHORTCUT = "alt+ctrl+n";
const MOST_OF_BRIEF = 200; // as the card has it

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

let unfinished = null;

appeals.open_fast_entry = () => {
	if (unfinished) return go_on_with(unfinished);
	const dialog = new frappe.ui.Dialog({
		title: __("Fast Entry"),
		size: "extra-large", // three columns: what an ordinary letter needs is seen at once on a screen of 1366 × 768
		animate: false,
		no_submit_on_enter: true,
		fields: fields_of_letter(),
		primary_action_label: __("Register"),
		primary_action: () => register_or_go_back(dialog, false),
		secondary_action_label: __("Register And Next"),
		secondary_action: () => register_or_go_back(dialog, true),
	});
	// on a low screen the fields are scrolled between the title and the buttons
	dialog.$wrapper.find(".modal-dialog").addClass("modal-dialog-scrollable");
	dialog.entry_key = appeals.new_entry_key();
	keep_pace(dialog);
	appeals.watch_author(dialog);
	appeals.keep_draft(dialog);
	appeals.watch_repeats(dialog, frappe.boot.appeals.authorities[0]);
	show_keys(dialog);
	// Tab goes from field to field, not over the buttons inside them
	dialog.$wrapper.find(".link-btn a").attr("tabindex", -1);
	dialog.$wrapper.on("keydown", (event) => {
		if (event.key !== "Enter" || !event.ctrlKey) return;
		event.preventDefault();
		event.stopPropagation();
		leave_field(dialog).then(() => register_or_go_back(dialog, event.shiftKey));
	});
	dialog.$wrapper.on("hide.bs.modal", () => keep_unfinished(dialog));
	dialog.show();
	const draft = appeals.take_draft(dialog);
	if (draft) {
		tell_unfinished(dialog);
		appeals.show_author(dialog, draft.applicant);
	}
	return dialog;
};

function show_keys(dialog) {
	const keys = [
		["Ctrl+Enter", __("Register")],
		["Ctrl+Shift+Enter", __("Register And Next")],
		["Esc", __("Put Off")],
	];
	const $line = $('<div class="text-muted small w-100 mb-2 fast-entry-keys">');
	for (const [key, act] of keys) $line.append($("<kbd>").text(key), document.createTextNode(` ${act}\u2003`));
	dialog.footer.prepend($line);
}

// Esc, the cross and a click beside the dialog lose nothing: the letter waits for the next time fast entry is opened.
function keep_unfinished(dialog) {
	unfinished = appeals.is_letter_typed(dialog) && !dialog.is_ended ? dialog : null;
	if (!unfinished) return;
	const message = __("The letter is not registered. What you typed is kept: open Fast Entry to go on.");
	frappe.show_alert({ message, indicator: "orange" }, 10);
}

function go_on_with(dialog) {
	tell_unfinished(dialog);
	dialog.show();
	return dialog;
}

function tell_unfinished(dialog) {
	const begin_anew = () => {
		end(dialog);
		appeals.open_fast_entry();
	};
	const $anew = $('<button type="button" class="btn btn-xs btn-default ml-2">').text(__("Begin a new one"));
	const $told = $('<div class="form-message yellow unfinished-letter">').text(__("This letter is not registered yet."));
	dialog.$wrapper.find(".unfinished-letter").remove();
	$told.append($anew.on("click", begin_anew)).prependTo(dialog.body);
}

function end(dialog) {
	dialog.is_ended = true;
	appeals.forget_draft();
	dialog.hide();
}

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
			is_chosen_by_enter: true,
			get_query: () => ({ filters: { authority, merged_into: ["is", "not set"] } }),
		},
		{ fieldname: "known_person", fieldtype: "HTML" },
		{ fieldname: "new_person", fieldtype: "Data", label: __("New Person"), length: 310 },
		{
			fieldname: "settlement",
			fieldtype: "Link",
			options: "Locality",
			label: __("Settlement"),
			only_select: 1,
		},
		{ fieldname: "address", fieldtype: "Data", label: __("Place Of Residence"), length: 1000 },
		{ fieldname: "phone", fieldtype: "Data", label: __("Phone"), length: 60 },
		{ fieldname: "known_phone", fieldtype: "HTML" },
		// below the phone: what is told while the phone is typed already must not move it
		{ fieldname: "known_address", fieldtype: "HTML" },
		{ fieldtype: "Column Break" },
		{
			fieldname: "brief",
			fieldtype: "Data",
			label: __("Brief"),
			description: __("In one line, up to {0} characters.", [MOST_OF_BRIEF]),
			length: MOST_OF_BRIEF,
			reqd: 1,
		},
		classified("theme", "theme", __("Theme"), { reqd: 1 }),
		{ fieldname: "content", fieldtype: "Small Text", label: __("Text Of The Appeal"), reqd: 1 },
		{ fieldname: "pages_count", fieldtype: "Int", label: __("Sheets") },
		{ fieldname: "enclosures", fieldtype: "Data", label: __("Enclosures"), length: 1000 },
		{ fieldname: "repeats", fieldtype: "HTML" },
		{ fieldtype: "Column Break" },
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
		{
			fieldname: "received_at",
			fieldtype: "Date",
			label: __("Day Of Receipt"),
			default: frappe.datetime.get_today(),
			reqd: 1,
		},
		classified("kind", "kind", __("Kind"), { default: last.kind || "kind.application", reqd: 1 }),
		classified("appeal_type", "type", __("Type"), { default: last.appeal_type || "type.letter", reqd: 1 }),
		{ fieldname: "written_on", fieldtype: "Date", label: __("Written On") },
		// last: few authors give one, and the keys of an ordinary letter stay what they were
		{ fieldname: "email", fieldtype: "Data", options: "Email", label: __("E-mail"), length: 140 },
		{ fieldname: "notices_by_email", fieldtype: "Check", label: __("Agrees To Be Told By E-mail") },
	];
}

function classified(fieldname, group, label, more) {
	const get_query = () => appeals.classifier_query(group)({ authority: frappe.boot.appeals.authorities[0] });
	const link = { fieldname, fieldtype: "Link", options: "Appeal Classifier Item", only_select: 1 };
	return { ...link, label, get_query, ...more };
}

// Who types fast is not held up by the lists of choices: Enter neither chooses from a list found for fewer letters nor
// wipes them while it is looked for.
function keep_pace(dialog) {
	const inputs = dialog.fields_list.filter(({ $input, awesomplete }) => $input && !awesomplete);
	for (const field of inputs) appeals.keep_typed(field);
	for (const field of dialog.fields_list.filter(({ awesomplete }) => awesomplete)) {
		const { awesomplete, $input } = field;
		$input.on("input", () => awesomplete.close());
		$input.on("awesomplete-open", () => awesomplete.ul.scrollIntoView({ block: "nearest" }));
		const before = (event) => {
			// with Ctrl it registers: whoever stands highlighted in the list of those met last is not the author
			if (event.key !== "Enter" || (!event.ctrlKey && appeals.is_list_of_words(field))) return;
			awesomplete.close();
			event.preventDefault();
		};
		// above the field, before its list hears of the key
		$input.parent()[0].addEventListener("keydown", before, { capture: true });
	}
}

// The field that is being typed in gives its value when it is left.
function leave_field(dialog) {
	const field = document.activeElement;
	if (dialog.$wrapper[0].contains(field)) field.blur();
	return frappe.timeout(0.2);
}

async function register_or_go_back(dialog, and_next) {
	const left = document.activeElement;
	await register(dialog, and_next);
	go_to_refused(dialog, left);
}

// What is refused names the field or cites what stands in it: whoever has read that goes on there, else where it was left.
function go_to_refused({ fields_list }, left) {
	const said = frappe.msg_dialog?.msg_area.text();
	if (!said) return;
	const is_cited = ({ $input }) => said.includes(`«${$input.val()}»`);
	const is_named = (field) => field.$input?.is(":visible") && (has_word(said, field.df.label) || is_cited(field));
	const field = fields_list.find(is_named);
	appeals.stand_over(frappe.msg_dialog, () => (field ? field.set_focus() : left.focus()));
}

function has_word(text, word) {
	const literal = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
	return new RegExp(`(?<!\\p{L})${literal}(?!\\p{L})`, "iu").test(text);
}

async function register(dialog, and_next) {
	const undecided = await appeals.undecided_field(dialog);
	if (undecided) return undecided.set_focus();
	const letter = dialog.get_values();
	if (!letter || dialog.is_sending) return;
	// today's letter is received at the moment the server registers it
	if (letter.received_at === frappe.datetime.get_today()) delete letter.received_at;
	dialog.is_sending = true;
	try {
		const [authority] = frappe.boot.appeals.authorities;
		const done = await appeals.send_letter({ ...letter, ...dialog.proposed, authority }, dialog.entry_key);
		if (!done) return;
		remember(letter);
		frappe.show_alert({ message: told_words(done), indicator: "green" }, 10);
		if (and_next) return begin_next(dialog, done);
		end(dialog);
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
	end(dialog);
	const next = appeals.open_fast_entry();
	const $told = $('<div class="form-message green">').html(told_words(registered)).prependTo(next.body);
	appeals.tell_repeats(registered.name, ($line) => {
		$line.find("a").attr("target", "_blank");
		$told.after($line.addClass("form-message yellow"));
	});
}
