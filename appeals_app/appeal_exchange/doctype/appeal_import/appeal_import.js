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
	"Check Queued": () => __("In the queue: the check begins as soon as the work before it is done."),
	Checking: (doc) => __("Rows checked: {0}.", [doc.rows_count]),
	"Load Queued": () => __("In the queue: the loading begins as soon as the work before it is done."),
	"Bringing Over": (doc) => __("Brought over {0}, still to go {1}.", [doc.imported_count, doc.ready_count]),
};

frappe.ui.form.on("Appeal Import", {
	setup(frm) {
		appeals.offer_own_authorities(frm);
		frm.set_query("mapping", () => ({ filters: { authority: ["in", ["", frm.doc.authority]] } }));
	},

	onload: appeals.propose_own_authority,

	refresh(frm) {
		if (frm.is_new()) return;
		frm.page.set_indicator(__(frm.doc.status), COLOURS[frm.doc.status]);
		if (!frm.is_dirty()) add_buttons(frm);
		appeals.show_progress(frm, PROGRESS);
		name_file(frm);
	},
});

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
	if (status in PROGRESS || !frm.perm[0].write) return;
	if (!imported_count) frm.add_custom_button(__("Check"), () => order(frm, "check_import"));
	if (ready_count && checked_at && status !== "Loaded") {
		const question = __("Appeals to bring over: {0}. They cannot be taken back. Go on?", [ready_count]);
		const load = () => frappe.confirm(question, () => order(frm, "load_import"));
		frm.add_custom_button(__("Bring over to the register"), load).addClass("btn-primary");
	}
}

async function order(frm, method) {
	await frappe.xcall(`appeals_app.appeal_exchange.api.${method}`, { appeal_import: frm.doc.name });
	frm.reload_doc();
}

function download_report(frm) {
	const asked = `appeal_import=${encodeURIComponent(frm.doc.name)}`;
	window.open(`/api/method/appeals_app.appeal_exchange.api.import_report?${asked}`);
}
