const COLOURS = {
	Draft: "gray",
	"Check Queued": "yellow",
	Checking: "orange",
	Checked: "blue",
	"Load Queued": "yellow",
	"Bringing Over": "orange",
	Loaded: "green",
	Failed: "red",
};

// How far the work is, while it is ordered and not done.
const PROGRESS = {
	"Check Queued": (doc) => waiting_words(doc, __("In the queue: the check begins as soon as the work before it is done.")),
	Checking: (doc) => __("Rows checked: {0}.", [doc.rows_count]),
	"Load Queued": (doc) => waiting_words(doc, __("In the queue: the loading begins as soon as the work before it is done.")),
	"Bringing Over": (doc) => __("Brought over {0}, still to go {1}.", [doc.imported_count, doc.ready_count]),
};

const LONG_MINUTES = 10;

// Who waits is told how long already, and what to do where nobody takes the order.
function waiting_words({ __onload }, said) {
	const { minutes, workers, orders } = __onload?.waiting || {};
	if (minutes === undefined) return said;
	const waited = __("It has waited for {0} min; orders in the queue: {1}.", [minutes, orders]);
	if (!workers) {
		const help = __(
			"No worker takes orders now, so nothing begins. Tell who keeps the server to start the workers of long orders; then it begins by itself, and nothing has to be ordered again.",
		);
		return [said, waited, `<strong>${help}</strong>`].join("<br>");
	}
	if (minutes < LONG_MINUTES) return [said, waited].join("<br>");
	const advice = __(
		"That is long. You may close this page, the order stays. If nothing begins within the hour, tell who keeps the server to look at the workers of long orders.",
	);
	return [said, waited, advice].join("<br>");
}

frappe.ui.form.on("Appeal Import", {
	setup(frm) {
		appeals.offer_own_authorities(frm);
		frm.set_query("mapping", () => ({ filters: { authority: ["in", ["", frm.doc.authority]] } }));
	},

	onload(frm) {
		appeals.propose_own_authority(frm);
		// a whole register is larger than what people attach
		const restrictions = { max_file_size: frappe.boot.appeal_register_bytes };
		frm.set_df_property("source_file", "options", { restrictions });
	},

	refresh(frm) {
		if (frm.is_new()) return;
		if (take_made_mapping(frm)) return;
		frm.page.set_indicator(__(frm.doc.status), COLOURS[frm.doc.status]);
		if (!frm.is_dirty()) add_buttons(frm);
		appeals.show_progress(frm, PROGRESS);
		name_file(frm);
		tell_outlook(frm);
	},
});

// What the rows are, or would be, in the register: old rows without a day of answer come in as overdue work.
function tell_outlook(frm) {
	const { status, checked_at, overdue_count, lacking_day_count, jump_note, __onload: { commonest_refusal } = {} } = frm.doc;
	if (status in PROGRESS) return; // how far it is stands there
	frm.set_intro("");
	if (!checked_at) return;
	if (commonest_refusal) return frm.set_intro(refusal_words(frm.doc, commonest_refusal).join("<br>"), "orange");
	const colour = overdue_count || lacking_day_count || jump_note ? "orange" : "blue";
	frm.set_intro(outlook_words(frm.doc).join("<br>"), colour);
}

// Nothing to bring over: what keeps most rows out is said here, for it is mostly one thing in the mapping.
function refusal_words({ rows_count }, { reason, count }) {
	const said = [
		__("No row is ready, of {0} in the file. The commonest reason, in rows {1}:", [rows_count, count]),
		reason,
		__("Correct the mapping or the file and check again. Reasons of all rows are in the report."),
	];
	return said.map((line) => frappe.utils.escape_html(line));
}

function outlook_words({ ready_count, imported_count, open_count, overdue_count, lacking_day_count, jump_note }) {
	const said = [
		__("Rows ready or brought over: {0}. Open of them: {1}, overdue already: {2}.", [
			ready_count + imported_count,
			open_count,
			overdue_count,
		]),
	];
	if (lacking_day_count) {
		said.push(
			__(
				"Rows with a result and no day of answer: {0}. They come in as open work. Name the column of the day of answer in the mapping, or fill it in in the file, and check again.",
				[lacking_day_count],
			),
		);
	}
	const jumps = (jump_note || "").split("\n").filter(Boolean);
	return [...said, ...jumps.map((line) => frappe.utils.escape_html(line))];
}

// A new mapping is filled in from the headings of the file; a person corrects it, and once it is saved it is that of the import.
async function make_mapping(frm) {
	const asked = { appeal_import: frm.doc.name };
	const { columns, lacking, others } = await frappe.xcall("appeals_app.appeal_exchange.api.propose_mapping", asked);
	const { import_title: mapping_title, authority, name } = frm.doc;
	const doc = frappe.model.get_new_doc("Appeal Import Mapping");
	Object.assign(doc, { mapping_title, authority });
	for (const column of columns) Object.assign(frappe.model.add_child(doc, "Appeal Import Column", "columns"), column);
	appeals.mapping_in_making = { name: doc.name, of_import: name, lacking, others };
	frappe.set_route("Form", "Appeal Import Mapping", doc.name);
}

