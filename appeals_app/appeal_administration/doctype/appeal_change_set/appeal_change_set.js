const COLOURS = {
	Draft: "gray",
	"Under Review": "orange",
	Approved: "blue",
	Releasing: "yellow",
	Released: "green",
	"Rolled Back": "red",
};
const NUMBERS_TRIED = ["100", "200", "500", "1000"];
const USUAL_TRIED = "200";

const ACTS = {
	try_out: { label: __("Try On Past Appeals"), run: ask_how_many },
	send_for_review: { label: __("Send For Review"), is_primary: true, run: (frm) => act(frm, "appeals_app.appeal_administration.api.send_for_review") },
	approve: { label: __("Approve"), is_primary: true, run: ask_remark },
	take_back: { label: __("Return To Draft"), run: ask_what_to_mend },
	release: { label: __("Release"), is_primary: true, run: ask_release },
	roll_back: { label: __("Roll Back"), run: ask_why_back },
	as_file: { label: __("Save As A File"), run: save_file },
};

frappe.ui.form.on("Appeal Change Set", {
	refresh(frm) {
		frm.page.set_indicator(__(frm.doc.status), COLOURS[frm.doc.status]);
		frm.set_intro("");
		if (frm.is_new()) {
			frm.set_intro(__("Save the set, then open the record to change and choose «Put Into A Change Set» in its menu."));
			return;
		}
		if (!frm.is_dirty()) add_buttons(frm);
		show_changes(frm);
		show_trial(frm);
	},
});

function add_buttons(frm) {
	for (const name of frm.doc.__onload.acts) {
		const { label, run, is_primary } = ACTS[name];
		const $button = frm.add_custom_button(label, () => run(frm));
		if (is_primary) $button.addClass("btn-primary");
	}
}

const act = (frm, method, values = {}) =>
	frappe.xcall(method, { change_set: frm.doc.name, ...values }).then(() => frm.reload_doc());

function ask_how_many(frm) {
	const field = {
		fieldname: "last",
		fieldtype: "Select",
		label: __("How Many Of The Newest Appeals"),
		options: NUMBERS_TRIED,
		default: USUAL_TRIED,
		description: __("Nothing is put into force and no appeal changes."),
		reqd: 1,
	};
	appeals.ask(field, (values) => act(frm, "appeals_app.appeal_administration.api.try_out", values), __("Try On Past Appeals"), __("Try"));
}

function ask_remark(frm) {
	const field = { fieldname: "remark", fieldtype: "Small Text", label: __("Remark") };
	appeals.ask(field, (values) => act(frm, "appeals_app.appeal_administration.api.approve", values), __("Approve The Change Set"), __("Approve"));
}

function ask_what_to_mend(frm) {
	const field = { fieldname: "remark", fieldtype: "Small Text", label: __("What Has To Be Mended") };
	appeals.ask(field, (values) => act(frm, "appeals_app.appeal_administration.api.take_back", values), __("Return To Draft"));
}

function ask_release(frm) {
	const question = __("Changes to put into force: {0}. All of them come into force at once, or none. Release?", [
		frm.doc.__onload.changes.length,
	]);
	frappe.confirm(question, () => act(frm, "appeals_app.appeal_administration.api.release"));
}

function ask_why_back(frm) {
	const field = { fieldname: "reason", fieldtype: "Small Text", label: __("Why It Is Rolled Back"), reqd: 1 };
	appeals.ask(field, (values) => act(frm, "appeals_app.appeal_administration.api.roll_back", values), __("Roll Back"), __("Roll Back"));
}

function save_file(frm) {
	const asked = new URLSearchParams({ change_set: frm.doc.name });
	window.open(`/api/method/appeals_app.appeal_administration.api.as_file?${asked}`);
}

function show_changes(frm) {
	const $view = frm.get_field("changes_view").$wrapper.empty();
	const { changes } = frm.doc.__onload;
	if (!changes.length) {
		$view.text(__("Nothing yet. Open the record to change and choose «Put Into A Change Set» in its menu."));
		return;
	}
	const head = [__("What Happens"), __("Record"), __("What Changes"), { html: " " }];
	const lines = changes.map((change) => [
		__(change.action),
		{ html: record_link(change) },
		{ html: change.lines.map(frappe.utils.escape_html).join("<br>") || "–" },
		{ html: drop_button(frm, change) },
	]);
	$view.html(appeals.rows_table(head, lines));
	$view.find("[data-row]").on("click", ({ currentTarget }) => act(frm, "appeals_app.appeal_administration.api.drop_row", { row: currentTarget.dataset.row }));
}

function record_link({ action, doctype, name, title }) {
	const words = `${__(doctype)}: ${frappe.utils.escape_html(title)}`;
	if (action === "Record Is Made") return words;
	return `<a href="${frappe.utils.get_form_link(doctype, name)}">${words}</a>`;
}

function drop_button(frm, { row }) {
	if (frm.doc.status !== "Draft" || !frm.perm[0].write) return " ";
	return `<button class="btn btn-xs btn-default" data-row="${row}">${__("Take Out")}</button>`;
}

function show_trial(frm) {
	const $view = frm.get_field("trial_view").$wrapper.empty();
	if (!frm.doc.trial) return;
	const trial = JSON.parse(frm.doc.trial);
	$view.append($("<p>").text(__("Appeals looked at: {0}.", [trial.looked_at])));
	if (trial.in_sight_only) {
		$view.append($("<p>").text(__("A rule of words is tried only on appeals that the one who tries sees.")));
	}
	trial.kinds.forEach((kind) => $view.append(told_kind(kind)));
	if (trial.not_tried.length) {
		const kinds = trial.not_tried.join(", ");
		$view.append($("<p>").text(__("No past appeal shows what these change: {0}. Look at them by eye.", [kinds])));
	}
}

function told_kind({ title, lines }) {
	const $kind = $("<div>").append($("<h5>").text(title));
	if (!lines.length) return $kind.append($("<p>").text(__("No difference.")));
	const head = [__("What Would Be Otherwise"), __("Appeals"), __("Examples")];
	const rows = lines.map(({ said, appeals: count, examples }) => [
		said,
		count,
		{ html: examples.map(appeal_link).join(", ") || "–" },
	]);
	return $kind.append(appeals.rows_table(head, rows));
}

const appeal_link = ({ name, index }) =>
	`<a href="/app/appeal/${encodeURIComponent(name)}">${frappe.utils.escape_html(index)}</a>`;
