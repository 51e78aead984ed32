// The button «File in a case» on a card: the papers of a closed appeal get their case, later a place in the archive.
frappe.provide("appeals");

const CASE_FIELDS = {
	case: "case_number",
	volume: "case_volume",
	sheets: "case_sheets",
	fond: "archive_fond",
	inventory: "archive_inventory",
	archive_case: "archive_case",
};

appeals.offer_case_file = (frm) => {
	if (frm.is_new() || frm.doc.anonymised_on || !may_file() || !["CLOSED", "ARCHIVED"].includes(frm.doc.phase)) return;
	frm.add_custom_button(__("File In A Case"), () => ask_for_case(frm));
};

const may_file = () => ["Appeals Registrar", "Appeals Archivist"].some((role) => frappe.user.has_role(role));

// Over the inventory of a case: a volume is closed by hand before it is full, and opened again if that was a slip.
appeals.offer_volumes = (report) => {
	if (!may_file()) return;
	report.page.add_inner_button(__("Close The Volume"), () => change_volume(report, "close_volume"));
	report.page.add_inner_button(__("Open The Volume Again"), () => change_volume(report, "reopen_volume"));
};

function change_volume(report, act) {
	const { authority, case_number, case_volume } = report.get_filter_values();
	if (!authority || !case_number || !case_volume) {
		return frappe.msgprint(__("Enter the authority, the case and the volume above, then press the button again."));
	}
	const question =
		act === "close_volume"
			? __("The volume {0} of the case {1} takes no more papers. Close it?", [case_volume, case_number])
			: __("The volume {0} of the case {1} takes papers again. Open it?", [case_volume, case_number]);
	frappe.confirm(frappe.utils.escape_html(question), async () => {
		await frappe.xcall(`appeals_app.appeal_registry.api.${act}`, { authority, case_number, case_volume });
		report.refresh();
	});
}

// The volume the case has open stands in the field while nobody has written another one.
async function propose_volume(frm, { fields_dict }) {
	const case_number = fields_dict.case.get_value();
	if (!case_number || fields_dict.volume.get_value()) return;
	const asked = { authority: frm.doc.authority, case_number };
	const { volume, sheets, limit } = await frappe.xcall("appeals_app.appeal_registry.api.next_place", asked);
	if (fields_dict.volume.get_value() || fields_dict.case.get_value() !== case_number) return;
	fields_dict.volume.set_value(volume);
	const told = limit ? __("Sheets in it: {0} of at most {1}.", [sheets, limit]) : __("Sheets in it: {0}.", [sheets]);
	fields_dict.volume.set_description(told);
}

function ask_for_case(frm) {
	const fields = Object.entries(CASE_FIELDS).map(([fieldname, stored]) => ({
		fieldname,
		fieldtype: fieldname === "sheets" ? "Int" : "Data",
		label: __(frm.fields_dict[stored].df.label),
		reqd: ["case", "sheets"].includes(fieldname),
		default: frm.doc[stored] || "",
	}));
	fields[0].onchange = () => propose_volume(frm, cur_dialog);
	appeals.ask(
		fields,
		async (entered) => {
			const call = { appeal: frm.doc.name, case: entered };
			await frappe.xcall("appeals_app.appeal_registry.api.file_in_case", call);
			frm.reload_doc();
		},
		__("File In A Case"),
		__("Confirm")
	);
}