function take_made_mapping(frm) {
	const { mapping, of_import } = appeals.mapping_in_making || {};
	if (!mapping || of_import !== frm.doc.name) return false;
	appeals.mapping_in_making = null;
	frm.set_value("mapping", mapping).then(() => frm.save());
	return true;
}

// The words go into the mapping, where a person says what each means.
async function fill_mapping(frm, words) {
	const { mapping } = frm.doc;
	const doc = await frappe.model.with_doc("Appeal Import Mapping", mapping);
	const known = new Set((doc.meanings || []).map((row) => `${row.card_field} ${row.written}`));
	for (const { card_field, written } of words) {
		if (known.has(`${card_field} ${written}`)) continue;
		const row = frappe.model.add_child(doc, "Appeal Import Meaning", "meanings");
		Object.assign(row, { card_field, written });
	}
	doc.__unsaved = 1;
	frappe.set_route("Form", "Appeal Import Mapping", mapping);
}

function show_unknown(frm, words) {
	const dialog = new frappe.ui.Dialog({
		title: __("Words The Register Does Not Know"),
		fields: [{ fieldname: "words", fieldtype: "HTML" }],
		primary_action_label: __("Put them into the mapping"),
		primary_action: () => {
			dialog.hide();
			fill_mapping(frm, words);
		},
	});
	const rows = words.map(({ card_field, written, count }) => {
		const cells = [__(card_field), written, count].map((text) => $("<td>").text(text));
		return $("<tr>").append(cells);
	});
	const titles = [__("Field Of The Card"), __("Words In The File"), __("Rows")];
	const $head = $("<tr>").append(titles.map((title) => $("<th>").text(title)));
	const $table = $('<table class="table table-bordered unknown-words">').append(
		$("<thead>").append($head),
		$("<tbody>").append(rows),
	);
	dialog.get_field("words").$wrapper.append($table);
	dialog.show();
}

// The field of the file shows where it is kept: a person knows it by its own name.
async function name_file(frm) {
	const kept = { file_url: frm.doc.source_file, attached_to_doctype: frm.doctype, attached_to_name: frm.doc.name };
	if (!kept.file_url) return;
	const { message } = await frappe.db.get_value("File", kept, "file_name");
	if (message.file_name) frm.get_field("source_file").$wrapper.find(".attached-file-link").text(message.file_name);
}

function add_buttons(frm) {
	const { status, ready_count, rows_count, imported_count, checked_at } = frm.doc;
	if (rows_count) frm.add_custom_button(__("Report (CSV)"), () => download_report(frm));
	const unknown = JSON.parse(frm.doc.unknown_words || "[]");
	if (unknown.length) {
		frm.add_custom_button(__("Unknown words: {0}", [unknown.length]), () => show_unknown(frm, unknown));
	}
	if (status in PROGRESS || !frm.perm[0].write) return;
	if (!frm.doc.mapping) {
		if (frm.doc.source_file) frm.add_custom_button(__("Make A Mapping From The File"), () => make_mapping(frm));
		return;
	}
	if (!imported_count) frm.add_custom_button(__("Check"), () => order(frm, "check_import"));
	if (ready_count && checked_at && status !== "Loaded") {
		const asked = __("Appeals to bring over: {0}. They cannot be taken back. Go on?", [ready_count]);
		const question = [...outlook_words(frm.doc), asked].join("<br><br>");
		frm.add_custom_button(__("Bring over to the register"), () => confirm_loading(frm, question)).addClass("btn-primary");
	}
}

// A jump of a counter is for good, so it is confirmed apart from the loading.
function confirm_loading(frm, question) {
	const load = ({ jumps_accepted = 0 } = {}) => order(frm, "load_import", { jumps_accepted });
	if (!frm.doc.jump_note) return frappe.confirm(question, () => load());
	const fields = [
		{ fieldname: "question", fieldtype: "HTML", options: question },
		{ fieldname: "jumps_accepted", fieldtype: "Check", label: __("The indexes are right: the counters are to jump so far") },
	];
	appeals.ask(fields, load, __("Bring over to the register"), __("Confirm"));
}

async function order(frm, method, more = {}) {
	await frappe.xcall(`appeals_app.appeal_exchange.api.${method}`, { appeal_import: frm.doc.name, ...more });
	frm.reload_doc();
}

function download_report(frm) {
	const asked = `appeal_import=${encodeURIComponent(frm.doc.name)}`;
	window.open(`/api/method/appeals_app.appeal_exchange.api.import_report?${asked}`);
}
