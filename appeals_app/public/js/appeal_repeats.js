// On the card: while it is entered, which sign of receipt the register proposes and the appeals to look at side by side;
// once it is stored, its twins until somebody decides of them.

const PAUSE = 900;
const SENT = ["name", "authority", "applicant", "content", "brief", "received_at", "written_on", "sender_name"];

const ask = frappe.utils.debounce(ask_for_sign, PAUSE);
const handlers = Object.fromEntries(
	["applicant", "received_at", "written_on", "sender_name"].map((field) => [field, ask]),
);

frappe.ui.form.on("Appeal", {
	...handlers,

	refresh(frm) {
		panel_of_repeats(frm).empty();
		tell_of_stored(frm);
		offer_event(frm);
		tell_of_main(frm);
		tell_of_merged(frm);
		if (!is_being_entered(frm)) return;
		const { $input } = frm.get_field("content");
		if ($input) $input.off("input.repeats").on("input.repeats", () => ask(frm));
		ask(frm);
	},
});

frappe.ui.form.on("Appeal Question", { theme: (frm) => ask(frm) });
frappe.ui.form.on("Appeal Co-Applicant", { applicant: (frm) => ask(frm) });

function tell_of_stored(frm) {
	frm.$wrapper.find(".repeats-told").remove();
	if (frm.is_new() || !frappe.model.can_create("Appeal")) return;
	const { name } = frm.doc;
	appeals.tell_repeats(name, ($line) => {
		if (frm.doc.name !== name) return;
		frm.$wrapper.find(".repeats-told").remove();
		frm.layout.wrapper.prepend($line.addClass("form-message yellow"));
	});
}

// A merged appeal leads to the one it is considered with.
async function tell_of_main(frm) {
	frm.$wrapper.find(".main-told").remove();
	const { main_appeal: main, phase } = frm.doc;
	if (!main || phase !== "MERGED") return;
	const title = frappe.utils.get_link_title("Appeal", main) || (await frappe.utils.fetch_link_title("Appeal", main));
	const $line = $('<div class="main-told form-message blue">').text(__("Considered together with:") + " ").append(link_to_appeal({ name: main, title }));
	$line.append($("<div>").text((frm.doc.__onload || {}).merging_undone_by || ""));
	frm.layout.wrapper.prepend($line);
}

// The appeal that goes on leads to those considered together with it.
function tell_of_merged(frm) {
	frm.$wrapper.find(".merged-told").remove();
	const { rows = [], unseen = 0 } = (frm.doc.__onload || {}).merged_here || {};
	if (!rows.length && !unseen) return;
	const $line = $('<div class="merged-told form-message blue">').text(__("Considered together with this appeal:") + " ");
	rows.forEach((row, at) => $line.append(at ? ", " : "", link_to_appeal(row)));
	if (unseen) $line.append($("<span>").text(` ${__("Others that you do not see: {0}. Ask the registrar about them.", [unseen])}`));
	frm.layout.wrapper.prepend($line);
}

function link_to_appeal({ name, title }) {
	return $("<a>").attr("href", frappe.utils.get_form_link("Appeal", name)).text(title);
}

function offer_event(frm) {
	const { mass_event } = frm.doc.__onload || {};
	if (mass_event) frm.add_custom_button(__("Mass Event"), () => frappe.set_route("mass-event", mass_event));
}

function is_being_entered(frm) {
	return frappe.perm.has_perm("Appeal", 0, "create") && (frm.is_new() || frm.doc.phase === "RECEIVED");
}

function card_of(frm) {
	const card = Object.fromEntries(SENT.map((field) => [field, frm.doc[field]]));
	const { $input } = frm.get_field("content");
	if ($input) card.content = $input.val();
	if (frm.is_new()) card.name = "";
	card.questions = (frm.doc.questions || []).map(({ theme }) => ({ theme }));
	card.co_applicants = (frm.doc.co_applicants || []).map(({ applicant }) => ({ applicant }));
	return card;
}

function ask_for_sign(frm) {
	const card = card_of(frm);
	if (!is_being_entered(frm) || !card.authority || !(card.applicant || card.content)) return;
	appeals.propose_for(() => card_of(frm), (found) => show_sign(frm, found), () => ask(frm));
}

function panel_of_repeats(frm) {
	const $field = frm.get_field("receipt_sign").$wrapper;
	const $found = $field.siblings(".repeats-found");
	return $found.length ? $found : $('<div class="repeats-found small mb-3">').insertAfter($field);
}

function show_sign(frm, found) {
	const $panel = panel_of_repeats(frm).empty();
	$panel.append($("<p>").append($("<strong>").text(__("Proposed: {0}", [found.sign_title]))));
	for (const sentence of found.reasons) $panel.append($('<p class="mb-1">').text(sentence));
	for (const row of found.alike) $panel.append(line_of(frm, row));
	if (found.event) $panel.append($('<p class="mb-1">').append(appeals.event_link(found)));
	if (found.is_elsewhere) {
		$panel.append($('<p class="text-muted">').text(__("A text like this one is in another authority.")));
	}
	if (found.sign !== frm.doc.receipt_sign) $panel.append(accept_button(frm, found));
}

function accept_button(frm, { sign, previous }) {
	return $('<button type="button" class="btn btn-xs btn-default mt-1">')
		.text(__("Accept the proposed sign"))
		.on("click", () => frm.set_value({ receipt_sign: sign, previous_appeal: previous }));
}

function line_of(frm, row) {
	const told = [row.title, frappe.datetime.str_to_user(row.received_on), __(row.state), ...row.clues];
	const $button = $('<button type="button" class="btn btn-xs btn-default">').text(__("Compare"));
	$button.on("click", () => compare(frm, row.appeal));
	return $('<p class="mb-1">').text(told.filter(Boolean).join(" · ") + " ").append($button);
}

// what is typed and not saved is compared as it stands
function compare(frm, other) {
	if (frm.is_new() || frm.is_dirty()) return appeals.compare_typed(card_of(frm), other);
	return appeals.open_comparison(frm.doc.name, other);
}
